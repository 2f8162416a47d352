//! Pointers that functions are dispatched through, on plain stable too. The derives are in one
//! list: on plain stable, a struct with another attribute could have been replaced by a macro.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::ptr::NonNull;
use std::rc::Rc;

/// Owns its value.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MyBox<T: ?Sized>(Box<T>);

impl<T> MyBox<T> {
    /// Allocates a box for the value.
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }

    /// Allocates a box for the value, and pins it.
    pub fn pin(value: T) -> Pin<Self> {
        // SAFETY: the box owns the value, and gives nobody a way to move it.
        unsafe { Pin::new_unchecked(Self::new(value)) }
    }
}

impl<T: ?Sized> Deref for MyBox<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: ?Sized> DerefMut for MyBox<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

// SAFETY: `deref` and `deref_mut` are generic and return what the box owns (1, 2), which is dropped
// in place (3). There is no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}

/// Shares its value.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MyRc<T: ?Sized>(Rc<T>);

impl<T> MyRc<T> {
    /// Allocates the value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: ?Sized> MyRc<T> {
    /// The number of owners.
    #[must_use]
    pub fn count(&self) -> usize {
        Rc::strong_count(&self.0)
    }
}

impl<T: ?Sized> Clone for MyRc<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: ?Sized> Deref for MyRc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` is generic and returns the shared value (1, 2), which `Rc` drops in place (3). A
// clone points to the same value, and nothing gives out the `Rc` (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for MyRc<T> {}

#[repr(C)]
struct Inner<T: ?Sized> {
    header: u8,
    value: T,
}

/// Owns a value that comes after a header, and has a destructor.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Headed<T: ?Sized>(NonNull<Inner<T>>);

impl<T> Headed<T> {
    /// Allocates the value after its header.
    pub fn new(header: u8, value: T) -> Self {
        Self(Box::leak(Box::new(Inner { header, value })).into())
    }
}

impl<T: ?Sized> Headed<T> {
    fn inner(&self) -> &Inner<T> {
        // SAFETY: it is the box that was leaked in `new`, which only the destructor frees.
        unsafe { self.0.as_ref() }
    }

    /// What comes before the value.
    #[must_use]
    pub fn header(&self) -> u8 {
        self.inner().header
    }
}

impl<T: ?Sized> Deref for Headed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner().value
    }
}

impl<T: ?Sized> Drop for Headed<T> {
    fn drop(&mut self) {
        // SAFETY: it is the box that was leaked in `new`.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

// SAFETY: `deref` is generic and returns the value after the header, wherever the pointer is (1,
// 2). There is no `deref_mut`, and the destructor drops the value in place (3). There is no `Clone`
// and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Headed<T> {}

/// A pointer with other parameters.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Listed<#[pointee] T: ?Sized, A: ?Sized, const ID: u64>(Rc<T>, PhantomData<A>);

impl<T, A: ?Sized, const ID: u64> Listed<T, A, ID> {
    /// Allocates the value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value), PhantomData)
    }
}

impl<T: ?Sized, A: ?Sized, const ID: u64> Deref for Listed<T, A, ID> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: as for `MyRc`, and without `Clone`.
unsafe impl<T: ?Sized, A: ?Sized, const ID: u64> PinCoerceUnsized for Listed<T, A, ID> {}

/// Borrows its value.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Borrowed<'a, T: ?Sized>(&'a T);

impl<'a, T: ?Sized> Borrowed<'a, T> {
    /// Borrows the value.
    pub fn new(value: &'a T) -> Self {
        Self(value)
    }

    /// The value, for as long as it is borrowed.
    #[must_use]
    pub fn get(&self) -> &'a T {
        self.0
    }
}

impl<T: ?Sized> Deref for Borrowed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

// SAFETY: `deref` is generic and returns the reference (1, 2). There is no `deref_mut`, no
// destructor (3), no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Borrowed<'_, T> {}

/// Borrows its value alone.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Unique<'a, T: ?Sized>(&'a mut T);

impl<'a, T: ?Sized> Unique<'a, T> {
    /// Borrows the value.
    pub fn new(value: &'a mut T) -> Self {
        Self(value)
    }
}

impl<T: ?Sized> Deref for Unique<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

impl<T: ?Sized> DerefMut for Unique<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0
    }
}

// SAFETY: `deref` and `deref_mut` are generic and return the reference (1, 2), and neither moves
// the value (3). There is no destructor, no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Unique<'_, T> {}
