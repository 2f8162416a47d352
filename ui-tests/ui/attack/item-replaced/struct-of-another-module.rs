//! The struct is replaced by a transparent one with a private field in another module of the crate.
//! That module creates the bytes only from text, and relies on that.
//!
//! Claim: attack-consent (design: the author of the derive can see every field).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs
//! Harm: safe code makes a `str` that is not UTF-8.
//! Builtin: accepted, because it asks only for a transparent struct, and not for the derived one.

#![deny(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[allow(unsafe_code)]
mod sound {
    #[repr(transparent)]
    pub struct Checked<T: ?Sized>(Box<T>);

    impl<T> Checked<T> {
        pub fn new(value: T) -> Self {
            Self(Box::new(value))
        }
    }

    impl Checked<[u8]> {
        pub fn text(text: &str) -> Self {
            Self(text.as_bytes().into())
        }

        pub fn as_str(&self) -> &str {
            // SAFETY: only `text` makes a `Checked<[u8]>`, and nothing changes it.
            unsafe { str::from_utf8_unchecked(&self.0) }
        }
    }
}

#[derive(SmartPointer)]
#[replace_by(use sound::Checked as Ptr;)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    assert_eq!(sound::Checked::text("text").as_str(), "text");
    let bytes: sound::Checked<[u8]> = sound::Checked::new([0xff, 0xfe]);
    println!("{}", bytes.as_str());
}
