//! With `#[derive(SmartPointer)]`, and the promise for `Pin`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::cell::Cell;
use std::ops::Deref;
use std::ptr::NonNull;

struct Inner<T: ?Sized> {
    count: Cell<usize>,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MyRc<T: ?Sized>(NonNull<Inner<T>>);

impl<T> MyRc<T> {
    pub fn new(value: T) -> Self {
        Self(NonNull::from(Box::leak(Box::new(Inner { count: Cell::new(1), value }))))
    }
}

impl<T: ?Sized> MyRc<T> {
    fn inner(&self) -> &Inner<T> {
        // SAFETY: `new` leaked the box, and it is only freed by the last of the owners, of which
        // `self` is one.
        unsafe { self.0.as_ref() }
    }
}

impl<T: ?Sized> Clone for MyRc<T> {
    fn clone(&self) -> Self {
        let count = &self.inner().count;
        count.set(count.get().checked_add(1).expect("fewer owners than addresses"));
        Self(self.0)
    }
}

impl<T: ?Sized> Drop for MyRc<T> {
    fn drop(&mut self) {
        let count = &self.inner().count;
        count.set(count.get() - 1);
        if count.get() == 0 {
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
