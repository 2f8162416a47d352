//! The list of the attacks, and what the page of a case says if it is one.

use super::cases::{Row, since_reason};
use super::context::context;
use super::kept::{KeptCase, KeptOutcome};
use super::lists;
use super::pages::{Page, Site};
use super::text::function;
use crate::cargo::workspace;
use crate::case::Kind;
use crate::compiler::Verdict;
use itertools::Itertools;
use minijinja::Value;
use std::fs;

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
    /// Accepted, though plain stable rejects it. The header gives the reason.
    InThisMode,
    Harmless,
}

impl End {
    fn of(row: &Row) -> Self {
        match (row.ours, row.builtin) {
            (Verdict::Accepted, _) if row.kind == Kind::KnownGap.folder() => Self::GotThrough,
            // Also a crash: nothing says that the attack is stopped.
            (Verdict::Accepted | Verdict::Crashed, _) if is_mistake(row) => Self::GotThrough,
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

/// Returns how many attacks there are, and how they end.
pub(super) fn counts(site: &Site) -> Value {
    let count = |end| site.rows.iter().filter(|row| is_attack(row) && End::of(row) == end).count();
    let stopped = count(End::Stopped) + count(End::OnlyOurs);
    let by_one = attacks(site).filter(|(case, row)| is_stopped_by_one_error(case, row));
    context! {
        all => attacks(site).count(),
        on_unsize => attacks(site).filter(|(_, row)| row.kind == Kind::Unsize.folder()).count(),
        got_through => count(End::GotThrough),
        mistakes => site.rows.iter().filter(|row| is_attack(row) && is_mistake(row)).count(),
        compared => attacks(site).filter(|(_, row)| row.builtin.is_some()).count(),
        only_ours => count(End::OnlyOurs),
        in_this_mode => count(End::InThisMode),
        harmless => count(End::Harmless),
        accepted => count(End::Harmless) + count(End::InThisMode),
        by_one => by_one.count(),
        nearest => attacks(site).filter(|(case, row)| came_nearest(case, row)).count(),
        stopped,
    }
}

/// Returns how many attacks below a folder the builtin lets through, and ours stops.
pub(super) fn only_ours(site: &Site, subject: &str) -> usize {
    attacks(site).filter(|(_, row)| row.subject == subject && End::of(row) == End::OnlyOurs).count()
}

fn is_stopped_by_one_error(case: &KeptCase, row: &Row) -> bool {
    row.ours == Verdict::Rejected && case.ours.errors.len() == 1
}

/// Whether a single error is all that stops an attack, and the builtin or an older compiler lets it
/// through.
fn came_nearest(case: &KeptCase, row: &Row) -> bool {
    is_stopped_by_one_error(case, row) && (case.since > 0 || End::of(row) == End::OnlyOurs)
}

fn attacks<'a>(site: &'a Site) -> impl Iterator<Item = (&'a KeptCase, &'a Row)> {
    site.run.cases.iter().zip(&site.rows).filter(|(_, row)| is_attack(row))
}

/// Returns the list. Among those that are stopped, the fewer errors, the nearer an attack came.
pub(super) fn list(site: &Site) -> Page {
    let ending = |end| attacks(site).filter(move |(_, row)| End::of(row) == end);
    let shown = |end| ending(end).map(|(case, row)| shown(case, row)).collect::<Vec<_>>();
    let by_subject = ending(End::Stopped).into_group_map_by(|(_, row)| row.subject.as_str());
    let groups = by_subject.into_iter().sorted_by_key(|(subject, _)| *subject).map(|(subject, attacks)| {
        let nearest_first = attacks.into_iter().sorted_by_key(|(case, _)| case.ours.errors.len());
        let attacks: Vec<Value> = nearest_first.map(|(case, row)| self::shown(case, row)).collect();
        context! { subject, id => subject.replace('/', "-"), address => lists::list_address(subject), attacks }
    });
    let nearest = attacks(site).filter(|(case, row)| came_nearest(case, row));
    let nearest: Vec<Value> = nearest.map(|(case, row)| self::shown(case, row)).collect();
    let context = context! {
        counts => counts(site),
        got_through => shown(End::GotThrough),
        nearest,
        only_ours => shown(End::OnlyOurs),
        in_this_mode => shown(End::InThisMode),
        harmless => shown(End::Harmless),
        groups => groups.collect::<Vec<_>>(),
    };
    Page::new(LIST.to_owned(), "attacks.html", "Attacks".to_owned(), context)
}

fn shown(case: &KeptCase, row: &Row) -> Value {
    let stops = |outcome: &KeptOutcome| outcome.errors.iter().map(|error| error.title.clone()).collect::<Vec<_>>();
    context! {
        row,
        ours => stops(&case.ours),
        builtin => case.builtin.as_ref().map(stops),
        since => (case.since > 0).then_some(case.since),
        since_reason => since_reason(case),
    }
}

/// Returns what the page of a case says about it as an attack, if it is one.
pub(super) fn of_case(case: &KeptCase, row: &Row) -> Option<Value> {
    is_attack(row).then(|| {
        let test = shows_the_harm(&row.summary).map(|name| {
            let text = fs::read_to_string(workspace().join("ui-tests").join(TESTS)).unwrap_or_default();
            context! { name, file => TESTS, source => function(&text, name) }
        });
        context! { list => LIST, end => words(row), stops => shown(case, row), test }
    })
}

fn words(row: &Row) -> &'static str {
    match End::of(row) {
        End::GotThrough if is_mistake(row) => "It should be stopped, and is not.",
        End::GotThrough => "It gets through: a known gap.",
        End::OnlyOurs => "Ours stops it, and the builtin lets it through.",
        End::Stopped => "It is stopped.",
        End::InThisMode => "Plain stable stops it, and implicit mode does not.",
        End::Harmless => "It is accepted, and does no harm.",
    }
}

/// Returns the test that shows what the attack would do, if the header names one.
fn shows_the_harm(summary: &str) -> Option<&str> {
    summary.split_once(TESTS)?.1.split('`').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_names_the_test() {
        assert_eq!(shows_the_harm("See `x`. What it would do: tests/attacks.rs, `one`."), Some("one"));
        assert_eq!(shows_the_harm("See `x`."), None);
    }
}
