//! The page that lists everything, and on which the script searches.

use super::context::context;
use super::facts::Site;
use super::facts::addresses::address_of_claim;
use super::facts::row::Row;
use super::kept::{KeptCase, KeptOutcome};
use super::page::Page;
use super::{figures, report, shapes};
use anyhow::Result;
use minijinja::Value;
use std::collections::BTreeSet;

/// Returns the page.
///
/// # Errors
///
/// If the document with the figures of the cost cannot be read.
pub(super) fn page(site: &Site) -> Result<Page> {
    let cases = site.run.cases.iter().zip(&site.rows).map(|(case, row)| found(site, case, row));
    let claims = site.index.rules().iter().map(|rule| {
        let errors: Vec<&str> = rule.errors.iter().map(|error| error.message.as_str()).collect();
        let (sentence, source) = (&rule.sentence, &rule.source);
        context! { id => rule.id, address => address_of_claim(&rule.id), sentence, source, errors, breaks => rule.breaks }
    });
    let context = context! {
        cases => cases.collect::<Vec<_>>(),
        claims => claims.collect::<Vec<_>>(),
        groups => site.claims.groups().map(|(id, title)| context! { id, title }).collect::<Vec<_>>(),
        crates => site.crates,
        compilers => site.compilers,
        report => context! { address => report::ADDRESS, paragraphs => report::paragraphs(site), teams => site.report.teams },
        samples => shapes::shown(site),
        measured => figures::names()?,
        has_lanes => !site.other_runs.lanes.is_empty(),
    };
    Ok(Page::new("search.html".to_owned(), "search.html", "Search".to_owned(), context))
}

/// Returns a case with all that it can be found by. An error that both derives report is there
/// once.
fn found(site: &Site, case: &KeptCase, row: &Row) -> Value {
    let ours: BTreeSet<&str> = case.ours.titles().into_iter().chain(row.errors(case)).collect();
    let builtin: BTreeSet<&str> = case.builtin.iter().flat_map(KeptOutcome::titles).collect();
    let errors = [
        ("both", ours.intersection(&builtin).collect::<Vec<_>>()),
        ("ours", ours.difference(&builtin).collect()),
        ("the builtin", builtin.difference(&ours).collect()),
    ];
    context! { row, claims => case.claims, macros => site.macros_of(case), errors => errors.map(|(whose, titles)| context! { whose, titles }) }
}
