//! Which items of a file derive, and which errors are about them.

use crate::derives::{Derive, Derives};
use crate::diagnostic::{Diagnostic, Extent};
use crate::source::Source;
use anyhow::Result;
use itertools::Itertools;

/// How the stand-in's reports begin, in `hostile-macros`.
const REPORT: &str = "derived item ";

/// An item that derives.
#[derive(Debug)]
pub(super) struct Item {
    /// Its name.
    pub(super) name: String,
    /// Where its name is.
    pub(super) place: Extent,
    /// The item itself, the place of the derive and the name: each with the macros that wrote it,
    /// from the inside out.
    regions: Vec<Vec<Extent>>,
}

impl Item {
    /// Whether an error is about it: inside it, and written by the same use of the same macro.
    pub(super) fn has(&self, error: &Diagnostic) -> bool {
        self.regions.iter().any(|region| {
            let (Some(inner), Some(outer), Some(outermost)) = (region.first(), region.last(), error.extents.last())
            else {
                return false;
            };
            outer.contains(outermost) && error.extents.iter().any(|extent| inner.contains(extent))
        })
    }

    /// Adds `other`, if it is a report of another derive of the same item: then both the item and
    /// its name end at the same places. Returns whether it is.
    fn absorbs(&mut self, other: &mut Self) -> bool {
        let end = |region: &Vec<Extent>| region.first().map(|extent| (extent.file.clone(), extent.bytes.end));
        let is_shared = |region: &&Vec<Extent>| self.regions.iter().any(|own| end(own) == end(region));
        let is_same = self.name == other.name && other.regions.iter().filter(is_shared).count() >= 2;
        if is_same {
            self.regions.append(&mut other.regions);
        }
        is_same
    }

    /// Whether an error is about it, or is in the use of a macro that wrote it.
    pub(super) fn owns(&self, error: &Diagnostic) -> bool {
        self.has(error) || self.shares_macro(error)
    }

    /// Whether an error is in the use of a macro that wrote the item, for example in its arguments.
    fn shares_macro(&self, error: &Diagnostic) -> bool {
        let mut uses = self.regions.iter().filter(|region| region.len() > 1).filter_map(|region| region.last());
        error.extents.last().is_some_and(|outermost| uses.any(|used| used.contains(outermost)))
    }
}

/// Asks rustc which items derive, with a derive that reports each.
pub(super) fn find(derives: &Derives, source: Source<'_>) -> Result<Vec<Item>> {
    let outcome = derives.outcome(source, Derive::NamesItem)?;
    let reports = outcome.errors.into_iter().filter_map(|error| {
        let report = error.message.strip_prefix(REPORT)?;
        let (number, name) = report.split_once(" is ").map_or((report, None), |(number, name)| (number, Some(name)));
        Some((number.to_owned(), (name.map(str::to_owned), error.extents)))
    });
    let items = reports.into_group_map().into_values().filter_map(|reports| {
        let (name, extents) = reports.iter().find_map(|(name, extents)| Some((name.clone()?, extents)))?;
        let place = extents.last()?.clone();
        Some(Item { name, place, regions: reports.into_iter().map(|(_, extents)| extents).collect() })
    });
    let place = |item: &Item| {
        let starts = |extent: &Extent| (extent.file.clone(), extent.bytes.start);
        let inside = item.regions.iter().filter_map(|region| region.first()).map(starts).min();
        (starts(&item.place), inside)
    };
    let mut items: Vec<Item> = items.sorted_by_cached_key(place).collect();
    items.dedup_by(|later, earlier| earlier.absorbs(later));
    Ok(items)
}

/// Returns the errors of each item, and the others. An error in the use of a macro that wrote
/// several items can be about each of them.
pub(super) fn shared_out(errors: Vec<Diagnostic>, items: &[Item]) -> (Vec<Vec<Diagnostic>>, Vec<Diagnostic>) {
    let (mut own, mut elsewhere) = (vec![Vec::new(); items.len()], Vec::new());
    for error in errors {
        let inside = items.iter().positions(|item| item.has(&error)).collect_vec();
        let in_macro = || items.iter().positions(|item| item.shares_macro(&error)).collect_vec();
        let owners = if inside.is_empty() { in_macro() } else { inside };
        for owner in &owners {
            own[*owner].push(error.clone());
        }
        elsewhere.extend(owners.is_empty().then_some(error));
    }
    (own, elsewhere)
}
