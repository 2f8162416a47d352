//! The page of each case.

use super::attacks;
use super::claims::Shown;
use super::context::context;
use super::facts::Site;
use super::facts::row::{Row, since_reason};
use super::kept::{KeptCase, KeptOutcome};
use super::lists::above;
use super::page::Page;
use super::text::terminal;
use crate::cargo::workspace;
use crate::compiler::Verdict;
use minijinja::Value;
use std::fs;

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
    fn a_snapshot_is_its_errors() {
        assert_eq!(
            errors_of("error: one\n |\n\nerror[E0001]: two\n\nerror: three\n\n"),
            ["error: one\n |", "error[E0001]: two", "error: three"]
        );
        assert!(errors_of("").is_empty());
    }
}
