//! Tracking whether a value has a `ListArc`.

#[cfg(loom)]
use loom::sync::atomic::AtomicBool;
use std::fmt;
#[cfg(not(loom))]
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// A type that can be in a [`ListArc`](super::ListArc) with this ID, and is told when it gets one
/// and loses it.
///
/// Implemented with [`impl_list_arc_safe!`](crate::impl_list_arc_safe). These methods may do
/// anything, and there is still at most one `ListArc`: it comes from a `UniqueArc`, or from
/// [`TryNewListArc`], which is an unsafe trait.
pub trait ListArcSafe<const ID: u64 = 0> {
    /// Called when the value gets a `ListArc` while there is no other pointer to it.
    ///
    /// # Safety
    ///
    /// The caller has the value in a `UniqueArc`, and makes it a `ListArc` with this ID.
    unsafe fn on_create_list_arc_from_unique(&self);

    /// Called when the value loses its `ListArc`.
    ///
    /// # Safety
    ///
    /// The caller owns the `ListArc` with this ID, and gives it up.
    unsafe fn on_drop_list_arc(&self);
}

/// A type that can be asked for a `ListArc` while other `Arc`s exist.
///
/// # Safety
///
/// `try_new_list_arc` returns true only if the value has no `ListArc` with this ID. From then on,
/// the value counts as having one until `on_drop_list_arc` is called. Everything before that call
/// happens before the next time that `try_new_list_arc` returns true.
pub unsafe trait TryNewListArc<const ID: u64 = 0>: ListArcSafe<ID> {
    /// Reserves the `ListArc`, if nobody has it.
    fn try_new_list_arc(&self) -> bool;
}

/// A field that knows whether the struct around it has a `ListArc` with this ID.
///
/// # Invariants
///
/// While there is a `ListArc`, the flag is true.
pub struct AtomicTracker<const ID: u64 = 0> {
    has_list_arc: AtomicBool,
}

impl<const ID: u64> AtomicTracker<ID> {
    /// Makes a tracker that knows of no `ListArc`.
    #[must_use]
    pub fn new() -> Self {
        // INVARIANT: a value that is just being made has none.
        Self { has_list_arc: AtomicBool::new(false) }
    }
}

impl<const ID: u64> Default for AtomicTracker<ID> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const ID: u64> ListArcSafe<ID> for AtomicTracker<ID> {
    unsafe fn on_create_list_arc_from_unique(&self) {
        // INVARIANT: the `ListArc` is made after this. Relaxed: nobody else has access yet.
        self.has_list_arc.store(true, Ordering::Relaxed);
    }

    unsafe fn on_drop_list_arc(&self) {
        // INVARIANT: there is none any more. Release: everything that its owner did comes before
        // what the next owner does.
        self.has_list_arc.store(false, Ordering::Release);
    }
}

// SAFETY: the exchange returns true to one caller only, and while there is a `ListArc` the flag is true. The acquire load
// that finds false synchronizes with the release store of `on_drop_list_arc`.
unsafe impl<const ID: u64> TryNewListArc<ID> for AtomicTracker<ID> {
    fn try_new_list_arc(&self) -> bool {
        self.has_list_arc.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }
}

impl<const ID: u64> fmt::Debug for AtomicTracker<ID> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AtomicTracker").finish_non_exhaustive()
    }
}

/// Implements [`ListArcSafe`] for a struct.
///
/// With `untracked`, nothing is told about the `ListArc`. With `tracked_by field: Type`, a field is
/// told, which is an [`AtomicTracker`] or the pointee of a wrapper. If the type is written as
/// `AtomicTracker`, the struct also implements [`TryNewListArc`].
///
/// ```
/// use kernel_pointers::impl_list_arc_safe;
/// use kernel_pointers::list::{AtomicTracker, ListArcSafe};
///
/// struct Wrapper<T: ?Sized>(u64, T);
/// impl_list_arc_safe!(impl[T: ListArcSafe + ?Sized] ListArcSafe<0> for Wrapper<T> { tracked_by 1: T; });
/// ```
#[macro_export]
macro_rules! impl_list_arc_safe {
    (impl $([$($generics:tt)*])? ListArcSafe<$id:literal> for $item:ty { untracked; }) => {
        impl $(<$($generics)*>)? $crate::list::ListArcSafe<$id> for $item {
            unsafe fn on_create_list_arc_from_unique(&self) {}

            unsafe fn on_drop_list_arc(&self) {}
        }
    };
    (impl $([$($generics:tt)*])? ListArcSafe<$id:literal> for $item:ty { tracked_by $field:tt: AtomicTracker; }) => {
        $crate::impl_list_arc_safe!(
            impl $([$($generics)*])? ListArcSafe<$id> for $item { tracked_by $field: $crate::list::AtomicTracker<$id>; }
        );

        // SAFETY: each value has a tracker of its own, which the impl above tells all that it has to know.
        unsafe impl $(<$($generics)*>)? $crate::list::TryNewListArc<$id> for $item {
            fn try_new_list_arc(&self) -> bool {
                let tracker: &$crate::list::AtomicTracker<$id> =
                    $crate::__field!(self.$field: $crate::list::AtomicTracker<$id>);
                $crate::list::TryNewListArc::<$id>::try_new_list_arc(tracker)
            }
        }
    };
    (impl $([$($generics:tt)*])? ListArcSafe<$id:literal> for $item:ty { tracked_by $field:tt: $tracker:ty; }) => {
        impl $(<$($generics)*>)? $crate::list::ListArcSafe<$id> for $item {
            unsafe fn on_create_list_arc_from_unique(&self) {
                let tracker: &$tracker = $crate::__field!(self.$field: $tracker);
                // SAFETY: the contract of this method, passed on to a field that only this value has.
                unsafe { $crate::list::ListArcSafe::<$id>::on_create_list_arc_from_unique(tracker) }
            }

            unsafe fn on_drop_list_arc(&self) {
                let tracker: &$tracker = $crate::__field!(self.$field: $tracker);
                // SAFETY: the contract of this method, passed on to the same field.
                unsafe { $crate::list::ListArcSafe::<$id>::on_drop_list_arc(tracker) }
            }
        }
    };
}

/// Makes a reference to a field of the struct itself, of exactly this type, and not to one behind a
/// `Deref` of the struct or of the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __field {
    ($this:ident.$field:tt: $type:ty) => {{
        // The pattern needs a field of the struct, which may not be packed; a raw pointer does not coerce by `Deref`.
        let Self { $field: _field, .. } = $this;
        let field: *const $type = &raw const $this.$field;
        // SAFETY: it points to a field of the struct, which is borrowed for as long as `$this`.
        unsafe { &*field }
    }};
}
