//! A pointer to a struct whose last field, and no other, is the pointee: how a reference count gets beside the value.
//!
//! Claim: field-struct-tail (upstream: builtin `Unsize` of structs).

use pin_coerce_unsized::SmartPointer;

struct Inner<T: ?Sized> {
    count: usize,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<Inner<T>>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(Inner { count: 1, value: 7 }));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.0.count, ptr.0.value.to_string()), (1, "7".to_owned()));
}
