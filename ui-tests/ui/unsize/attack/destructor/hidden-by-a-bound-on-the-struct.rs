//! As in hidden-by-a-bound.rs, with a bound on the struct itself and the standard library's
//! `Deref`.
//!
//! Claim: unsize-struct-as-seen (design: no token is believed).
//! Cf. pass/unsize/every-target.rs
//! Harm: the value would be freed by a second owner, and read after that.
//! Since: 1.87, the first to reject it where coercions are implicit too (rust-lang/rust#137764).

#![deny(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use sound::{Handle, Lent, Mode, Owned};
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

#[allow(unsafe_code)]
mod sound {
    use std::marker::PhantomData;
    use std::ops::Deref;
    use std::ptr::NonNull;

    /// Made by this module alone.
    pub struct Seal(());

    pub trait Mode {
        const FREES: bool;
    }

    pub struct Owned;

    pub struct Lent;

    impl Mode for Owned {
        const FREES: bool = true;
    }

    impl Mode for Lent {
        const FREES: bool = false;
    }

    /// An `Owned` one owns the value, and a `Lent` one borrows it.
    pub struct Handle<'a, T: ?Sized, M: Mode> {
        pub node: NonNull<T>,
        pub mode: PhantomData<(&'a (), M)>,
        pub seal: Seal,
    }

    impl<T> Handle<'static, T, Owned> {
        pub fn new(value: T) -> Self {
            Handle { node: NonNull::from(Box::leak(Box::new(value))), mode: PhantomData, seal: Seal(()) }
        }

        pub fn lend<'a>(this: &'a Self) -> Handle<'a, T, Lent> {
            Handle { node: this.node, mode: PhantomData, seal: Seal(()) }
        }
    }

    impl<T: ?Sized, M: Mode> Deref for Handle<'_, T, M> {
        type Target = T;

        fn deref(&self) -> &T {
            // SAFETY: it is owned, or borrowed for the lifetime of the handle.
            unsafe { self.node.as_ref() }
        }
    }

    impl<T: ?Sized, M: Mode> Drop for Handle<'_, T, M>
    where
        Self: Deref<Target = T>,
    {
        fn drop(&mut self) {
            if M::FREES {
                // SAFETY: `new` made it of a `Box`, and it is the only `Owned` one.
                drop(unsafe { Box::from_raw(self.node.as_ptr()) });
            }
        }
    }
}

pub trait Choose {
    type Mode: Mode;
}

impl Choose for String {
    type Mode = Lent;
}

impl Choose for dyn ToString {
    type Mode = Owned;
}

#[derive(SmartPointer)]
#[replace_by(type Ptr<'a, T> = Handle<'a, T, <T as Choose>::Mode>;)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized + Choose>
where
    Self: Deref,
{
    node: NonNull<T>,
    mode: PhantomData<&'a T>,
    seal: (),
}

fn main() {
    let owner = Handle::new(String::from("freed by the second owner"));
    let second: Handle<'_, dyn ToString, Owned> = unsize!(Handle::lend(&owner) => dyn ToString);
    drop(second);
    println!("{}", *owner);
}
