//! The links inside an element of a list.

use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomPinned;
use std::mem::MaybeUninit;
use std::ptr;

/// The neighbours of an element. Both are null while it is in no list.
///
/// The pointers have an erased type: they point to links and not to elements. A pointer to the
/// element's own type would mention the pointee in a second field of the element, and then
/// `Arc<Element<T>>` could not be unsized.
pub(super) struct ListLinksFields {
    pub(super) next: *mut ListLinksFields,
    pub(super) prev: *mut ListLinksFields,
}

impl ListLinksFields {
    pub(super) const NONE: Self = Self { next: ptr::null_mut(), prev: ptr::null_mut() };
}

/// A field that lets a struct be an element of a list with this ID.
///
/// # Invariants
///
/// Only the list that the struct is in uses the field. If it is in none, only the owner of its
/// `ListArc` with this ID does.
#[repr(transparent)]
pub struct ListLinks<const ID: u64 = 0> {
    fields: UnsafeCell<ListLinksFields>,
    _pin: PhantomPinned,
}

// SAFETY: safe code can only create and drop links. By the invariant, whoever uses them owns a list
// or a `ListArc`, which has to be `Send` itself.
unsafe impl<const ID: u64> Send for ListLinks<ID> {}

// SAFETY: nothing can be done with a shared reference to them.
unsafe impl<const ID: u64> Sync for ListLinks<ID> {}

impl<const ID: u64> ListLinks<ID> {
    /// Links that are in no list.
    #[must_use]
    pub const fn new() -> Self {
        Self { fields: UnsafeCell::new(ListLinksFields::NONE), _pin: PhantomPinned }
    }

    /// # Safety
    ///
    /// The pointer points to links, or at least to memory for them.
    pub(super) unsafe fn fields(me: *mut Self) -> *mut ListLinksFields {
        // SAFETY: this is a field of what the pointer points to.
        UnsafeCell::raw_get(unsafe { &raw const (*me).fields })
    }

    /// The inverse of [`fields`](Self::fields).
    pub(super) fn of_fields(fields: *mut ListLinksFields) -> *mut Self {
        // The struct is transparent.
        fields.cast()
    }
}

impl<const ID: u64> Default for ListLinks<ID> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const ID: u64> fmt::Debug for ListLinks<ID> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListLinks").finish_non_exhaustive()
    }
}

/// Links that remember a pointer to the whole element, with its metadata, while it is in a list.
///
/// With `T = dyn Trait` somewhere in an element, the element cannot be computed from the address of
/// its links: the vtable is in the pointer. So the list keeps that pointer here. Its type is fixed:
/// even in a `Wrapper<Value>`, the links are `ListLinksSelfPtr<Wrapper<dyn Trait>>`.
///
/// # Invariants
///
/// While the element is in a list, `self_ptr` is the pointer from the `ListArc` that was pushed.
/// Only [`remember`](Self::remember) writes to it.
#[repr(C)]
pub struct ListLinksSelfPtr<T: ?Sized, const ID: u64 = 0> {
    links: ListLinks<ID>,
    self_ptr: UnsafeCell<MaybeUninit<*const T>>,
}

// SAFETY: as for `ListLinks`. In the kernel, `T` has to be `Send`, and for the next impl `Sync`.
// That is not needed: safe code does not get at the pointer to the element either.
unsafe impl<T: ?Sized, const ID: u64> Send for ListLinksSelfPtr<T, ID> {}

// SAFETY: as for `ListLinks`.
unsafe impl<T: ?Sized, const ID: u64> Sync for ListLinksSelfPtr<T, ID> {}

impl<T: ?Sized, const ID: u64> ListLinksSelfPtr<T, ID> {
    /// Links that are in no list.
    #[must_use]
    pub const fn new() -> Self {
        Self { links: ListLinks::new(), self_ptr: UnsafeCell::new(MaybeUninit::uninit()) }
    }

    /// Returns the plain links inside these.
    ///
    /// # Safety
    ///
    /// `me` points to live links of this type.
    #[must_use]
    pub unsafe fn links(me: *const Self) -> *mut ListLinks<ID> {
        // SAFETY: this is a field of what the pointer points to.
        unsafe { &raw const (*me).links }.cast_mut()
    }

    /// Remembers the element, and returns the plain links.
    ///
    /// # Safety
    ///
    /// - `me` points to live links of this type, and may be used to write to them.
    /// - They are in no list, and nobody else uses them during this call.
    /// - They are inside the value that `element` points to.
    /// - [`prepare_to_insert`](super::ListItem::prepare_to_insert) of that value makes this call,
    ///   or has not been called since the last `post_remove`.
    pub unsafe fn remember(me: *const Self, element: *const T) -> *mut ListLinks<ID> {
        // SAFETY: by the contract of this function. INVARIANT: the caller is putting the element
        // into a list.
        unsafe {
            UnsafeCell::raw_get(&raw const (*me).self_ptr).write(MaybeUninit::new(element));
            Self::links(me)
        }
    }

    /// Returns the element that was remembered.
    ///
    /// # Safety
    ///
    /// - `links` came from [`remember`](Self::remember) of this type, with the same `T` and `ID`.
    ///   That call was before this one.
    /// - Since then, the links were neither moved nor dropped nor replaced, and their memory was
    ///   not freed.
    /// - Nobody calls `remember` for them during this call.
    #[must_use]
    pub unsafe fn element(links: *mut ListLinks<ID>) -> *const T {
        let me = links.cast::<Self>();
        // SAFETY: the plain links are the first field of a `repr(C)` struct, so the addresses are
        // equal; `remember` made the pointer from one to that struct, and wrote the element before.
        // Only `remember` writes there, and not during this call. The struct is where it was.
        unsafe { UnsafeCell::raw_get(&raw const (*me).self_ptr).read().assume_init() }
    }
}

impl<T: ?Sized, const ID: u64> Default for ListLinksSelfPtr<T, ID> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ?Sized, const ID: u64> fmt::Debug for ListLinksSelfPtr<T, ID> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListLinksSelfPtr").finish_non_exhaustive()
    }
}
