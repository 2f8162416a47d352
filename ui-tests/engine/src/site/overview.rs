//! The overview, the differences, and the compilers.

use super::attacks::{self, is_attack};
use super::cases::{Row, count, since_reason};
use super::context::context;
use super::kept::KeptCase;
use super::lists::{self, by_kind};
use super::pages::{Page, Site};
use super::tables::rows;
use crate::cargo::workspace;
use crate::case::Kind;
use crate::compiler::{Verdict, minor_version};
use crate::render::markers::drawn;
use anyhow::Result;
use minijinja::Value;
use serde::Serialize;
use std::collections::BTreeMap;

/// The blockers of the stabilization report, and the folder of the attacks that show each.
const BLOCKERS: [(&str, &str); 2] = [
    ("attack/item-replaced", "an attribute macro replaces the struct after the derive: rust-lang/rust#148899"),
    ("attack/path-spoofed", "the derive names its traits through `::core`, which can be another crate"),
];

/// A row of the table of compilers.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CompilerRow {
    /// Such as `1.95.0 (59807616e 2026-04-14)`.
    version: String,
    /// Such as `1.95.0`.
    release: String,
    dependencies: String,
    verdicts: String,
    not_asked: String,
    published: String,
    kernel_pointers: String,
    /// Its page. That of nightly stays the same.
    address: String,
}

impl CompilerRow {
    /// Returns the rows of the table that the lanes draw.
    pub(super) fn all() -> Result<Vec<Self>> {
        let table = drawn(&workspace().join("ui-tests/tables/verdicts.md"), "compilers")?;
        Ok(rows(&table).into_iter().filter_map(Self::of).collect())
    }

    fn of(cells: Vec<String>) -> Option<Self> {
        let [version, dependencies, verdicts, not_asked, published, kernel_pointers] = cells.try_into().ok()?;
        let release = version.split(' ').next().unwrap_or_default().to_owned();
        let key = if release.ends_with("-nightly") { "nightly" } else { &release };
        let address = format!("compiler/{key}-{}.html", dependencies.replace(' ', "-"));
        Some(Self { version, release, dependencies, verdicts, not_asked, published, kernel_pointers, address })
    }
}

/// Returns the overview.
pub(super) fn page(site: &Site) -> Page {
    let filters = ["agree", "agree-no-gap", "differ", "stricter", "laxer", "not-compared", "unexpected"];
    let counts: BTreeMap<_, _> =
        filters.iter().map(|filter| (filter.replace('-', "_"), count(&site.rows, filter))).collect();
    let without_reason = site.rows.iter().filter(|row| row.is("differ") && row.reason.is_none()).count();
    let gaps = site.rows.iter().filter(|row| row.kind == Kind::KnownGap.folder());
    let blockers = BLOCKERS.map(|(subject, words)| {
        let address = Some(lists::list_address(subject)).filter(|address| site.lists.contains(address));
        context! { words, address, subject, count => attacks::only_ours(site, subject) }
    });
    let context = context! {
        counts,
        blockers,
        without_reason,
        compared => count(&site.rows, "agree") + count(&site.rows, "differ"),
        cases => site.rows.len(),
        claims => site.index.rules().iter().count(),
        shapes => context! { sample => site.samples[0], known => site.samples[0].known() },
        shared_gaps => gaps.clone().filter(|row| row.is("agree")).count(),
        gaps => gaps.collect::<Vec<_>>(),
        attacks => attacks::counts(site),
        crates => context! {
            all => site.crates.len(),
            tested => site.crates.iter().filter(|row| row.is_tested()).count(),
            left => site.crates.iter().filter(|row| !row.is_ported()).count(),
        },
        compilers => compiler_rows(site),
        problems => site.run.problems,
        kinds => by_kind(&site.rows),
        differ => site.rows.iter().filter(|row| row.is("differ")).collect::<Vec<_>>(),
    };
    Page::new(super::FIRST_PAGE.to_owned(), "overview.html", "Overview".to_owned(), context)
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
        not_compared,
        shapes => site.samples[0].differences(site),
    };
    Page::new("differences.html".to_owned(), "differences.html", "Differences from the builtin".to_owned(), context)
}

/// Returns the compilers, each with the number of attacks that it may let through.
fn compiler_rows(site: &Site) -> Vec<Value> {
    site.compilers.iter().map(|compiler| context! { compiler, dangers => dangers(site, compiler) }).collect()
}

/// Returns the cases that a compiler is not asked about, because it is too old.
fn not_asked<'a>(site: &'a Site, compiler: &CompilerRow) -> impl Iterator<Item = (&'a KeptCase, &'a Row)> {
    let minor = minor_version(&compiler.release).unwrap_or(u32::MAX);
    site.run.cases.iter().zip(&site.rows).filter(move |(case, _)| case.since > minor)
}

/// Returns how many attacks a compiler may let through: another verdict than that of newer compilers
/// would do that.
fn dangers(site: &Site, compiler: &CompilerRow) -> usize {
    not_asked(site, compiler).filter(|(_, row)| is_attack(row) && row.ours == Verdict::Rejected).count()
}

/// Returns the list of compilers, and the page of each.
pub(super) fn compilers(site: &Site) -> Vec<Page> {
    let context = context! { compilers => compiler_rows(site) };
    let list = Page::new("compiler/index.html".to_owned(), "compilers.html", "Compilers".to_owned(), context);
    let pages = site.compilers.iter().map(|compiler| {
        let not_asked: Vec<_> = not_asked(site, compiler)
            .map(|(case, row)| context! { row, since => case.since, reason => since_reason(case) })
            .collect();
        let is_of_run = site.run.version.ends_with(&compiler.version) && compiler.dependencies == "locked";
        let title = format!("Rust {}, dependencies: {}", compiler.release, compiler.dependencies);
        let of = site.rows.len();
        let dangers = dangers(site, compiler);
        let context = context! { compiler, cases => not_asked, of, dangers, is_of_run, all => lists::list_address("") };
        Page::new(compiler.address.clone(), "compiler.html", title, context)
    });
    [list].into_iter().chain(pages).collect()
}
