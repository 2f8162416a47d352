//! A const argument in a bound is an expression, so the derive leaves `unsize!` out. In a `Pin`,
//! the error says the same, and not that an attribute of the struct could be a macro.
//!
//! Claim: unsize-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/bounds-of-every-kind.rs
//! Implicit: accepted, because rustc checks the impls for each use.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, unsize};
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

trait Rank<const N: usize> {}

impl<T: ?Sized, const N: usize> Rank<N> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Rank<{ 1 + 2 }>>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` returns what the box owns (1, 2), which is dropped in place (3). There is no
// `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {
    let object = unsize!(Pin::new(Ptr(Box::new(7))) => dyn Debug);
    drop(object);
}
