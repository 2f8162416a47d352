//! The standard library's cells coerce if the pointer in them does.
//!
//! Claim: coercion-to-dyn (RFC 3621, guide-level explanation).

use pin_coerce_unsized::SmartPointer;
use std::cell::{Cell, RefCell, UnsafeCell};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let (cell, ref_cell, unsafe_cell) =
        (Cell::new(Ptr(Box::new(1))), RefCell::new(Ptr(Box::new(2))), UnsafeCell::new(Ptr(Box::new(3))));
    let cell: Cell<Ptr<dyn ToString>> = cell;
    let ref_cell: RefCell<Ptr<dyn ToString>> = ref_cell;
    let unsafe_cell: UnsafeCell<Ptr<dyn ToString>> = unsafe_cell;
    let pointers = [cell.into_inner(), ref_cell.into_inner(), unsafe_cell.into_inner()];
    assert_eq!(pointers.map(|pointer| pointer.0.to_string()), ["1", "2", "3"]);
}
