//! How the evidence is printed. Nothing here judges.
//!
//! - `documents`: which tables there are; `markers`: where they are in a file.
//! - `cases`, `shapes`, `side_by_side`, `compilers`: the tables, in `markdown`.
//! - `terminal` and `json`: the output for a reader and for other programs.
//! - `own_file` and `port`: a file and a crate from outside the suite for a reader; `plain`:
//!   Markdown for a terminal.
//! - `ports`: the table of the crates that were ported.

mod cases;
mod compilers;
pub mod documents;
pub mod json;
mod markdown;
pub mod markers;
pub mod own_file;
mod plain;
pub mod port;
pub mod ports;
pub mod shapes;
pub mod side_by_side;
pub mod terminal;
