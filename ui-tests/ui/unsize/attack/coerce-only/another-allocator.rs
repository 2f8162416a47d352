//! The allocator, a parameter that a value beside the pointer has, does not change.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
struct Ptr<#[pointee] T: ?Sized, A>(#[smart_pointer(coerce_only)] Box<T>, A);

fn change(ptr: Ptr<u8, u8>) -> Ptr<dyn ToString, String> {
    unsize!(ptr => dyn ToString)
}

fn main() {
    println!("{}", change(Ptr(Box::new(1), 2)).1);
}
