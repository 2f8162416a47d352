//! The lists of cases, with their filters.

use super::claims::GapOfTests;
use super::context::context;
use super::facts::Site;
use super::facts::addresses::{folders, list_address};
use super::facts::row::{Row, count};
use super::page::Page;
use crate::case::Kind;
use minijinja::Value;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The filters of the long lists: each is a class of rows, and has a page with the rows that it
/// chooses.
const FILTERS: [(&str, &str); 11] = [
    ("ours-accepted", "ours accepts"),
    ("ours-rejected", "ours rejects"),
    ("builtin-accepted", "builtin accepts"),
    ("builtin-rejected", "builtin rejects"),
    ("agree", "same verdict"),
    ("agree-no-gap", "same verdict, no known gap"),
    ("differ", "different verdicts"),
    ("stricter", "only ours rejects"),
    ("laxer", "only ours accepts"),
    ("not-compared", "not compared"),
    ("unexpected", "not as expected"),
];

/// What the known gaps break.
pub(super) const WHAT_BREAKS: &str = "memory safety, `Pin`, only what the pointer itself promises, the rule about \
                                      unstable features, or the compiler, which crashes";

/// Returns the address of the rows of a list that a filter chooses.
fn filter_address(folder: &str, filter: &str) -> String {
    list_address(folder).replace("index.html", &format!("index-{filter}.html"))
}

/// Returns the list of all cases, and one for each folder. The long ones, which are
/// those of all cases and of each kind, have filters.
pub(super) fn lists(site: &Site) -> Vec<Page> {
    let kinds: Vec<&str> = Kind::ALL.map(Kind::folder).into_iter().filter(|kind| has_kind(site, kind)).collect();
    let mut pages = with_filters(site, "", &kinds);
    for kind in kinds {
        let mut subjects: Vec<&str> =
            site.rows.iter().filter(|row| row.kind == kind).map(|row| &*row.subject).collect();
        subjects.dedup();
        subjects.retain(|subject| *subject != kind);
        pages.extend(with_filters(site, kind, &subjects));
    }
    let folders: BTreeSet<&str> = site.rows.iter().flat_map(|row| folders(&row.name)).collect();
    pages.extend(folders.iter().filter(|folder| folder.contains('/')).map(|folder| list(site, folder, &[], None)));
    pages
}

/// Returns a list, and the page of each filter. A filter that chooses nothing has a page only for
/// all cases, to which the overview links.
fn with_filters(site: &Site, folder: &str, parts: &[&str]) -> Vec<Page> {
    let rows: Vec<&Row> = site.rows.iter().filter(|row| is_in(row, folder)).collect();
    let filters = FILTERS.map(|(id, label)| {
        let count = rows.iter().filter(|row| row.is(id)).count();
        let address = (count > 0 || folder.is_empty()).then(|| filter_address(folder, id));
        Filter { id, label, count, address }
    });
    let mut pages = vec![list(site, folder, parts, Some((&filters, None)))];
    let with_page = filters.iter().filter(|filter| filter.address.is_some());
    pages.extend(with_page.map(|filter| list(site, folder, &[], Some((&filters, Some(filter))))));
    pages
}

/// A filter of a list.
#[derive(Debug, Serialize)]
struct Filter {
    id: &'static str,
    label: &'static str,
    /// How many rows it chooses.
    count: usize,
    /// The page with these rows.
    address: Option<String>,
}

fn has_kind(site: &Site, kind: &str) -> bool {
    site.rows.iter().any(|row| row.kind == kind)
}

/// Whether a row is in the list of a folder.
fn is_in(row: &Row, folder: &str) -> bool {
    folder.is_empty() || folders(&row.name).any(|of_row| of_row == folder)
}

