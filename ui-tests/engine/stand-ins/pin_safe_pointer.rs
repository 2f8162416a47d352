//! A `core` as Rust 1.99 announces it: the marker of `core::pin` is `PinSafePointer`, has two
//! supertraits, and the older name is gone. Everything else is the real one.

#![no_std]

pub use core::*;

pub mod pin {
    pub use core::pin::{Pin, pin};

    /// # Safety
    ///
    /// Nothing relies on this stand-in.
    pub unsafe trait PinSafePointer: core::ops::Deref + Sized {}
}
