//! A reference could be dereferenced instead of unsized: the user's `Deref` would choose what the pointer points to.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

fn main() {
    let string = String::new();
    let slice = unsize!(Ptr(&string) => str);
    drop(slice);
}
