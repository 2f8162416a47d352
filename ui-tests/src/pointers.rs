//! Pointers for the run-time tests, each the smallest of its kind.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

/// Owns through a standard box.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MyBox<T: ?Sized>(Box<T>);

impl<T> MyBox<T> {
    /// Boxes the value.
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
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

// SAFETY: `deref` and `deref_mut` return what the box owns, in one generic impl each (1), which
// unsizing the box does not change (2); nothing moves it, and the box drops it in place (3); there
// is no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}

/// What a `MyRc` points to: the count is a header before the value.
struct Inner<T: ?Sized> {
    count: Cell<usize>,
    value: T,
}

/// Counts its owners in a header before the value, so that the pointer field does not point to the
/// pointee itself.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MyRc<T: ?Sized>(NonNull<Inner<T>>);

impl<T> MyRc<T> {
    /// The first owner.
    pub fn new(value: T) -> Self {
        Self(NonNull::from(Box::leak(Box::new(Inner { count: Cell::new(1), value }))))
    }
}

impl<T: ?Sized> MyRc<T> {
    /// How many owners there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.inner().count.get()
    }

    fn inner(&self) -> &Inner<T> {
        // SAFETY: `new` leaked the box, and it is only freed by the last of the owners, of which
        // `self` is one.
        unsafe { self.0.as_ref() }
    }
}

impl<T: ?Sized> Clone for MyRc<T> {
    fn clone(&self) -> Self {
        self.inner().count.set(self.count().checked_add(1).expect("fewer owners than addresses"));
        Self(self.0)
    }
}

impl<T: ?Sized> Drop for MyRc<T> {
    fn drop(&mut self) {
        self.inner().count.set(self.count() - 1);
        if self.count() == 0 {
            // SAFETY: this was the last owner, and the pointer came from `Box::leak`, with the same
            // layout, sized or not.
            drop(unsafe { Box::from_raw(self.0.as_ptr()) });
        }
    }
}

impl<T: ?Sized> Deref for MyRc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner().value
    }
}

// SAFETY: `deref` returns the value behind the header, in one generic impl, and the value stays
// where it was allocated (1); unsizing changes the metadata of the pointer alone (2); there is no
// `deref_mut`, and the last owner drops the value in place (3); `clone` reads and writes the count
// alone, and no method gives out `&mut T` or moves `T` out (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for MyRc<T> {}

/// A pointer around another deriving pointer, with a parameter that stays: the shape of the
/// kernel's `ListArc`.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct ListRc<T: ?Sized, const ID: u64 = 0>(MyRc<T>);

impl<T, const ID: u64> ListRc<T, ID> {
    /// The first owner.
    pub fn new(value: T) -> Self {
        Self(MyRc::new(value))
    }
}

impl<T: ?Sized, const ID: u64> Deref for ListRc<T, ID> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Borrows, as the kernel's `ArcBorrow` does.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Borrowed<'a, T: ?Sized>(&'a T);

impl<'a, T> Borrowed<'a, T> {
    /// Borrows the value.
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

/// A struct that is unsized through its last field.
pub struct Wrapper<T: ?Sized> {
    /// A header.
    pub links: [usize; 2],
    /// The tail.
    pub value: T,
}

impl<T: ?Sized> Deref for Wrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Counts into a cell when it is dropped.
pub struct Dropped<'a>(pub &'a Cell<usize>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}
