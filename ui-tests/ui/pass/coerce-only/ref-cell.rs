//! A `RefCell` of a pointer as the pointer field: it coerces, and does not dispatch.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::cell::RefCell;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] RefCell<Box<T>>, u8);

fn main() {
    let ptr = Ptr(RefCell::new(Box::new(7_u8)), 1);
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.borrow().to_string(), "7");
    assert_eq!(ptr.1, 1);
}
