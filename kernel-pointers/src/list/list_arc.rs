//! The one `Arc` to a value that allows putting the value into lists.

use super::{ListArcSafe, TryNewListArc};
use crate::alloc::{AllocError, Flags};
use crate::arc::{Arc, ArcBorrow, UniqueArc};
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::pin::Pin;

/// An [`Arc`] with the right to put its value into a list. A value has at most one for each ID.
///
/// The owner of a `ListArc` may use the value's links with that ID. Pushing the `ListArc` to a list
/// hands this right over to the list. So one value can be in several lists at a time, through links
/// and `ListArc`s with different IDs, while plain `Arc`s to it can be cloned freely.
///
/// Methods with `self: ListArc<Self>` are called through `dyn` on Rust 1.95, but not on 1.85, which
/// rejects the trait object with E0038
/// ([rust-lang/rust#138172](https://github.com/rust-lang/rust/issues/138172)). There, write
/// `this: ListArc<Self>` in a trait with `#[dispatch]` of `pin-coerce-unsized`.
///
/// The parameters have the kernel's form: one type parameter, so that none has to be marked as the
/// pointee, a const parameter with a default, and `?Sized` in the where-clause.
///
/// # Invariants
///
/// - No other `ListArc` with the same `ID` points to the same value, whatever its `T` is. The first
///   one is made from a `UniqueArc<T>` with a sized `T`, when there is no other pointer to the
///   value. A later one is made in the same way, or comes from [`TryNewListArc`], whose impl
///   promises that there is no other at that time. Unsizing coercions and subtyping make no new
///   one, but change its `T`.
/// - If `T` is the type for which the `ListArc` was made, and its impl of [`ListArcSafe`] tells a
///   tracker, the tracker knows about this `ListArc`. If `T` changed since then, the impl for the
///   new `T` may tell a tracker that does not know about this `ListArc`. But if the new `T`
///   implements [`TryNewListArc`], whoever wrote that impl has promised that its tracker knows.
///
/// # Source
///
/// The kernel's `rust/kernel/list/arc.rs` as documented.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct ListArc<T, const ID: u64 = 0>
where
    T: ListArcSafe<ID> + ?Sized,
{
    arc: Arc<T>,
}

// SAFETY: `deref` is one generic impl and returns what `Arc` returns; `Arc` keeps the promise (1,
// 2). There is no `deref_mut` and no `Clone`; the destructor calls `on_drop_list_arc(&T)`, which
// cannot move the value, and then `Arc`'s (3). `Debug` passes on `&T`, and nothing takes a
// `&ListArc` as evidence that the value is not pinned (4). `Pin` calls none of the other traits
// that it implements (5).
unsafe impl<T: ListArcSafe<ID> + ?Sized, const ID: u64> PinCoerceUnsized for ListArc<T, ID> {}

// The value does not move with the pointer.
impl<T: ListArcSafe<ID> + ?Sized, const ID: u64> Unpin for ListArc<T, ID> {}

impl<T: ListArcSafe<ID>, const ID: u64> ListArc<T, ID> {
    /// Allocates a new object for the value, and returns its `ListArc`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory. In that case, the value is dropped.
    pub fn new(value: T, flags: Flags) -> Result<Self, AllocError> {
        Ok(UniqueArc::new(value, flags)?.into())
    }

    /// Makes two `ListArc`s to one object, with different IDs.
    ///
    /// Does not compile if the two IDs are the same.
    #[must_use]
    pub fn pair_from_unique<const OTHER: u64>(unique: UniqueArc<T>) -> (Self, ListArc<T, OTHER>)
    where
        T: ListArcSafe<OTHER>,
    {
        Self::pair_from_pin_unique(unique.into())
    }

    /// Makes two `ListArc`s to one pinned object, with different IDs.
    ///
    /// Does not compile if the two IDs are the same.
    #[must_use]
    pub fn pair_from_pin_unique<const OTHER: u64>(unique: Pin<UniqueArc<T>>) -> (Self, ListArc<T, OTHER>)
    where
        T: ListArcSafe<OTHER>,
    {
        const { assert!(ID != OTHER, "a value has one `ListArc` for each ID") };
        // SAFETY: the `ListArc` is made below, before anybody but the impl for the other ID sees
        // the value. If that impl panics, `unique` is dropped.
        unsafe { <T as ListArcSafe<ID>>::on_create_list_arc_from_unique(&unique) };
        // SAFETY: the same; nothing below panics.
        unsafe { <T as ListArcSafe<OTHER>>::on_create_list_arc_from_unique(&unique) };
        let first = Arc::from(unique);
        let second = first.clone();
        // SAFETY: a value in a `UniqueArc` has no `ListArc`, and it was told about this one.
        let first = unsafe { Self::from_arc(first) };
        // SAFETY: the same, with another ID.
        (first, unsafe { ListArc::from_arc(second) })
    }
}

impl<T: ListArcSafe<ID> + ?Sized, const ID: u64> ListArc<T, ID> {
    /// # Safety
    ///
    /// The invariants hold for the result.
    unsafe fn from_arc(arc: Arc<T>) -> Self {
        // INVARIANT: by the contract of this function.
        Self { arc }
    }

    /// Asks the value for its `ListArc`.
    ///
    /// # Errors
    ///
    /// Returns the `Arc` if somebody else has the `ListArc`.
    pub fn try_from_arc(arc: Arc<T>) -> Result<Self, Arc<T>>
    where
        T: TryNewListArc<ID>,
    {
        if arc.try_new_list_arc() {
            // SAFETY: by the contract of the trait, the value had no `ListArc`, and now considers
            // this one to be its own.
            Ok(unsafe { Self::from_arc(arc) })
        } else {
            Err(arc)
        }
    }

