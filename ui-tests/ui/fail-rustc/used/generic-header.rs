//! Beside the error about two type parameters, the impls are for the one that is `?Sized`, so a
//! coercion is not a second error.
//!
//! Claim: errors-at-uses (upstream: the builtin writes its impls beside the error).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

struct Inner<H, T: ?Sized> {
    header: H,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<H, T: ?Sized>(NonNull<Inner<H, T>>);

fn coerce(pointer: Ptr<u8, u8>) -> Ptr<u8, dyn Send> {
    pointer
}

fn main() {}
