//! The evidence engine, and the pointers that the run-time tests share.

pub mod pointers;
