//! What `core-renamed-environment` calls `core`: everything of it, with `Send` under the names of
//! the standard library's marker.
//!
//! Claim: attack-path-core (spoofed paths).

#![no_std]

pub use core::*;

/// Shadows the real module.
pub mod pin {
    pub use core::marker::{Send as PinCoerceUnsized, Send as PinSafePointer};
    pub use core::pin::Pin;
}
