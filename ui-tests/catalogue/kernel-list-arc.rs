//! The kernel's `ListArc`: a const parameter with a default, `?Sized` in the where-clause, an inner derived pointer.
//!
//! Claim: catalogue-accepted (peers' shapes: `?Sized` in the where-clause).
//! Verdict: accepted
//! Source: Linux 6.12, `kernel::list::ListArc`; with the builtin derive since 6.14.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized>(NonNull<ArcInner<T>>);

#[repr(C)]
struct ArcInner<T: ?Sized> {
    refcount: u32,
    data: T,
}

pub trait ListArcSafe<const ID: u64 = 0> {
    fn on_drop(&self);
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct ListArc<T, const ID: u64 = 0>
where
    T: ListArcSafe<ID> + ?Sized,
{
    arc: Arc<T>,
}

trait Work: ListArcSafe + ListArcSafe<1> {}

struct Node;

impl Work for Node {}

impl<const ID: u64> ListArcSafe<ID> for Node {
    fn on_drop(&self) {}
}

fn main() {
    let _ = |ptr: ListArc<Node>| -> ListArc<dyn Work> { ptr };
    let _ = |ptr: ListArc<Node, 1>| -> ListArc<dyn Work, 1> { ptr };
}
