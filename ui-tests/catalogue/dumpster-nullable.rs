//! dumpster's `Nullable`: a raw pointer that may be null.
//!
//! Claim: catalogue-accepted (peers' shapes: a raw pointer).
//! Verdict: accepted
//! Source: dumpster 2.1.0, `Nullable`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Nullable<T: ?Sized>(*mut T);

fn main() {
    let _ = |ptr: Nullable<u8>| -> Nullable<dyn Debug> { ptr };
}
