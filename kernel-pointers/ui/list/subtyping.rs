//! The elements of a list are found by the impl for its `T`, so the list does not become a list of
//! a supertype.

#![forbid(unsafe_code)]

use kernel_pointers::{List, ListLinks, impl_list_arc_safe, impl_list_item};

struct Item<'a> {
    links: ListLinks,
    _text: &'a str,
}

impl_list_arc_safe!(impl['a] ListArcSafe<0> for Item<'a> { untracked; });
impl_list_item!(impl['a] ListItem<0> for Item<'a> { using ListLinks { links }; });

fn shorter<'a>(list: List<Item<'static>>) -> List<Item<'a>> {
    list
}

fn main() {}
