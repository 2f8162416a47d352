//! `unsize!` does not tell rustc the type of a closure's argument, and nothing else does.
//!
//! Claim: unsize-pointer-known (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(|text| text.len())) => dyn Fn(&str) -> usize);
    drop(object);
}