    /// Asks the value for its `ListArc`. Increments the reference count only if nobody else has it.
    #[must_use]
    pub fn try_from_arc_borrow(borrow: ArcBorrow<'_, T>) -> Option<Self>
    where
        T: TryNewListArc<ID>,
    {
        // SAFETY: by the contract of the trait, the value had no `ListArc`, and now considers this
        // one to be its own.
        borrow.try_new_list_arc().then(|| unsafe { Self::from_arc(borrow.into()) })
    }

    /// Turns this into a plain `Arc`, and so gives up the right to put the value into lists.
    #[must_use]
    pub fn into_arc(self) -> Arc<T> {
        let this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used again and not dropped, so its field is read once. That is done
        // first, so that the reference is given up if the next call panics.
        let arc = unsafe { std::ptr::read(&raw const this.arc) };
        // SAFETY: `self` was the `ListArc`, and it is gone. It was not prepared for a list, because
        // `from_raw` takes it back only after `post_remove`.
        unsafe { arc.on_drop_list_arc() };
        arc
    }

    /// Returns a new `Arc` to the same object.
    #[must_use]
    pub fn clone_arc(&self) -> Arc<T> {
        self.arc.clone()
    }

    /// Borrows the `Arc` inside.
    #[must_use]
    pub fn as_arc(&self) -> &Arc<T> {
        &self.arc
    }

    /// Borrows the object with one level of indirection.
    #[must_use]
    pub fn as_arc_borrow(&self) -> ArcBorrow<'_, T> {
        self.arc.as_arc_borrow()
    }

    /// Turns the `ListArc` into a pointer to the value. It allows what the result of
    /// [`Arc::into_raw`] allows, except to leave a tracker in the value that would give out a
    /// second `ListArc`, such as a new [`AtomicTracker`](super::AtomicTracker). From
    /// [`prepare_to_insert`](super::ListItem::prepare_to_insert) until
    /// [`post_remove`](super::ListItem::post_remove) has ended, it allows only what `&T` allows.
    #[must_use = "the reference is leaked if it is not taken back with `from_raw`"]
    pub fn into_raw(self) -> *const T {
        let this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used again and not dropped, so its field is read once.
        Arc::into_raw(unsafe { std::ptr::read(&raw const this.arc) })
    }

    /// Takes back what [`into_raw`](Self::into_raw) gave away.
    ///
    /// # Safety
    ///
    /// - `value` came from `into_raw` on a `ListArc<T, ID>`, or is an unsizing coercion of a
    ///   pointer that came from `into_raw` on a `ListArc` with the same ID. That call was before
    ///   this one.
    /// - The `ListArc` that was given away was neither taken back nor given up before, by whatever
    ///   function, such as [`on_drop_list_arc`](ListArcSafe::on_drop_list_arc).
    /// - The memory holds a valid value: if one was dropped or moved out, another was put in its
    ///   place. Every exclusive access to the object since `into_raw` was one that `into_raw`
    ///   allows, which keeps the value pinned. From now on, all of this is done only through the
    ///   references that are counted.
    /// - All uses of the pointer, and of what was borrowed through it, such as a `&T` or an
    ///   [`ArcBorrow`], were before this call.
    /// - If [`ListItem::prepare_to_insert`](super::ListItem::prepare_to_insert) was called for it
    ///   since `into_raw`, [`post_remove`](super::ListItem::post_remove) was called after that, and
    ///   before this call.
    /// - This is the thread that called `into_raw`, or `T` is [`Send`] and [`Sync`].
    /// - From `into_raw` until this call, memory of this process with the size of a pointer was in
    ///   use for this reference alone, such as the variable with `value`, or the links of a list.
    ///   See [`Arc::from_raw`].
    #[must_use]
    pub unsafe fn from_raw(value: *const T) -> Self {
        // SAFETY: by the contract of this function; the invariants held for the `ListArc` that was
        // given away, and the value still takes it to be its own, because `into_raw` does not allow
        // replacing the tracker with one that does not know this `ListArc`.
        unsafe { Self::from_arc(Arc::from_raw(value)) }
    }
}

// Not for an unsized `T`. Anyone can implement `ListArcSafe` for their own `dyn Trait`, which tells
// nothing to the value's tracker. The `Arc` could then be downcast to the sized type, and the
// tracker would give out a second `ListArc`.
impl<T: ListArcSafe<ID>, const ID: u64> From<UniqueArc<T>> for ListArc<T, ID> {
    fn from(unique: UniqueArc<T>) -> Self {
        Pin::from(unique).into()
    }
}

impl<T: ListArcSafe<ID>, const ID: u64> From<Pin<UniqueArc<T>>> for ListArc<T, ID> {
    fn from(unique: Pin<UniqueArc<T>>) -> Self {
        // SAFETY: the `ListArc` is made in the next line.
        unsafe { T::on_create_list_arc_from_unique(&unique) };
        // SAFETY: a `ListArc` is a reference, so a value in a `UniqueArc` has none. It was told
        // about this one.
        unsafe { Self::from_arc(unique.into()) }
    }
}

impl<T: ListArcSafe<ID> + ?Sized, const ID: u64> Deref for ListArc<T, ID> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.arc
    }
}

impl<T: ListArcSafe<ID> + ?Sized, const ID: u64> Drop for ListArc<T, ID> {
    fn drop(&mut self) {
        // SAFETY: as in `into_arc`: this is the `ListArc`, it goes away, and was not prepared.
        unsafe { self.on_drop_list_arc() };
    }
}

impl<T: ListArcSafe<ID> + ?Sized + fmt::Debug, const ID: u64> fmt::Debug for ListArc<T, ID> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
