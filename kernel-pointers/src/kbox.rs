//! A box whose allocator is a type.

use crate::alloc::{AllocError, Allocator, Flags, Kmalloc, Vmalloc};
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use pinned_init::{Init, PinInit};
use std::alloc::Layout;
use std::fmt;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::ptr::NonNull;

/// Owns a value in memory from the allocator `A`.
///
/// The allocator is a type without a value, so that the struct is one pointer and can coerce. Only
/// one of its two type parameters is unsized, the pointee, which the attribute marks.
///
/// ```
/// use kernel_pointers::{GFP_KERNEL, KBox};
///
/// let mut value = KBox::new(7, GFP_KERNEL)?;
/// *value += 1;
/// assert_eq!(value.into_inner(), 8);
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Invariants
///
/// - The pointer came from `A` with the layout of the value that it points to, which is valid and
///   owned only by this box.
/// - The `A` of the box does not change. So the box is invariant in `A`: a supertype of an
///   allocator can have an impl of its own, which would free the memory in another way.
///
/// # Source
///
/// The kernel's `rust/kernel/alloc/kbox.rs` as documented.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<#[pointee] T: ?Sized, A: Allocator>(NonNull<T>, PhantomData<fn(A) -> A>);

/// A box from [`Kmalloc`].
pub type KBox<T> = Box<T, Kmalloc>;

/// A box from [`Vmalloc`].
pub type VBox<T> = Box<T, Vmalloc>;

// SAFETY: the box owns the value, and memory may be freed by any thread.
unsafe impl<T: ?Sized + Send, A: Allocator> Send for Box<T, A> {}

// SAFETY: a shared box gives out only shared references to the value.
unsafe impl<T: ?Sized + Sync, A: Allocator> Sync for Box<T, A> {}

// SAFETY: `deref` and `deref_mut` are one generic impl each and return what the box owns, which
// moving the box does not move (1). Unsizing changes only the metadata of the pointer, and nothing
// changes the allocator, which is a type (2). `deref_mut` moves nothing, and the destructor drops
// the value in place (3). There is no `Clone`; `Debug` passes on `&T` (4, 5). The promise of
// `Allocator` that memory stays valid until it is freed covers a pin that is leaked.
unsafe impl<T: ?Sized, A: Allocator> PinCoerceUnsized for Box<T, A> {}

// The value does not move with the pointer.
impl<T: ?Sized, A: Allocator> Unpin for Box<T, A> {}

impl<T, A: Allocator> Box<T, A> {
    /// Boxes the value.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory. The value is dropped then. To keep it, first
    /// allocate with [`new_uninit`](Self::new_uninit).
    pub fn new(value: T, flags: Flags) -> Result<Self, AllocError> {
        Ok(Self::new_uninit(flags)?.write(value))
    }

    /// Allocates memory for a value.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory.
    pub fn new_uninit(flags: Flags) -> Result<Box<MaybeUninit<T>, A>, AllocError> {
        let memory = A::alloc(Layout::new::<MaybeUninit<T>>(), flags)?.cast();
        // INVARIANT: the memory is from `A`, with the layout of the value. There is nothing to
        // initialize in a `MaybeUninit`, and nobody else has the pointer.
        Ok(Box(memory, PhantomData))
    }

    /// Boxes the value and pins it.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory. The value is dropped then.
    pub fn pin(value: T, flags: Flags) -> Result<Pin<Self>, AllocError> {
        Ok(Self::new(value, flags)?.into_pin())
    }

    /// Takes the value out of the box.
    #[must_use]
    pub fn into_inner(self) -> T {
        let this = ManuallyDrop::new(self);
        // SAFETY: the box is not used again, except for its value in the next line.
        let memory = unsafe { Memory::<A>::of(&this) };
        // SAFETY: the box owns the value and is gone, so it is read once, before its memory is
        // freed.
        let value = unsafe { memory.start.cast().read() };
        // If this panics, the value is dropped.
        drop(memory);
        value
    }
}

