//! The overview, and the differences.

use super::attacks;
use super::cases::{Row, count};
use super::context::context;
use super::lists::by_kind;
use super::pages::{Page, Site};
use super::{compilers, report};
use crate::case::Kind;
use crate::compiler::Verdict;
use minijinja::Value;
use std::collections::BTreeMap;

/// The blockers of the stabilization report that attacks show, the folder of the attacks that show
/// each, and whether it is unsound by itself.
const BLOCKERS: [(&str, &str, bool); 2] = [
    ("attack/item-replaced", "an attribute macro replaces the struct after the derive: rust-lang/rust#148899", true),
    ("attack/path-spoofed", "the derive names its traits through `::core`, which can be another crate", false),
];

/// Returns the overview.
pub(super) fn page(site: &Site) -> Page {
    let filters = ["agree", "agree-no-gap", "differ", "stricter", "laxer", "not-compared", "unexpected"];
    let counts: BTreeMap<_, _> =
        filters.iter().map(|filter| (filter.replace('-', "_"), count(&site.rows, filter))).collect();
    let without_reason = site.rows.iter().filter(|row| row.is("differ") && row.reason.is_none()).count();
    let blockers = BLOCKERS.map(|(subject, words, is_unsound)| {
        let rows = attacks::only_ours(site, Some(subject));
        context! { words, is_unsound, subject, address => attacks::only_ours_address(subject), rows }
    });
    let of_blockers = BLOCKERS.map(|(subject, ..)| attacks::only_ours(site, Some(subject)).len());
    let context = context! {
        counts,
        blockers,
        of_no_blocker => attacks::only_ours(site, None).len() - of_blockers.iter().sum::<usize>(),
        report => report::ADDRESS,
        without_reason,
        compared => count(&site.rows, "agree") + count(&site.rows, "differ"),
        cases => site.rows.len(),
        claims => site.index.rules().iter().count(),
        shapes => context! { sample => site.samples[0], known => site.samples[0].known() },
        gaps => gaps(site),
        attacks => attacks::counts(site),
        crates => context! {
            all => site.crates.len(),
            ported => site.crates.iter().filter(|row| row.is_ported()).count(),
            tested => site.crates.iter().filter(|row| row.has_tests()).count(),
            left => site.crates.iter().filter(|row| !row.is_ported()).count(),
        },
        compilers => compilers::overview(site),
        problems => site.run.problems,
        kinds => by_kind(&site.rows),
        differ => site.rows.iter().filter(|row| row.is("differ")).collect::<Vec<_>>(),
    };
    Page::new(super::FIRST_PAGE.to_owned(), "overview.html", "Overview".to_owned(), context)
}

/// Returns the known gaps: the language's own, those that are its own only on some compilers, those
/// that both derives share, and those of ours alone.
fn gaps<'a>(site: &'a Site) -> BTreeMap<&'static str, Vec<&'a Row>> {
    let mut gaps = BTreeMap::from(["language", "reopened", "shared", "ours"].map(|whose| (whose, Vec::new())));
    for (case, row) in site.run.cases.iter().zip(&site.rows).filter(|(_, row)| row.kind == Kind::KnownGap.folder()) {
        let whose = match row.builtin {
            // No derive wrote anything.
            _ if case.expansion.as_deref() == Some("") => "language",
            _ if row.derive.is_some() => "reopened",
            Some(Verdict::Accepted) => "shared",
            _ => "ours",
        };
        gaps.entry(whose).or_default().push(row);
    }
    gaps
}

/// Returns the cases to which the builtin gives another verdict on nightly.
pub(super) fn on_nightly<'a>(site: &'a Site) -> Vec<&'a Row> {
    site.rows.iter().filter(|row| row.nightly.is_some()).collect()
}

/// Returns every difference from the builtin with its reason, and what is not compared.
pub(super) fn differences(site: &Site) -> Page {
    let chosen = |filter: &str| site.rows.iter().filter(|row| row.is(filter)).cloned().collect::<Vec<Row>>();
    let mut reasons: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in chosen("not-compared") {
        let reason = row.reason.as_deref().unwrap_or("this run compares nothing").trim_end_matches('.').to_owned();
        reasons.entry(reason).or_default().push(row);
    }
    let not_compared: Vec<Value> = reasons.into_iter().map(|(reason, rows)| context! { reason, rows }).collect();
    let context = context! {
        stricter => chosen("stricter"),
        laxer => chosen("laxer"),
        has_crash => chosen("laxer").iter().any(|row| row.builtin == Some(Verdict::Crashed)),
        not_compared,
        nightly => on_nightly(site),
        shapes => site.samples[0].differences(site),
    };
    Page::new("differences.html".to_owned(), "differences.html", "Differences from the builtin".to_owned(), context)
}
