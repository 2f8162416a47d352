//! Feature gates and cargo features that are unused once everything else is changed.

use super::attributes::{Part, condition, parts};
use super::bodies::paths;
use super::edits::Edits;
use super::file::SourceFile;
use super::items::Item;
use super::krate::Crate;
use super::left::LeftAlone;
use super::lines::Comments;
use super::paths::{is_item, leaves, meanings};
use super::tokens::Token;
use super::types::mentions;
use proc_macro2::{Ident, TokenTree};
use quote::ToTokens;
use std::ops::Range;
use std::slice;
use syn::{Attribute, Meta, Path};

/// Each gate, and what needs it.
pub(super) const GATES: [(&str, &[&str]); 5] = [
    ("coerce_unsized", &["CoerceUnsized"]),
    ("derive_coerce_pointee", &["CoercePointee"]),
    ("dispatch_from_dyn", &["DispatchFromDyn"]),
    ("pin_coerce_unsized_trait", &["PinCoerceUnsized", "PinSafePointer"]),
    ("unsize", &["Unsize"]),
];

/// Returns the conditions of the gates of the unsizing traits in the target of an item, as text.
pub(super) fn gate_conditions(krate: &Crate, item: &Item) -> Vec<String> {
    let files = krate.files.iter().enumerate().filter(|(index, _)| krate.is_in_target(*index, item.file));
    let gated = files.flat_map(|(_, file)| &file.syntax.attrs).filter_map(|attribute| {
        let (condition, added) = condition(attribute).filter(|_| attribute.path().is_ident("cfg_attr"))?;
        let is_gate =
            |meta: &Meta| meta.path().is_ident("feature") && GATES.iter().any(|(gate, _)| mentions(meta, gate));
        added.iter().any(is_gate).then(|| condition.to_token_stream().to_string())
    });
    gated.collect()
}

/// Removes the feature gates that only what was removed needed.
pub(super) fn remove(krate: &Crate, edits: &mut Edits) {
    for (index, file) in krate.files.iter().enumerate() {
        for attribute in &file.syntax.attrs {
            let stays = |gate: &str, edits: &Edits| {
                let Some((_, needed_by)) = GATES.iter().find(|(known, _)| *known == gate) else { return true };
                // A gate of the root is for all its modules.
                let files = krate.files.iter().enumerate().filter(|(other, _)| krate.is_in_target(*other, index));
                let names = files.flat_map(|(other, file)| {
                    let names = file.tokens.iter().filter(|token| needed_by.iter().any(|name| token.is(name)));
                    names.map(move |token| (other, token))
                });
                let (gone, left): (Vec<_>, Vec<_>) =
                    names.partition(|(other, token)| edits.covers(*other, token.range.start));
                // A person has put our marker in the place of the other one, which has its name.
                let (of_ours, left): (Vec<_>, Vec<_>) = left
                    .into_iter()
                    .partition(|(other, token)| token.is("PinCoerceUnsized") && names_ours(krate, *other));
                !left.is_empty() || (gone.is_empty() && of_ours.is_empty()) || krate.has_computed(index)
            };
            remove_gates(file, index, attribute, stays, edits);
        }
    }
}

/// Notes the gates that stay in a target that does not name what they are for, or only something
/// else that has the name. A macro of another crate may need them there.
pub(super) fn unneeded(krate: &Crate, edits: &Edits) -> Vec<LeftAlone> {
    let mut notes = Vec::new();
    // The call of `include!` is noted.
    let files = krate.files.iter().enumerate().filter(|(index, _)| !krate.has_computed(*index));
    for (index, file) in files {
        let in_target = || krate.files.iter().enumerate().filter(|(other, _)| krate.is_in_target(*other, index));
        let is_named = |name: &&str| in_target().any(|(_, file)| file.tokens.iter().any(|token| token.is(name)));
        let gates = file.syntax.attrs.iter().flat_map(|attribute| gates_in(&parts(attribute)));
        for gate in gates.collect::<Vec<_>>() {
            let Some((name, needed_by)) = GATES.iter().find(|(known, _)| gate == known) else { continue };
            let at = file.range_of(gate.span()).start;
            if edits.covers(index, at) || needed_by.iter().any(|name| is_needed(krate, index, name, edits)) {
                continue;
            }
            let found = if needed_by.iter().any(is_named) {
                "what has the name of the trait here seems to be something else"
            } else {
                "nothing that needs it was found here"
            };
            notes.push(LeftAlone {
                place: file.place_at(at),
                about: format!("feature gate `{name}`"),
                reason: format!(
                    "{found}, and release compilers reject it (E0554); remove it if no macro of another crate needs it"
                ),
            });
        }
    }
    notes
}

