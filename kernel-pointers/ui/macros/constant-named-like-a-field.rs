//! A constant with the name that the macro gives to the field is not the field.

#![forbid(unsafe_code)]
#![allow(non_upper_case_globals)]

use kernel_pointers::impl_list_arc_safe;

#[derive(PartialEq, Eq)]
struct Unit;

impl_list_arc_safe!(impl ListArcSafe<0> for Unit { untracked; });

const __field: &Unit = &Unit;

struct Item {
    tracker: &'static Unit,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Item { tracked_by tracker: Unit; });

fn main() {}
