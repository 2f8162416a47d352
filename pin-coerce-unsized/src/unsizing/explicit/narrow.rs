//! Narrowing on plain stable: the reverse of unsizing, with the same impls of `Repoint`.

use super::{Moved, Repoint};
use core::mem::MaybeUninit;
use core::ops::Deref;

/// A pointer that can be narrowed to `N`, which is the same pointer to a `T`.
///
/// # Safety
///
/// If the vtable in the pointer belongs to `T`, `narrow` returns the same pointer without the
/// vtable.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a pointer through which functions of a trait object can be called",
    label = "must be a pointer, reference or smart pointer that can be unsized, and whose `Deref::Target` is its pointee",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it",
    note = "on plain stable, that struct may have no attribute that could be a macro",
    note = "a pointer that derives with `coerce_only` does not dispatch",
    note = "in the bounds of that struct, name what a macro or an expression stands for by a `type` or a `const`"
)]
pub unsafe trait Narrow<T, N>: Sized {
    /// Narrows the pointer.
    ///
    /// # Safety
    ///
    /// The vtable in the pointer belongs to `T`.
    unsafe fn narrow(self) -> N;
}

// SAFETY: by 1 of `Repoint`, `N` is the same pointer with the pointee `T`. By 5, the struct is the
// one that derives, and by 6, its author allows narrowing. `__Old` is the target of `P`, so the
// vtable in the raw pointer is the one about which the caller makes the promise.
#[diagnostic::do_not_recommend]
unsafe impl<P: Deref, T, N> Narrow<T, N> for P
where
    P: Repoint<N, __Old = <P as Deref>::Target, __New = T, __Origin = (), __Receiver = ()>,
    N: Deref<Target = T>,
{
    unsafe fn narrow(self) -> N {
        // A second fence: only a pointer with a vtable or a length is narrowed.
        const { assert!(size_of::<*mut P::Target>() > size_of::<*mut T>()) };
        let mut place = MaybeUninit::uninit();
        let this = place.write(self);
        let raw = P::__into_raw(this, Moved(()));
        P::__from_raw(this, raw.cast(), Moved(()))
    }
}
