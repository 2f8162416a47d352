//! What the derive writes beside the errors of a struct that it rejects: impls whose target is an
//! error type. rustc accepts an error type wherever it expects another type, and reports nothing
//! that follows from it, so a coercion or a method call through the pointer is not a second error.

/// A trait that no array implements, so that `<[(); N] as Rejected>::Pointee` is never a type.
///
/// If `N` is a constant with an error in it, rustc takes the projection for an error type. Nobody
/// can add an impl for an array: the trait has no parameter, so that is E0117 in any other crate.
#[doc(hidden)]
pub trait Rejected {
    /// What the pointer is unsized to.
    type Pointee: ?Sized;
}

/// Writes the impls for the mode with implicit coercions, except those for coercion and dispatch,
/// which rustc allows only for a struct in which one field changes. With the other impls, a use of
/// `unsize!` is not a second error.
///
/// As with [`__implicit!`](crate::__implicit), anyone can call this macro with any tokens, and
/// `__shape!` checks that no token ends an impl early. The error is in `__SMART_POINTER_ERROR`, a
/// constant that the caller declares. Even if that name means something else, such as a parameter,
/// the target of each coercion is not a type. So nothing coerces, even if the struct's name is an
/// alias or a struct of another module. A bound can assume that the target is a certain type, but
/// no use of the impl meets that bound.
#[cfg(implicit)]
#[doc(hidden)]
#[macro_export]
#[allow_internal_unstable(pin_coerce_unsized_trait)]
macro_rules! __rejected_unsizing {
    (
        [$($before:tt)*] [$($pointee:tt)*] [$($after:tt)*]
        [$($lifetimes:tt)*] [$($types:tt)*] [$($consts:tt)*]
        [$($outlives:tt)*] [$($bounds:tt)*]
    ) => {
        $crate::__shape! {
            [$($before)*] [$($pointee)*] [$($pointee)*] [$($after)*]
            [$($lifetimes)*] [$($types)*] [$($consts)*]
            [$($outlives)*] [$($bounds)*] []
            [Self {}] []
        }
        // SAFETY: whoever calls this macro, the impl applies only where the type has this crate's
        // marker, whose obligations include all that the standard library's marker asks for.
        unsafe impl<$($lifetimes)* $($types)* $($consts)*> $crate::__private::PinSafePointer
            for $($before)* $($pointee)*, $($after)*
        where
            (): $crate::PinPromise<$($before)* $($pointee)*, $($after)*>,
            $($before)* $($pointee)*, $($after)*: $crate::__private::Deref,
            $($outlives)* $($bounds)*
        {
        }
        // SAFETY: the target is never a type, so no use of the impl compiles.
        unsafe impl<$($lifetimes)* $($types)* $($consts)*> $crate::__private::Repoint<
            $($before)* <[(); __SMART_POINTER_ERROR] as $crate::__private::Rejected>::Pointee, $($after)*
        > for $($before)* $($pointee)*, $($after)*
        where
            $($before)* $($pointee)*, $($after)*: $crate::__private::Sized,
            $($outlives)* $($bounds)*
        {
            type __New = <[(); __SMART_POINTER_ERROR] as $crate::__private::Rejected>::Pointee;
            type __Itself = Self;
            // The field is made up, so that `__Receiver` is `()`. Then a call by `dispatch` is no
            // second error.
            $crate::__receiver! { [(0 rejected)] [] [] [] [] [] }
        }
    };
}

/// Writes the impls for the mode with implicit coercions, except the one for dispatch. What
/// [`__rejected_unsizing!`] says about tokens goes for this macro too.
#[cfg(implicit)]
#[doc(hidden)]
#[macro_export]
#[allow_internal_unstable(coerce_unsized)]
macro_rules! __rejected_coercion {
    (
        [$($before:tt)*] [$($pointee:tt)*] [$($after:tt)*]
        [$($lifetimes:tt)*] [$($types:tt)*] [$($consts:tt)*]
        [$($outlives:tt)*] [$($bounds:tt)*]
    ) => {
        $crate::__rejected_unsizing! {
            [$($before)*] [$($pointee)*] [$($after)*]
            [$($lifetimes)*] [$($types)*] [$($consts)*]
            [$($outlives)*] [$($bounds)*]
        }
        impl<$($lifetimes)* $($types)* $($consts)*> $crate::__private::CoerceUnsized<
            $($before)* <[(); __SMART_POINTER_ERROR] as $crate::__private::Rejected>::Pointee, $($after)*
        > for $($before)* $($pointee)*, $($after)*
        where
            $($outlives)* $($bounds)*
        {
        }
    };
}

/// Writes every impl that a use of the pointer needs where coercions are implicit. (The inherent
/// and the negative impl of `__implicit!` only check the struct, so they are left out.) What
/// [`__rejected_unsizing!`] says about tokens goes for this macro too.
#[cfg(implicit)]
#[doc(hidden)]
#[macro_export]
#[allow_internal_unstable(dispatch_from_dyn)]
macro_rules! __rejected {
    (
        [$($before:tt)*] [$($pointee:tt)*] [$($after:tt)*]
        [$($lifetimes:tt)*] [$($types:tt)*] [$($consts:tt)*]
        [$($outlives:tt)*] [$($bounds:tt)*]
    ) => {
        $crate::__rejected_coercion! {
            [$($before)*] [$($pointee)*] [$($after)*]
            [$($lifetimes)*] [$($types)*] [$($consts)*]
            [$($outlives)*] [$($bounds)*]
        }
        impl<$($lifetimes)* $($types)* $($consts)*> $crate::__private::DispatchFromDyn<
            $($before)* <[(); __SMART_POINTER_ERROR] as $crate::__private::Rejected>::Pointee, $($after)*
        > for $($before)* $($pointee)*, $($after)*
        where
            $($outlives)* $($bounds)*
        {
        }
    };
}

/// Writes nothing. The derive that calls this was built for the other mode. For each struct that
/// the derive accepts, `__implicit!` or `__coerce_only!` reports that.
#[cfg(not(implicit))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rejected {
    ($($any:tt)*) => {};
}

/// Writes nothing, for the same reason as `__rejected!`.
#[cfg(not(implicit))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rejected_coercion {
    ($($any:tt)*) => {};
}

/// Writes nothing, for the same reason as `__rejected!`.
#[cfg(not(implicit))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rejected_unsizing {
    ($($any:tt)*) => {};
}
