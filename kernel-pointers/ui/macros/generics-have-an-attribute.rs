//! An attribute of a parameter can be a macro, which sees the whole impl.

#![forbid(unsafe_code)]

use kernel_pointers::{ListLinks, impl_list_arc_safe, impl_list_item};

struct Item<T> {
    links: ListLinks,
    _value: T,
}

impl_list_arc_safe!(impl[T] ListArcSafe<0> for Item<T> { untracked; });
impl_list_item!(impl[#[cfg(all())] T] ListItem<0> for Item<T> { using ListLinks { links }; });

fn main() {}
