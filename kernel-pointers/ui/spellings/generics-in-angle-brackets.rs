//! Rust writes the parameters of an impl in angle brackets.

#![forbid(unsafe_code)]

use kernel_pointers::{ListLinks, impl_list_arc_safe, impl_list_item};

struct Item<T> {
    links: ListLinks,
    _value: T,
}

impl_list_arc_safe!(impl<T> ListArcSafe<0> for Item<T> { untracked; });
impl_list_item!(impl<T> ListItem<0> for Item<T> { using ListLinks { links }; });

fn main() {}
