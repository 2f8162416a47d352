//! A struct without `impl_list_arc_safe!`.

use kernel_pointers::ListArc;

struct Item;

struct Queue {
    next: ListArc<Item>,
}

fn main() {}
