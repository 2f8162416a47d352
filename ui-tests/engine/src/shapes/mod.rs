//! Thousands of generated pointer shapes, each judged by our derive, in either mode, and by the
//! compiler's own.
//!
//! - `shape`: a definition in parts; `grammar` and `field_grammar`: of which parts; `generate`:
//!   which there are.
//! - `judge`: many of them in one compiler run; `headers`: what both derives wrote for them, as
//!   `impl_header`s.
//! - `judged`: a shape with the verdicts of both; `differences`: those that are known.
//! - `run`: some of the accepted, built and coerced.
//! - `compared`: a whole sample. A shape that differs otherwise fails it, after `shrink` has made
//!   the shape small; `summary`: the counts.

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
