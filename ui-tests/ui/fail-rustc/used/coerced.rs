//! What is wrong with the struct is said once, and not again where its pointer is coerced, also
//! inside a `Pin`.
//!
//! Claim: errors-at-uses.
//! Cf. pass/coercion/trait-object.rs

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(Box<T>);

// SAFETY: `deref` returns what the box owns, which has one address.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

fn passed(_: Ptr<[u8]>) {}

fn pinned(ptr: Pin<Ptr<u8>>) -> Pin<Ptr<dyn Debug>> {
    ptr
}

fn main() {
    let _: Ptr<dyn Debug> = Ptr(Box::new(1));
    passed(Ptr(Box::new([1, 2])));
}
