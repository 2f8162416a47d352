//! Strings of C.

pub use core::ffi::CStr;
