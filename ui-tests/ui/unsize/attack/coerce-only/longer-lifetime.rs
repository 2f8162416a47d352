//! A lifetime that only a value beside the pointer mentions does not grow.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
struct Ptr<'a, T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, &'a str);

fn longer<'a>(ptr: Ptr<'a, u8>) -> Ptr<'static, dyn ToString> {
    unsize!(ptr => dyn ToString)
}

fn main() {
    let text = longer(Ptr(Box::new(1), &String::from("gone"))).1;
    println!("{text}");
}
