//! Where coercions are implicit: the macro that writes the impls, and the traits by which the derive asks rustc about the pointer field.

use core::marker::{PhantomData, Unsize};
use core::ops::{CoerceUnsized, DispatchFromDyn};

/// Writes every impl that needs an unstable feature. The derive itself has no permission to use one.
///
/// Anyone can call this macro with any tokens, so it has to be sound for all of them:
///
/// - Permission to use unstable features belongs to the tokens that are written here, and none of them goes to another macro that the caller
///   chooses. The caller's tokens are single names, lifetimes, whole types, and bounds in their own parentheses. No such token
///   ends an impl early or starts an attribute, so there is no impl for the caller to complete.
/// - Paths start at `$crate`, which is always this crate. A path to `::core` could be made to mean another crate where the macro is
///   called, for example by `extern crate self as core;`.
/// - The bridge to the standard library's marker asks for this crate's marker on `Self`, because `$pointer` may be a type
///   macro that expands to another type the second time it is written.
/// - All other impls are for `$name` with the same arguments, and one of them is inherent. For a type of another crate, `Pin` above
///   all, an inherent impl is E0116 (rust-lang/rust#148899).
/// - The inherent impl has a pattern that names every field, so the caller can see them all (E0451). A module that keeps its fields
///   private is not made to coerce by another module of the same crate, under its own name or through an alias that changes other
///   parameters with the pointee.
#[doc(hidden)]
#[macro_export]
#[allow_internal_unstable(coerce_unsized, dispatch_from_dyn, pin_coerce_unsized_trait, unsize)]
macro_rules! __implicit {
    (
        $pointer:ty;
        $name:ident [$($lifetime:lifetime)*] [$($before:ident)*] $pointee:ident $fresh:ident [$($after:ident)*]
        [$($type:ident)*] [$($const:ident: $const_type:ty,)*] [$($member:tt)*]
        [
            $($longer:lifetime: $($shorter:lifetime)*;)*
            $(for<$($bound_lifetime:lifetime),*> $bounded:ty: $(($($bound:tt)*))* $($outlived:lifetime)*;)*
        ]
        [$(for<$($new_lifetime:lifetime),*> $new:ty: $(($($new_bound:tt)*))* $($new_outlived:lifetime)*;)*]
    ) => {
        // SAFETY: the impl applies only where `Self` has this crate's marker, whose obligations include all that the
        // standard library's asks for.
        unsafe impl<$($lifetime,)* $pointee, $($type,)* $(const $const: $const_type,)*>
            $crate::__private::PinSafePointer for $pointer
        where
            Self: $crate::PinCoerceUnsized,
            $pointee: ?Sized,
            $($longer: $($shorter +)*,)*
            $(for<$($bound_lifetime),*> $bounded: $(($($bound)*) +)* $($outlived +)*,)*
        {
        }
        $crate::__repoint! {
            $name [$($lifetime)*] [$($before)*] $pointee $fresh [$($after)*]
            [$($type)*] [$($const: $const_type,)*]
            [
                $($longer: $($shorter)*;)*
                $(for<$($bound_lifetime),*> $bounded: $(($($bound)*))* $($outlived)*;)*
            ]
            [$(for<$($new_lifetime),*> $new: $(($($new_bound)*))* $($new_outlived)*;)*]
        }
        impl<$($lifetime,)* $pointee, $fresh, $($type,)* $(const $const: $const_type,)*>
            $crate::__private::DispatchFromDyn<$name<$($lifetime,)* $($before,)* $fresh, $($after,)*>>
            for $name<$($lifetime,)* $($before,)* $pointee, $($after,)*>
        where
            $pointee: ?Sized + $crate::__private::Unsize<$fresh>,
            $fresh: ?Sized,
            $($longer: $($shorter +)*,)*
            $(for<$($bound_lifetime),*> $bounded: $(($($bound)*) +)* $($outlived +)*,)*
            $(for<$($new_lifetime),*> $new: $(($($new_bound)*) +)* $($new_outlived +)*,)*
        {
        }
        impl<$($lifetime,)* $pointee, $fresh, $($type,)* $(const $const: $const_type,)*>
            $crate::__private::CoerceUnsized<$name<$($lifetime,)* $($before,)* $fresh, $($after,)*>>
            for $name<$($lifetime,)* $($before,)* $pointee, $($after,)*>
        where
            $pointee: ?Sized + $crate::__private::Unsize<$fresh>,
            $fresh: ?Sized,
            $($longer: $($shorter +)*,)*
            $(for<$($bound_lifetime),*> $bounded: $(($($bound)*) +)* $($outlived +)*,)*
            $(for<$($new_lifetime),*> $new: $(($($new_bound)*) +)* $($new_outlived +)*,)*
        {
        }
        #[doc(hidden)]
        impl<$($lifetime,)* $pointee, $($type,)* $(const $const: $const_type,)*>
            $name<$($lifetime,)* $($before,)* $pointee, $($after,)*>
        where
            $pointee: ?Sized,
            $($longer: $($shorter +)*,)*
            $(for<$($bound_lifetime),*> $bounded: $(($($bound)*) +)* $($outlived +)*,)*
        {
            fn __fields(Self { $($member: _,)* }: &Self) {}
        }
    };
}

