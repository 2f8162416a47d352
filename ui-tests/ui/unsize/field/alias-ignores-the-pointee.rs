//! The field's type is an alias that ignores its parameter, so a trait object could change its trait and not its vtable.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

type Alias<T> = <T as Ignored>::Out;

trait Ignored {
    type Out;
}

impl<T: ?Sized> Ignored for T {
    type Out = Box<[u8]>;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Alias<T>);

fn main() {}
