//! Pointers that C code keeps: a Rust object behind a `void *`.

use crate::alloc::Allocator;
use crate::arc::{Arc, ArcBorrow};
use crate::kbox::Box;
use std::ffi::c_void;
use std::pin::Pin;
use std::ptr::NonNull;

/// A pointer that can be given to C code, borrowed while C code has it, and taken back.
///
/// ```
/// use kernel_pointers::foreign::ForeignOwnable;
/// use kernel_pointers::{GFP_KERNEL, KBox};
///
/// let private = KBox::new(7, GFP_KERNEL)?.into_foreign();
/// // SAFETY: given away in the line above, and nobody else borrows it.
/// unsafe { *KBox::<i32>::borrow_mut(private) += 1 };
/// // SAFETY: given away once, taken back once.
/// assert_eq!(*unsafe { KBox::<i32>::from_foreign(private) }, 8);
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Safety
///
/// `into_foreign` returns a pointer that is not null.
///
/// The pointer has no type that says which threads may use it. So the contracts of the functions
/// say it, in terms of `Send`.
///
/// # Source
///
/// The kernel's `rust/kernel/types.rs` as documented.
pub unsafe trait ForeignOwnable: Sized {
    /// What can be borrowed while C code has the pointer.
    type Borrowed<'a>;
    /// What can be borrowed if nobody else borrows it.
    type BorrowedMut<'a>;

    /// Gives the pointer away.
    #[must_use = "the object is leaked if it is not taken back with `from_foreign`"]
    fn into_foreign(self) -> *mut c_void;

    /// Takes the pointer back.
    ///
    /// # Safety
    ///
    /// - `object` came from `into_foreign` of this type, and that call was before this one.
    /// - It was not taken back before, and was used only to borrow it with the functions of this
    ///   trait. Every borrow ended before, and nobody uses the pointer afterwards.
    /// - If the value was pinned, the caller keeps it pinned.
    /// - From `into_foreign` until this call, memory of this process with the size of a pointer was
    ///   in use for this pointer alone, such as the variable with `object`. See [`Arc::from_raw`].
    /// - This is the thread that called `into_foreign`, or `Self` is [`Send`].
    unsafe fn from_foreign(object: *mut c_void) -> Self;

    /// Takes the pointer back, unless it is null.
    ///
    /// # Safety
    ///
    /// It is null, or as for [`from_foreign`](Self::from_foreign).
    unsafe fn try_from_foreign(object: *mut c_void) -> Option<Self> {
        // SAFETY: the contract of this function.
        (!object.is_null()).then(|| unsafe { Self::from_foreign(object) })
    }

    /// Borrows the object.
    ///
    /// # Safety
    ///
    /// - `object` came from `into_foreign` of this type, and that call was before this one.
    /// - It was not taken back before, and is not taken back before `'a` has ended. From
    ///   `into_foreign` until then, it is used only to borrow it with the functions of this trait.
    /// - Every borrow with [`borrow_mut`](Self::borrow_mut) ends before this call, or begins after
    ///   `'a` has ended.
    /// - If the value was pinned, the caller keeps it pinned.
    /// - If [`Borrowed`](Self::Borrowed) is not [`Send`]: every borrow in another thread ends
    ///   before this call, or begins after `'a` has ended, and this is the thread that called
    ///   `into_foreign` or `Self` is `Send`.
    unsafe fn borrow<'a>(object: *mut c_void) -> Self::Borrowed<'a>;

    /// Borrows the object exclusively.
    ///
    /// # Safety
    ///
    /// - `object` came from `into_foreign` of this type, and that call was before this one.
    /// - It was not taken back before, and is not taken back before `'a` has ended. From
    ///   `into_foreign` until then, it is used only to borrow it with the functions of this trait.
    /// - Every other borrow ends before this call, or begins after `'a` has ended.
    /// - If the value was pinned, the caller keeps it pinned.
    /// - This is the thread that called `into_foreign`, or [`BorrowedMut`](Self::BorrowedMut) is
    ///   [`Send`].
    unsafe fn borrow_mut<'a>(object: *mut c_void) -> Self::BorrowedMut<'a>;
}

