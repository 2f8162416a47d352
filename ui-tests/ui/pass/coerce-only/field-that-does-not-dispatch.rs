//! A field that coerces and cannot be dispatched on: a `Ref`.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::cell::{Ref, RefCell};

#[derive(SmartPointer)]
struct Ptr<'a, T: ?Sized>(#[smart_pointer(coerce_only)] Ref<'a, T>);

fn main() {
    let cell = RefCell::new(1);
    let ptr = Ptr(cell.borrow());
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "1");
}
