//! Without std and alloc: the pointers are around references and raw pointers to memory that
//! somebody else owns.
//!
//! Claim: environment-no-std (every path of the expansion starts at `core` or at the runtime
//! crate).
//!
//! Cargo unifies features over all crates that it builds together: only
//! `cargo test -p no-std-environment` builds the runtime crate without `alloc`.

#![no_std]

use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr::NonNull;
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};

/// A borrowed value, with our marker.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Borrowed<'a, T: ?Sized>(&'a T);

impl<'a, T: ?Sized> Borrowed<'a, T> {
    /// Borrows `value`.
    pub const fn new(value: &'a T) -> Self {
        Self(value)
    }
}

impl<T: ?Sized> Deref for Borrowed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

// SAFETY: `Deref` is the only trait among those that the contract names, its one impl is generic,
// and it returns the reference, which no coercion and no move of it changes (1, 2). A shared
// reference moves nothing (3, 4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Borrowed<'_, T> {}

/// A value and a count, in memory that lives forever.
#[repr(C)]
pub struct Counted<T: ?Sized> {
    count: usize,
    value: T,
}

impl<T> Counted<T> {
    /// Counts one owner.
    pub const fn new(value: T) -> Self {
        Self { count: 1, value }
    }
}

/// A pointer to a counted value, through which it can be changed, and the pool it came from.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Owned<#[pointee] T: ?Sized, P> {
    counted: NonNull<Counted<T>>,
    pool: PhantomData<P>,
}

impl<T, P> Owned<T, P> {
    /// Takes over `counted` for good.
    pub fn new(counted: &'static mut Counted<T>) -> Self {
        Self { counted: NonNull::from(counted), pool: PhantomData }
    }
}

impl<T: ?Sized, P> Owned<T, P> {
    /// How many owners there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        // SAFETY: `new` was given the only reference to the value, for as long as the program runs.
        unsafe { self.counted.as_ref() }.count
    }
}

impl<T: ?Sized, P> Deref for Owned<T, P> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: `new` was given the only reference to the value, for as long as the program runs.
        unsafe { &(*self.counted.as_ptr()).value }
    }
}

#[cfg(all(test, feature = "implicit"))]
mod tests {
    use super::*;
    use core::any::Any;
    use core::pin::Pin;

    #[test]
    fn coerces() {
        let borrowed: Borrowed<'_, dyn Any> = Borrowed::new(&7_u8);
        assert_eq!(borrowed.downcast_ref(), Some(&7_u8));
        let bytes: Borrowed<'_, [u8]> = Borrowed::new(&[1, 2, 3]);
        assert_eq!(bytes.len(), 3);
    }

    #[test]
    fn coerces_while_pinned() {
        let pinned = Pin::new(Borrowed::new(&7_u8));
        let pinned: Pin<Borrowed<'_, dyn Any>> = pinned;
        assert_eq!(pinned.downcast_ref(), Some(&7_u8));
    }

    #[test]
    fn coerces_through_the_tail_of_a_struct() {
        static mut COUNTED: Counted<u8> = Counted::new(7);
        // SAFETY: this is the only reference that is ever made.
        let owned: Owned<u8, ()> = Owned::new(unsafe { (&raw mut COUNTED).as_mut() }.unwrap());
        let owned: Owned<dyn Any, ()> = owned;
        assert_eq!((owned.downcast_ref(), owned.count()), (Some(&7_u8), 1));
    }
}
