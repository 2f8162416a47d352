//! The tables of the ported crates.

use crate::cargo::workspace;
use crate::ports::entry::{Entry, Said};
use crate::render::markers::drawn;
use crate::site::tables::rows;
use anyhow::Result;
use serde::Serialize;

/// A crate, and what the last full run found out about it.
#[derive(Debug, Serialize)]
pub(crate) struct CrateRow {
    #[serde(skip)]
    pub(crate) entry: Entry,
    pub(crate) address: String,
    pub(crate) title: String,
    features: Vec<String>,
    pub(crate) pointers: Vec<String>,
    /// Its row in the table, unless nothing derives.
    tested: Option<Tested>,
    /// Why the builtin cannot take the place of ours.
    no_builtin: Option<String>,
    /// What stays as it is.
    pub(crate) left: Vec<Left>,
    /// Which of its tests are run, if not all.
    pub(crate) part: Option<Part>,
}

/// A part of the tests.
#[derive(Debug, Serialize)]
pub(crate) struct Part {
    targets: String,
    /// Why the others are left out.
    why: String,
}

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
pub(crate) struct Left {
    about: String,
    pub(crate) reason: String,
}

impl CrateRow {
    /// Returns the crates that have an entry, with the results of the last full run.
    pub(crate) fn all() -> Result<Vec<Self>> {
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

    pub(crate) fn is_ported(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// Whether its tests also run with the builtin in the place of ours.
    pub(crate) fn runs_with_the_builtin(&self) -> bool {
        self.tested.is_some() && self.no_builtin.is_none()
    }

    /// Whether it has tests of its own, which ran after the port.
    pub(crate) fn has_tests(&self) -> bool {
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
