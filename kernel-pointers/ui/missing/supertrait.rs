//! A trait without the supertrait `ListArcSafe`, whose object is in a `ListArc`.

use kernel_pointers::ListArc;

trait Work {}

struct Queue {
    next: ListArc<dyn Work>,
}

fn main() {}
