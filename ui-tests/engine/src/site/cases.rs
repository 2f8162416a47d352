//! A case as a row of a list, and the page of each case.

use super::attacks;
use super::claims::Shown;
use super::context::context;
use super::kept::{KeptCase, KeptOutcome};
use super::lists::above;
use super::pages::{Page, Site};
use super::text::{summary, terminal};
use crate::cargo::workspace;
use crate::case::{Kind, field};
use crate::compiler::Verdict;
use minijinja::Value;
use serde::Serialize;
use std::fs;

/// A case in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    /// Its page, below the folder of the site.
    pub(super) address: String,
    pub(super) summary: String,
    /// The beginning of the summary.
    first_sentence: String,
    /// What goes wrong if nothing stops it.
    pub(super) harm: Option<String>,
    /// What that breaks, in a few words.
    breaks: Option<String>,
    /// Which compilers have a known gap only with a derive, if others have it without any.
    pub(super) derive: Option<String>,
    /// The claims, and where the case comes from.
    pub(super) source: Option<String>,
    pub(super) subject: String,
    pub(super) kind: String,
    pub(super) ours: Verdict,
    pub(super) builtin: Option<Verdict>,
    /// Why the builtin differs, or is not asked.
    pub(super) reason: Option<String>,
    /// Another verdict of ours in the mode of this run than the folder says, and why.
    implicit: Option<String>,
    /// What the folder says then, which is about plain stable.
    plain: Option<Verdict>,
    /// Another verdict of the builtin on nightly, and why.
    pub(super) nightly: Option<String>,
    /// The filters that choose it.
    pub(super) classes: Vec<String>,
}

impl Row {
    pub(super) fn of(case: &KeptCase, is_implicit: bool) -> Self {
        let ours = case.ours.verdict;
        let builtin = case.builtin.as_ref().map(|builtin| builtin.verdict);
        let mut classes = vec![format!("ours-{ours}")];
        classes.extend(builtin.map(|builtin| format!("builtin-{builtin}")));
        let state = match builtin {
            None => "not-compared",
            Some(builtin) if builtin == ours => "agree",
            Some(_) => "differ",
        };
        classes.push(state.to_owned());
        if state == "agree" && case.kind != Kind::KnownGap.folder() {
            classes.push("agree-no-gap".to_owned());
        }
        if state == "differ" {
            classes.push(if ours == Verdict::Accepted { "laxer" } else { "stricter" }.to_owned());
        }
        if ours != case.expected {
            classes.push("unexpected".to_owned());
        }
        let summary = summary(&case.source);
        let harm = field(&case.source, "Harm:");
        let implicit = field(&case.source, "Implicit:").filter(|_| is_implicit);
        let of_folder = if case.kind == Kind::Unsize.folder() { Verdict::Rejected } else { Verdict::Accepted };
        Self {
            name: case.name.trim_end_matches(".rs").to_owned(),
            address: address(&case.name),
            first_sentence: first_sentence(&summary).to_owned(),
            breaks: harm.as_deref().map(|harm| breaks(harm).to_owned()),
            harm,
            derive: field(&case.source, "Derive:"),
            source: field(&case.source, "Claim:"),
            summary,
            subject: case.subject.clone(),
            kind: case.kind.clone(),
            ours,
            builtin,
            reason: case.reason.clone(),
            plain: implicit.as_ref().map(|_| of_folder),
            implicit,
            nightly: field(&case.source, "Nightly:"),
            classes,
        }
    }

    /// Returns how bad the harm is.
    pub(super) fn harm_rank(&self) -> Harm {
        match self.breaks.as_deref() {
            Some(breaks) if breaks.starts_with("soundness, if ") => Harm::SoundnessOfSome,
            Some(breaks) if breaks.starts_with("soundness") => Harm::Soundness,
            _ => Harm::Other,
        }
    }

    /// Whether a filter chooses it.
    pub(super) fn is(&self, filter: &str) -> bool {
        self.classes.iter().any(|class| class == filter)
    }
}

/// What breaks, the worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Harm {
    Soundness,
    /// If code relies on what breaks.
    SoundnessOfSome,
    Other,
}

/// Returns the beginning of what a header says about the harm.
fn breaks(harm: &str) -> &str {
    harm.split([':', '.']).next().unwrap_or_default()
}