// SAFETY: the pointer of an `Arc` is not null.
unsafe impl<T: 'static> ForeignOwnable for Arc<T> {
    type Borrowed<'a> = ArcBorrow<'a, T>;
    // There can be other `Arc`s.
    type BorrowedMut<'a> = ArcBorrow<'a, T>;

    fn into_foreign(self) -> *mut c_void {
        self.into_raw().cast_mut().cast()
    }

    unsafe fn from_foreign(object: *mut c_void) -> Self {
        // SAFETY: by the contract of this function, it came from `into_raw`, was not taken back
        // before, is not borrowed, and had memory for itself alone. `Arc<T>` is `Send` only if `T`
        // is `Send` and `Sync`. The pointer was only borrowed, and an `ArcBorrow` gives out no way
        // to drop the value, move it out or access it exclusively. Until now this reference was
        // counted, so nobody else had the right to do so either.
        unsafe { Self::from_raw(object.cast()) }
    }

    unsafe fn borrow<'a>(object: *mut c_void) -> ArcBorrow<'a, T> {
        // SAFETY: by the contract of this function, it is taken back neither before nor during
        // `'a`, and until then is only borrowed. An `ArcBorrow` gives out no way to drop the value,
        // move it out or access it exclusively. This reference is counted, so nobody else has the
        // right to do so either. `ArcBorrow<T>` and `Arc<T>` are `Send` only if `T` is `Send` and
        // `Sync`.
        unsafe { ArcBorrow::from_raw(object.cast()) }
    }

    unsafe fn borrow_mut<'a>(object: *mut c_void) -> ArcBorrow<'a, T> {
        // SAFETY: the contract of this function includes that of the other.
        unsafe { Self::borrow(object) }
    }
}

// SAFETY: the pointer of a box is not null.
unsafe impl<T: 'static, A: Allocator> ForeignOwnable for Box<T, A> {
    type Borrowed<'a> = &'a T;
    type BorrowedMut<'a> = &'a mut T;

    fn into_foreign(self) -> *mut c_void {
        self.into_raw().cast()
    }

    unsafe fn from_foreign(object: *mut c_void) -> Self {
        // SAFETY: by the contract of this function, it came from `into_raw`, was not taken back
        // before, and all uses of the value were borrows, which ended before. If a borrow drops the
        // value or moves it out, as with `mem::replace` or `Pin::set`, it puts another in its
        // place. If the value was pinned, the caller keeps it pinned. The box is `Send` only if `T`
        // is.
        unsafe { Self::from_raw(object.cast()) }
    }

    unsafe fn borrow<'a>(object: *mut c_void) -> &'a T {
        // SAFETY: the box that was given away and not taken back owns the value, which nobody
        // borrows exclusively during `'a`. In another thread, `&T` is `Send`; or the box is, and
        // only one thread at a time borrows it.
        unsafe { &*object.cast() }
    }

    unsafe fn borrow_mut<'a>(object: *mut c_void) -> &'a mut T {
        // SAFETY: the box that was given away and not taken back owns the value, which nobody else
        // uses during `'a`.
        unsafe { &mut *object.cast() }
    }
}

// SAFETY: the pointer of a box is not null.
unsafe impl<T: 'static, A: Allocator> ForeignOwnable for Pin<Box<T, A>> {
    type Borrowed<'a> = Pin<&'a T>;
    type BorrowedMut<'a> = Pin<&'a mut T>;

    fn into_foreign(self) -> *mut c_void {
        // SAFETY: the value stays where it is, and by the contracts of the functions below,
        // whoever gets to it keeps it pinned, even with those of the impl for `Box`.
        unsafe { Self::into_inner_unchecked(self) }.into_foreign()
    }

    unsafe fn from_foreign(object: *mut c_void) -> Self {
        // SAFETY: the contract of this function is that of the other. The value was pinned, and is
        // pinned again in this expression.
        unsafe { Box::<T, A>::from_foreign(object) }.into_pin()
    }

    unsafe fn borrow<'a>(object: *mut c_void) -> Pin<&'a T> {
        // SAFETY: the contract of this function is that of the other. The value was pinned when it
        // was given away, is pinned again in this expression, and is kept pinned afterwards.
        unsafe { Pin::new_unchecked(Box::<T, A>::borrow(object)) }
    }

    unsafe fn borrow_mut<'a>(object: *mut c_void) -> Pin<&'a mut T> {
        // SAFETY: as in `borrow`.
        unsafe { Pin::new_unchecked(Box::<T, A>::borrow_mut(object)) }
    }
}

// SAFETY: the pointer dangles, so it is not null.
unsafe impl ForeignOwnable for () {
    type Borrowed<'a> = ();
    type BorrowedMut<'a> = ();

    fn into_foreign(self) -> *mut c_void {
        NonNull::dangling().as_ptr()
    }

    unsafe fn from_foreign(_: *mut c_void) {}

    unsafe fn borrow<'a>(_: *mut c_void) -> Self::Borrowed<'a> {}

    unsafe fn borrow_mut<'a>(_: *mut c_void) -> Self::BorrowedMut<'a> {}
}
