//! A pointer in a `Cell` is unsized with it.
//!
//! Claim: field-cell (upstream: `CoerceUnsized` and `DispatchFromDyn` for `Cell` and `UnsafeCell`).

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Raw<T: ?Sized>(Cell<*mut T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Cell<Box<T>>);

fn main() {
    let raw: Raw<[u8; 2]> = Raw(Cell::new(&mut [1, 2]));
    let raw: Raw<[u8]> = raw;
    let ptr: Ptr<[u8; 2]> = Ptr(Cell::new(Box::new([1, 2])));
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!((raw.0.get().len(), ptr.0.into_inner().len()), (2, 2));
}
