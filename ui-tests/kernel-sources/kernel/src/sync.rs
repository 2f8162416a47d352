//! The reference-counted pointers alone.

mod arc;

pub use arc::{Arc, ArcBorrow, UniqueArc};
