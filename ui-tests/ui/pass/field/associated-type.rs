//! The field's type is an associated type of the pointee: the pointee determines it, but it does
//! not determine the pointee.
//!
//! Claim: field-associated-type (upstream: fields are not copied into the impls).

use pin_coerce_unsized::SmartPointer;

trait Pointee {
    type Pointer;
}
impl<T: ?Sized> Pointee for T {
    type Pointer = Box<T>;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(<T as Pointee>::Pointer);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
