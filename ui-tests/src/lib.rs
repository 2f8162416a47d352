//! What the run-time tests share.

pub mod coerced;
pub mod dispatched;
pub mod pointers;
