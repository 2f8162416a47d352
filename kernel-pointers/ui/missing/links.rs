//! A struct without `impl_list_item!`.

use kernel_pointers::{List, impl_list_arc_safe};

struct Item;

impl_list_arc_safe!(impl ListArcSafe<0> for Item { untracked; });

struct Queue {
    waiting: List<Item>,
}

fn main() {}
