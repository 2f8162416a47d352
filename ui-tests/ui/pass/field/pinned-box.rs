//! `Pin<Box<T>>` as the field: the pin is inside, so the promise is the standard library's.
//!
//! Claim: field-pinned (upstream: `CoerceUnsized for Pin`).

use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Pin<Box<T>>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::pin(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
