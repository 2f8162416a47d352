//! The derive alone lets no pinned pointer coerce: nobody has answered for its `Deref`.
//!
//! Claim: pin-needs-marker (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/pin/with-marker.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

fn main() {
    let ptr: Pin<Ptr<u8>> = Pin::new(Ptr(Box::new(7)));
    let _: Pin<Ptr<dyn Debug>> = ptr;
}
