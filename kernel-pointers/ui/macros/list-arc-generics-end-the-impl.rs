//! Parameters that end the impl, so that an attribute macro before the rest sees the `unsafe` in
//! it.

#![forbid(unsafe_code)]

use kernel_pointers::impl_list_arc_safe;
use kernel_pointers::list::AtomicTracker;

trait Trait {}

struct Item<T> {
    tracker: AtomicTracker,
    _value: T,
}

impl_list_arc_safe!(impl[> Trait for Item<u8> {} impl<T] ListArcSafe<0> for Item<T> { tracked_by tracker: AtomicTracker; });

fn main() {}
