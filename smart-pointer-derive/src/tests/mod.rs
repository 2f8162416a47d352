//! Tests of the derive as a function of tokens.

mod configured;
#[cfg(feature = "dispatch")]
mod dispatched;
mod errors;
mod expansions;
mod fuzz;
mod half_typed;
mod mentions;
mod recovered;
mod search;
mod sizes;
mod substitute;
mod survey;
