//! A type macro in a field's type hides the pointer from the derive, and rustc finds it.
//!
//! Claim: field-in-macro (upstream: fields are not copied into the impls).

use pin_coerce_unsized::SmartPointer;

macro_rules! boxed {
    ($type:ty) => { Box<$type> };
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(boxed!(T));

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
