//! The traits have 0 as the default of the ID, but the macros need to see it.

#![forbid(unsafe_code)]

use kernel_pointers::{ListLinks, impl_list_arc_safe, impl_list_item};

struct Item<T> {
    links: ListLinks,
    _value: T,
}

impl_list_arc_safe!(impl[T] ListArcSafe for Item<T> { untracked; });
impl_list_item!(impl[T] ListItem for Item<T> { using ListLinks { links }; });

fn main() {}
