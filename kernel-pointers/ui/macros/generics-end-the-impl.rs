//! Parameters that end the impl of the macro, and use its `unsafe` for another one.

#![forbid(unsafe_code)]

use kernel_pointers::{ListLinks, impl_list_arc_safe, impl_list_item};
use std::rc::Rc;

struct NotSend(Rc<u32>);

struct Item {
    links: ListLinks,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Item { untracked; });
impl_list_item!(impl[> Send for NotSend {} #[cfg(any())] impl<] ListItem<0> for Item { using ListLinks { links }; });

fn main() {}
