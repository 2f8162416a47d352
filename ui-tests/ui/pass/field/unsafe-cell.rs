//! A pointer in an `UnsafeCell` is unsized with it.
//!
//! Claim: field-cell (upstream: `CoerceUnsized` and `DispatchFromDyn` for `Cell` and `UnsafeCell`).

use pin_coerce_unsized::SmartPointer;
use std::cell::UnsafeCell;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(UnsafeCell<*mut T>);

fn main() {
    let ptr: Ptr<[u8; 2]> = Ptr(UnsafeCell::new(&mut [1, 2]));
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!(ptr.0.into_inner().len(), 2);
}
