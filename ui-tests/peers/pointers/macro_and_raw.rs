//! With a macro of its own through a raw pointer and back: the idiom of `refbox` and
//! `allocator-api2`.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

struct Inner<T: ?Sized> {
    count: Cell<usize>,
    value: T,
}

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

#[macro_export]
macro_rules! coerce {
    ($pointer:expr => $target:ty) => {{
        let raw = $crate::MyRc::__into_raw($pointer);
        let raw: *mut $target = raw;
        // SAFETY: the pointer is from `__into_raw`, and was at most unsized.
        unsafe { $crate::MyRc::__from_raw(raw) }
    }};
}

impl<T: ?Sized> MyRc<T> {
    #[doc(hidden)]
    pub fn __into_raw(this: Self) -> *mut T {
        ManuallyDrop::new(this).0.as_ptr() as *mut T
    }

    /// # Safety
    ///
    /// `raw` is from `__into_raw`, perhaps unsized since, and is used once.
    #[doc(hidden)]
    pub unsafe fn __from_raw(raw: *mut T) -> Self {
        // SAFETY: the address is that of a `NonNull`.
        Self(unsafe { NonNull::new_unchecked(raw as *mut Inner<T>) })
    }
}
