//! The list of the attacks, and what the page of a case says if it is one.

use super::claims;
use super::code::test;
use super::context::context;
use super::facts::Site;
use super::facts::addresses::list_address;
use super::facts::row::{Harm, Row, since_reason};
use super::kept::KeptCase;
use super::lists;
use super::page::Page;
use crate::case::Kind;
use crate::compiler::Verdict;
use itertools::Itertools;
use minijinja::Value;
use std::collections::BTreeMap;

/// The address of the list.
pub(super) const LIST: &str = "attack/index.html";

/// The tests that show what some of the attacks would do if nothing stopped them.
const TESTS: &str = "tests/attacks.rs";

/// How the attacks end. Each is a section of the list, and its fragment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// A known gap, or a mistake that this run found.
    GotThrough,
    OnlyOurs,
    Stopped,
    /// Accepted, though plain stable rejects it, because it is a known gap in implicit mode.
    ByGap,
    /// Accepted, though plain stable rejects it. The header says why nothing breaks.
    InThisMode,
    Harmless,
}

impl End {
    fn of(row: &Row) -> Self {
        match (row.ours, row.builtin) {
            (Verdict::Accepted, _) if row.kind == Kind::KnownGap.folder() => Self::GotThrough,
            // Also a crash: nothing says that the attack is stopped.
            (Verdict::Accepted | Verdict::Crashed, _) if is_mistake(row) => Self::GotThrough,
            (Verdict::Accepted, _) if row.is_by_gap() => Self::ByGap,
            (Verdict::Accepted, _) if row.kind == Kind::Unsize.folder() => Self::InThisMode,
            (Verdict::Accepted, _) => Self::Harmless,
            (_, Some(Verdict::Accepted)) => Self::OnlyOurs,
            _ => Self::Stopped,
        }
    }
}

/// Whether an attack should be stopped and is not.
fn is_mistake(row: &Row) -> bool {
    row.is("unexpected") && row.ours != Verdict::Rejected
}

pub(super) fn is_attack(row: &Row) -> bool {
    [Kind::Attack, Kind::KnownGap].iter().any(|kind| row.kind == kind.folder()) || row.subject.ends_with("/attack")
}

/// Sets of attacks that a number is about and no section of the list. Each is a page: its name, its
/// title, and which attacks it has.
type Set = (&'static str, &'static str, fn(&KeptCase, &Row) -> bool);

/// The set to which gaps that only tests show belong as well.
const UNSOUND: &str = "unsound";

const SETS: [Set; 6] = [
    ("on_derive", "Attacks on the derive", |_, row| !is_on_unsize(row)),
    ("on_unsize", "Attacks on unsize!", |_, row| is_on_unsize(row)),
    ("compared", "Attacks that the builtin is asked about", |_, row| row.builtin.is_some()),
    ("through_builtin", "Attacks that get through the builtin", |_, row| gets_through_builtin(row)),
    ("by_one", "Attacks that a single error stops", is_stopped_by_one_error),
    (UNSOUND, "Known gaps that break soundness", |_, row| is_unsound_gap(row)),
];

fn is_on_unsize(row: &Row) -> bool {
    row.kind == Kind::Unsize.folder()
}

/// Whether the builtin accepts an attack that breaks something.
fn gets_through_builtin(row: &Row) -> bool {
    row.builtin == Some(Verdict::Accepted) && matches!(End::of(row), End::GotThrough | End::OnlyOurs)
}

fn is_unsound_gap(row: &Row) -> bool {
    row.kind == Kind::KnownGap.folder() && row.harm_rank() < Harm::Other
}

fn set_address(name: &str) -> String {
    format!("attack/{}.html", name.replace('_', "-"))
}

/// Returns how many attacks there are, how they end, and each set with the address of its page.
pub(super) fn counts(site: &Site) -> Value {
    let count = |end| ending(site, end).count();
    let sets = SETS.map(|(name, _, has)| {
        let count = attacks(site).filter(|(case, row)| has(case, row)).count();
        (name, context! { count, address => set_address(name) })
    });
    context! {
        all => attacks(site).count(),
        got_through => count(End::GotThrough),
        gaps_of_tests => claims::gaps_of_tests(site).len(),
        mistakes => attacks(site).filter(|(_, row)| is_mistake(row)).count(),
        only_ours => count(End::OnlyOurs),
        by_gap => count(End::ByGap),
        in_this_mode => count(End::InThisMode),
        harmless => count(End::Harmless),
        accepted => count(End::Harmless) + count(End::InThisMode),
        nearest => attacks(site).filter(|(case, row)| came_nearest(case, row)).count(),
        stopped => count(End::Stopped) + count(End::OnlyOurs),
        sets => BTreeMap::from(sets),
    }
}

/// Returns the attacks that the builtin lets through and ours stops: those below a folder, or all.
pub(super) fn only_ours<'a>(site: &'a Site, subject: Option<&str>) -> Vec<&'a Row> {
    let rows = ending(site, End::OnlyOurs).map(|(_, row)| row);
    rows.filter(|row| subject.is_none_or(|subject| row.subject == subject)).collect()
}

/// Returns where the list has those of a folder.
pub(super) fn only_ours_address(subject: &str) -> String {
    format!("{LIST}#{}", only_ours_id(subject))
}

fn only_ours_id(subject: &str) -> String {
    format!("only-ours-{}", subject.replace('/', "-"))
}

fn is_stopped_by_one_error(case: &KeptCase, row: &Row) -> bool {
    row.ours == Verdict::Rejected && row.errors(case).len() == 1
}

