//! What the expansions of this crate's macros refer to.

pub use core::mem::offset_of;

/// A reference to a field that does not coerce to a reference of another type.
#[derive(Debug)]
pub struct Exact<'a, T: ?Sized>(&'a T);

impl<'a, T: ?Sized> Exact<'a, T> {
    /// Wraps a reference.
    pub fn new(field: &'a T) -> Self {
        Self(field)
    }

    /// Returns the reference.
    #[must_use]
    pub fn field(self) -> &'a T {
        self.0
    }
}
