//! A borrowed `Arc` with one level of indirection.

use super::{Arc, ArcInner};
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

/// A pointer that can become an [`Arc`]. It points to an object that somebody else's `Arc` keeps
/// alive.
///
/// `&Arc<T>` can become one too, but is a pointer to a pointer. `&T` is a single pointer, but
/// cannot become an `Arc`.
///
/// ```
/// use kernel_pointers::{Arc, ArcBorrow, GFP_KERNEL};
///
/// fn keep(object: ArcBorrow<'_, str>) -> Arc<str> {
///     object.into()
/// }
/// # let _ = keep;
/// assert_eq!(size_of::<ArcBorrow<'_, u64>>(), size_of::<&u64>());
/// ```
///
/// # Invariants
///
/// - The invariants of `Arc` hold for `inner`, except for the count: others keep the object alive
///   during `'a`.
/// - During `'a`, nobody has exclusive access to the object.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct ArcBorrow<'a, T: ?Sized + 'a> {
    inner: NonNull<ArcInner<T>>,
    _p: PhantomData<&'a ()>,
}

// SAFETY: it gives out `&T` and can become an `Arc<T>`. These bounds are those of
// `Send for Arc<T>`, and include `T: Sync`.
unsafe impl<T: ?Sized + Sync + Send> Send for ArcBorrow<'_, T> {}

// SAFETY: it is `Copy`, so sharing it is the same as sending it.
unsafe impl<T: ?Sized + Sync + Send> Sync for ArcBorrow<'_, T> {}

// SAFETY: `deref` is one generic impl and returns the value in the allocation of the `Arc` (1);
// unsizing changes only the metadata (2); there is no `deref_mut` and no destructor (3); `clone`
// copies the pointer, `Debug` passes on `&T`, and nothing takes it as evidence of uniqueness (4,
// 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for ArcBorrow<'_, T> {}

impl<T: ?Sized> ArcBorrow<'_, T> {
    /// # Safety
    ///
    /// The invariants hold for `inner` and the lifetime of the result.
    pub(super) unsafe fn new(inner: NonNull<ArcInner<T>>) -> Self {
        // INVARIANT: by the contract of this function.
        Self { inner, _p: PhantomData }
    }

    /// Borrows an object that was given away with [`Arc::into_raw`] and not taken back yet.
    ///
    /// # Safety
    ///
    /// - `value` came from `Arc::into_raw` on an `Arc<T>`, or is an unsizing coercion of a pointer
    ///   that came from `Arc::into_raw`, also on the `Arc` in a `ListArc`. That call was before
    ///   this one.
    /// - The reference that was given away was not taken back before, and is not taken back before
    ///   the lifetime of the result has ended.
    /// - The memory holds a valid value: if one was dropped or moved out, another was put in its
    ///   place. Nobody drops it or moves it out before the lifetime of the result has ended.
    /// - Every exclusive access to the object since `into_raw` was one that `into_raw` allows,
    ///   which keeps the value pinned, and ended before this call. There is none during this call
    ///   or the lifetime of the result.
    /// - This is the thread that called `into_raw`, or `T` is [`Send`] and [`Sync`].
    #[must_use]
    pub unsafe fn from_raw(value: *const T) -> Self {
        // SAFETY: the reference that was given away is not taken back while the result is in use,
        // so it keeps the object alive. The value is valid and stays so, what is pinned was not
        // moved, and nobody has exclusive access to the object during this call or that lifetime.
        unsafe { Self::new(Arc::inner_of(value)) }
    }
}

impl<T: ?Sized> Clone for ArcBorrow<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for ArcBorrow<'_, T> {}

impl<T: ?Sized> Deref for ArcBorrow<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the object lives during `'a`, which contains the lifetime of `self`, and is not
        // accessed exclusively.
        unsafe { &(*self.inner.as_ptr()).data }
    }
}

impl<T: ?Sized> From<ArcBorrow<'_, T>> for Arc<T> {
    /// Makes an `Arc`, with a reference of its own.
    #[inline]
    fn from(borrow: ArcBorrow<'_, T>) -> Self {
        // SAFETY: the object is alive; this `Arc` is not dropped, so it needs no reference of its
        // own.
        let arc = ManuallyDrop::new(unsafe { Self::from_inner(borrow.inner) });
        Self::clone(&arc)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ArcBorrow<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
