//! What the expansion of the derive and of `unsize!` refers to. Not part of the public interface:
//! it changes without notice.

#[cfg(implicit)]
pub use crate::implicit::{Change, IsPhantomData, Unsizable, WholeStruct, can_be_unsized, change, is_phantom_data};
#[cfg(not(implicit))]
pub use crate::unsizing::explicit::{
    BoundsShowAllCode, Moved, NoDestructorBesideAnAttributeMacro, OneFieldIsThePointer, Operand, Repoint, Rest,
    Unsizing, unsizing,
};
#[cfg(implicit)]
pub use crate::unsizing::implicit::{Operand, Repoint, Rest, Unsizing, unsizing};
pub use crate::unsizing::{AnyTarget, NotAPointer, Target};
pub use core::compile_error;
pub use core::marker::Sized;
#[cfg(implicit)]
pub use core::marker::Unsize;
#[cfg(implicit)]
pub use core::ops::{CoerceUnsized, DispatchFromDyn};
/// The standard library's marker, under whichever of its names this compiler has.
#[cfg(all(implicit, not(pin_safe_pointer)))]
pub use core::pin::PinCoerceUnsized as PinSafePointer;
#[cfg(all(implicit, pin_safe_pointer))]
pub use core::pin::PinSafePointer;

/// Whether this compiler let this crate use unstable features, so that the derive emits the
/// coercions.
pub const IMPLICIT: bool = cfg!(implicit);

/// Called by the derive, in a constant, where it writes what plain stable needs. A function,
/// because a macro of that name could be the user's, and write an item beside the impls that
/// changes what their names mean.
pub const fn explicit() {
    if IMPLICIT {
        modes_differ()
    }
}

/// The error when the derive and this crate were built for different modes: without cargo, or for a
/// target without a prebuilt `core`.
pub const fn modes_differ() -> ! {
    panic!(
        "`smart-pointer-derive` and `pin-coerce-unsized` were built for different modes: give both `--cfg implicit`, or neither"
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
