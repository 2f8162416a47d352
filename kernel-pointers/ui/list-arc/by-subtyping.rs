//! `Item<for<'a> fn(&'a u8)>` is a subtype of `Item<fn(&'static u8)>`, and each has an impl of its
//! own.

#![forbid(unsafe_code)]
#![allow(coherence_leak_check)]

use kernel_pointers::list::AtomicTracker;
use kernel_pointers::{Arc, ListArc, impl_list_arc_safe};

struct Item<F> {
    tracker: AtomicTracker,
    _callback: F,
}

type Any = for<'a> fn(&'a u8);
type Static = fn(&'static u8);

impl_list_arc_safe! {
    impl ListArcSafe<0> for Item<Any> { untracked; }
    impl ListArcSafe<0> for Item<Static> { tracked_by tracker: AtomicTracker; }
}

fn two(first: ListArc<Item<Any>>) -> (ListArc<Item<Any>>, Option<ListArc<Item<Static>>>) {
    let supertype: Arc<Item<Static>> = first.clone_arc();
    (first, ListArc::try_from_arc(supertype).ok())
}

fn main() {}
