//! rustc does not know the type of the closure's argument yet.
//!
//! Claim: unsize-pointer-known (the macro's own rule).
//! Cf. pass/unsize/expected-type.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let unsized_by = |pointer| unsize!(pointer => dyn ToString);
    let _ = unsized_by(Ptr(Box::new(7)));
}
