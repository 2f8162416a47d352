//! A library that passes the derive on: its users depend on it and on nothing else.
//!
//! Claim: environment-facade (the runtime crate may be any path, also one through another crate).

/// What the derive's expansion needs, for `#[smart_pointer(crate = facade::__pointers)]`.
#[doc(hidden)]
pub use pin_coerce_unsized as __pointers;
pub use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};

/// Writes a pointer of the users' own, so that they need not name the path.
#[macro_export]
macro_rules! pointer {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident<$pointee:ident>($field_visibility:vis $field:ty);) => {
        $(#[$attribute])*
        #[derive($crate::SmartPointer)]
        #[smart_pointer(crate = $crate::__pointers)]
        #[repr(transparent)]
        $visibility struct $name<$pointee: ?Sized>($field_visibility $field);
    };
}

pointer! {
    /// The library's own pointer.
    pub struct Shared<T>(pub std::sync::Arc<T>);
}

#[cfg(all(test, feature = "implicit"))]
mod tests {
    use super::*;

    #[test]
    fn coerces() {
        let shared = Shared(std::sync::Arc::new(7_u8));
        let shared: Shared<dyn ToString> = shared;
        assert_eq!(shared.0.to_string(), "7");
    }
}
