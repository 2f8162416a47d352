//! The impl of `Drop` has a bound that the struct lacks. Either every `Ptr` has a destructor, or
//! none has.
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
