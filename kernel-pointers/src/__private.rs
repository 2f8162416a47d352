//! What the expansions of this crate's macros refer to.

use crate::list::{AtomicTracker, ListArcSafe, TryNewListArc};
use std::marker::PhantomData;

pub use core::compile_error;
pub use core::mem::offset_of;

/// A reference to a field that does not become a reference to another type: not by `Deref` or
/// unsizing, because a struct does not coerce like a reference, and not by subtyping, because it is
/// invariant.
pub struct Exact<'a, T: ?Sized>(&'a T, PhantomData<fn(&T) -> &T>);

impl<'a, T: ?Sized> Exact<'a, T> {
    /// Wraps a reference.
    pub fn new(field: &'a T) -> Self {
        Self(field, PhantomData)
    }

    /// Returns the reference.
    #[must_use]
    pub fn field(self) -> &'a T {
        self.0
    }
}

/// A value with a tracker that is told about its `ListArc` and asked for it.
///
/// [`impl_list_arc_safe!`](crate::impl_list_arc_safe) implements it for an `unsafe impl`. There is
/// one trait for both, so that the macro writes the caller's type only once. If it wrote the type
/// twice, a macro in its place could be one type that is told and another that is asked.
///
/// # Safety
///
/// 1. `tracker` returns a field of the value, the same one each time.
/// 2. The first condition of [`TryNewListArc`].
pub unsafe trait Tracked<const ID: u64> {
    /// Returns the tracker.
    fn tracker(&self) -> &AtomicTracker<ID>;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Tracked<ID>, const ID: u64> ListArcSafe<ID> for T {
    unsafe fn on_create_list_arc_from_unique(&self) {
        // SAFETY: the contract of this method, passed on once, to a field that only this value has.
        unsafe { self.tracker().on_create_list_arc_from_unique() }
    }

    unsafe fn on_drop_list_arc(&self) {
        // SAFETY: the contract of this method, passed on once, to the same field.
        unsafe { self.tracker().on_drop_list_arc() }
    }
}

// SAFETY: (1) is the second condition of `Tracked`. The tracker is a field that only this value
// has, and the impl above tells the same one. (2) Whichever impl is told that a `ListArc` is given
// up, the tracker gives out another one only if its own `on_drop_list_arc` was called for that,
// which releases what was done with the first. A new tracker takes exclusive access to the value.
// By the contract of `Arc::into_raw`, every other reference was given up before that, also that of
// an earlier `ListArc`, and what was done through it was before. While the value has a `ListArc`,
// `ListArc::into_raw` does not allow such a tracker.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Tracked<ID>, const ID: u64> TryNewListArc<ID> for T {
    fn try_new_list_arc(&self) -> bool {
        self.tracker().try_new_list_arc()
    }
}
