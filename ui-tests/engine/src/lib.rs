//! The evidence engine: every case, compiled with our derive and with the compiler's own, and what follows from it.
//!
//! - [`case`]: a case and its place; [`header`]: what it says about itself.
//! - [`compiler`]: rustc, and what it says about one file.
//! - [`derives`]: the two derives that a file is compiled with.
//! - [`compare`]: all verdicts, where they differ, and what contradicts the suite.
//! - [`report`]: the evidence tables, and redrawing them in `stabilization-report.md`.
//! - [`matrix`]: the table of compilers.
//! - [`side_by_side`]: the likeliest mistakes, and what both derives say about them.
//! - [`shapes`]: generated definitions with both derives; [`fuzz`]: mutated ones with ours.
//! - [`own_file`]: a file from outside the suite.
//! - [`expansion`]: what the derive wrote, read from the expanded source.

pub mod case;
pub mod citations;
pub mod compare;
pub mod compiler;
pub mod derives;
pub mod expansion;
pub mod fuzz;
pub mod header;
pub mod index;
pub mod matrix;
pub mod own_file;
pub mod report;
pub mod rules;
pub mod shapes;
pub mod side_by_side;

use std::path::Path;

/// The root of the workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}
