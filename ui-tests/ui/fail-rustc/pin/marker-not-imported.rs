//! The marker without its import.
//!
//! Claim: names-imported (the language).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, it has no marker of its own.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

// SAFETY: none; the missing import rejects it.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {}
