//! Nothing that the derive emits relies on the prelude.
//!
//! Claim: path-absolute (the derive's own rule).
#![no_implicit_prelude]

use ::pin_coerce_unsized::SmartPointer;
use ::std::boxed::Box;
use ::std::string::ToString;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?::std::marker::Sized>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    ::std::assert_eq!(ptr.0.to_string(), "7");
}
