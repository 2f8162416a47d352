//! The dependency `core` is another crate, in which the name of the standard library's marker means
//! `Send`. The promise for `Pin` is honest, and must not become an `unsafe impl Send`.
//!
//! Claim: attack-path-core (spoofed paths).

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::ops::Deref;
use std::rc::Rc;

/// A pointer that must not leave its thread.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MyRc<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> Deref for MyRc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `Deref` is the only trait among those that the contract names, its one impl is generic,
// and it returns what `Rc` shares, which no coercion and no move of the pointer changes (1, 2).
// Nothing else can reach the `Rc` (3, 4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for MyRc<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_not_become_send() {
        static_assertions::assert_not_impl_any!(MyRc<u8>: Send, Sync);
    }

    #[cfg(feature = "implicit")]
    #[test]
    fn coerces_while_pinned() {
        use std::pin::Pin;

        let pinned = Pin::new(MyRc(Rc::new(7_u8)));
        let pinned: Pin<MyRc<dyn ToString>> = pinned;
        assert_eq!(pinned.to_string(), "7");
    }
}