/// Returns the beginning of a summary. A full stop inside `1.87` ends nothing.
fn first_sentence(summary: &str) -> &str {
    summary.split_inclusive(". ").next().unwrap_or_default().trim_end()
}

/// Returns the address of the page of a case.
pub(super) fn address(name: &str) -> String {
    format!("case/{}.html", name.trim_end_matches(".rs"))
}

/// How many rows a filter chooses.
pub(super) fn count(rows: &[Row], filter: &str) -> usize {
    rows.iter().filter(|row| row.is(filter)).count()
}

/// Returns the page of a case.
pub(super) fn page(site: &Site, case: &KeptCase, row: &Row) -> Page {
    let claims: Vec<Shown> = case.claims.iter().map(|id| Shown::of(site, id)).collect();
    let neighbours: Vec<Value> = case.neighbours.iter().map(|name| neighbour(site, name)).collect();
    let changed = site.run.cases.iter().zip(&site.rows).filter(|(other, _)| other.neighbours.contains(&case.name));
    let changed: Vec<&Row> = changed.map(|(_, row)| row).collect();
    let context = context! {
        above => above(&row.name),
        row,
        claims,
        neighbours,
        changed,
        file => case.file,
        source => case.source.trim_end(),
        since => (case.since > 0).then_some(case.since),
        since_reason => since_reason(case),
        expected => case.expected,
        sides => sides(case, row),
        expansion => case.expansion,
        attack => attacks::of_case(row),
    };
    Page::new(row.address.clone(), "case.html", row.name.clone(), context)
}

/// Returns the cases to which the builtin gives another verdict on nightly.
pub(super) fn on_nightly<'a>(site: &'a Site<'_>) -> Vec<&'a Row> {
    site.rows.iter().filter(|row| row.nightly.is_some()).collect()
}

/// Returns why only newer compilers give the verdict that is expected, if the header says so.
pub(super) fn since_reason(case: &KeptCase) -> Option<String> {
    Some(field(&case.source, "Since:")?.split_once(", ")?.1.to_owned())
}

/// Returns what each derive says. If plain stable says something else, that comes first: it is what
/// the claims are about.
fn sides(case: &KeptCase, row: &Row) -> Vec<Value> {
    let builtin = side("The builtin", case.builtin.as_ref());
    let Some(verdict) = row.plain else { return vec![side("Ours", Some(&case.ours)), builtin] };
    let snapshot = fs::read_to_string(workspace().join(&case.file).with_extension("stderr")).unwrap_or_default();
    // An accepted case has no snapshot of plain stable.
    let errors = if verdict == Verdict::Rejected { errors_of(&snapshot) } else { Vec::new() };
    let plain = context! { name => "Ours, on plain stable", verdict, errors };
    vec![plain, side("Ours, in implicit mode", Some(&case.ours)), builtin]
}

/// Returns the errors of a snapshot.
fn errors_of(snapshot: &str) -> Vec<String> {
    let (first, rest) = snapshot.split_once("\n\nerror").unwrap_or((snapshot, ""));
    let rest = rest.split("\n\nerror").filter(|error| !error.is_empty()).map(|error| format!("error{error}"));
    let errors = [first.to_owned()].into_iter().chain(rest).map(|error| error.trim_end().to_owned());
    errors.filter(|error| !error.is_empty()).collect()
}

fn side(name: &str, outcome: Option<&KeptOutcome>) -> Value {
    let errors = outcome.iter().flat_map(|outcome| &outcome.errors).map(|error| terminal(&error.in_colour));
    context! { name, verdict => outcome.map(|outcome| outcome.verdict), errors => errors.collect::<Vec<_>>() }
}

fn neighbour(site: &Site, name: &str) -> Value {
    let found = site.case(name);
    context! { name, row => found.map(|(_, row)| row), source => found.map(|(case, _)| case.source.trim_end()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_is_said_in_few_words() {
        assert_eq!(breaks("soundness of `Pin`: the pin leads away. More."), "soundness of `Pin`");
        assert_eq!(breaks("the compiler, which crashes. Nothing else."), "the compiler, which crashes");
    }

    #[test]
    fn a_snapshot_is_its_errors() {
        assert_eq!(
            errors_of("error: one\n |\n\nerror[E0001]: two\n\nerror: three\n\n"),
            ["error: one\n |", "error[E0001]: two", "error: three"]
        );
        assert!(errors_of("").is_empty());
    }
}
