//! The overview, and the differences.

use super::attacks;
use super::context::context;
use super::facts::Site;
use super::facts::addresses::address_of_claim;
use super::facts::row::{Harm, Row, count};
use super::lists::by_kind;
use super::page::Page;
use super::{claims, compilers, crates, lists, report, shapes};
use crate::case::Kind;
use crate::compiler::Verdict;
use itertools::Itertools;
use minijinja::Value;
use std::collections::BTreeMap;

/// A blocker of the stabilization report that attacks show.
struct Blocker {
    /// Its number in the report.
    number: u32,
    words: &'static str,
    /// The folder of the attacks.
    subject: &'static str,
    /// What the header of a known gap names if the gap is of the same kind.
    issue: Option<&'static str>,
    /// Whether it is unsound without the other blockers.
    is_unsound_alone: bool,
}

const BLOCKERS: [Blocker; 2] = [
    Blocker {
        number: 1,
        words: "an attribute macro replaces the struct after the derive: rust-lang/rust#148899",
        subject: "attack/item-replaced",
        issue: Some("rust-lang/rust#148899"),
        is_unsound_alone: true,
    },
    Blocker {
        number: 2,
        words: "the derive names its traits through `::core`, which can be another crate",
        subject: "attack/path-spoofed",
        issue: None,
        is_unsound_alone: false,
    },
];

/// Returns the overview.
pub(super) fn page(site: &Site) -> Page {
    let filters = ["agree", "agree-no-gap", "differ", "stricter", "laxer", "not-compared", "unexpected"];
    let counts: BTreeMap<_, _> =
        filters.iter().map(|filter| (filter.replace('-', "_"), count(&site.rows, filter))).collect();
    let without_reason = site.rows.iter().filter(|row| row.is("differ") && row.reason.is_none()).count();
    let gaps = gaps(site);
    let blockers = BLOCKERS.map(|Blocker { number, words, subject, issue, is_unsound_alone }| {
        let rows = attacks::only_ours(site, Some(subject));
        let names_it =
            |row: &&&Row| issue.is_some_and(|issue| row.source.as_deref().is_some_and(|it| it.contains(issue)));
        let of_both = gaps["shared"].iter().filter(names_it).collect::<Vec<_>>();
        context! { number, words, is_unsound_alone, address => attacks::only_ours_address(subject), rows, of_both }
    });
    let reopened: Vec<_> = gaps["reopened"].iter().map(|row| (report::blocker_naming(site, &row.name), row)).collect();
    let of_report = report::blockers(site);
    let other_blockers = other_blockers(site, &of_report, &reopened);
    let of_blockers = BLOCKERS.map(|blocker| attacks::only_ours(site, Some(blocker.subject)).len());
    let context = context! {
        counts,
        blockers,
        other_blockers,
        parts_of_report => of_report.iter().map(|blocker| (blocker.number.to_string(), blocker.address.clone())).collect::<BTreeMap<_, _>>(),
        of_no_blocker => attacks::only_ours(site, None).len() - of_blockers.iter().sum::<usize>(),
        report => report::ADDRESS,
        open_items => report::OPEN_ITEMS,
        not_mitigated => report::NOT_MITIGATED,
        claims_not_mitigated => claims_not_mitigated(site),
        gaps_of_tests => claims::gaps_of_tests(site),
        // Beside the blockers that attacks show, those that tests show come first.
        gaps_by_blocker => claims::gaps_of_tests(site).into_iter().sorted_by_key(|gap| gap.blocker.unwrap_or(u32::MAX)).collect::<Vec<_>>(),
        reopened,
        what_breaks => lists::WHAT_BREAKS,
        unsound_gaps => gaps.values().flatten().filter(|row| row.harm_rank() < Harm::Other).count(),
        without_reason,
        compared => count(&site.rows, "agree") + count(&site.rows, "differ"),
        cases => site.rows.len(),
        claims => site.index.rules().iter().count(),
        claims_without_cases => claims::without_cases(site).len(),
        shapes => context! { sample => site.samples[0], known => site.samples[0].known() },
        gaps,
        attacks => attacks::counts(site),
        crates => context! {
            all => site.crates.len(),
            ported => site.crates.iter().filter(|row| row.is_ported()).count(),
            sets => crates::sets(site),
            left => site.crates.iter().filter(|row| !row.is_ported()).count(),
        },
        compilers => compilers::overview(site),
        releases => compilers::releases(site),
        not_run => compilers::not_run(site),
        problems => site.run.problems,
        kinds => by_kind(&site.rows),
    };
    Page::new(super::FIRST_PAGE.to_owned(), "overview.html", "Overview".to_owned(), context)
}

/// Returns the known gaps: the language's own, those that are its own only on some compilers, those
/// that both derives share, and those of ours alone. What breaks soundness comes first.
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
    for rows in gaps.values_mut() {
        rows.sort_by_key(|row| row.harm_rank());
    }
    gaps
}

/// Returns the blockers for which the overview shows no attack, known gap or test, each with the
/// cases that show it on nightly.
fn other_blockers(site: &Site, of_report: &[report::Blocker], reopened: &[(Option<u32>, &&Row)]) -> Vec<Value> {
    let by_gaps = reopened.iter().filter_map(|(number, _)| *number);
    let by_tests = claims::gaps_of_tests(site).into_iter().filter_map(|gap| gap.blocker);
    let shown: Vec<u32> = BLOCKERS.iter().map(|blocker| blocker.number).chain(by_gaps).chain(by_tests).collect();
    let others = of_report.iter().filter(|blocker| !shown.contains(&blocker.number)).map(|blocker| {
        let nightly: Vec<_> = site.on_nightly().into_iter().filter(|row| report::is_changed_by(row, blocker)).collect();
        context! { blocker, nightly }
    });
    others.collect()
}

/// Returns the claims about what is known and not mitigated, without the gaps that only tests show.
fn claims_not_mitigated(site: &Site) -> Vec<Value> {
    let is_gap_of_tests = |id: &str| claims::gaps_of_tests(site).iter().any(|gap| gap.id == id);
    let claims = report::not_mitigated(site).filter(|rule| !is_gap_of_tests(&rule.id));
    let claims =
        claims.map(|rule| context! { id => rule.id, address => address_of_claim(&rule.id), sentence => rule.sentence });
    claims.collect()
}

/// Returns how many cases differ on nightly, as their headers say.
fn differ_on_nightly(site: &Site) -> usize {
    let differs = |row: &&Row| {
        let on_nightly = row.nightly.as_deref().and_then(|line| Verdict::named(line.split(',').next()?));
        row.builtin.is_some_and(|builtin| on_nightly.unwrap_or(builtin) != row.ours)
    };
    site.rows.iter().filter(differs).count()
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
    let differ = chosen("differ");
    let is_rightly = |row: &&Row| row.reason.as_deref().is_some_and(|reason| reason.starts_with("rightly"));
    let context = context! {
        stricter => chosen("stricter"),
        laxer => chosen("laxer"),
        rightly => differ.iter().filter(is_rightly).count(),
        has_crash => chosen("laxer").iter().any(|row| row.builtin == Some(Verdict::Crashed)),
        not_compared_count => count(&site.rows, "not-compared"),
        not_compared,
        nightly => report::nightly(site),
        differ_on_nightly => differ_on_nightly(site),
        shapes => shapes::differences(site, &site.samples[0]),
        known_shapes => site.samples[0].known(),
    };
    Page::new("differences.html".to_owned(), "differences.html", "Differences from the builtin".to_owned(), context)
}