impl<T, A: Allocator> Box<MaybeUninit<T>, A> {
    /// Writes the value.
    #[must_use]
    pub fn write(mut self, value: T) -> Box<T, A> {
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
    pub unsafe fn assume_init(self) -> Box<T, A> {
        // INVARIANT: the value is valid, its layout is that of the `MaybeUninit`, and nobody else
        // uses it. The memory moves from the one box to the other.
        Box(ManuallyDrop::new(self).0.cast(), PhantomData)
    }

    /// Initializes the value in place.
    ///
    /// # Errors
    ///
    /// Returns the error of the initializer. The memory is freed then. If the initializer panics,
    /// the memory is freed too, and what was initialized before is not dropped.
    pub fn init_with<E>(self, init: impl Init<T, E>) -> Result<Box<T, A>, E> {
        // SAFETY: the box is memory for a `T` that is not initialized, and after an error or a
        // panic it is only freed.
        unsafe { init.__init(self.0.as_ptr().cast())? };
        // SAFETY: the initializer succeeded, and has ended. An `Init` does not pin the value.
        Ok(unsafe { self.assume_init() })
    }

    /// Initializes the value in place, where it stays.
    ///
    /// # Errors
    ///
    /// Returns the error of the initializer. The memory is freed then. If the initializer panics,
    /// the memory leaks, because it may hold a pinned value that was not dropped.
    pub fn pin_init_with<E>(self, init: impl PinInit<T, E>) -> Result<Pin<Box<T, A>>, E> {
        let this = ManuallyDrop::new(self);
        // SAFETY: the box is memory for a `T` that is not initialized. The value does not move,
        // because the result is a pin. After an error the memory is only freed, and after a panic
        // it is never used again.
        let result = unsafe { init.__pinned_init(this.0.as_ptr().cast()) };
        let this = ManuallyDrop::into_inner(this);
        result?;
        // SAFETY: the initializer succeeded, and has ended. The value is pinned again in this
        // expression, so it may use itself through pointers that it keeps.
        Ok(unsafe { this.assume_init() }.into_pin())
    }
}

impl<T: ?Sized, A: Allocator> Box<T, A> {
    /// Pins the value where it is.
    #[must_use]
    pub fn into_pin(self) -> Pin<Self> {
        // SAFETY: the value moves neither with the box nor by `deref_mut` or the destructor.
        unsafe { Pin::new_unchecked(self) }
    }

    /// Turns the box into a pointer to the value, without dropping it.
    #[must_use = "the box is leaked if it is not taken back with `from_raw`"]
    pub fn into_raw(self) -> *mut T {
        ManuallyDrop::new(self).0.as_ptr()
    }

    /// Takes back what [`into_raw`](Self::into_raw) gave away.
    ///
    /// # Safety
    ///
    /// - `value` came from `into_raw` on a `Box<T, A>`, or is an unsizing coercion of a pointer
    ///   that came from `into_raw` on a box with the same `A`. That call was before this one.
    /// - It was not taken back before. The memory holds a valid value, which nobody else drops or
    ///   moves out: if one was dropped or moved out, another was put in its place.
    /// - All uses of the value since `into_raw` were before this call. From now on, it is used only
    ///   through the result.
    /// - This is the thread that called `into_raw`, or `T` is [`Send`].
    /// - If the value was pinned, the caller keeps it pinned.
    #[must_use]
    pub unsafe fn from_raw(value: *mut T) -> Self {
        // INVARIANT: it held for the box that was given away, whose value has the same layout and
        // destructor as a `T`. The memory holds a valid value, and nobody else uses it. SAFETY: the
        // pointer of a box is not null.
        Self(unsafe { NonNull::new_unchecked(value) }, PhantomData)
    }
}

/// The memory of a box, which is freed when this is dropped.
///
/// # Invariants
///
/// It came from `A` with this layout, and nobody else frees it.
struct Memory<A: Allocator> {
    start: NonNull<u8>,
    layout: Layout,
    _allocator: PhantomData<A>,
}

impl<A: Allocator> Memory<A> {
    /// # Safety
    ///
    /// Once the result is dropped, nobody uses the box or its value any more, or drops the box.
    unsafe fn of<T: ?Sized>(owner: &Box<T, A>) -> Self {
        // INVARIANT: the box got the memory from `A` with this layout, and is its only owner.
        Self { start: owner.0.cast(), layout: Layout::for_value::<T>(owner), _allocator: PhantomData }
    }
}

impl<A: Allocator> Drop for Memory<A> {
    fn drop(&mut self) {
        // SAFETY: the invariants of this type.
        unsafe { A::free(self.start, self.layout) };
    }
}

impl<T: ?Sized, A: Allocator> Drop for Box<T, A> {
    fn drop(&mut self) {
        // SAFETY: a box is not used after its destructor.
        let _memory = unsafe { Memory::<A>::of(self) };
        // SAFETY: the box owns the value, which nobody uses after this. Its memory is freed
        // afterwards, even after a panic.
        unsafe { self.0.drop_in_place() };
    }
}

impl<T: ?Sized, A: Allocator> Deref for Box<T, A> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the box owns the value, and it is borrowed as long as `self`.
        unsafe { self.0.as_ref() }
    }
}

impl<T: ?Sized, A: Allocator> DerefMut for Box<T, A> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the box owns the value, and it is borrowed exclusively as long as `self`.
        unsafe { self.0.as_mut() }
    }
}

impl<T: ?Sized, A: Allocator> From<Box<T, A>> for Pin<Box<T, A>> {
    fn from(owner: Box<T, A>) -> Self {
        owner.into_pin()
    }
}

impl<T: ?Sized + fmt::Debug, A: Allocator> fmt::Debug for Box<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
