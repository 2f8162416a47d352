//! Thousands of generated pointer shapes (struct definitions with a derive), each judged by our
//! derive, in either mode, and by the compiler's own.
//!
//! - `shape`: a definition in parts; `grammar` and `field_grammar`: the parts to choose from;
//!   `generate`: the choice.
//! - `judge`: many of them in one compiler run; `headers`: what both derives wrote for them, as
//!   `impl_header`s.
//! - `judged`: a shape with the verdicts of both; `differences`: the known differences.
//! - `run`: some of the accepted shapes, built and coerced.
//! - `coerced`: pointers that only coerce, judged with our derive and with impls by hand.
//! - `compared`: a whole sample, which fails if a shape differs in an unknown way; `shrink`: makes
//!   such a shape small; `summary`: the counts.

pub mod coerced;
pub mod compared;
pub mod differences;
mod field_grammar;
pub mod generate;
mod grammar;
pub mod headers;
pub mod impl_header;
pub mod judge;
pub mod judged;
pub mod run;
pub mod shape;
pub mod shrink;
pub mod summary;
