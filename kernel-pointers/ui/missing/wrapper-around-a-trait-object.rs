//! A trait object has no links. The element of the list has to be a wrapper with
//! `ListLinksSelfPtr`.

use kernel_pointers::List;
use kernel_pointers::list::ListArcSafe;

trait Work: ListArcSafe {}

struct Queue {
    waiting: List<dyn Work>,
}

fn main() {}
