//! Narrowing on plain stable: the reverse of unsizing, with the same impls of `Repoint`.

use super::{Moved, Repoint};
use core::mem::MaybeUninit;
use core::ops::Deref;

/// A pointer to a `T` that the pointer `P` can be narrowed to: the same pointer to another pointee.
///
/// It is a trait of the new pointer, because rustc then reports nothing before it knows both
/// pointers, and whatever is wrong with them has one error.
///
/// # Safety
///
/// If the vtable in the pointer belongs to `T`, `narrowed` returns the same pointer without the
/// vtable.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{P}` is not a pointer through which functions of a trait object can be called",
    label = "must be a pointer, reference or smart pointer that can be unsized, and whose `Deref::Target` is its pointee",
    note = "a pointer type of your own needs `#[derive(SmartPointer)]`, `impl<T: ?Sized> Deref` with `Target = T`, and the marker: `unsafe impl<T: ?Sized> PinCoerceUnsized`",
    note = "on plain stable, the derive must see no attribute of that struct that could be a macro: write `#[derive(SmartPointer, Debug)]` if `#[derive(Debug)]` stands below it, mark the pointee with `#[pointee]` instead of `#[smart_pointer(pointee = T)]`, and remove tool attributes, such as `#[rustfmt::skip]`",
    note = "in the standard library, only references, `Box`, `Rc` and `Arc` dispatch, also in a `Pin`: a `Weak` has no `Deref`, so let the caller upgrade it, and take the `Rc` or `Arc`; instead of a `MutexGuard` or a `Ref`, take `&Self` or `&mut Self`",
    note = "a pointer that derives with `coerce_only` does not dispatch: let the function take `&self`, or, if the value beside the pointer is an allocator without data, write `PhantomData<A>` instead, and `#[repr(transparent)]` instead of `coerce_only`",
    note = "in the bounds of your pointer's struct, write the name of a `type` or a `const` instead of a macro or an expression"
)]
#[cfg_attr(
    not(feature = "alloc"),
    diagnostic::on_unimplemented(
        note = "for `Box`, `Rc` and `Arc`, enable the feature `alloc` of `pin-coerce-unsized`"
    )
)]
pub unsafe trait Narrowed<P, T>: Sized {
    /// Narrows the pointer.
    ///
    /// # Safety
    ///
    /// The vtable in the pointer belongs to `T`.
    unsafe fn narrowed(pointer: P) -> Self;
}

// SAFETY: by 1 of `Repoint`, `N` is the same pointer with the pointee `T`. By 5, the struct is the
// one that derives, and by 6, its author allows narrowing. `__Old` is the target of `P`, so the
// vtable in the raw pointer is the one about which the caller makes the promise. If the functions of
// the impl never return, nothing is narrowed.
#[diagnostic::do_not_recommend]
unsafe impl<P: Deref, T, N> Narrowed<P, T> for N
where
    P: Repoint<N, __Old = <P as Deref>::Target, __New = T, __Origin = (), __Receiver = ()>,
    N: Deref<Target = T>,
{
    unsafe fn narrowed(pointer: P) -> N {
        // A second check: only a pointer with a vtable or a length is narrowed.
        const { assert!(size_of::<*mut P::Target>() > size_of::<*mut T>()) };
        let mut place = MaybeUninit::uninit();
        let this = place.write(pointer);
        let raw = P::__into_raw(this, Moved(()));
        P::__from_raw(this, raw.cast(), Moved(()))
    }
}
