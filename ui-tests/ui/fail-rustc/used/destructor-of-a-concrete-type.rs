//! The impl of `Drop` is for the pointers to one type. Either every `Ptr` has a destructor, or none
//! has.
//!
//! Claim: drop-without-maybe-sized (rustc: E0366).
//! Cf. pass/coerce-only/on-the-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl Drop for Ptr<u8> {
    fn drop(&mut self) {}
}

fn main() {}
