//! Narrowing where coercions are implicit: what the compiler does in a dynamically dispatched call.

use crate::unsizing::CanBeNarrowed;
use crate::unsizing::implicit::Repoint;
use core::marker::Unsize;
use core::mem::{ManuallyDrop, transmute_copy};
use core::ops::{Deref, DispatchFromDyn};

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
    note = "in the standard library, only references, `Box`, `Rc` and `Arc` dispatch, also in a `Pin`: a `Weak` has no `Deref`, so let the caller upgrade it, and take the `Rc` or `Arc`; instead of a `MutexGuard` or a `Ref`, take `&Self` or `&mut Self`",
    note = "a pointer that derives with `coerce_only` does not dispatch: let the function take `&self`, or, if the value beside the pointer is an allocator without data, write `PhantomData<A>` instead, and `#[repr(transparent)]` instead of `coerce_only`",
    note = "in the bounds of your pointer's struct, write the name of a `type` or a `const` instead of a macro or an expression, even instead of `module::N`",
    note = "if an alias or a macro hides which field of your pointer's struct is the pointer, write out the types of the other fields, such as `PhantomData<T>`"
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

// SAFETY: the compiler has checked for `DispatchFromDyn` that both types are the same struct around
// a pointer, or the same pointer of the language. They differ only in what the pointer points to,
// and no other field has a size. So each type has the layout of its pointer, as the assertions
// check. The paragraph that begins with "So the compiler has proved" says why the metadata is that
// of the target. The bytes of the wide pointer are read as those of a wide raw pointer, so its
// layout does not matter. The result has the address and the provenance of the old pointer, and
// owns what that did.
//
// `Repoint`, in both directions, says that the target is what the pointer points to. It is an
// unsafe trait: this crate has the impls for the standard library's pointers, and only the derive
// writes others. So a struct with an impl of `DispatchFromDyn` from elsewhere, such as the
// compiler's own derive, cannot be narrowed. The macro that writes a `Repoint` with the
// `__Receiver` `()` writes `DispatchFromDyn` too, with the same bounds. (The exception is the impl
// beside the errors of a rejected struct, in `rejected.rs`: its target is never a type, so nothing
// is narrowed.) They mean the same in both, because they are the same tokens: names, lifetimes,
// punctuation and literals. None of these expands or declares anything. The impl of
// `DispatchFromDyn` has one more assumption, which relates the two pointees. No bound depends on
// it, because each mentions only one of them, and each bound of the old pointee has a copy for the
// new one, with the same spans, so that no name such as `A::Item` can stand for a pointee.
//
// So the compiler has proved, without knowing the two pointees, that the field of `N` unsizes to
// that of `P`. There are two possible reasons. Either what the fields point to ends in the
// pointees, and the one pointee unsizes to the other: then the metadata is that of the target. Or a
// bound says something about what the fields point to. It can even be a bound about the new pointee
// alone, which a macro can write. By `Repoint` in both directions, the bounds hold for either
// pointee, so they say the same about both: both pointers are wide, or both are thin. The
// assertions rule that out (the test `a_bound_about_the_new_pointee_alone_is_no_reason_to_narrow`
// in `ui-tests/engine/tests/language.rs`).
//
// The field can itself be such a struct, whose own bounds could be about both pointees. But
// `__Receiver` is `()` only if rustc has confirmed that it is `()` for the pointer field as well.
// So what is said here holds for each struct on the way, except for the gap that "The argument" 2
// names.
#[diagnostic::do_not_recommend]
unsafe impl<P: Deref, T: Unsize<P::Target>, N> Narrowed<P, T> for N
where
    P: Repoint<N, __New = T, __Receiver: CanBeNarrowed>,
    N: DispatchFromDyn<P> + Repoint<P, __New = P::Target, __Receiver: CanBeNarrowed> + Deref<Target = T>,
{
    unsafe fn narrowed(pointer: P) -> N {
        const {
            // Only a pointer with a vtable or a length is narrowed, and only to a thin one.
            assert!(size_of::<*mut P::Target>() > size_of::<*mut T>());
            assert!(size_of::<P>() == size_of::<*mut P::Target>() && size_of::<N>() == size_of::<*mut T>());
            assert!(align_of::<P>() == align_of::<*mut P::Target>() && align_of::<N>() == align_of::<*mut T>());
        };
        let this = ManuallyDrop::new(pointer);
        // SAFETY: see above. The old pointer is not used again.
        unsafe {
            let raw = transmute_copy::<ManuallyDrop<P>, *mut P::Target>(&this);
            transmute_copy::<*mut T, N>(&raw.cast())
        }
    }
}
