//! A derive that reports each item as an error, under our names, so that rustc itself says which
//! items of a file derive, and where they are. Everything else that a file uses is missing here,
//! and nobody reads the errors about that.

pub use hostile_macros::NamesItem as CoercePointee;
pub use hostile_macros::NamesItem as SmartPointer;
