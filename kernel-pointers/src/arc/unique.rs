//! The only reference to an object, before it is shared.

use super::{Arc, ArcInner};
use crate::alloc::{AllocError, Allocator, Flags, Kmalloc};
use crate::refcount::Refcount;
use pinned_init::{Init, PinInit};
use std::alloc::Layout;
use std::fmt;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::{Deref, DerefMut};
use std::pin::Pin;

/// An [`Arc`] that is known to be the only one, so that its value can still be changed.
///
/// It separates what can fail from what cannot. First allocate, where there may be no memory. Then
/// write the value, where allocating may be forbidden. It cannot be unsized; the `Arc` that it
/// becomes can.
///
/// ```
/// use kernel_pointers::{Arc, GFP_KERNEL, UniqueArc};
///
/// let memory = UniqueArc::new_uninit(GFP_KERNEL)?; // may sleep, may fail
/// let mut unique = memory.write([1, 2, 3]); // neither
/// unique[0] = 0;
/// let shared: Arc<[i32; 3]> = unique.into();
/// assert_eq!(*shared, [0, 2, 3]);
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Invariants
///
/// The count of `inner` is one: there is no other `Arc`, and no `ArcBorrow`.
pub struct UniqueArc<T: ?Sized> {
    inner: Arc<T>,
}

// The value does not move with the pointer.
impl<T: ?Sized> Unpin for UniqueArc<T> {}

impl<T> UniqueArc<T> {
    /// Makes a new object.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory. The value is dropped then.
    pub fn new(value: T, flags: Flags) -> Result<Self, AllocError> {
        Ok(UniqueArc::new_uninit(flags)?.write(value))
    }

    /// Allocates memory for an object.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory.
    pub fn new_uninit(flags: Flags) -> Result<UniqueArc<MaybeUninit<T>>, AllocError> {
        let memory = Kmalloc::alloc(Layout::new::<ArcInner<MaybeUninit<T>>>(), flags)?.cast();
        let inner: *mut ArcInner<MaybeUninit<T>> = memory.as_ptr();
        // SAFETY: the memory is writable and fits the layout of an `ArcInner`.
        unsafe { (&raw mut (*inner).refcount).write(Refcount::one()) };
        // SAFETY: the layout is that of the object. Its count is initialized and one, and there is
        // nothing to initialize in a `MaybeUninit`.
        let inner = unsafe { Arc::from_inner(memory) };
        // INVARIANT: this is the first reference.
        Ok(UniqueArc { inner })
    }
}

impl<T> UniqueArc<MaybeUninit<T>> {
    /// Writes the value.
    #[must_use]
    pub fn write(mut self, value: T) -> UniqueArc<T> {
        (*self).write(value);
        // SAFETY: the value was written just now, into memory that only this function has. It could
        // be moved until then, so it was not pinned.
        unsafe { self.assume_init() }
    }

    /// Asserts that the value is initialized, for example because it was written through
    /// `deref_mut`.
    ///
    /// # Safety
    ///
    /// - When this is called, the memory holds a valid `T`, and the result owns it: nobody else
    ///   drops it or moves it out. It is not enough that a value was written once.
    /// - All uses of the memory were before this call. From now on, it is used only through the
    ///   result.
    /// - If the value was pinned, the caller keeps it pinned.
    #[must_use]
    pub unsafe fn assume_init(self) -> UniqueArc<T> {
        let inner = ManuallyDrop::new(self.inner).ptr.cast();
        // SAFETY: the value is valid, and the layout of `ArcInner` is the same for `T` and
        // `MaybeUninit<T>`. The reference moves from the one to the other.
        let inner = unsafe { Arc::from_inner(inner) };
        // INVARIANT: the count is still one, and nobody else uses the memory.
        UniqueArc { inner }
    }

    /// Returns the place for the value.
    ///
    /// The pointer is not made from a reference, because a self-referential value keeps it and uses
    /// it after the `Arc` was used.
    fn slot(&mut self) -> *mut T {
        // SAFETY: by the invariant, nobody else can reach the object, which is alive.
        unsafe { &raw mut (*self.inner.ptr.as_ptr()).data }.cast()
    }

    /// Initializes the value in place.
    ///
    /// # Errors
    ///
    /// Returns the error of the initializer. The memory is freed then. If the initializer panics,
    /// the memory is freed too, and what was initialized before is not dropped.
    pub fn init_with<E>(mut self, init: impl Init<T, E>) -> Result<UniqueArc<T>, E> {
        // SAFETY: the slot is memory for a `T` that is not initialized, and after an error or a
        // panic it is only freed.
        unsafe { init.__init(self.slot())? };
        // SAFETY: the initializer succeeded, and has ended. An `Init` does not pin the value.
        Ok(unsafe { self.assume_init() })
    }

    /// Initializes the value in place, where it stays.
    ///
    /// # Errors
    ///
    /// Returns the error of the initializer. The memory is freed then. If the initializer panics,
    /// the memory leaks, because it may hold a pinned value that was not dropped.
    pub fn pin_init_with<E>(self, init: impl PinInit<T, E>) -> Result<Pin<UniqueArc<T>>, E> {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: the slot is memory for a `T` that is not initialized. The value does not move,
        // because the result is a pin. After an error the memory is only freed, and after a panic
        // it is never used again.
        let result = unsafe { init.__pinned_init(this.slot()) };
        let this = ManuallyDrop::into_inner(this);
        result?;
        // SAFETY: the initializer succeeded, and has ended. The value is pinned again in this
        // expression, so it may use itself through pointers that it keeps.
        Ok(unsafe { this.assume_init() }.into())
    }
}

impl<T: ?Sized> UniqueArc<T> {
    /// # Safety
    ///
    /// There is no other reference, and everything that former owners did was before this call.
    pub(super) unsafe fn from_only(inner: Arc<T>) -> Self {
        // INVARIANT: by the contract of this function.
        Self { inner }
    }
}

impl<T: ?Sized> Deref for UniqueArc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T: ?Sized> DerefMut for UniqueArc<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: by the invariant nobody else can reach the object, and `&mut self` excludes a
        // second access through it.
        unsafe { &mut (*self.inner.ptr.as_ptr()).data }
    }
}

impl<T: ?Sized> From<UniqueArc<T>> for Arc<T> {
    fn from(unique: UniqueArc<T>) -> Self {
        unique.inner
    }
}

impl<T: ?Sized> From<UniqueArc<T>> for Pin<UniqueArc<T>> {
    fn from(unique: UniqueArc<T>) -> Self {
        // SAFETY: the `UniqueArc` is given away, so from now on the value is reached through this
        // pin, or through the `Arc` that it becomes; `deref`, `deref_mut` and the destructor do not
        // move it.
        unsafe { Self::new_unchecked(unique) }
    }
}

impl<T: ?Sized> From<Pin<UniqueArc<T>>> for Arc<T> {
    fn from(unique: Pin<UniqueArc<T>>) -> Self {
        // SAFETY: an `Arc` keeps the value pinned.
        unsafe { Pin::into_inner_unchecked(unique) }.inner
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for UniqueArc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
