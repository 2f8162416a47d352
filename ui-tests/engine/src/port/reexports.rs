//! Public re-exports of the crate `unsize`, through which other crates may unsize a pointer.

use super::elsewhere::may_be_public;
use super::krate::Crate;
use super::left::LeftAlone;
use super::paths::leaves;
use super::scopes::{Import, Imports};
use super::types::mentions;
use syn::{Attribute, Visibility};

/// Notes the public re-exports of the crate `unsize` and of its items, except hidden ones: other
/// crates reach those only through macros, whose calls are looked at.
pub(super) fn of_unsize(krate: &Crate) -> Vec<LeftAlone> {
    let mut notes = Vec::new();
    for (index, file) in krate.files.iter().enumerate() {
        let imports = Imports::of(file);
        let note = |visibility: &Visibility, end: usize| LeftAlone {
            place: file.place(visibility),
            about: format!("`{}`", &file.text[file.range(visibility).start..end]),
            reason: "other crates may call `.unsize(…)` with it; if none does, remove it".to_owned(),
        };
        for of in imports.found.iter().filter(|of| is_public(&of.vis, &of.attrs)) {
            let is_it = leaves(&of.tree).iter().any(|(_, path)| path.first().is_some_and(|first| first == "unsize"));
            if is_it && may_be_public(&Import::of(file, index, &imports, of), krate) {
                notes.push(note(&of.vis, file.range(of).end));
            }
        }
        for item in krate.items.iter().filter(|item| item.file == index) {
            if let syn::Item::ExternCrate(of) = &item.syntax
                && of.ident == "unsize"
                && is_public(&of.vis, &of.attrs)
            {
                notes.push(note(&of.vis, file.range(of).end));
            }
        }
    }
    notes
}

fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    let is_hidden = |attribute: &Attribute| attribute.path().is_ident("doc") && mentions(attribute, "hidden");
    matches!(visibility, Visibility::Public(_)) && !attributes.iter().any(is_hidden)
}
