//! Errors, as far as initializers need them.

use crate::alloc::AllocError;
use core::alloc::LayoutError;
use core::convert::Infallible;

/// The number of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error(i32);

pub type Result<T = (), E = Error> = core::result::Result<T, E>;

/// The errors by name.
pub mod code {
    use super::Error;

    pub const ENOMEM: Error = Error(-12);
    pub const EINVAL: Error = Error(-22);
}

impl From<AllocError> for Error {
    fn from(_: AllocError) -> Self {
        code::ENOMEM
    }
}

impl From<LayoutError> for Error {
    fn from(_: LayoutError) -> Self {
        code::ENOMEM
    }
}

impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
