//! What the types of fields are called, behind imports and aliases.

use super::items::Item;
use super::krate::Crate;
use super::paths::{leaves, meanings};
use super::prelude::needs_no_import;
use super::tokens::plain;
use super::types::{arguments, is_name, mentions, parameter_at};
use syn::{Path, Type, TypePath};

/// Returns the type of the crate that a path means, if no macro passes it.
pub(super) fn own_type(krate: &Crate, near: &Item, path: &Path) -> Option<usize> {
    let is_passed = path.segments.last().is_some_and(|last| krate.file(near).is_parameter(&last.ident));
    krate.type_at(near, path).filter(|_| !is_passed)
}

/// Returns the last name of what a path means, if it is one name of the standard library or nothing
/// is known about it, and otherwise the whole path: a type of the crate or of another one may have
/// a name of the library.
pub(super) fn name_of(krate: &Crate, near: &Item, path: &Path) -> String {
    let all = meanings(krate, near, path);
    let last = all.first().and_then(|meaning| meaning.last()).cloned().unwrap_or_default();
    // An import of everything in another crate is not taken to shadow the prelude.
    let is_of_std = |meaning: &Vec<String>| {
        meaning.len() == 1 || meaning[0] == "core" || (meaning[0] == "?" && needs_no_import(&last))
    };
    if all.iter().all(|meaning| meaning.last() == Some(&last) && is_of_std(meaning)) {
        return last;
    }
    all.iter().find(|meaning| meaning[0] != "core").or(all.first()).map_or(last, |meaning| meaning.join("::"))
}

/// Whether a path names a primitive type or a type of the standard library.
pub(super) fn is_of_std(krate: &Crate, near: &Item, path: &Path) -> bool {
    match &meanings(krate, near, path)[..] {
        [one] if one.len() == 1 => needs_no_import(&one[0]),
        all => all.iter().any(|meaning| meaning[0] == "core"),
    }
}

/// Returns an alias of the crate with the type behind it, and what the pointee is called in it,
/// unless the pointee is only a part of an argument.
pub(super) fn alias_of<'a>(
    krate: &'a Crate,
    near: &Item,
    path: &TypePath,
    pointee: &str,
) -> Option<(&'a Item, &'a Type, String)> {
    let item = &krate.items[own_type(krate, near, &path.path)?];
    let syn::Item::Type(alias) = &item.syntax else { return None };
    let arguments = arguments(&path.path);
    let mut mentioning = arguments.iter().flatten().filter(|argument| mentions(*argument, pointee));
    if mentioning.any(|argument| !is_name(argument, pointee)) {
        return None;
    }
    let position = arguments.iter().position(|argument| argument.is_some_and(|argument| is_name(argument, pointee)));
    let parameter = position.and_then(|position| parameter_at(&alias.generics, position));
    let name = parameter.map_or_else(|| pointee.to_owned(), |parameter| parameter.ident.to_string());
    Some((item, &alias.ty, name))
}

/// Returns the names that a name has in the crate: imports and aliases may give it others.
pub(super) fn names_of(krate: &Crate, name: &str) -> Vec<String> {
    let (mut names, mut next) = (vec![plain(name)], 0);
    while let Some(name) = names.get(next).cloned() {
        next += 1;
        for item in &krate.items {
            let others = match &item.syntax {
                syn::Item::Use(of) => {
                    let leaves = leaves(&of.tree).into_iter();
                    let renamed = leaves.filter(|(_, path)| path.last().is_some_and(|last| *last == name));
                    renamed.map(|(alias, _)| alias).filter(|alias| !["_", "*"].contains(&&**alias)).collect()
                }
                syn::Item::Type(of) if mentions(&of.ty, &name) => vec![of.ident.to_string()],
                _ => Vec::new(),
            };
            for other in others {
                if !names.contains(&other) {
                    names.push(other);
                }
            }
        }
    }
    names
}
