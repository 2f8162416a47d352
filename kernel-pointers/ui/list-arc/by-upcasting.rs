//! `Wrapper<dyn Sub>` and `Wrapper<dyn Super>` would each ask another tracker.

#![forbid(unsafe_code)]

use kernel_pointers::list::AtomicTracker;
use kernel_pointers::{Arc, ListArc, impl_list_arc_safe};

trait Super {}
trait Sub: Super {}

struct Wrapper<T: ?Sized> {
    of_sub: AtomicTracker,
    of_super: AtomicTracker,
    _value: T,
}

impl_list_arc_safe! {
    impl ListArcSafe<0> for Wrapper<dyn Sub> { tracked_by of_sub: AtomicTracker; }
    impl ListArcSafe<0> for Wrapper<dyn Super> { tracked_by of_super: AtomicTracker; }
}

fn two(arc: Arc<Wrapper<dyn Sub>>) -> Option<(ListArc<Wrapper<dyn Sub>>, ListArc<Wrapper<dyn Super>>)> {
    let upcast: Arc<Wrapper<dyn Super>> = arc.clone();
    Some((ListArc::try_from_arc(arc).ok()?, ListArc::try_from_arc(upcast).ok()?))
}

fn main() {}
