//! The type that is written has to be that of the field. A supertype can have an impl of its own.

#![forbid(unsafe_code)]
#![allow(coherence_leak_check)]

use kernel_pointers::impl_list_arc_safe;

struct Tracker<F>(F);

type Any = for<'a> fn(&'a u8);
type Static = fn(&'static u8);

impl_list_arc_safe! {
    impl ListArcSafe<0> for Tracker<Any> { untracked; }
    impl ListArcSafe<0> for Tracker<Static> { untracked; }
}

struct Item {
    tracker: Tracker<Any>,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Item { tracked_by tracker: Tracker<Static>; });

fn main() {}
