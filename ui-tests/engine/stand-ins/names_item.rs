//! A derive that reports each item as an error, under our names: rustc itself says which items of a file derive, and where they
//! are. What else a file uses is missing here, and that is not what is read.

pub use hostile_macros::NamesItem as SmartPointer;
