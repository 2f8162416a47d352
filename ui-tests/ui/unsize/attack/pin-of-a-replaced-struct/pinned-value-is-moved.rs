//! The name of the derived struct is given to an alias of a struct with two `Deref`s, in which a
//! trait chooses one by the pointee. `unsize!` would change it behind a `Pin`.
//!
//! Claim: unsize-pin (RFC 3621, the marker for `Pin`).
//! Cf. pass/unsize/pinned.rs
//! Harm: a pinned future could be moved.
//! Since: 1.87, the first to reject it where coercions are implicit too (rust-lang/rust#137764).

#![deny(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use sound::{Nothing, View, Whole};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::PinCoerceUnsized;
    use std::marker::PhantomData;
    use std::ops::{Deref, DerefMut};

    pub struct Whole;
    pub struct Nothing;

    /// It does not derive, so nothing unsizes it.
    pub struct View<T: ?Sized, V> {
        pub pointer: Box<T>,
        pub view: PhantomData<V>,
    }

    impl<T: ?Sized> Deref for View<T, Whole> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.pointer
        }
    }

    impl<T: ?Sized> DerefMut for View<T, Whole> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.pointer
        }
    }

    impl<T: ?Sized> Deref for View<T, Nothing> {
        type Target = ();

        fn deref(&self) -> &() {
            &()
        }
    }

    // SAFETY: `Deref` is the same for every `T`, and returns what the box owns.
    unsafe impl<T: ?Sized> PinCoerceUnsized for View<T, Whole> {}
    // SAFETY: `Deref` is the same for every `T`, and returns a constant.
    unsafe impl<T: ?Sized> PinCoerceUnsized for View<T, Nothing> {}
}

pub trait Choose {
    type View;
}

impl<F: Future<Output = u64>> Choose for F {
    type View = Nothing;
}

impl Choose for dyn Future<Output = u64> {
    type View = Whole;
}

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = View<T, <T as Choose>::View>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose> {
    pointer: Box<T>,
    view: PhantomData<T>,
}

fn main() {
    let anything = Pin::new(View { pointer: Box::new(async { 7 }), view: PhantomData::<Nothing> });
    let pinned: Pin<View<dyn Future<Output = u64>, Whole>> = unsize!(anything => dyn Future<Output = u64>);
    drop(pinned);
}
