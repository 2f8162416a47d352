//! The evidence engine. It compiles every case with our derive and, where the two can be compared,
//! with the compiler's own, and reports what follows.
//!
//! Each module uses only those above it in this list, or on its line.
//!
//! - [`cargo`]: the workspace and its cargo; [`diagnostic`]: an error of the compiler;
//!   [`compiler`]: rustc, and what it says about one file; [`setting`]: which compiler this is.
//! - [`scratch`] and [`source`]: what is compiled, and where.
//! - [`derives`]: the derives that a file is compiled with; `artifacts`: what cargo built for them.
//! - [`expansion`]: what a derive wrote, read from the expanded source.
//! - [`case`]: a case, its place, and what it says about itself.
//! - [`surroundings`]: what a place in a file is inside of.
//! - [`rules`]: one entry per rule; [`citations`]: what shows that its claim holds; [`index`]: both
//!   together, as the claims and as the errors of `ERRORS.md`.
//! - [`mutations`]: what is broken on purpose to see the evidence fail.
//! - [`judged`]: the verdicts on a case, and where they contradict what it says.
//! - [`mistakes`]: the likeliest mistakes, and how good the errors of both derives are.
//! - [`compare`]: all verdicts.
//! - [`shapes`]: generated struct definitions, judged with both derives.
//! - `crate_tests`: tests of other packages; [`compilers`]: the verdict of one compiler on
//!   everything.
//! - [`evidence`]: all that a run found out.
//! - [`own_file`]: a file from outside the suite; [`port`]: a crate from outside it; [`ports`]:
//!   crates of the package registry.
//! - [`render`]: how all of it is printed, and the tables in the documents.
//! - [`site`]: the same as pages.
//! - [`steps`]: the steps of `cargo run`; `progress`: what it prints while it works.

mod artifacts;
pub mod cargo;
pub mod case;
pub mod citations;
pub mod compare;
pub mod compiler;
pub mod compilers;
mod crate_tests;
pub mod derives;
pub mod diagnostic;
pub mod evidence;
pub mod expansion;
pub mod index;
pub mod judged;
pub mod mistakes;
pub mod mutations;
pub mod own_file;
pub mod port;
pub mod ports;
mod progress;
pub mod render;
pub mod rules;
pub mod scratch;
pub mod setting;
pub mod shapes;
pub mod site;
pub mod source;
pub mod steps;
pub mod surroundings;

pub use cargo::workspace;
