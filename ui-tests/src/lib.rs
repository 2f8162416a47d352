//! What the run-time tests share.

pub mod dispatched;
pub mod pointers;
