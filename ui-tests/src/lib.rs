//! What the run-time tests share.

pub mod pointers;
