//! Where coercions are implicit, `unsize!` has the compiler coerce the pointer itself. It trusts
//! nothing here: rustc has checked the impls of `CoerceUnsized`, and either coerces the pointer or
//! rejects it. `dispatch` does trust the impls of [`Repoint`].

use super::{Operand, Target};
use core::cell::{Cell, UnsafeCell};
use core::pin::Pin;

/// A pointer that can be unsized; with another pointee, it is `O`. The derive writes the impl, so
/// that `unsize!` finds the type of its result.
///
/// # Safety
///
/// Suppose that `Self` and `O` have this impl for each other, with `()` as `__Receiver` in both,
/// and that one of them is thin. Then they are the same pointer except for the pointee, and each
/// `__New` is the other's pointee. One impl alone promises nothing.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a pointer that can be unsized",
    label = "must be a pointer, reference or smart pointer that can be unsized",
    note = "`unsize!` does not reach into a container such as `Option` or `RefCell`: unsize the pointer in it, as in `option.map(|pointer| unsize!(pointer => dyn Trait))`",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it, with `#[smart_pointer(crate = path)]` if rustc does not find `pin_coerce_unsized` (E0433)"
)]
#[cfg_attr(
    not(feature = "alloc"),
    diagnostic::on_unimplemented(
        note = "for `Box`, `Rc`, `Arc` and `Weak`, enable the feature `alloc` of `pin-coerce-unsized`"
    )
)]
pub unsafe trait Repoint<O>: Itself<Is = <Self as Repoint<O>>::__Itself> {
    /// The pointee of `O`.
    type __New: ?Sized;

    /// `Self`. A type that is not a pointer has no `__Itself`, so the closure of `unsize!`, which
    /// takes one, adds no error about the type that it returns.
    type __Itself: ?Sized;

    /// `()` if functions of a trait object can be called through the pointer, which narrows it, or
    /// if the pointer is never narrowed. `((),)` if the pointer only coerces, or if a bound could
    /// mean something else here than in the impls of `CoerceUnsized` and `DispatchFromDyn`. (Those
    /// impls have the additional bound that the old pointee unsizes to the new one.)
    #[cfg(feature = "dispatch")]
    type __Receiver;
}

/// Has `unsize` coerce the pointer. The pointer is in a `Cell`, which can be unsized but not
/// dereferenced. A bare `&String` could be dereferenced instead.
///
/// The closure returns an `O::Is`, which is `O`. If it returned an `O`, rustc would already infer
/// `O` from the type that the caller expects. In
/// `let object: Ptr<_> = unsize!(pointer => dyn Trait);`, it would then infer that the new pointee
/// is the old one.
///
/// It is not `const`, because the function of the same name for plain stable cannot be.
///
/// # Safety
///
/// None in this mode. It is `unsafe`, because it has to be on plain stable.
pub unsafe fn unsizing<P: Repoint<O, __New = U, __Itself = Q>, Q, U: ?Sized, O: Itself<Is = O>>(
    _: Target<U>,
    Operand(pointer): Operand<P>,
    unsize: fn(Cell<Q>) -> Cell<<O as Itself>::Is>,
) -> O {
    unsize(Cell::new(pointer.itself())).into_inner()
}

/// Every type, with itself as an associated type.
pub trait Itself {
    /// `Self`.
    type Is: ?Sized;

    /// Returns `self`.
    fn itself(self) -> Self::Is
    where
        Self::Is: Sized;
}

impl<O: ?Sized> Itself for O {
    type Is = O;

    fn itself(self) -> O
    where
        O: Sized,
    {
        self
    }
}

macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $pointer:ty, $unsized:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            // SAFETY: one built-in or standard library pointer, to `T` and to `U`.
            unsafe impl<$($lifetime,)? T: ?Sized, U: ?Sized> Repoint<$unsized> for $pointer {
                type __New = U;
                type __Itself = Self;
                #[cfg(feature = "dispatch")]
                type __Receiver = ();
            }
        )*
    };
}
pointers! {
    ['a] &'a T, &'a U;
    ['a] &'a mut T, &'a mut U;
    [] *const T, *const U;
    [] *mut T, *mut U;
    [] core::ptr::NonNull<T>, core::ptr::NonNull<U>;
}
#[cfg(feature = "alloc")]
pointers! {
    [] alloc::boxed::Box<T>, alloc::boxed::Box<U>;
    [] alloc::rc::Rc<T>, alloc::rc::Rc<U>;
    [] alloc::rc::Weak<T>, alloc::rc::Weak<U>;
}
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
pointers! {
    [] alloc::sync::Arc<T>, alloc::sync::Arc<U>;
    [] alloc::sync::Weak<T>, alloc::sync::Weak<U>;
}

/// Writes the impls for containers around a pointer.
macro_rules! around {
    ($($container:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            // SAFETY: the pointers inside are the same but for the pointees, and what is around
            // them points to nothing else.
            unsafe impl<P: Repoint<O>, O> Repoint<$container<O>> for $container<P> {
                type __New = P::__New;
                type __Itself = Self;
                #[cfg(feature = "dispatch")]
                type __Receiver = P::__Receiver;
            }
        )*
    };
}
around!(Cell UnsafeCell Pin);
