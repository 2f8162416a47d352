//! What the types of fields are called, behind imports and aliases.

use super::items::Item;
use super::krate::Crate;
use super::paths::meanings;
use super::prelude::PRELUDE;
use super::types::{arguments, is_name, last_name, mentions, parameter_at};
use syn::{Path, Type, TypePath};

/// Returns the type of the crate that a path means, if no macro passes it.
pub(super) fn own_type(krate: &Crate, near: &Item, path: &Path) -> Option<usize> {
    let is_passed = path.segments.last().is_some_and(|last| krate.file(near).is_parameter(&last.ident));
    krate.type_at(near, path).filter(|_| !is_passed)
}

/// Returns the last name of what a path means: the import may give a type another name. For a type
/// of another crate, which may have the name of one of the library, the whole path.
pub(super) fn name_of(krate: &Crate, near: &Item, path: &Path) -> String {
    let (name, all) = (last_name(path), meanings(krate, near, path));
    let is_foreign =
        |meaning: &&Vec<String>| meaning.len() > 1 && !["core", "crate", "self", "super"].contains(&&*meaning[0]);
    match &all[..] {
        [meaning] if meaning[0] == "core" => meaning.last().cloned().unwrap_or_default(),
        _ if PRELUDE.contains(&&*name) => name,
        all => all.iter().find(is_foreign).map_or(name, |meaning| meaning.join("::")),
    }
}

/// Whether a path names a primitive type or a type of the standard library.
pub(super) fn is_of_std(krate: &Crate, near: &Item, path: &Path) -> bool {
    match &meanings(krate, near, path)[..] {
        [one] if one.len() == 1 => PRELUDE.contains(&&*one[0]),
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
