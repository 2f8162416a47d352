//! The root of the kernel's sources in userspace: the modules are the kernel's own, except for the
//! stubs `error`, `ffi`, `prelude`, `str` and `sync`.

#![no_std]

extern crate self as kernel;

pub mod alloc;
mod build_assert;
pub mod error;
pub mod ffi;
pub mod init;
pub mod list;
pub mod prelude;
mod static_assert;
pub mod str;
pub mod sync;
pub mod types;

pub use bindings;
pub use macros;

/// Fails at run time. The kernel's own fails when it links.
#[doc(hidden)]
#[track_caller]
pub const fn build_error(message: &'static str) -> ! {
    panic!("{}", message)
}

/// Finds the struct around a field.
#[macro_export]
macro_rules! container_of {
    ($field:expr, $around:ty, $($path:tt)*) => {{
        let field: *const u8 = ($field as *const _) as *const u8;
        field.sub(::core::mem::offset_of!($around, $($path)*)) as *const $around
    }};
}
