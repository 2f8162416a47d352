//! A coercion that is not written out, but asked for by `as`.
//!
//! Claim: unsize-instead-of-the-coercion (the coercion needs unstable traits).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, the derive writes the coercion.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Box::new(7));
    let object = sized as Ptr<dyn ToString>;
    drop(object);
}
