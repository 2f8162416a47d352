//! The table of compilers: what each of them made of the cases, and of the tests that need no case.
//! It counts nothing, so a new case or test leaves it as it is.

use crate::case::Case;
use crate::compare::Judged;
use crate::compiler::Compiler;
use anyhow::{Context, Result};
use comfy_table::{Table, presets};
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// The name of the table in its markers.
pub const SECTION: &str = "compilers";

const HEADER: [&str; 6] =
    ["compiler", "dependencies", "verdicts", "cases not asked", "tests of the published crates", "of kernel-pointers"];

/// What one compiler made of everything.
#[derive(Clone, Debug)]
pub struct Row {
    cells: [String; HEADER.len()],
    /// The tests that failed, if any did.
    pub problems: Vec<String>,
}

impl Row {
    /// Runs the tests, and looks at the verdicts. `not_asked` are the cases that only newer
    /// compilers judge as expected.
    ///
    /// # Errors
    ///
    /// If cargo cannot be run.
    pub fn gather(
        compiler: &Compiler,
        workspace: &Path,
        dependencies: &str,
        judged: &[Judged],
        not_asked: &[Case],
    ) -> Result<Self> {
        let agrees = judged.iter().all(|judged| judged.contradiction().is_none());
        let verdicts = if agrees { "as expected" } else { "not as expected" }.to_owned();
        let mut problems = Vec::new();
        let mut tests = |packages: &[&str]| -> Result<String> {
            let failed = failed_tests(workspace, packages)?;
            let verdict = if failed.is_some() { "fail" } else { "pass" };
            problems.extend(failed);
            Ok(verdict.to_owned())
        };
        let published = tests(&["smart-pointer-derive", "pin-coerce-unsized"])?;
        let kernel_pointers = tests(&["kernel-pointers"])?;
        let version = compiler.version.trim_start_matches("rustc ").to_owned();
        let since: BTreeSet<String> = not_asked.iter().map(|case| format!("1.{}", case.header.since)).collect();
        let since = match since.into_iter().collect::<Vec<_>>() {
            since if since.is_empty() => "none".to_owned(),
            since => format!("since {}", since.join(", ")),
        };
        let cells = [version, dependencies.to_owned(), verdicts, since, published, kernel_pointers];
        Ok(Self { cells, problems })
    }

    /// Whether this row is of a nightly that did not draw the table.
    #[must_use]
    pub fn is_of_other_nightly(&self, table: &str) -> bool {
        let [version, ..] = &self.cells;
        version.contains("-nightly") && !table.contains(version)
    }

    /// The table `before` with this row in the place of the one of the same compiler and dependencies.
    #[must_use]
    pub fn drawn_into(&self, before: &str) -> String {
        let mut rows: Vec<Vec<String>> = before.lines().skip(2).filter_map(cells).collect();
        rows.retain(|row| key(row) != key(&self.cells));
        rows.push(self.cells.to_vec());
        rows.sort_by_key(|row| key(row));
        let mut table = Table::new();
        table.load_style(presets::ASCII_MARKDOWN).set_header(HEADER).add_rows(rows);
        table.trim_fmt()
    }
}

/// The cases that are not asked of every compiler, by the release since which they are.
#[must_use]
pub fn not_always_asked(judged: &[Judged]) -> String {
    let mut names: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for Judged { case, .. } in judged.iter().filter(|judged| judged.case.header.since > 0) {
        names.entry(case.header.since).or_default().push(format!("`{}`", case.name));
    }
    let lines = names.iter().map(|(since, names)| format!("- Since 1.{since}: {}.", names.join(", ")));
    lines.collect::<Vec<_>>().join("\n")
}

/// What is replaced: a nightly replaces any other.
fn key(row: &[String]) -> (String, String) {
    let release = row[0].split(' ').next().unwrap_or_default();
    let release = if release.ends_with("-nightly") { "nightly" } else { release };
    (release.to_owned(), row[1].clone())
}

/// The cells of a line of a Markdown table.
fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<String> = inside.split('|').map(|cell| cell.trim().to_owned()).collect();
    (cells.len() == HEADER.len()).then_some(cells)
}

/// What to say about the tests of the packages, if not all passed.
fn failed_tests(workspace: &Path, packages: &[&str]) -> Result<Option<String>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut cargo = Command::new(cargo);
    cargo.args(["test", "--quiet", "--no-fail-fast"]).current_dir(workspace).stderr(Stdio::inherit());
    let output = cargo.args(packages.iter().map(|name| format!("--package={name}"))).output();
    let output = output.context("cannot run cargo")?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok((!output.status.success()).then(|| format!("tests of {} failed:\n{text}", packages.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(compiler: &str, dependencies: &str) -> Row {
        let cells = [compiler, dependencies, "as expected", "none", "pass", "pass"].map(str::to_owned);
        Row { cells, problems: Vec::new() }
    }

    #[test]
    fn a_row_replaces_that_of_the_same_compiler_and_dependencies() {
        let one = row("1.95.0 (a)", "locked").drawn_into("");
        let two = row("1.95.0 (a)", "syn 2.0.106").drawn_into(&one);
        let three = row("1.97.0-nightly (a)", "locked").drawn_into(&two);
        assert_eq!([&one, &two, &three].map(|table| table.lines().count()), [3, 4, 5]);
        assert_eq!(row("1.95.0 (a)", "locked").drawn_into(&three), three);
        let newer = row("1.98.0-nightly (b)", "locked").drawn_into(&three);
        assert!(newer.contains("1.98.0-nightly (b)") && !newer.contains("1.97.0-nightly"), "{newer}");
    }
}