/// Returns a list of a folder, which has these parts. It may have filters, one of which may be on.
fn list(site: &Site, folder: &str, parts: &[&str], filters: Option<(&[Filter], Option<&Filter>)>) -> Page {
    let (filters, chosen) = filters.unwrap_or_default();
    let in_folder: Vec<&Row> = site.rows.iter().filter(|row| is_in(row, folder)).collect();
    let of = in_folder.len();
    let mut rows: Vec<&Row> =
        in_folder.iter().copied().filter(|row| chosen.is_none_or(|filter| row.is(filter.id))).collect();
    // Where every program breaks something, what breaks soundness comes first.
    if folders(&format!("{folder}/")).next() == Some(Kind::KnownGap.folder()) {
        rows.sort_by_key(|row| row.harm_rank());
    }
    let parts = parts.iter().map(|part| {
        let rows: Vec<&Row> = rows.iter().copied().filter(|row| is_in(row, part)).collect();
        context! { label => part, id => part.replace('/', "-"), address => list_address(part), rows }
    });
    let parts: Vec<Value> = parts.collect();
    let title = if folder.is_empty() { "All cases".to_owned() } else { format!("Cases: {folder}") };
    let title = chosen.map_or_else(|| title.clone(), |filter| format!("{title}: {}", filter.label));
    let mut above = above(folder);
    let address = match chosen {
        None => list_address(folder),
        Some(filter) => {
            let label = if folder.is_empty() { "All cases" } else { folder };
            above.push(context! { label, address => list_address(folder) });
            filter_address(folder, filter.id)
        }
    };
    let none: [Value; 0] = [];
    let context = context! {
        about => about(folder), above, whole => list_address(folder), filters, parts_of => parts, rows, more => none, of,
    };
    Page::new(address, "list.html", title, context)
}

/// Returns a page with these rows alone, below the page `above`.
/// `more` are gaps that belong there too, and that only tests show.
pub(super) fn of_rows(address: String, title: &str, above: &Value, rows: &[&Row], more: &[GapOfTests]) -> Page {
    let none: [Value; 0] = [];
    let context = context! {
        about => "", above => [above], whole => address, filters => none, parts_of => none, rows, more, of => rows.len(),
    };
    Page::new(address, "list.html", title.to_owned(), context)
}

/// Returns what the cases of a folder have in common.
fn about(folder: &str) -> String {
    let kind = Kind::ALL.into_iter().find(|kind| folder.split('/').next() == Some(kind.folder()));
    let about = match kind {
        None => {
            "A case is one file that a derive accepts or rejects, and its folder says which of the two is expected of ours."
        }
        Some(Kind::Fail) => "Rejected by the derive, in its own words.",
        Some(Kind::FailRustc) => {
            "Rejected by rustc, with an error of its own about the struct, an impl that the derive writes, a use of the pointer or an import. The derive may report an error as well."
        }
        Some(Kind::Attack) => {
            "Programs that try to break memory safety or `Pin`. All are rejected, by the derive or by rustc."
        }
        Some(Kind::Unsize) => {
            "Rejected where `unsize!`, the macro that unsizes a pointer on plain stable, is used or made possible. Where \
             implicit mode accepts one, its header gives the reason."
        }
        Some(Kind::Pass) => {
            "Accepted. If a rejected case names one as its neighbour, the two differ in one thing. Where implicit mode \
             rejects one, its header gives the reason."
        }
        Some(Kind::KnownGap) => {
            return format!(
                "Accepted, and each breaks one of these: {WHAT_BREAKS}. The header of each says what, and some are \
                 the language's own, without any derive."
            );
        }
        Some(Kind::Catalogue) => "Pointers of real projects. The header of each says whether it is accepted.",
    };
    about.to_owned()
}

/// Returns the lists that a folder or a case is in, from the widest to the narrowest.
pub(super) fn above(path: &str) -> Vec<Value> {
    let mut above = Vec::new();
    if !path.is_empty() {
        above.push(context! { label => "All cases", address => list_address("") });
    }
    above.extend(folders(path).map(|folder| context! { label => folder, address => list_address(folder) }));
    above
}

/// Returns the subjects of the rows of each kind, with how their verdicts compare.
pub(super) fn by_kind(rows: &[Row]) -> Vec<Value> {
    let mut kinds: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for row in rows {
        kinds.entry(&row.kind).or_default().push(row.clone());
    }
    let ordered = Kind::ALL.map(Kind::folder).into_iter().filter_map(|kind| Some((kind, kinds.get(kind)?)));
    let counted = ordered.map(|(kind, rows)| {
        let counts = ["ours-accepted", "ours-rejected", "agree", "differ", "not-compared"];
        let counts = counts.map(|filter| {
            let count = count(rows, filter);
            context! { count, address => (count > 0).then(|| filter_address(kind, filter)) }
        });
        context! { kind, address => list_address(kind), cases => rows.len(), counts }
    });
    counted.collect()
}
