//! The kernel writes `self.` before the field.

#![forbid(unsafe_code)]

use kernel_pointers::{ListLinks, impl_list_arc_safe, impl_list_item};

struct Item<T> {
    links: ListLinks,
    _value: T,
}

impl_list_arc_safe!(impl[T] ListArcSafe<0> for Item<T> { untracked; });
impl_list_item!(impl[T] ListItem<0> for Item<T> { using ListLinks { self.links }; });

fn main() {}
