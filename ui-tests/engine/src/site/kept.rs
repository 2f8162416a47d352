//! What a run found out, as a file below the target folder, so that it can be shown later.

use crate::cargo::{target, workspace};
use crate::case::{Case, Kind};
use crate::compiler::{Outcome, Verdict};
use crate::evidence::Evidence;
use crate::judged::JudgedCase;
use crate::render::shapes::sentences;
use crate::render::terminal::mode;
use crate::shapes::compared::ComparedShapes;
use anyhow::{Context, Result, bail};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use tempfile::NamedTempFile;

/// The name of the file.
const FILE: &str = "last-run.json";

/// What a run found out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptRun {
    /// The compiler: `rustc 1.95.0 (59807616e 2026-04-14)`.
    pub version: String,
    /// The mode of our derive: `implicit` or `explicit`.
    pub mode: String,
    /// Every case that was judged.
    pub cases: Vec<KeptCase>,
    /// The generated shapes.
    pub shapes: KeptShapes,
    /// Messages about what contradicts the suite.
    pub problems: Vec<String>,
}

/// A case, and what both derives made of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptCase {
    /// The path as the headers cite it: `fail/pointee/two-params-unmarked.rs`.
    pub name: String,
    /// The same below the workspace.
    pub file: String,
    /// The folder: `fail/pointee`, `catalogue`.
    pub subject: String,
    /// The name of the folder of its kind.
    pub kind: String,
    /// The text of the file.
    pub source: String,
    /// The claims that it shows.
    pub claims: Vec<String>,
    /// The neighbours that pass by changing one thing, as paths below `ui/`.
    pub neighbours: Vec<String>,
    /// The verdict expected of our derive.
    pub expected: Verdict,
    /// The minor version of the first compiler that is asked, or 0.
    pub since: u32,
    /// Why the compiler's own derive gives another verdict, or none.
    pub reason: Option<String>,
    /// What our derive makes of it.
    pub ours: KeptOutcome,
    /// What the compiler's own derive makes of it, if it is asked.
    pub builtin: Option<KeptOutcome>,
    /// What our derive wrote, which is empty if it wrote no impl. None if the compiler printed no
    /// expansion.
    pub expansion: Option<String>,
}

/// What a compiler said about one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptOutcome {
    /// Whether it compiles.
    pub verdict: Verdict,
    /// Every error, as a terminal shows it.
    pub errors: Vec<KeptError>,
}

/// An error of the compiler.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptError {
    /// `message`, or `E0690: message`.
    pub title: String,
    /// The whole error, with the escapes that colour it.
    pub in_colour: String,
}

/// The results on the generated shapes. The tables of a whole sample are in
/// `ui-tests/tables/shapes.md`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptShapes {
    /// The summary in words.
    pub sentences: String,
    /// How many there are.
    pub count: u64,
    /// Those that differ without a known reason.
    pub unexplained: Vec<String>,
}

impl KeptRun {
    /// Takes what the pages show from the evidence.
    ///
    /// # Errors
    ///
    /// If a case cannot be read.
    pub fn of(evidence: &Evidence) -> Result<Self> {
        Ok(Self {
            version: evidence.version.clone(),
            mode: mode(evidence).to_owned(),
            cases: evidence.cases.iter().map(KeptCase::of).collect::<Result<_>>()?,
            shapes: KeptShapes::of(&evidence.shapes),
            problems: evidence.problems.iter().chain(&evidence.notes).cloned().collect(),
        })
    }

    /// Writes it to its file, in one step.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn keep(&self) -> Result<()> {
        let write = || -> Result<()> {
            fs::create_dir_all(target())?;
            let mut file = NamedTempFile::new_in(target())?;
            serde_json::to_writer(&mut file, self)?;
            file.flush()?;
            file.persist(place())?;
            Ok(())
        };
        write().with_context(|| format!("cannot write {}", place().display()))
    }

    /// Reads what the last run kept.
    ///
    /// # Errors
    ///
    /// If there is none, or another version of the engine wrote it.
    pub fn last() -> Result<Self> {
        let text = match fs::read_to_string(place()) {
            Err(error) if error.kind() == ErrorKind::NotFound => bail!("no run has been kept: run `cargo run` first"),
            text => text.with_context(|| format!("cannot read {}", place().display()))?,
        };
        serde_json::from_str(&text).context("another version of the engine kept the last run: run `cargo run` first")
    }
}

fn place() -> PathBuf {
    target().join(FILE)
}

impl KeptCase {
    fn of(judged: &JudgedCase) -> Result<Self> {
        let JudgedCase { case, ours, builtin, expansion, .. } = judged;
        let Case { name, path, subject, kind, header, .. } = case;
        let source = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let only_ours = || (*kind == Kind::Unsize).then(|| "`unsize!` is only ours".to_owned());
        let reason = header.builtin.reason().map(str::to_owned).or_else(only_ours);
        let file = path.strip_prefix(workspace()).unwrap_or(path);
        let outcome = |outcome: &Outcome| KeptOutcome::of(outcome, &path.display().to_string(), name);
        Ok(Self {
            name: name.clone(),
            file: file.to_string_lossy().replace('\\', "/"),
            subject: subject.clone(),
            kind: kind.folder().to_owned(),
            source,
            claims: header.claims.clone(),
            neighbours: header.neighbours.clone(),
            expected: header.expected,
            since: header.since,
            reason,
            ours: outcome(ours),
            builtin: builtin.as_ref().map(outcome),
            expansion: expansion.clone(),
        })
    }
}

impl KeptOutcome {
    /// Returns the first line of each error.
    pub(super) fn titles(&self) -> Vec<&str> {
        self.errors.iter().map(|error| error.title.as_str()).collect()
    }

    /// Keeps the errors, with paths that are the same everywhere.
    fn of(outcome: &Outcome, path: &str, name: &str) -> Self {
        let root = format!("{}/", workspace().display());
        let errors = outcome.errors.iter().map(|error| KeptError {
            title: error.title(),
            in_colour: without_files_of_types(error.in_colour.trim_end()).replace(path, name).replace(&root, ""),
        });
        Self { verdict: outcome.verdict, errors: errors.collect() }
    }
}

/// Leaves out the two notes about the file into which rustc wrote a type that is too long to print.
/// The file is in a folder that no longer exists.
fn without_files_of_types(error: &str) -> String {
    let is_about_the_file = |line: &&str| {
        line.contains(".long-type-") || line.contains("consider using `--verbose` to print the full type name")
    };
    error.lines().filter(|line| !is_about_the_file(line)).join("\n")
}

impl KeptShapes {
    fn of(shapes: &ComparedShapes) -> Self {
        Self {
            sentences: sentences(shapes),
            count: shapes.summary.sample.count,
            unexplained: shapes.problems().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_of_a_long_type_is_named() {
        let note = "   = note: the full name for the type has been written to '/tmp/x/case.long-type-1.txt'";
        let advice = "   = note: consider using `--verbose` to print the full type name to the console";
        assert_eq!(without_files_of_types(&format!("error: a\n --> b\n{note}\n{advice}\nc")), "error: a\n --> b\nc");
    }
}
