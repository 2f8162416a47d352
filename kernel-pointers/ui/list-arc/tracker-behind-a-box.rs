//! The tracker is a field of the value. Behind a pointer, two values could have the same one.

use kernel_pointers::impl_list_arc_safe;
use kernel_pointers::list::AtomicTracker;

struct Item {
    tracker: Box<AtomicTracker>,
}

// SAFETY: the struct has no parameters.
impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Item { tracked_by tracker: AtomicTracker; });

fn main() {}
