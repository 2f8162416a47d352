//! Reference counting without weak references: `Arc`, `UniqueArc` and `ArcBorrow`.

mod borrow;
mod unique;

pub use borrow::ArcBorrow;
pub use unique::UniqueArc;

use crate::alloc::{AllocError, Allocator, Flags, Kmalloc};
use crate::refcount::Refcount;
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::alloc::Layout;
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::pin::Pin;
use std::ptr::NonNull;

/// What the pointers of this module point to.
///
/// The layout is that of C, so that it is the same for `T` and `MaybeUninit<T>`, and the value can
/// be found from the header and the header from the value.
#[repr(C)]
pub(crate) struct ArcInner<T: ?Sized> {
    refcount: Refcount,
    data: T,
}

/// A reference-counted pointer, with a count that saturates and no weak references.
///
/// A cycle of `Arc`s is never freed, for example a list that one of its own elements owns, and
/// there is no weak reference to break it with.
///
/// Every pointee is pinned from the moment at which the first `Arc` exists: unless `T: Unpin`,
/// nothing gives out `&mut T`, and nothing moves the value out. So safe code can turn an `Arc` into
/// a `Pin<Arc>`, for any `T`.
///
/// ```
/// use kernel_pointers::{Arc, GFP_KERNEL};
///
/// let seven = Arc::new(7, GFP_KERNEL)?;
/// let other = seven.clone();
/// drop(seven);
/// assert_eq!(*other, 7);
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Invariants
///
/// - `ptr` came from [`Kmalloc`] with the layout of the `ArcInner<T>` that it points to, which is
///   valid.
/// - That object counts this `Arc` as one of its references, so it lives as long as the `Arc`.
/// - The value does not move until it is dropped, unless it is owned by a [`UniqueArc`] that is not
///   itself pinned, or an owner has it as a type that is `Unpin`. As for `Pin<Box<T>>`, this is the
///   static type that the owner has at that time. If `T` is not `Unpin`, a supertype of `T` can be.
///
/// # Source
///
/// The kernel's `rust/kernel/sync/arc.rs` as documented, and "Arc in the Linux kernel".
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    _p: PhantomData<ArcInner<T>>,
}

// SAFETY: sending an `Arc` lets another thread share the value, which `T: Sync` allows, and drop it
// as the last owner, which `T: Send` allows. The count is atomic.
unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}

// SAFETY: from a shared `Arc`, another thread can only get `&T` and a clone, which is the case
// above.
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}

// SAFETY: `deref` is one generic impl; it returns the value in the allocation, which moving the
// `Arc` does not move (1). Unsizing changes only the metadata of `ptr`, to that of the same value
// (2). There is no `deref_mut`, and the destructor drops the value in place (3). `clone` reads and
// writes only the count, and `Debug` and `Display` pass on `&T`. The only method of `Arc` that
// checks for uniqueness is `into_unique_or_drop`: it takes the `Arc` by value and returns a pin
// (4). `Pin` calls none of the other traits that it implements (5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Arc<T> {}

// The value does not move with the pointer.
impl<T: ?Sized> Unpin for Arc<T> {}

impl<T> Arc<T> {
    /// Makes a new object, and returns the first reference to it.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory. The value is dropped then. To keep it, first
    /// allocate with [`UniqueArc::new_uninit`], and make the value afterwards.
    pub fn new(value: T, flags: Flags) -> Result<Self, AllocError> {
        Ok(UniqueArc::new(value, flags)?.into())
    }
}

impl<T: ?Sized> Arc<T> {
    /// # Safety
    ///
    /// The invariants of `Arc` hold for `ptr`, and the caller gives up the reference that is
    /// counted for it.
    unsafe fn from_inner(ptr: NonNull<ArcInner<T>>) -> Self {
        // INVARIANT: by the contract of this function.
        Self { ptr, _p: PhantomData }
    }

    fn refcount(&self) -> &Refcount {
        // SAFETY: by the invariants, the object lives as long as `self`, and nobody has exclusive
        // access to the count.
        unsafe { &(*self.ptr.as_ptr()).refcount }
    }

    /// Turns the reference into a pointer to the value. The count stays.
    ///
    /// Until the reference is taken back, the pointer allows what `&T` allows. It also allows
    /// exclusive access to the value, as `&mut T` does, if every other reference was given up
    /// before the access, and what was done through it was before the access, too. No other
    /// reference is made before the access has ended. For example, there is no other reference if
    /// you made the object, and neither cloned nor lent the `Arc`. The value stays pinned: unless
    /// `T` is [`Unpin`], exclusive access moves neither the value nor what is pinned in it, and
    /// does not overwrite either of them before its destructor has run.
    #[must_use = "the reference is leaked if it is not taken back with `from_raw`"]
    pub fn into_raw(self) -> *const T {
        let this = ManuallyDrop::new(self);
        // SAFETY: `ptr` points to a live object; no reference is made, so the result may be used
        // for all of the object.
        unsafe { &raw const (*this.ptr.as_ptr()).data }
    }

