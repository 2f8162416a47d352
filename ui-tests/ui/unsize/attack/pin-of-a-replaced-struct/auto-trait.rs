//! An alias in which a trait chooses the marker by the pointee takes the name of the derived
//! struct.
//!
//! Claim: unsize-pin (RFC 3621, the marker for `Pin`).
//! Cf. pass/unsize/pinned.rs
//! Harm: a pinned handle that may not be sent would be dropped in another thread.
//! Since: 1.87, the first to reject it where coercions are implicit too (rust-lang/rust#137764).

#![deny(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use sound::{Handle, Here};
use std::pin::Pin;

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::PinCoerceUnsized;
    use std::marker::PhantomData;
    use std::ops::Deref;
    use std::pin::Pin;

    /// Not `Send`.
    pub struct Here(PhantomData<*const ()>);

    pub struct Handle<T: ?Sized, Where> {
        pub(crate) pointer: Box<T>,
        pub(crate) place: PhantomData<Where>,
    }

    impl<T> Handle<T, Here> {
        pub fn new(value: T) -> Pin<Self> {
            // SAFETY: the value is dropped where it is.
            unsafe { Pin::new_unchecked(Handle { pointer: Box::new(value), place: PhantomData }) }
        }
    }

    impl<T: ?Sized, Where> Deref for Handle<T, Where> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.pointer
        }
    }

    // SAFETY: `Deref` returns what the box owns.
    unsafe impl<T: ?Sized, Where> PinCoerceUnsized for Handle<T, Where> {}
}

struct Anywhere;

pub trait Choose {
    type Where;
}

impl Choose for u8 {
    type Where = Here;
}

impl Choose for dyn ToString + Send {
    type Where = Anywhere;
}

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = Handle<T, <T as Choose>::Where>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose> {
    pointer: Box<T>,
    place: PhantomData<T>,
}

fn main() {
    let sent: Pin<Handle<dyn ToString + Send, Anywhere>> = unsize!(Handle::new(7_u8) => dyn ToString + Send);
    std::thread::spawn(move || drop(sent)).join().unwrap();
}
