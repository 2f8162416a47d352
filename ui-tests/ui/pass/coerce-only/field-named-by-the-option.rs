//! On a field whose type is a macro, the option says which field is the pointer. A macro beside it
//! stays as it is.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

macro_rules! boxed {
    ($pointee:ty) => { Box<$pointee> };
}
macro_rules! number {
    () => { u32 };
}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(number!(), #[smart_pointer(coerce_only)] boxed!(T));

fn main() {
    let ptr = Ptr(7, Box::new(1));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.0, ptr.1.to_string()), (7, "1".to_owned()));
}