    /// Takes back what [`into_raw`](Self::into_raw) gave away.
    ///
    /// # Safety
    ///
    /// - `value` came from `into_raw` on an `Arc<T>`, or is an unsizing coercion of a pointer that
    ///   came from `into_raw` on an `Arc`. That call was before this one.
    /// - The reference that was given away was not taken back before, by whatever function, and is
    ///   not in the hands of other code, such as a list or the owner of what
    ///   [`ListArc::into_raw`](crate::ListArc::into_raw) returned.
    /// - The memory holds a valid value: if one was dropped or moved out, another was put in its
    ///   place. Every exclusive access to the object since `into_raw` was one that `into_raw`
    ///   allows, which keeps the value pinned. From now on, all of this is done only through the
    ///   references that are counted.
    /// - All uses of the pointer, and of what was borrowed through it, such as a `&T` or an
    ///   [`ArcBorrow`], were before this call.
    /// - This is the thread that called `into_raw`, or `T` is [`Send`] and [`Sync`].
    /// - From `into_raw` until this call, memory of this process with the size of a pointer was in
    ///   use for this reference alone, such as the variable with `value`, or the links of a list.
    ///   It is not enough to count how many references were given away: see the invariants of
    ///   [`Refcount`].
    #[must_use]
    pub unsafe fn from_raw(value: *const T) -> Self {
        // SAFETY: the reference that was given away still counts, so the object is alive. The
        // memory holds a valid value, which was pinned all the time, and nobody has exclusive
        // access to the object. All uses of the pointer were before, so what the last owner does is
        // after them. The other invariants held for the `Arc` that was given away.
        unsafe { Self::from_inner(Self::inner_of(value)) }
    }

    /// Returns the object of a value that was given away with [`into_raw`](Self::into_raw).
    ///
    /// # Safety
    ///
    /// - `value` came from `into_raw` on an `Arc<T>`, or is an unsizing coercion of a pointer that
    ///   came from `into_raw` on an `Arc`.
    /// - The object is alive, and so is the value. Nobody has exclusive access to it during this
    ///   call.
    unsafe fn inner_of(value: *const T) -> NonNull<ArcInner<T>> {
        // SAFETY: the value is alive, and may be shared.
        let align = align_of_val(unsafe { &*value });
        let offset = size_of::<Refcount>().next_multiple_of(align);
        // SAFETY: `into_raw` made the pointer from one to the whole `ArcInner`, which begins
        // `offset` bytes before it: that is where `repr(C)` places a field of this alignment after
        // the count.
        let inner = unsafe { value.byte_sub(offset) } as *mut ArcInner<T>;
        // SAFETY: not null, because it is inside an allocation.
        unsafe { NonNull::new_unchecked(inner) }
    }

    /// Borrows the object as an `ArcBorrow`, and not through a reference to the `Arc`.
    #[must_use]
    pub fn as_arc_borrow(&self) -> ArcBorrow<'_, T> {
        // SAFETY: `self` keeps the object alive for that lifetime, and an `Arc` excludes exclusive
        // access.
        unsafe { ArcBorrow::new(self.ptr) }
    }

    /// Returns whether both point to the same object. It does not compare the metadata, because
    /// there can be two vtables for one type.
    #[must_use]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        std::ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr())
    }

    /// Gives up this reference, and returns the object if it was the last, without dropping it.
    ///
    /// If several threads race to give up the last references, exactly one gets the object. The
    /// result is pinned, because `Arc`s to the object existed.
    #[must_use]
    pub fn into_unique_or_drop(self) -> Option<Pin<UniqueArc<T>>> {
        let this = ManuallyDrop::new(self);
        if !this.refcount().decrement_and_test() {
            return None;
        }
        // SAFETY: the last reference was given up here and the object was not freed, so nobody else
        // can reach it. What former owners did was before: the count acquires what they released.
        unsafe { (*this.ptr.as_ptr()).refcount = Refcount::one() };
        // SAFETY: the count is one again, for this reference.
        let unique = unsafe { UniqueArc::from_only(ManuallyDrop::into_inner(this)) };
        // SAFETY: the value is reached only through this pin, as a `UniqueArc`.
        Some(unsafe { Pin::new_unchecked(unique) })
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    #[inline]
    fn clone(&self) -> Self {
        self.refcount().increment();
        // SAFETY: `self` has the invariants, and the increment above counts the clone. If it
        // saturated, the object is never freed.
        unsafe { Self::from_inner(self.ptr) }
    }
}

