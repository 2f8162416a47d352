//! What the run-time tests share.

pub mod coerced;
pub mod pointers;
