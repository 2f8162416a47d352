//! The output for a reader.

use super::cases;
use super::documents::Fate;
use super::shapes::{describe, sentences};
use crate::evidence::Evidence;
use crate::shapes::compared::{ComparedShapes, SHRUNK};
use std::path::Path;

const PLAIN_STABLE: &str =
    "Plain stable: the cases show the derive's own checks and `unsize!` alone, and only the shapes are compared.\n\n";

/// Returns the tables, the contradictions to the suite, what to do next, and the page to open.
#[must_use]
pub fn evidence(evidence: &Evidence, fate: &Fate, page: &Path) -> String {
    let note = if evidence.implicit { "" } else { PLAIN_STABLE };
    let (verdicts, differences) = (cases::verdicts(&evidence.cases), cases::differences(&evidence.cases));
    let shapes = shapes(&evidence.shapes);
    let (notes, errors) = (lines("note", &evidence.notes), lines("error", &evidence.problems));
    let (case_count, error_count) = (evidence.cases.len(), evidence.problems.len());
    let (seconds, version) = (evidence.seconds, &evidence.version);
    // A suite has far fewer than 2^52 cases.
    #[allow(clippy::cast_precision_loss)]
    let rate = case_count as f64 / seconds;
    let (mode, next) = (mode(evidence), next(evidence));
    format!(
        "{note}{verdicts}\n\nDifferences\n{differences}\n\n{shapes}\n{notes}{errors}\
         {case_count} cases in {seconds:.1} s, {rate:.1} per second; {error_count} errors; tables {fate}\n\
         {version}, {mode} mode\n\
         {next}\n\
         All of it as pages: open {}\n",
        page.display()
    )
}

/// Returns the name of the mode of our derive.
pub(crate) fn mode(evidence: &Evidence) -> &'static str {
    mode_name(evidence.implicit)
}

/// Returns the name of a mode.
pub(super) fn mode_name(implicit: bool) -> &'static str {
    if implicit { "implicit" } else { "explicit" }
}

fn next(evidence: &Evidence) -> &'static str {
    if evidence.problems.is_empty() {
        "Next: `cargo run -- check FILE.rs` judges a file of your own; ui-tests/tables/claims.md lists what it shows."
    } else {
        "Next: mend what the lines `error:` above name; CONTRIBUTING.md says how a case, its header and a claim belong together."
    }
}

fn lines(word: &str, lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("{word}: {line}\n")).collect();
    lines.concat()
}

/// Returns the summary of the report, and how fast it was.
fn shapes(shapes: &ComparedShapes) -> String {
    let unexplained: String = shapes.unexplained.iter().take(SHRUNK).map(describe).collect();
    let (sentences, seconds, rate) = (sentences(shapes), shapes.seconds, shapes.per_second());
    format!("Shapes\n{unexplained}{sentences}\n{seconds:.1} s, {rate:.0} shapes per second\n")
}