/// Whether code that stays in a target names something of the library, or of another crate that may
/// have it from there.
fn is_needed(krate: &Crate, index: usize, name: &str, edits: &Edits) -> bool {
    let is_other = |item: &Item, path: &Path| {
        let mut all = meanings(krate, item, path).into_iter();
        // A name that nothing brings into scope is not that of the trait.
        all.any(|of| {
            // A variant is behind the item of the crate that has it.
            let is_own = (2..=of.len()).any(|end| is_item(krate, &of[..end]));
            of.len() > 1 && of[0] != "pin_coerce_unsized" && of.ends_with(&[name.to_owned()]) && !is_own
        })
    };
    let is_left = |item: &Item| {
        let range = krate.file(item).range(&item.syntax);
        let mut named = krate.file(item).tokens.iter().filter(|token| token.is(name));
        named.any(|token| range.contains(&token.range.start) && !edits.covers(item.file, token.range.start))
    };
    let items = krate.items.iter().filter(|item| krate.is_in_target(item.file, index) && is_left(item));
    items.into_iter().any(|item| match &item.syntax {
        syn::Item::Use(of) => leaves(&of.tree)
            .iter()
            .any(|(_, path)| syn::parse_str(&path.join("::")).is_ok_and(|path| is_other(item, &path))),
        of => {
            let is_it = |path: &&Path| {
                path.segments.last().is_some_and(|last| {
                    last.ident == name && !edits.covers(item.file, krate.file(item).range(&last.ident).start)
                })
            };
            paths(of.to_token_stream()).iter().filter(is_it).any(|path| is_other(item, path))
        }
    })
}

/// Returns the names of the feature gates in some attributes.
fn gates_in(parts: &[Part]) -> Vec<Ident> {
    let lists =
        parts.iter().filter_map(|part| part.meta.require_list().ok().filter(|list| list.path.is_ident("feature")));
    let tokens = lists.flat_map(|list| list.tokens.clone());
    tokens.filter_map(|tree| if let TokenTree::Ident(gate) = tree { Some(gate) } else { None }).collect()
}

/// Whether the marker that a file names is ours.
fn names_ours(krate: &Crate, index: usize) -> bool {
    let names = |module: &str| {
        let is_import = |item: &Item| match &item.syntax {
            syn::Item::Use(of) => {
                let is_it = |path: &Vec<String>| path.ends_with(&[module.to_owned(), "PinCoerceUnsized".to_owned()]);
                item.file == index && leaves(&of.tree).iter().any(|(_, path)| is_it(path))
            }
            _ => false,
        };
        let is_path = |window: &[Token]| window[0].is(module) && window[3].is("PinCoerceUnsized");
        krate.items.iter().any(is_import) || krate.files[index].tokens.windows(4).any(is_path)
    };
    names("pin_coerce_unsized") && !names("pin")
}

fn remove_gates(
    file: &SourceFile,
    index: usize,
    attribute: &Attribute,
    stays: impl Fn(&str, &Edits) -> bool,
    edits: &mut Edits,
) {
    let added = parts(attribute);
    let gates_of = |part: &Part| -> Vec<(Range<usize>, bool)> {
        let gates = gates_in(slice::from_ref(part)).into_iter();
        gates.map(|gate| (file.range_of(gate.span()), !stays(&gate.to_string(), edits))).collect()
    };
    let gates: Vec<_> = added.iter().map(gates_of).collect();
    let goes = |gates: &Vec<(Range<usize>, bool)>| !gates.is_empty() && gates.iter().all(|(_, goes)| *goes);
    if gates.iter().all(goes) {
        edits.remove_lines(index, file, file.range(attribute), Comments::OnItsLine);
        return;
    }
    if gates.iter().any(goes) {
        let elements: Vec<_> = added.iter().zip(&gates).map(|(part, of)| (file.range(&part.meta), goes(of))).collect();
        edits.remove_from_list(index, file, &elements);
    }
    for of in gates.iter().filter(|of| !goes(of) && of.iter().any(|(_, goes)| *goes)) {
        edits.remove_from_list(index, file, of);
    }
}

/// Returns the features of the crate that switched only what was removed, and do not switch the
/// derive.
pub(super) fn features(krate: &Crate, of_the_derive: Option<&str>, edits: &Edits) -> Vec<LeftAlone> {
    let is_left = |name: &String| {
        let literal = format!("\"{name}\"");
        let is_cfg = |window: &&[Token]| window[0].is("feature") && window[1].is("=") && window[2].text == literal;
        let uses = krate.files.iter().enumerate().flat_map(|(index, file)| {
            let uses = file.tokens.windows(3).filter(is_cfg);
            uses.map(move |window| edits.covers(index, window[2].range.start)).collect::<Vec<bool>>()
        });
        let uses: Vec<bool> = uses.collect();
        !uses.is_empty() && uses.into_iter().all(|is_gone| is_gone)
    };
    let features = krate.package.metadata.features.keys().filter(|name| of_the_derive != Some(name) && is_left(name));
    let note = |name: &String| LeftAlone {
        place: "Cargo.toml".to_owned(),
        about: format!("feature `{name}`"),
        reason: "no code depends on it any more; it stays for users who name it".to_owned(),
    };
    features.map(note).collect()
}
