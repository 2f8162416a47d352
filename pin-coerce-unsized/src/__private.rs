//! What the expansion of the derive and of `unsize!` refers to. Not part of the public interface: it changes without notice.

use core::marker::PhantomData;

#[cfg(not(implicit))]
pub use crate::unsizing::explicit::{ArrayToSlice, Repoint, unsizing};
#[cfg(implicit)]
pub use crate::unsizing::implicit::{Repoint, unsizing};
pub use crate::unsizing::{Operand, Target};

/// Whether this compiler let this crate use unstable features, so that the derive emits the coercions.
pub const IMPLICIT: bool = cfg!(implicit);

/// The standard library's marker, under whichever of its names this compiler has.
#[cfg(all(implicit, not(pin_safe_pointer)))]
pub use core::pin::PinCoerceUnsized as PinSafePointer;
#[cfg(all(implicit, pin_safe_pointer))]
pub use core::pin::PinSafePointer;

/// Forwards this crate's marker to the standard library's, for one pointer type, and passes on the impls behind it.
///
/// The derive cannot write this impl itself. A path in its output is resolved where the user's struct is, and can be made to
/// mean something else there: after `extern crate self as core;`, or with a dependency that is renamed to `core`,
/// `unsafe impl ::core::pin::PinCoerceUnsized for Ptr` implements whatever the user's crate calls by that name, `Send` for
/// example. `$crate` is always this crate.
///
/// Everybody can call this macro with any tokens, so it must be sound for all of them. The pattern takes single names as
/// parameters, a whole type as the pointer, and free tokens only behind the last thing that this macro has to say: tokens
/// that end the impl early can go on to write what they like, but the word `unsafe` they must bring themselves. The condition
/// is on `Self`, because the pointer may be a type macro that expands to another type the second time it is written.
///
/// What refers to the other traits of this module goes through this macro too, so that there is one error when the two crates do
/// not agree on whether coercions are implicit. It comes last: an attribute at its end, if it came first, would be one of the impl, and
/// what a macro of the user's makes of it would still have its `unsafe`.
#[cfg(implicit)]
#[doc(hidden)]
#[macro_export]
#[allow_internal_unstable(pin_coerce_unsized_trait)]
macro_rules! __implicit {
    (
        $($lifetime:lifetime)*; $($type:ident)*; $($const:ident: $const_type:ty),*;
        $pointer:ty where [$($predicates:tt)*] $($impls:tt)*
    ) => {
        // SAFETY: the impl applies only where `Self` has this crate's marker, whose obligations include all that the
        // standard library's asks for.
        #[automatically_derived]
        unsafe impl<$($lifetime,)* $($type,)* $(const $const: $const_type,)*>
            $crate::__private::PinSafePointer for $pointer
        where
            Self: $crate::PinCoerceUnsized,
            $($predicates)*
        {
        }
        $($impls)*
    };
}

/// Called by the derive where it writes what plain stable needs.
#[cfg(not(implicit))]
#[doc(hidden)]
#[macro_export]
macro_rules! __explicit {
    () => {};
}

#[cfg(implicit)]
#[doc(hidden)]
#[macro_export]
macro_rules! __explicit {
    () => {
        $crate::__disagree!();
    };
}

#[cfg(not(implicit))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implicit {
    ($($any:tt)*) => {
        $crate::__disagree!();
    };
}

/// The error when one of the two crates may use unstable features and the other may not.
#[doc(hidden)]
#[macro_export]
macro_rules! __disagree {
    () => {
        ::core::compile_error!(
            "`RUSTC_BOOTSTRAP` has to name both `smart_pointer_derive` and `pin_coerce_unsized`, or neither"
        );
    };
}

/// Written down by the derive for a pointer field, so that a failure names the field and not the derive's own parameter.
///
/// `Target` is the pointer after unsizing. Without it, nothing would determine its pointee where the field is an associated
/// type (E0207). A trait of its own, beside [`Repoint`]: the types of fields may be private, and `unsize!` would have to infer them.
#[cfg(implicit)]
pub trait UnsizableField<Field: ?Sized + Unsizable<Unsized>, Unsized: ?Sized, Target> {}

/// A field that unsizing can change into `Unsized`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be unsized, so `SmartPointer` cannot be derived",
    label = "must be a pointer, reference or smart pointer that can be unsized and dispatched on",
    note = "a container of a pointer, such as `Option` or `RefCell`, cannot be unsized",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it as well",
    note = "in a struct behind the pointer, the pointee may occur in the last field only, and not in the type of any other"
)]
#[cfg(implicit)]
pub trait Unsizable<Unsized: ?Sized> {}

#[cfg(implicit)]
#[diagnostic::do_not_recommend]
impl<F: core::ops::CoerceUnsized<U> + core::ops::DispatchFromDyn<U>, U> Unsizable<U> for F {}

/// Written down by the derive for a further field, numbered `INDEX`, whose type mentions a type or const parameter.
pub trait GenericField<const INDEX: usize, Field: ?Sized + IsPhantomData> {}

/// A field that may mention any parameter, because it holds no value.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` may not mention a type or const parameter unless it is a `PhantomData`",
    label = "only a `PhantomData` may mention a parameter here",
    note = "write `PhantomData<…>` here, or move this value behind the pointer"
)]
pub trait IsPhantomData {}

impl<T: ?Sized> IsPhantomData for PhantomData<T> {}
