//! The list of compilers, and the page of each.

use super::attacks::is_attack;
use super::context::context;
use super::facts::Site;
use super::facts::addresses::list_address;
use super::facts::compilers::{CompilerRow, is_nightly};
use super::facts::row::{Row, since_reason};
use super::kept::KeptCase;
use super::page::Page;
use super::report;
use crate::compiler::{Verdict, minor_version};
use crate::setting::Setting;
use minijinja::Value;
use std::collections::BTreeSet;

/// Returns the compilers, each with the number of attacks that it may let through.
pub(super) fn overview(site: &Site) -> Vec<Value> {
    let rows = site.compilers.iter().map(|compiler| {
        let not_asked = not_asked(site, compiler).count();
        context! { compiler, not_asked, dangers => dangers(site, compiler).count() }
    });
    rows.collect()
}

/// Returns the releases on which the lanes judge plain stable, too.
pub(super) fn releases<'a>(site: &'a Site<'_>) -> Vec<&'a str> {
    let is_release = |compiler: &&CompilerRow| compiler.dependencies == "locked" && !is_nightly(&compiler.release);
    site.compilers.iter().filter(is_release).map(|compiler| &*compiler.release).collect()
}

/// Returns the releases that none of the compilers is: those between the oldest and the newest, and
/// the first after the newest.
pub(super) fn not_run(site: &Site) -> Value {
    let minors: BTreeSet<u32> = site.compilers.iter().filter_map(|compiler| minor_version(&compiler.release)).collect();
    let between = minors.iter().zip(minors.iter().skip(1)).map(|(older, newer)| (older + 1, newer - 1));
    let ranges = between.filter(|(first, last)| first <= last).map(|(first, last)| match last - first {
        0 => format!("1.{first}"),
        _ => format!("1.{first} to 1.{last}"),
    });
    let after = format!("1.{}", minors.last().map_or(0, |newest| newest + 1));
    context! { between => ranges.collect::<Vec<_>>(), after }
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
    let context = context! { compilers => overview(site), not_run => not_run(site), releases => releases(site) };
    let list = Page::new("compiler/index.html".to_owned(), "compilers.html", "Compilers".to_owned(), context);
    let shown = |(case, row): (&KeptCase, &Row)| context! { row, since => case.since, reason => since_reason(case) };
    let pages = site.compilers.iter().map(|compiler| {
        let others = not_asked(site, compiler).filter(|(_, row)| !is_danger(row));
        let is_same_compiler = site.run.version.ends_with(&compiler.version);
        let context = context! {
            compiler,
            dangers => dangers(site, compiler).map(shown).collect::<Vec<_>>(),
            others => others.map(shown).collect::<Vec<_>>(),
            nightly => is_nightly(&compiler.release).then(|| report::nightly(site)),
            is_described => Setting::of(&compiler.release, true).is_described_by_headers(),
            of => site.rows.len(),
            is_of_run => is_same_compiler && compiler.dependencies == "locked",
            is_same_compiler,
            all => list_address(""),
        };
        let title = format!("Rust {}", compiler.name);
        Page::new(compiler.address.clone(), "compiler.html", title, context)
    });
    [list].into_iter().chain(pages).collect()
}