/// Whether a single error is all that stops an attack, and the builtin or an older compiler lets it
/// through.
fn came_nearest(case: &KeptCase, row: &Row) -> bool {
    is_stopped_by_one_error(case, row) && (case.since > 0 || End::of(row) == End::OnlyOurs)
}

fn attacks<'a>(site: &'a Site) -> impl Iterator<Item = (&'a KeptCase, &'a Row)> {
    site.run.cases.iter().zip(&site.rows).filter(|(_, row)| is_attack(row))
}

fn ending<'a>(site: &'a Site, end: End) -> impl Iterator<Item = (&'a KeptCase, &'a Row)> {
    attacks(site).filter(move |(_, row)| End::of(row) == end)
}

/// Returns the list, and a page for each set.
pub(super) fn pages(site: &Site) -> Vec<Page> {
    let sets = SETS.map(|(name, title, has)| {
        let rows: Vec<&Row> = attacks(site).filter(|(case, row)| has(case, row)).map(|(_, row)| row).collect();
        let mut more = claims::gaps_of_tests(site);
        more.retain(|gap| name == UNSOUND && gap.is_unsound());
        lists::of_rows(set_address(name), title, &context! { label => "Attacks", address => LIST }, &rows, &more)
    });
    [list(site)].into_iter().chain(sets).collect()
}

/// Returns the list. Among those that are stopped, the fewer errors, the nearer an attack came.
fn list(site: &Site) -> Page {
    let shown = |end| ending(site, end).map(|(case, row)| shown(case, row)).collect::<Vec<_>>();
    let nearest = attacks(site).filter(|(case, row)| came_nearest(case, row));
    let nearest: Vec<Value> = nearest.map(|(case, row)| self::shown(case, row)).collect();
    let mut got_through: Vec<_> = ending(site, End::GotThrough).collect();
    got_through.sort_by_key(|(_, row)| row.harm_rank());
    let context = context! {
        counts => counts(site),
        what_breaks => lists::WHAT_BREAKS,
        got_through => got_through.iter().map(|(case, row)| self::shown(case, row)).collect::<Vec<_>>(),
        nearest,
        only_ours => by_subject(site, End::OnlyOurs, only_ours_id),
        by_gap => shown(End::ByGap),
        in_this_mode => shown(End::InThisMode),
        harmless => shown(End::Harmless),
        groups => by_subject(site, End::Stopped, |subject| subject.replace('/', "-")),
    };
    Page::new(LIST.to_owned(), "attacks.html", "Attacks".to_owned(), context)
}

/// Returns the attacks with one end, by folder, and how many attacks the folder has.
fn by_subject(site: &Site, end: End, id: fn(&str) -> String) -> Vec<Value> {
    let by_subject = ending(site, end).into_group_map_by(|(_, row)| row.subject.as_str());
    let groups = by_subject.into_iter().sorted_by_key(|(subject, _)| *subject).map(|(subject, attacks)| {
        let nearest_first = attacks.into_iter().sorted_by_key(|(case, row)| row.errors(case).len());
        let attacks: Vec<Value> = nearest_first.map(|(case, row)| shown(case, row)).collect();
        let of = site.rows.iter().filter(|row| row.subject == subject).count();
        // The others of the folder that are stopped, in a section of their own.
        let only_ours = if end == End::Stopped { only_ours(site, Some(subject)).len() } else { 0 };
        let (address, only_ours_address) = (list_address(subject), only_ours_address(subject));
        context! { subject, id => id(subject), address, attacks, of, only_ours, only_ours_address }
    });
    groups.collect()
}

fn shown(case: &KeptCase, row: &Row) -> Value {
    context! {
        row,
        ours => stops(&row.errors(case)),
        builtin => case.builtin.as_ref().map(|builtin| stops(&builtin.titles())),
        since => (case.since > 0).then_some(case.since),
        since_reason => since_reason(case),
    }
}

/// Returns each first line of an error once, and how often it is there.
fn stops(titles: &[&str]) -> Vec<Value> {
    let counts = titles.iter().counts();
    titles.iter().unique().map(|title| context! { title, count => counts[title] }).collect()
}

/// Returns what the page of a case says about it as an attack, if it is one.
pub(super) fn of_case(row: &Row) -> Option<Value> {
    is_attack(row).then(|| {
        let harm = row.harm.as_deref();
        let test = harm.and_then(shows_the_harm).map(|name| {
            context! { name, file => TESTS, source => test(&format!("ui-tests/{TESTS}"), name) }
        });
        // The test is named once, below.
        let before_test = |harm: &str| Some(format!("{}.", harm.split_once(&format!(": {TESTS}"))?.0));
        let harm = harm.map(|harm| before_test(harm).unwrap_or_else(|| harm.to_owned()));
        context! { list => LIST, end => words(row), harm, test }
    })
}

fn words(row: &Row) -> &'static str {
    match End::of(row) {
        End::GotThrough if is_mistake(row) => "It should be stopped, and is not.",
        End::GotThrough => "It gets through: a known gap.",
        End::OnlyOurs => "Ours stops it, and the builtin lets it through.",
        End::Stopped => "It is stopped.",
        End::ByGap => "Plain stable stops it. In implicit mode, it gets through by a known gap.",
        End::InThisMode => "Plain stable stops it. In implicit mode, it is accepted, and does no harm.",
        End::Harmless => "It is accepted, and does no harm.",
    }
}

/// Returns the test that shows the harm, if the header names one.
fn shows_the_harm(harm: &str) -> Option<&str> {
    harm.split_once(TESTS)?.1.split('`').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_names_the_test() {
        assert_eq!(shows_the_harm("`x` is moved: tests/attacks.rs, `one`."), Some("one"));
        assert_eq!(shows_the_harm("See `x`."), None);
    }
}
