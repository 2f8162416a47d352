//! The list of compilers, and the page of each.

use super::attacks::is_attack;
use super::cases::{Row, on_nightly, since_reason};
use super::context::context;
use super::kept::KeptCase;
use super::lists;
use super::pages::{Page, Site};
use super::tables::rows;
use crate::cargo::workspace;
use crate::compiler::{Verdict, minor_version};
use crate::render::markers::drawn;
use crate::setting::Setting;
use anyhow::Result;
use minijinja::Value;
use serde::Serialize;
use std::collections::BTreeSet;

/// A row of the table of compilers.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CompilerRow {
    /// Such as `1.95.0 (59807616e 2026-04-14)`.
    pub(super) version: String,
    /// Such as `1.95.0`.
    release: String,
    /// The release, with the dependencies unless they are those of the lock file.
    pub(super) name: String,
    dependencies: String,
    verdicts: String,
    published: String,
    kernel_pointers: String,
    /// Its page. That of nightly stays the same.
    address: String,
}

impl CompilerRow {
    /// Returns the rows of the table that the lanes generate.
    pub(super) fn all() -> Result<Vec<Self>> {
        let table = drawn(&workspace().join("ui-tests/tables/verdicts.md"), "compilers")?;
        Ok(rows(&table).into_iter().filter_map(Self::of).collect())
    }

    fn of(cells: Vec<String>) -> Option<Self> {
        let [version, dependencies, verdicts, _, published, kernel_pointers] = cells.try_into().ok()?;
        let release = version.split(' ').next().unwrap_or_default().to_owned();
        let key = if is_nightly(&release) { "nightly" } else { &release };
        let address = format!("compiler/{key}-{}.html", dependencies.replace(' ', "-"));
        let name = match dependencies.as_str() {
            "locked" => release.clone(),
            "newest" => format!("{release} with the newest dependencies"),
            dependencies => format!("{release} with {dependencies}"),
        };
        Some(Self { version, release, name, dependencies, verdicts, published, kernel_pointers, address })
    }
}

fn is_nightly(release: &str) -> bool {
    release.ends_with("-nightly")
}

/// Returns the compilers, each with the number of attacks that it may let through.
pub(super) fn overview(site: &Site) -> Vec<Value> {
    let rows = site.compilers.iter().map(|compiler| {
        let not_asked = not_asked(site, compiler).count();
        context! { compiler, not_asked, dangers => dangers(site, compiler).count() }
    });
    rows.collect()
}

/// Returns the releases between the oldest and the newest compiler that none of them is.
pub(super) fn not_run(site: &Site) -> Vec<String> {
    let minors: BTreeSet<u32> = site.compilers.iter().filter_map(|compiler| minor_version(&compiler.release)).collect();
    let between = minors.iter().zip(minors.iter().skip(1)).map(|(older, newer)| (older + 1, newer - 1));
    let ranges = between.filter(|(first, last)| first <= last).map(|(first, last)| match last - first {
        0 => format!("1.{first}"),
        _ => format!("1.{first} to 1.{last}"),
    });
    ranges.collect()
}

/// Returns the version of the nightly.
pub(super) fn nightly<'a>(site: &'a Site) -> Option<&'a str> {
    site.compilers.iter().find(|compiler| is_nightly(&compiler.release)).map(|compiler| compiler.version.as_str())
}

/// Returns the cases that a compiler is not asked about, because it is too old.
fn not_asked<'a>(site: &'a Site, compiler: &CompilerRow) -> impl Iterator<Item = (&'a KeptCase, &'a Row)> {
    let minor = minor_version(&compiler.release).unwrap_or(u32::MAX);
    site.run.cases.iter().zip(&site.rows).filter(move |(case, _)| case.since > minor)
}

/// Returns the attacks that a compiler may let through: another verdict than that of newer
/// compilers would do that.
fn dangers<'a>(site: &'a Site, compiler: &CompilerRow) -> impl Iterator<Item = (&'a KeptCase, &'a Row)> {
    not_asked(site, compiler).filter(|(_, row)| is_danger(row))
}

fn is_danger(row: &Row) -> bool {
    is_attack(row) && row.ours == Verdict::Rejected
}

/// Returns the list of compilers, and the page of each.
pub(super) fn pages(site: &Site) -> Vec<Page> {
    let context = context! { compilers => overview(site), not_run => not_run(site) };
    let list = Page::new("compiler/index.html".to_owned(), "compilers.html", "Compilers".to_owned(), context);
    let shown = |(case, row): (&KeptCase, &Row)| context! { row, since => case.since, reason => since_reason(case) };
    let pages = site.compilers.iter().map(|compiler| {
        let others = not_asked(site, compiler).filter(|(_, row)| !is_danger(row));
        let context = context! {
            compiler,
            dangers => dangers(site, compiler).map(shown).collect::<Vec<_>>(),
            others => others.map(shown).collect::<Vec<_>>(),
            nightly => is_nightly(&compiler.release).then(|| on_nightly(site)),
            is_described => Setting::of(&compiler.release, true).is_described_by_headers(),
            of => site.rows.len(),
            is_of_run => site.run.version.ends_with(&compiler.version) && compiler.dependencies == "locked",
            all => lists::list_address(""),
        };
        let title = format!("Rust {}", compiler.name);
        Page::new(compiler.address.clone(), "compiler.html", title, context)
    });
    [list].into_iter().chain(pages).collect()
}