impl<T: ?Sized> Drop for Arc<T> {
    #[inline]
    fn drop(&mut self) {
        if self.refcount().decrement_and_test() {
            // SAFETY: this was the last reference, and what former owners did was before: the count
            // acquires what they released.
            unsafe { free(self.ptr) };
        }
    }
}

/// # Safety
///
/// The invariants of `Arc` hold for `inner`, except for the count, which is not used again: nobody
/// has a reference, and everything that former owners did with the object was before this call.
#[inline(never)]
unsafe fn free<T: ?Sized>(inner: NonNull<ArcInner<T>>) {
    // SAFETY: the object is valid.
    let layout = Layout::for_value(unsafe { inner.as_ref() });
    let _memory = Memory { start: inner.cast(), layout };
    // SAFETY: nobody else has a reference, so nobody uses the object now or later.
    unsafe { inner.drop_in_place() };
}

/// Frees the memory of an object, even if the destructor of the value panics.
struct Memory {
    start: NonNull<u8>,
    layout: Layout,
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: by the contract of `free`, which is the only place that makes this, it came from
        // `Kmalloc` with this layout.
        unsafe { Kmalloc::free(self.start, self.layout) };
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: by the invariants, the object lives as long as `self`, and nobody has exclusive
        // access to the value.
        unsafe { &(*self.ptr.as_ptr()).data }
    }
}

impl<T: ?Sized> From<Arc<T>> for Pin<Arc<T>> {
    fn from(arc: Arc<T>) -> Self {
        // SAFETY: by the third invariant, nothing moves the value until it is dropped, unless its
        // owner has it as a type that is `Unpin`, and may move it out of a `Pin` as well. A clone
        // keeps this promise, too.
        unsafe { Self::new_unchecked(arc) }
    }
}

impl<T: ?Sized> From<Pin<Arc<T>>> for Arc<T> {
    fn from(pinned: Pin<Arc<T>>) -> Self {
        // SAFETY: by the third invariant, an `Arc` keeps the value pinned.
        unsafe { Pin::into_inner_unchecked(pinned) }
    }
}

impl Arc<dyn Any + Send + Sync> {
    /// Returns an `Arc` of the concrete type, if that type is `T`. This is the inverse of unsizing.
    ///
    /// ```
    /// use kernel_pointers::{Arc, GFP_KERNEL};
    /// use std::any::Any;
    ///
    /// # #[cfg(feature = "implicit")] {
    /// let object: Arc<dyn Any + Send + Sync> = Arc::new(7, GFP_KERNEL)?;
    /// let object = object.downcast::<u8>().unwrap_err();
    /// assert_eq!(*object.downcast::<i32>().unwrap(), 7);
    /// # }
    /// # Ok::<(), kernel_pointers::AllocError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the `Arc` if its value is of another type.
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        if !(*self).is::<T>() {
            return Err(self);
        }
        let this = ManuallyDrop::new(self);
        // SAFETY: the value is a `T`, so the object is an `ArcInner<T>`. `self` gives up its
        // reference.
        Ok(unsafe { Arc::from_inner(this.ptr.cast()) })
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Arc, Refcount, free};
    use crate::alloc::GFP_KERNEL;
    use std::cell::Cell;

    /// Counts its drops.
    struct Dropped<'a>(&'a Cell<usize>);

    impl Drop for Dropped<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }

    #[test]
    fn an_object_whose_count_overflowed_is_leaked_and_not_freed_in_use() {
        let drops = Cell::new(0);
        let first = Arc::new(Dropped(&drops), GFP_KERNEL).expect("there is memory");
        let inner = first.ptr;
        // SAFETY: nobody else has the object. The count is that of as many clones as can be
        // counted, all but one forgotten.
        unsafe { (*inner.as_ptr()).refcount = Refcount::with(isize::MAX.unsigned_abs() + 1) };
        let second = first.clone();
        assert_eq!(second.refcount().read(), None);
        drop(second);
        assert!(first.into_unique_or_drop().is_none());
        assert_eq!(drops.get(), 0);
        // SAFETY: in truth, nobody has a reference.
        unsafe { free(inner) };
        assert_eq!(drops.get(), 1);
    }
}
