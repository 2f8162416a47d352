//! The impl of `Drop` has a bound that the struct lacks: a destructor is for every pointer or for none.
//!
//! Claim: drop-without-maybe-sized (rustc: E0367).
//! Cf. pass/coerce-only/on-the-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized + Send> Drop for Ptr<T> {
    fn drop(&mut self) {}
}

fn main() {}
