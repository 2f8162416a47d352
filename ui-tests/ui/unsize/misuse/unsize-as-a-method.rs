//! `unsize!` is a macro, and the pointer has no such method.
//!
//! Claim: unsize-is-a-macro (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let _object = Ptr(Box::new(7_u8)).unsize::<dyn ToString>();
}
