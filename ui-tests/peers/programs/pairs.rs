//! Pairs of functions, `implicit_…` and `explicit_…`, which have to come out the same.
//!
//! `--cfg by_hand` where the derive writes no implicit coercion: the impls are written here, so
//! that there is something to compare with.

#![cfg_attr(by_hand, feature(coerce_unsized, unsize))]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;
use std::fmt::Debug;
use std::ops::Deref;
use std::ptr::NonNull;

pub trait Speak {
    fn speak(&self) -> u32;
}

pub trait Pet: Debug + Speak {}

struct Inner<T: ?Sized> {
    count: Cell<usize>,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Header<T: ?Sized>(NonNull<Inner<T>>);

impl<T: ?Sized> Drop for Header<T> {
    fn drop(&mut self) {
        // SAFETY: nothing runs this; the pointer is one that `Box::leak` gave.
        let count = unsafe { &self.0.as_ref().count };
        count.set(count.get() - 1);
        if count.get() == 0 {
            // SAFETY: as above, and this is the last owner.
            drop(unsafe { Box::from_raw(self.0.as_ptr()) });
        }
    }
}

impl<T: ?Sized> Deref for Header<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: as in `drop`.
        unsafe { &self.0.as_ref().value }
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Nested<T: ?Sized, const ID: u64>(Header<T>);

impl<T: ?Sized, const ID: u64> Deref for Nested<T, ID> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Owned<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Owned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Has its count beside the value, and an id.
#[derive(SmartPointer)]
pub struct Beside<T: ?Sized> {
    id: u32,
    count: NonNull<Cell<usize>>,
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
}

impl<T: ?Sized> Drop for Beside<T> {
    fn drop(&mut self) {
        // SAFETY: nothing runs this; the count is there as long as an owner.
        let count = unsafe { self.count.as_ref() };
        count.set(count.get() - 1);
        if count.get() == 0 {
            // SAFETY: as above, and this is the last owner.
            drop(unsafe { (Box::from_raw(self.value.as_ptr()), Box::from_raw(self.count.as_ptr())) });
        }
    }
}

impl<T: ?Sized> Deref for Beside<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: as in `drop`.
        unsafe { self.value.as_ref() }
    }
}

#[cfg(by_hand)]
mod by_hand {
    use super::{Beside, Header, Nested, Owned};
    use std::marker::Unsize;
    use std::ops::CoerceUnsized;

    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Header<U>> for Header<T> {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized, const ID: u64> CoerceUnsized<Nested<U, ID>> for Nested<T, ID> {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Owned<U>> for Owned<T> {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Beside<U>> for Beside<T> {}
}

impl Speak for u32 {
    fn speak(&self) -> u32 {
        *self
    }
}

/// The coercion alone, from a known type.
macro_rules! coercion {
    ($($implicit:ident $explicit:ident: $from:ty, $to:ty => $pointee:ty;)*) => {
        $(
            #[unsafe(no_mangle)]
            pub fn $implicit(pointer: $from) -> $to {
                pointer
            }

            #[unsafe(no_mangle)]
            pub fn $explicit(pointer: $from) -> $to {
                unsize!(pointer => $pointee)
            }
        )*
    };
}

coercion! {
    implicit_header explicit_header: Header<u32>, Header<dyn Speak> => dyn Speak;
    implicit_header_slice explicit_header_slice: Header<[u8; 7]>, Header<[u8]> => [u8];
    implicit_header_super explicit_header_super: Header<dyn Pet>, Header<dyn Speak> => dyn Speak;
    implicit_nested explicit_nested: Nested<u32, 1>, Nested<dyn Speak, 1> => dyn Speak;
    implicit_nested_slice explicit_nested_slice: Nested<[u8; 7], 1>, Nested<[u8], 1> => [u8];
    implicit_nested_super explicit_nested_super: Nested<dyn Pet, 1>, Nested<dyn Speak, 1> => dyn Speak;
    implicit_owned explicit_owned: Owned<u32>, Owned<dyn Speak> => dyn Speak;
    implicit_owned_slice explicit_owned_slice: Owned<[u8; 7]>, Owned<[u8]> => [u8];
    implicit_owned_super explicit_owned_super: Owned<dyn Pet>, Owned<dyn Speak> => dyn Speak;
    implicit_beside explicit_beside: Beside<u32>, Beside<dyn Speak> => dyn Speak;
    implicit_beside_slice explicit_beside_slice: Beside<[u8; 7]>, Beside<[u8]> => [u8];
    implicit_beside_super explicit_beside_super: Beside<dyn Pet>, Beside<dyn Speak> => dyn Speak;
}

/// The coercion in the middle of other code, with a call that may panic and a destructor behind it.
macro_rules! used {
    ($($implicit:ident $explicit:ident: $from:ty, $to:ty;)*) => {
        $(
            #[unsafe(no_mangle)]
            pub fn $implicit(pointer: $from, before: fn(), after: fn(&$to)) -> u32 {
                before();
                let object: $to = pointer;
                after(&object);
                object.speak()
            }

            #[unsafe(no_mangle)]
            pub fn $explicit(pointer: $from, before: fn(), after: fn(&$to)) -> u32 {
                before();
                let object = unsize!(pointer => dyn Speak);
                after(&object);
                object.speak()
            }
        )*
    };
}

used! {
    implicit_header_used explicit_header_used: Header<u32>, Header<dyn Speak>;
    implicit_nested_used explicit_nested_used: Nested<u32, 1>, Nested<dyn Speak, 1>;
    implicit_owned_used explicit_owned_used: Owned<u32>, Owned<dyn Speak>;
    implicit_beside_used explicit_beside_used: Beside<u32>, Beside<dyn Speak>;
}

/// The control: a pair that differs by one instruction at least.
#[unsafe(no_mangle)]
pub fn implicit_control(pointer: Header<u32>) -> Header<dyn Speak> {
    pointer
}

#[unsafe(no_mangle)]
pub fn explicit_control(pointer: Header<u32>) -> Header<dyn Speak> {
    // SAFETY: nothing runs this.
    let count = unsafe { &pointer.0.as_ref().count };
    count.set(count.get() + 1);
    unsize!(pointer => dyn Speak)
}
