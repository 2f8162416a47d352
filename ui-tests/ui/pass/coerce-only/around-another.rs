//! A pointer around one that only coerces, only coerces too.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Inner<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, u32);

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(u32, #[smart_pointer(coerce_only)] Inner<T>);

fn main() {
    let ptr = Ptr(7, Inner(Box::new(1), 8));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.0, ptr.1.0.to_string(), ptr.1.1), (7, "1".to_owned(), 8));
}
