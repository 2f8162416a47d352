//! The compiler's own derive and marker under the names of ours, so that a case compiles against
//! either byte for byte.
//!
//! The evidence engine compiles this as a crate named `pin_coerce_unsized`, first with the marker
//! under its older name, then, if the compiler no longer has that, with `--cfg pin_safe_pointer`.

#![feature(auto_traits, derive_coerce_pointee, pin_coerce_unsized_trait)]
#![no_std]

pub use core::marker::CoercePointee;
pub use core::marker::CoercePointee as SmartPointer;
#[cfg(not(pin_safe_pointer))]
pub use core::pin::PinCoerceUnsized;
#[cfg(pin_safe_pointer)]
pub use core::pin::PinSafePointer as PinCoerceUnsized;

/// For `engine/tests/beside_the_builtin.rs`, which writes negative impls of it.
pub auto trait WholeStruct {}
