//! Other crates: removes `extern crate` if nothing names the crate once everything else is changed.

use super::edits::Edits;
use super::krate::Crate;
use super::lines::Comments;
use super::paths;
use super::tokens::Token;
use syn::Visibility;

/// Removes `extern crate unsize` if nothing names the crate any more.
pub(super) fn remove(krate: &Crate, edits: &mut Edits) {
    for item in &krate.items {
        if let syn::Item::ExternCrate(of) = &item.syntax
            && of.ident == "unsize"
            && of.rename.is_none()
            && matches!(of.vis, Visibility::Inherited)
            && !krate.has_computed(item.file)
        {
            let file = krate.file(item);
            let range = file.range(of);
            let is_other = |index: usize, byte: usize| index != item.file || !range.contains(&byte);
            if !is_named(krate, "unsize", |index, byte| is_other(index, byte) && !edits.covers(index, byte)) {
                edits.remove_lines(item.file, file, range, Comments::OnItsLine);
            }
        }
    }
}

/// Whether a path that begins with the name of a crate is left, or an import of all of it.
pub(super) fn names_crate(krate: &Crate, name: &str, edits: &Edits) -> bool {
    is_named(krate, name, |index, byte| !edits.covers(index, byte))
}

/// Whether a path began with the name of a crate before any change, or an import brought all of it.
pub(super) fn named_crate(krate: &Crate, name: &str) -> bool {
    is_named(krate, name, |_, _| true)
}

fn is_named(krate: &Crate, name: &str, is_left: impl Fn(usize, usize) -> bool) -> bool {
    let mut imports = krate.items.iter().filter(|item| match &item.syntax {
        syn::Item::Use(of) => paths::leaves(&of.tree).iter().any(|(_, path)| path == &[name]),
        _ => false,
    });
    let is_imported = imports.any(|item| is_left(item.file, krate.file(item).range(&item.syntax).start));
    is_imported
        || krate.files.iter().enumerate().any(|(index, file)| {
            let starts_path = |window: &[Token]| window[0].is(name) && window[1].is(":") && window[2].is(":");
            let is_whole = |window: &[Token]| window[1].is(name) && (window[0].is("use") || window[0].is("crate"));
            let mut places = file.tokens.windows(3).filter_map(|window| match window {
                _ if starts_path(window) => Some(window[0].range.start),
                _ if is_whole(window) => Some(window[1].range.start),
                _ => None,
            });
            places.any(|byte| is_left(index, byte))
        })
}
