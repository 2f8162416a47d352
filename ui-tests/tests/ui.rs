//! Compiles the cases below `ui/`, each with its snapshot.

use std::fs;
use std::path::{Path, PathBuf};
use trybuild::TestCases;

/// The derive's own messages are the same for every compiler and in both modes.
#[test]
fn rejected_by_the_derive() {
    TestCases::new().compile_fail("ui/fail/**/*.rs");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no impls to attack")]
#[rustversion::attr(
    not(stable(1.95)),
    ignore = "the words are rustc 1.95's; `cargo run` compares verdicts on every compiler"
)]
#[test]
fn attacks_rejected() {
    TestCases::new().compile_fail("ui/attack/**/*.rs");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no impls for rustc to check")]
#[rustversion::attr(
    not(stable(1.95)),
    ignore = "the words are rustc 1.95's; `cargo run` compares verdicts on every compiler"
)]
#[test]
fn rejected_by_rustc() {
    TestCases::new().compile_fail("ui/fail-rustc/**/*.rs");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no coercion to run")]
#[test]
fn accepted() {
    let cases = TestCases::new();
    for case in files("ui/pass").into_iter().chain(files("ui/known-gap")) {
        let source = fs::read_to_string(&case).expect("the case is there");
        // A case that the header says is rejected where coercions are implicit runs on plain
        // stable. The engine, which reads headers, tests that this line is always found.
        if !source.contains("\n//! Implicit: rejected, ") {
            cases.pass(case);
        }
    }
}

/// Returns every case below a folder.
fn files(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path());
    entries.flat_map(|path| if path.is_dir() { files(path) } else { vec![path] }).collect()
}

/// The snapshots have the messages of plain stable. Where coercions are implicit, `cargo run`
/// compares the verdicts.
#[cfg_attr(feature = "implicit", ignore = "the words are those of plain stable")]
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[test]
fn explicit_unsizing() {
    let cases = TestCases::new();
    // If one case runs, trybuild builds all of them and does not only check them. This is needed,
    // because one error is in a constant.
    cases.pass("ui/pass/unsize/*.rs");
    cases.compile_fail("ui/unsize/**/*.rs");
}
