//! `Wrapper<Value>` tells nobody about its `ListArc`, and `Wrapper<dyn Work>` asks a tracker for
//! another one.

#![forbid(unsafe_code)]

use kernel_pointers::list::{AtomicTracker, ListLinksSelfPtr};
use kernel_pointers::{AllocError, Arc, GFP_KERNEL, ListArc, impl_list_arc_safe, impl_list_item};

trait Work {}

struct Value;
impl Work for Value {}

struct Wrapper<T: ?Sized> {
    links: ListLinksSelfPtr<Wrapper<dyn Work>>,
    tracker: AtomicTracker,
    _value: T,
}

impl_list_arc_safe! {
    impl ListArcSafe<0> for Wrapper<Value> { untracked; }
    impl ListArcSafe<0> for Wrapper<dyn Work> { tracked_by tracker: AtomicTracker; }
}
impl_list_item!(impl ListItem<0> for Wrapper<dyn Work> { using ListLinksSelfPtr { links }; });

fn main() -> Result<(), AllocError> {
    let value = Wrapper { links: ListLinksSelfPtr::new(), tracker: AtomicTracker::new(), _value: Value };
    let first: ListArc<Wrapper<Value>> = ListArc::new(value, GFP_KERNEL)?;
    let arc: Arc<Wrapper<dyn Work>> = first.clone_arc();
    let _second: Option<ListArc<Wrapper<dyn Work>>> = ListArc::try_from_arc(arc).ok();
    let _first: ListArc<Wrapper<dyn Work>> = first;
    Ok(())
}
