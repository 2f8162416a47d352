//! A macro in place of the tracker's type expands to another type each time. So a type that is only
//! checked, and another one to which a reference coerces, could tell the tracker of another value.

#![forbid(unsafe_code)]

use hostile_macros::by_turns;
use kernel_pointers::list::AtomicTracker;
use kernel_pointers::{Arc, impl_list_arc_safe};
use std::ops::Deref;

struct Item {
    tracker: AtomicTracker,
}

struct Redirect(Arc<Item>);

impl Deref for Redirect {
    type Target = AtomicTracker;

    fn deref(&self) -> &AtomicTracker {
        &self.0.tracker
    }
}

impl_list_arc_safe!(impl ListArcSafe<0> for Redirect { untracked; });

struct Other {
    redirect: Redirect,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Other { tracked_by redirect: by_turns!(AtomicTracker; Redirect); });

fn main() {}
