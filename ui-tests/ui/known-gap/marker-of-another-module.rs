//! A pointer with the marker does not derive, and another module of its crate makes it coerce: an
//! attribute macro below a derive there replaces the struct with it. Then it coerces inside a `Pin`
//! too, though that module has no `unsafe`. The marker's contract is about such coercions as well,
//! so this marker breaks it: what the pin leads to is another object afterwards. With ours, the
//! macro behind the derive does the same if it is called by hand.
//!
//! Claim: gap-marker (design: the author of the derive can see every field;
//! rust-lang/rust#148899).
//! Harm: soundness of `Pin`: the pin leads to another object after the coercion.

#![deny(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::PinCoerceUnsized;
    use std::ops::Deref;

    #[repr(transparent)]
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

#[derive(SmartPointer)]
#[replace_by(use sound::View as Ptr;)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized> {
    pointer: &'a T,
}

fn main() {
    let anything: Pin<sound::View<'_, u8>> = Pin::new(sound::View { pointer: &7 });
    let () = *anything;
    let pinned: Pin<sound::View<'_, dyn ToString>> = anything;
    assert_eq!(pinned.to_string(), "7");
}
