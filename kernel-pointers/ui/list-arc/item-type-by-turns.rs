//! A macro in place of the item's type expands to another type each time. So one type could be told
//! about its `ListArc`, and the other be asked for it.

use hostile_macros::by_turns;
use kernel_pointers::list::AtomicTracker;
use kernel_pointers::{Arc, ListArc, impl_list_arc_safe};

struct Told {
    tracker: AtomicTracker,
}

struct Asked {
    tracker: AtomicTracker,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Asked { untracked; });
// SAFETY: `Told` has no parameters.
impl_list_arc_safe!(unsafe impl ListArcSafe<0> for by_turns!(Told; Asked) { tracked_by tracker: AtomicTracker; });

fn second(arc: Arc<Asked>) -> Option<ListArc<Asked>> {
    ListArc::try_from_arc(arc).ok()
}

fn main() {}
