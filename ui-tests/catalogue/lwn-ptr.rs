//! The two coercions that the talk on the kernel's pointers asks for: array to slice, and value to trait object.
//!
//! Claim: catalogue-accepted (the kernel's demand, as told to its readers).
//! Verdict: accepted
//! Source: LWN 992055, "Smart pointers for the kernel", `Ptr<[T; N]>` to `Ptr<[T]>` and `Ptr<T>` to `Ptr<dyn Trait>`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<T>);

fn main() {
    let _ = |ptr: Ptr<[u8; 3]>| -> Ptr<[u8]> { ptr };
    let _ = |ptr: Ptr<u8>| -> Ptr<dyn Debug> { ptr };
}
