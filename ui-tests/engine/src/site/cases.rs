//! A case as a row of a list, and the page of each case.

use super::attacks;
use super::claims::Shown;
use super::context::context;
use super::kept::{KeptCase, KeptOutcome};
use super::lists::above;
use super::pages::{Page, Site};
use super::text::{summary, terminal};
use crate::case::{Kind, field};
use crate::compiler::Verdict;
use minijinja::Value;
use serde::Serialize;

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
    /// Which compilers have a known gap only with a derive, if others have it without any.
    pub(super) derive: Option<String>,
    pub(super) subject: String,
    pub(super) kind: String,
    pub(super) ours: Verdict,
    pub(super) builtin: Option<Verdict>,
    /// Why the builtin differs, or is not asked.
    pub(super) reason: Option<String>,
    /// Another verdict of ours in the mode of this run than the folder says, and why.
    implicit: Option<String>,
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
        Self {
            name: case.name.trim_end_matches(".rs").to_owned(),
            address: address(&case.name),
            first_sentence: first_sentence(&summary).to_owned(),
            harm: field(&case.source, "Harm:"),
            derive: field(&case.source, "Derive:"),
            summary,
            subject: case.subject.clone(),
            kind: case.kind.clone(),
            ours,
            builtin,
            reason: case.reason.clone(),
            implicit: field(&case.source, "Implicit:").filter(|_| is_implicit),
            nightly: field(&case.source, "Nightly:"),
            classes,
        }
    }

    /// Whether a filter chooses it.
    pub(super) fn is(&self, filter: &str) -> bool {
        self.classes.iter().any(|class| class == filter)
    }
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
        above => above(&row.name).into_iter().filter(|above| is_list(site, above)).collect::<Vec<_>>(),
        row,
        claims,
        neighbours,
        changed,
        file => case.file,
        source => case.source.trim_end(),
        since => (case.since > 0).then_some(case.since),
        since_reason => since_reason(case),
        expected => case.expected,
        sides => [side("Ours", Some(&case.ours)), side("The builtin", case.builtin.as_ref())],
        expansion => case.expansion,
        attack => attacks::of_case(row),
    };
    Page::new(row.address.clone(), "case.html", row.name.clone(), context)
}

/// Returns why only newer compilers give the verdict that is expected, if the header says so.
pub(super) fn since_reason(case: &KeptCase) -> Option<String> {
    Some(field(&case.source, "Since:")?.split_once(", ")?.1.to_owned())
}

/// Whether there is such a list. A subject can have folders of its own, which have none.
fn is_list(site: &Site, above: &Value) -> bool {
    let address = above.get_attr("address").unwrap_or_default();
    site.lists.contains(address.as_str().unwrap_or_default())
}

fn side(name: &str, outcome: Option<&KeptOutcome>) -> Value {
    let errors = outcome.iter().flat_map(|outcome| &outcome.errors).map(|error| terminal(&error.in_colour));
    context! { name, verdict => outcome.map(|outcome| outcome.verdict), errors => errors.collect::<Vec<_>>() }
}

fn neighbour(site: &Site, name: &str) -> Value {
    let found = site.case(name);
    context! { name, row => found.map(|(_, row)| row), source => found.map(|(case, _)| case.source.trim_end()) }
}
