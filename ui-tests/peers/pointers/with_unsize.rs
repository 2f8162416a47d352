//! With the trait of the `unsize` crate, as `triomphe` implements it.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;
use unsize::CoerciblePtr;

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

// SAFETY: both functions pass on the address and the provenance of the one pointer that there is.
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for MyRc<T> {
    type Pointee = T;
    type Output = MyRc<U>;

    fn as_sized_ptr(&mut self) -> *mut T {
        self.0.as_ptr().cast()
    }

    unsafe fn replace_ptr(self, new: *mut U) -> MyRc<U> {
        let this = ManuallyDrop::new(self);
        // SAFETY: `new` is the pointer from `as_sized_ptr`, unsized, by the contract of this
        // method.
        let inner = unsafe { this.0.as_ptr().cast::<T>().replace_ptr(new) } as *mut Inner<U>;
        // SAFETY: the address is that of a `NonNull`.
        MyRc(unsafe { NonNull::new_unchecked(inner) })
    }
}
