//! A pointer with the marker does not derive, and another module of its crate makes it coerce: then it
//! coerces inside a `Pin` too, though that module has no `unsafe`. The marker's contract is about such
//! coercions as well, so this marker breaks it: what the pin leads to is another object afterwards.
//!
//! Claim: gap-marker (design: the author of the derive can see every field).
//! Harm: soundness of `Pin`: the pin leads to another object after the coercion.
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![deny(unsafe_code)]

use pin_coerce_unsized::__implicit;
use sound::View;
use std::pin::Pin;

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::PinCoerceUnsized;
    use std::ops::Deref;

    pub struct View<'a, T: ?Sized> {
        pub pointer: &'a T,
    }

    impl<T> Deref for View<'_, T> {
        type Target = ();

        fn deref(&self) -> &() {
            &()
        }
    }

    impl Deref for View<'_, dyn ToString> {
        type Target = dyn ToString;

        fn deref(&self) -> &Self::Target {
            self.pointer
        }
    }

    // SAFETY: none. It is the same object for each type alone, but not after a coercion (2).
    unsafe impl<T> PinCoerceUnsized for View<'_, T> {}

    // SAFETY: as above.
    unsafe impl PinCoerceUnsized for View<'_, dyn ToString> {}
}

__implicit! {
    [View<'a,] [T] [S] [>]
    ['a,] [T,] []
    [] [] []
    [Self { pointer: _, }] []
}

fn main() {
    let anything: Pin<View<'_, u8>> = Pin::new(View { pointer: &7 });
    let () = *anything;
    let pinned: Pin<View<'_, dyn ToString>> = anything;
    assert_eq!(pinned.to_string(), "7");
}
