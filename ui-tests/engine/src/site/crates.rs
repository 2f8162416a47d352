//! The list of the crates of the package registry that were to be ported, and the page of each.

use super::context::context;
use super::facts::Site;
use super::facts::crates::CrateRow;
use super::page::Page;
use crate::ports::entry::{Edit, Entry};
use minijinja::Value;
use std::collections::BTreeMap;
use std::iter;

/// The address of the list.
pub(super) const LIST: &str = "crate/index.html";

/// Sets of ported crates that a number is about. Each is a page: its name, its title, and which
/// crates it has.
type Set = (&'static str, &'static str, fn(&CrateRow) -> bool);

const SETS: [Set; 3] = [
    ("with_tests", "Ported crates with tests of their own", CrateRow::has_tests),
    ("with_builtin", "Ported crates that run with the builtin", CrateRow::runs_with_the_builtin),
    ("in_part", "Ported crates of whose tests a part was run", |row| row.part.is_some()),
];

/// Whether a reason names a use of the static type of the pointee.
fn names_static_type(row: &CrateRow) -> bool {
    row.left.iter().any(|left| ["`TypeId::of::<T>`", "`size_of::<T>`"].iter().any(|code| left.reason.contains(code)))
}

fn ported<'a>(site: &'a Site) -> impl Iterator<Item = &'a CrateRow> {
    site.crates.iter().filter(|row| row.is_ported())
}

/// Returns each set with the address of its page.
pub(super) fn sets(site: &Site) -> Value {
    let sets = SETS.map(|(name, _, has)| {
        (name, context! { count => ported(site).filter(|row| has(row)).count(), address => set_address(name) })
    });
    Value::from(BTreeMap::from(sets))
}

fn set_address(name: &str) -> String {
    format!("crate/{}.html", name.replace('_', "-"))
}

/// Returns the list, the page of each set, and that of each crate.
pub(super) fn pages(site: &Site) -> Vec<Page> {
    let sets = SETS.map(|(name, title, has)| {
        let rows: Vec<_> = ported(site).filter(|row| has(row)).collect();
        let context = context! { rows, list => LIST };
        Page::new(set_address(name), "crate_set.html", title.to_owned(), context)
    });
    let pages = site.crates.iter().map(|row| page(site, row));
    [list(site)].into_iter().chain(sets).chain(pages).collect()
}

/// Returns the list.
fn list(site: &Site) -> Page {
    let (ported, left): (Vec<_>, Vec<_>) = site.crates.iter().partition(|row| row.is_ported());
    let partly: Vec<_> = ported.iter().filter(|row| !row.left.is_empty()).collect();
    let without_tests: Vec<_> = ported.iter().filter(|row| !row.has_tests()).collect();
    let static_type = site.crates.iter().any(names_static_type);
    let sets = sets(site);
    let context = context! { ported, left, partly, without_tests, sets, static_type };
    Page::new(LIST.to_owned(), "crates.html", "Real crates".to_owned(), context)
}

/// Returns the page of a crate.
fn page(site: &Site, row: &CrateRow) -> Page {
    let Entry { id, answers, corrections, promises, unsizes, coerces, expect, .. } = &row.entry;
    let edits = [
        ("Before the command runs", answers),
        ("After it: what it gets wrong, or cannot know", corrections),
        ("The promise for Pin", promises),
    ];
    let edits = edits.into_iter().filter(|(_, edits)| !edits.is_empty());
    let edits = edits.map(|(title, edits)| context! { title, edits => edits.iter().map(edit).collect::<Vec<_>>() });
    let asked = if row.is_ported() { &expect.asks[..] } else { &[] };
    let asked =
        asked.iter().map(|said| context! { about => said.path.as_ref().unwrap_or(&said.about), reason => said.reason });
    let own = [("unsizes", unsizes), ("coerces", coerces)].into_iter().filter_map(|(name, code)| {
        let code = code.as_ref()?.trim();
        Some(context! { name, code })
    });
    let context = context! {
        list => LIST,
        id,
        row,
        asked => asked.collect::<Vec<_>>(),
        edits => edits.collect::<Vec<_>>(),
        own => own.collect::<Vec<_>>(),
        static_type => names_static_type(row),
        fails => expect.fails,
        diff => site.other_runs.diffs.get(id).map(|diff| lines(diff)),
    };
    Page::new(row.address.clone(), "crate.html", row.title.clone(), context)
}

fn edit(Edit { why, file, before, until, after, .. }: &Edit) -> Value {
    let rest = until.iter().flat_map(|until| iter::once("…").chain(until.lines()));
    let removed = before.lines().chain(rest).map(|line| line_of("removed", &format!("-{line}")));
    let added = after.lines().map(|line| line_of("added", &format!("+{line}")));
    context! { why, file, lines => removed.chain(added).collect::<Vec<_>>() }
}

/// Returns the lines of a diff, each with what it is.
fn lines(diff: &str) -> Vec<Value> {
    let kind = |line: &str| match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] | [b'@', ..] => "place",
        [b'-', ..] => "removed",
        [b'+', ..] => "added",
        _ => "same",
    };
    diff.lines().map(|line| line_of(kind(line), line)).collect()
}

fn line_of(kind: &str, text: &str) -> Value {
    context! { kind, text }
}