/// Tells `unsize!` the type of its result, if the feature `unsize` is on.
///
/// Called by `__implicit!` with tokens of its own caller. It needs no permission, and has none.
#[cfg(feature = "unsize")]
#[doc(hidden)]
#[macro_export]
macro_rules! __repoint {
    (
        $name:ident [$($lifetime:lifetime)*] [$($before:ident)*] $pointee:ident $fresh:ident [$($after:ident)*]
        [$($type:ident)*] [$($const:ident: $const_type:ty,)*]
        [
            $($longer:lifetime: $($shorter:lifetime)*;)*
            $(for<$($bound_lifetime:lifetime),*> $bounded:ty: $(($($bound:tt)*))* $($outlived:lifetime)*;)*
        ]
        [$(for<$($new_lifetime:lifetime),*> $new:ty: $(($($new_bound:tt)*))* $($new_outlived:lifetime)*;)*]
    ) => {
        impl<$($lifetime,)* $pointee, $fresh, $($type,)* $(const $const: $const_type,)*>
            $crate::__private::Repoint<$fresh, $name<$($lifetime,)* $($before,)* $fresh, $($after,)*>>
            for $name<$($lifetime,)* $($before,)* $pointee, $($after,)*>
        where
            $pointee: ?Sized,
            $fresh: ?Sized,
            $($longer: $($shorter +)*,)*
            $(for<$($bound_lifetime),*> $bounded: $(($($bound)*) +)* $($outlived +)*,)*
            $(for<$($new_lifetime),*> $new: $(($($new_bound)*) +)* $($new_outlived +)*,)*
        {
        }
    };
}

#[cfg(not(feature = "unsize"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __repoint {
    ($($any:tt)*) => {};
}

/// [`Unsize`], for a bound in what the derive writes, which has no permission to name an unstable trait.
#[doc(hidden)]
pub trait UnsizesTo<U: ?Sized>: Unsize<U> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Unsize<U>, U: ?Sized> UnsizesTo<U> for T {}

/// Written down by the derive for a pointer field, so that a failure names the field and not the derive's own parameter.
///
/// `Target` is the pointer after unsizing. Without it, nothing would determine its pointee where the field is an associated
/// type (E0207). A trait of its own, beside [`Repoint`]: the types of fields may be private, and `unsize!` would have to infer them.
#[doc(hidden)]
pub trait UnsizableField<Field: ?Sized + Unsizable<Unsized>, Unsized: ?Sized, Target> {}

/// A field that unsizing can change into `Unsized`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be unsized, so `SmartPointer` cannot be derived",
    label = "must be a pointer, reference or smart pointer that can be unsized and dispatched on",
    note = "a container of a pointer, such as `Option` or `RefCell`, cannot be unsized",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it as well",
    note = "in a struct behind the pointer, the pointee may occur in the last field only, and not in the type of any other"
)]
pub trait Unsizable<Unsized: ?Sized> {}

#[diagnostic::do_not_recommend]
impl<F: CoerceUnsized<U> + DispatchFromDyn<U>, U> Unsizable<U> for F {}

/// Written down by the derive for a further field, numbered `INDEX`, whose type mentions a type or const parameter.
#[doc(hidden)]
pub trait GenericField<const INDEX: usize, Field: ?Sized + IsPhantomData> {}

/// A field that may mention any parameter, because it holds no value.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` may not mention a type or const parameter unless it is a `PhantomData`",
    label = "only a `PhantomData` may mention a parameter here",
    note = "write `PhantomData<…>` here, or move this value behind the pointer"
)]
pub trait IsPhantomData {}

impl<T: ?Sized> IsPhantomData for PhantomData<T> {}
