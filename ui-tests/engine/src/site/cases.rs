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
use minijinja::Value;

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
        macros => site.macros_of(case),
        since => (case.since > 0).then_some(case.since),
        since_reason => since_reason(case),
        expected => case.expected,
        is_about_plain_stable => row.on_plain_stable.is_some(),
        sides => sides(case, row),
        expansion => case.expansion,
        attack => attacks::of_case(row),
    };
    Page::new(row.address.clone(), "case.html", row.name.clone(), context)
}

/// Returns what each derive says. If the claims are about plain stable, what ours says there comes
/// first.
fn sides(case: &KeptCase, row: &Row) -> Vec<Value> {
    let builtin = side("The builtin", case.builtin.as_ref());
    let Some(errors) = &row.on_plain_stable else { return vec![side("Ours", Some(&case.ours)), builtin] };
    let errors = errors.iter().map(|error| error.said.trim_end()).collect::<Vec<_>>();
    let plain = context! { name => "Ours, on plain stable", verdict => row.plain.unwrap_or(case.expected), errors };
    vec![plain, side("Ours, in implicit mode", Some(&case.ours)), builtin]
}

fn side(name: &str, outcome: Option<&KeptOutcome>) -> Value {
    let errors = outcome.iter().flat_map(|outcome| &outcome.errors).map(|error| terminal(&error.in_colour));
    context! { name, verdict => outcome.map(|outcome| outcome.verdict), errors => errors.collect::<Vec<_>>() }
}

fn neighbour(site: &Site, name: &str) -> Value {
    let found = site.case(name);
    context! { name, row => found.map(|(_, row)| row), source => found.map(|(case, _)| case.source.trim_end()) }
}
