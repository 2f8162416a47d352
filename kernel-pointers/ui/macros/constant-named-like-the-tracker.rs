//! A constant has the name that a macro gives to the field, and would take its place.

#![forbid(unsafe_code)]
#![allow(non_upper_case_globals)]

use kernel_pointers::impl_list_arc_safe;

#[derive(PartialEq, Eq)]
struct Tracker;

impl_list_arc_safe!(impl ListArcSafe<0> for Tracker { untracked; });

const tracker: &Tracker = &Tracker;

struct Item {
    own: Tracker,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Item { tracked_by own: Tracker; });

fn main() {}
