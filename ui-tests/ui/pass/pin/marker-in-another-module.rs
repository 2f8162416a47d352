//! `forbid(unsafe_code)` around the struct: the derive writes no `unsafe` there, and the promise is made elsewhere.
//!
//! Claim: lint-forbid-unsafe (the derive's own rule).

use std::ops::Deref;
use std::pin::Pin;

#[forbid(unsafe_code)]
mod safe {
    #[derive(pin_coerce_unsized::SmartPointer)]
    #[repr(transparent)]
    pub struct Ptr<T: ?Sized>(pub Box<T>);
}
use safe::Ptr;

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `deref` returns what the box owns, which neither a move nor a coercion of the box changes (1, 2).
// There is no `deref_mut`, and the drop glue drops the box in place (3). No `Clone` or formatting impl exists (4, 5).
unsafe impl<T: ?Sized> pin_coerce_unsized::PinCoerceUnsized for Ptr<T> {}

fn main() {
    let ptr: Pin<Ptr<u8>> = Pin::new(Ptr(Box::new(7)));
    let ptr: Pin<Ptr<dyn ToString>> = ptr;
    assert_eq!(ptr.to_string(), "7");
}
