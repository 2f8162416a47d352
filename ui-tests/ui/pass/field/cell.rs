//! A pointer in a `Cell` or `UnsafeCell` is unsized with it.
//!
//! Claim: field-cell (upstream: their `CoerceUnsized` and `DispatchFromDyn` impls).

use pin_coerce_unsized::SmartPointer;
use std::cell::{Cell, UnsafeCell};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Raw<T: ?Sized>(Cell<*mut T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Owned<T: ?Sized>(Cell<Box<T>>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Unsafe<T: ?Sized>(UnsafeCell<*mut T>);

fn main() {
    let raw: Raw<[u8; 2]> = Raw(Cell::new(&mut [1, 2]));
    let raw: Raw<[u8]> = raw;
    let owned: Owned<[u8; 2]> = Owned(Cell::new(Box::new([1, 2])));
    let owned: Owned<[u8]> = owned;
    let cell: Unsafe<[u8; 2]> = Unsafe(UnsafeCell::new(&mut [1, 2]));
    let cell: Unsafe<[u8]> = cell;
    assert_eq!((raw.0.get().len(), owned.0.into_inner().len(), cell.0.into_inner().len()), (2, 2, 2));
}
