//! The binder driver's pointers: they point to a wrapper, and the trait object is the wrapper's last field.
//!
//! Claim: catalogue-accepted (peers' shapes: unsizing through the tail of a struct).
//! Verdict: accepted
//! Source: Linux, `drivers/android/binder`, `DTRWrap`, `DArc` and `DLArc`.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Arc<T: ?Sized>(NonNull<ArcInner<T>>);

#[repr(C)]
struct ArcInner<T: ?Sized> {
    refcount: u32,
    data: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct ListArc<T: ListArcSafe<ID> + ?Sized, const ID: u64 = 0>(Arc<T>);

trait ListArcSafe<const ID: u64 = 0> {}

/// The links point to the wrapper of the trait object, whatever the wrapped value is.
struct DTRWrap<T: ?Sized> {
    links: PhantomData<*const DTRWrap<dyn DeliverToRead>>,
    wrapped: T,
}

impl<T: ?Sized> ListArcSafe for DTRWrap<T> {}

trait DeliverToRead {}

struct Transaction;

impl DeliverToRead for Transaction {}

type DArc<T> = Arc<DTRWrap<T>>;
type DLArc<T> = ListArc<DTRWrap<T>>;

fn main() {
    let _ = |ptr: DArc<Transaction>| -> DArc<dyn DeliverToRead> { ptr };
    let _ = |ptr: DLArc<Transaction>| ptr as DLArc<dyn DeliverToRead>;
}
