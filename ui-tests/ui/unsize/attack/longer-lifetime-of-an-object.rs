//! From one trait object to the same with a longer lifetime.
//!
//! Claim: unsize-lifetimes (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn grow<'a>(pointer: Ptr<dyn Debug + 'a>) -> Ptr<dyn Debug + 'static> {
    unsize!(pointer => dyn Debug + 'static)
}

fn main() {
    drop(grow);
}
