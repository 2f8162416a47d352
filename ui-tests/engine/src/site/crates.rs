//! The list of the crates of the package registry that were to be ported, and the page of each.

use super::context::context;
use super::pages::{Page, Site};
use super::tables::rows;
use crate::cargo::workspace;
use crate::ports::entry::{Edit, Entry, Said};
use crate::render::markers::drawn;
use anyhow::Result;
use minijinja::Value;
use serde::Serialize;
use std::collections::BTreeMap;
use std::iter;

/// The address of the list.
pub(super) const LIST: &str = "crate/index.html";

/// A crate, and what the last full run found out about it.
#[derive(Debug, Serialize)]
pub(super) struct CrateRow {
    #[serde(skip)]
    entry: Entry,
    pub(super) address: String,
    pub(super) title: String,
    features: Vec<String>,
    pub(super) pointers: Vec<String>,
    /// Its row in the table, unless nothing derives.
    tested: Option<Tested>,
    /// Why the builtin cannot take the place of ours.
    no_builtin: Option<String>,
    /// What stays as it is.
    left: Vec<Left>,
    /// Which of its tests are run, if not all.
    part: Option<Part>,
}

/// A part of the tests.
#[derive(Debug, Serialize)]
struct Part {
    targets: String,
    /// Why the others are left out.
    why: String,
}

/// Sets of ported crates that a number is about. Each is a page: its name, its title, and which
/// crates it has.
type Set = (&'static str, &'static str, fn(&CrateRow) -> bool);

const SETS: [Set; 3] = [
    ("with_tests", "Ported crates with tests of their own", CrateRow::has_tests),
    ("with_builtin", "Ported crates that run with the builtin", CrateRow::runs_with_the_builtin),
    ("in_part", "Ported crates of whose tests a part was run", |row| row.part.is_some()),
];

/// The cells of the tables, as they are there.
#[derive(Debug, Serialize)]
struct Tested {
    lines: String,
    uses_of_unsafe: String,
    before: String,
    plain: String,
    implicit: String,
    builtin: String,
    nightly: String,
}

/// A pointer, or the crate itself, and why it stays as it is.
#[derive(Debug, Serialize)]
struct Left {
    about: String,
    reason: String,
}

impl CrateRow {
    /// Returns the crates that have an entry, with the results of the last full run.
    pub(super) fn all() -> Result<Vec<Self>> {
        let document = workspace().join("ui-tests/tables/ports.md");
        let ours = rows(&drawn(&document, "ports")?);
        let builtin = rows(&drawn(&document, "ports-with-the-builtin")?);
        let left = rows(&drawn(&document, "left-alone")?);
        Ok(Entry::all()?.into_iter().map(|entry| Self::of(entry, &ours, &builtin, &left)).collect())
    }

    fn of(entry: Entry, ours: &[Vec<String>], builtin: &[Vec<String>], left: &[Vec<String>]) -> Self {
        let title = format!("{} {}", entry.name, entry.version);
        // In the tables, the features are after the version.
        let is_its_row = |cells: &&Vec<String>| {
            let rest = cells.first().and_then(|cell| cell.strip_prefix(&title));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let [ours, builtin] = [ours, builtin].map(|table| table.iter().find(is_its_row));
        let pointers: Vec<String> = entry.pointers().into_iter().map(str::to_owned).collect();
        let left = left.iter().filter(is_its_row).filter_map(|cells| Left::of(cells, &entry)).collect();
        let part = entry.only.as_ref().map(|only| Part { targets: only.targets.join(" "), why: only.why.clone() });
        Self {
            address: format!("crate/{}.html", entry.id),
            tested: ours.zip(builtin).and_then(|(ours, builtin)| Tested::of(ours, builtin)),
            title,
            features: entry.features.clone(),
            pointers,
            no_builtin: entry.no_builtin.clone(),
            left,
            part,
            entry,
        }
    }

    pub(super) fn is_ported(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// Whether its tests also run with the builtin in the place of ours.
    fn runs_with_the_builtin(&self) -> bool {
        self.tested.is_some() && self.no_builtin.is_none()
    }

    /// Whether it has tests of its own, which ran after the port.
    fn has_tests(&self) -> bool {
        self.tested.as_ref().is_some_and(|tested| tested.before != "0")
    }
}

impl Tested {
    fn of(ours: &[String], builtin: &[String]) -> Option<Self> {
        let [_, _, lines, uses_of_unsafe, before, plain, implicit, _] = ours else { return None };
        let [_, _, builtin, nightly] = builtin else { return None };
        let [lines, uses_of_unsafe, before, plain, implicit, builtin, nightly] =
            [lines, uses_of_unsafe, before, plain, implicit, builtin, nightly].map(String::clone);
        Some(Self { lines, uses_of_unsafe, before, plain, implicit, builtin, nightly })
    }
}

impl Left {
    /// Reads a row of the table. One that names no pointer is about the crate.
    fn of(cells: &[String], entry: &Entry) -> Option<Self> {
        let [_, about, reason] = cells else { return None };
        let about = Some(about.trim_matches('`')).filter(|about| !about.is_empty()).unwrap_or(&entry.name);
        // The table has no paths.
        let is_it = |said: &&Said| said.about == about && reason.contains(&said.reason);
        let path =
            entry.expect.asks.iter().chain(&entry.expect.refuses).find(is_it).and_then(|said| said.path.as_ref());
        Some(Self { about: path.map_or(about, |path| path).to_owned(), reason: reason.clone() })
    }
}

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
