//! The types of C.

pub use core::ffi::*;
