//! The hand-written impls of the unsizing traits, which the derive replaces.

use super::edits::Edits;
use super::find::UNSIZING;
use super::items::Item;
use super::judge::Judged;
use super::krate::{Crate, trait_name};
use syn::ItemImpl;

/// Removes the impls for the pointers that derive.
pub(super) fn remove(krate: &Crate, judged: &Judged, edits: &mut Edits) {
    for (item, of, own) in unsizing(krate) {
        if judged.pointer(own).is_some() {
            let file = krate.file(item);
            edits.remove_lines(item.file, file, file.range(of), true);
        }
    }
}

/// Whether a struct has one.
pub(super) fn has_some(krate: &Crate, item: usize) -> bool {
    unsizing(krate).any(|(_, _, own)| own == item)
}

fn unsizing(krate: &Crate) -> impl Iterator<Item = (&Item, &ItemImpl, usize)> {
    let is_unsizing = |of: &ItemImpl| trait_name(of).is_some_and(|name| UNSIZING.contains(&name.as_str()));
    let impls = krate.impls().filter(move |(_, _, of)| is_unsizing(of));
    impls.filter_map(|(_, item, of)| Some((item, of, krate.self_type(item, of)?)))
}
