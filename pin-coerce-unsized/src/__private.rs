//! The items that the derive, `unsize!` and `dispatch` refer to. They are not part of the
//! public interface, and change without notice.

#[cfg(feature = "dispatch")]
pub use crate::dispatching::{Caller, Is, Known, NoUpcast, Upcast};
#[cfg(all(implicit, feature = "dispatch"))]
pub use crate::implicit::can_be_narrowed;
#[cfg(implicit)]
pub use crate::implicit::{
    Coercible, IsPhantomData, Unsizable, WholeStruct, can_be_coerced, can_be_unsized, is_phantom_data,
};
pub use crate::rejected::Rejected;
#[cfg(not(implicit))]
pub use crate::unsizing::explicit::{
    AsDerived, BoundsShowAllCode, Moved, OneFieldIsThePointer, RemoveThisAttributeFromTheStructOrRemoveTheDestructor,
    RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive, Repoint, unsizing,
};
#[cfg(implicit)]
pub use crate::unsizing::implicit::{Repoint, unsizing};
pub use crate::unsizing::{AnyTarget, NotAPointer, Operand, Target};
pub use core::compile_error;
pub use core::marker::Sized;
#[cfg(implicit)]
pub use core::marker::Unsize;
#[cfg(feature = "dispatch")]
pub use core::marker::{Send, Sync};
#[cfg(any(implicit, feature = "dispatch"))]
pub use core::ops::Deref;
#[cfg(implicit)]
pub use core::ops::{CoerceUnsized, DispatchFromDyn};
/// The standard library's marker, under whichever of its names this compiler has.
#[cfg(all(implicit, not(pin_safe_pointer)))]
pub use core::pin::PinCoerceUnsized as PinSafePointer;
#[cfg(all(implicit, pin_safe_pointer))]
pub use core::pin::PinSafePointer;
#[cfg(all(implicit, feature = "dispatch"))]
pub use smart_pointer_derive::receiver;

/// Whether this compiler let this crate use unstable features, so that the derive emits the
/// coercions.
pub const IMPLICIT: bool = cfg!(implicit);

/// Checks that this crate was built for plain stable. The derive calls it, in a constant, where it
/// writes what that mode needs. It is a function and not a macro, because a macro of that name
/// could be the user's, and could write an item beside the impls that changes what their names
/// mean.
pub const fn explicit() {
    if IMPLICIT {
        modes_differ()
    }
}

/// Reports that the derive and this crate were built for different modes. That can happen without
/// cargo, or if cargo gives the target other flags than the host, for which it builds the derive.
pub const fn modes_differ() -> ! {
    panic!(
        "`smart-pointer-derive` and `pin-coerce-unsized` were built for different modes: without cargo, give both \
         `--cfg implicit`, or neither; with cargo, a flag such as `-Zallow-features` has reached only one of them"
    )
}

#[cfg(not(implicit))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implicit {
    ($($any:tt)*) => {
        const _: () = $crate::__private::modes_differ();
    };
}

#[cfg(not(implicit))]
#[doc(hidden)]
#[macro_export]
macro_rules! __coerce_only {
    ($($any:tt)*) => {
        const _: () = $crate::__private::modes_differ();
    };
}
