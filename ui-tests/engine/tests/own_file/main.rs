//! `check` and `expand`: the binary on a file from outside the suite.
//!
//! - `structs`: the verdict on each struct; `not_judged`: what has none.
//! - `text` and `json`: what is printed; `expand`: the impls.
//! - `following`: the causes of errors that follow from others.

mod expand;
mod following;
mod json;
mod not_judged;
mod structs;
mod text;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A struct that is accepted.
const DERIVE: &str = "
    #[derive(pin_coerce_unsized::SmartPointer)]
    #[repr(transparent)]
    pub struct Ptr<T: ?Sized>(Box<T>);
";

/// The exit code, what it printed, and its complaints.
fn run(arguments: &[&str], file: &Path) -> (Option<i32>, String, String) {
    let engine = Command::new(env!("CARGO_BIN_EXE_evidence")).args(arguments).arg(file).output();
    let output = engine.expect("the engine runs");
    let text = |bytes| String::from_utf8(bytes).expect("the engine prints UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The exit code, and the JSON that `check` printed, which is all that it printed.
fn run_for_json(options: &[&str], file: &Path) -> (Option<i32>, Value) {
    let (code, printed, complaint) = run(&[&["check", "--json"], options].concat(), file);
    assert_eq!(complaint, "");
    (code, serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}")))
}

fn file_with(content: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("own.rs");
    fs::write(&file, content).expect("the temporary folder is writable");
    (folder, file)
}
