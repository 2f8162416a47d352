//! The option on the struct: the types of the fields show which one is the pointer.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<T: ?Sized>(u32, Box<T>);

fn main() {
    let ptr = Ptr(7, Box::new(1));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.0, ptr.1.to_string()), (7, "1".to_owned()));
}
