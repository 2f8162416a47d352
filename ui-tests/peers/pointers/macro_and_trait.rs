//! With a macro of its own that coerces in a closure, and a hidden trait: the idiom of `gc-arena`.

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
macro_rules! unsize {
    ($pointer:expr => $target:ty) => {{
        let pointer = $pointer;
        // SAFETY: the closure is a coercion, because it compiles.
        unsafe { $crate::__Coerce::__coerce(pointer, |raw: *mut _| -> *mut $target { raw }) }
    }};
}

/// # Safety
///
/// `Output` is the same pointer with another pointee.
#[doc(hidden)]
pub unsafe trait __Coerce<Output> {
    type From;
    type To: ?Sized;

    /// # Safety
    ///
    /// The closure does nothing but unsize the pointer.
    unsafe fn __coerce(self, unsize: impl FnOnce(*mut Self::From) -> *mut Self::To) -> Output;
}

// SAFETY: only the pointee differs.
unsafe impl<T, U: ?Sized> __Coerce<MyRc<U>> for MyRc<T> {
    type From = T;
    type To = U;

    unsafe fn __coerce(self, unsize: impl FnOnce(*mut T) -> *mut U) -> MyRc<U> {
        let this = ManuallyDrop::new(self);
        let inner = unsize(this.0.as_ptr().cast()) as *mut Inner<U>;
        // SAFETY: unsizing does not change the address, which was not null.
        MyRc(unsafe { NonNull::new_unchecked(inner) })
    }
}
