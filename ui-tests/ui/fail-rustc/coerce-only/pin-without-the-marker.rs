//! Inside a `Pin`, it needs the marker as every other pointer does.
//!
//! Claim: coerce-only-pin (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/coerce-only/pinned.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, u32);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

fn main() {
    let ptr = Pin::new(Ptr(Box::new(7), 1));
    let _: Pin<Ptr<dyn ToString>> = ptr;
}
