//! `?Sized` in the where-clause counts.
//!
//! Claim: sized-spelling (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T>(Box<T>)
where
    T: ?Sized,
    T: ToString;

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
