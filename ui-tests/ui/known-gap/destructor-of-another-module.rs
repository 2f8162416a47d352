//! An attribute macro below the derive replaces the struct with one of another module of the same
//! crate, which has visible fields and a destructor. That module has not asked for coercions, and a
//! value appears of a type that only it should make. On nightly, any module of a crate can do so
//! without a macro, in safe code, with an impl of `CoerceUnsized`. On plain stable it is rejected:
//! unsize/attack/destructor.
//!
//! Claim: gap-destructor (design: the author of the derive can see every field;
//! rust-lang/rust#148899).
//! Harm: soundness, if code of the other module relies on making each of its values itself.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

mod sound {
    /// Made by this module alone.
    pub struct Seal(());

    #[repr(transparent)]
    pub struct Sealed<T: ?Sized> {
        pub pointer: Box<T>,
        pub seal: Seal,
    }

    impl<T> Sealed<T> {
        pub fn new(value: T) -> Self {
            Self { pointer: Box::new(value), seal: Seal(()) }
        }
    }

    impl<T: ?Sized> Drop for Sealed<T> {
        fn drop(&mut self) {}
    }
}

#[derive(SmartPointer)]
#[replace_by(use sound::Sealed as Ptr;)]
#[repr(transparent)]
struct Ptr<T: ?Sized> {
    pointer: Box<T>,
    seal: (),
}

fn main() {
    let not_made_by_new: sound::Sealed<dyn ToString> = sound::Sealed::new(7);
    assert_eq!(not_made_by_new.pointer.to_string(), "7");
}
