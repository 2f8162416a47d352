//! The derives and the layout of a struct: its own attributes, and those that a macro passes to it.

use super::attributes::{NO_MACRO, Part, condition, parts};
use super::file::SourceFile;
use super::items::Item;
use super::krate::Crate;
use super::paths::{Origin, meanings, origin};
use super::types::last_name;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::ptr;
use syn::parse::Parser;
use syn::{Attribute, Meta, Path};

/// The derives of the standard library, which do not copy the attributes of parameters.
const OF_STD: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// Returns the attributes of an item, each with its file: its own, and, if it is in a macro that
/// takes attributes, those that the calls of the macro pass.
pub(super) fn with_passed<'a>(krate: &'a Crate, item: &Item) -> Vec<(Attribute, &'a SourceFile)> {
    let own = item.attributes().iter().map(|attribute| (attribute.clone(), krate.file(item)));
    let passed = passed(krate, item).into_iter().map(|(call, attribute)| (attribute, krate.file(call)));
    own.chain(passed).collect()
}

/// Returns the attributes that the calls of a macro pass to an item in it, each with the call.
fn passed<'a>(krate: &'a Crate, item: &'a Item) -> Vec<(&'a Item, Attribute)> {
    fn add(tokens: TokenStream, found: &mut Vec<Attribute>) {
        let mut trees = tokens.into_iter().peekable();
        while let Some(tree) = trees.next() {
            match (&tree, trees.peek()) {
                (TokenTree::Punct(hash), Some(TokenTree::Group(of))) if hash.as_char() == '#' => {
                    let attribute = [tree.clone(), TokenTree::Group(of.clone())].into_iter().collect();
                    found.extend(Attribute::parse_outer.parse2(attribute).into_iter().flatten());
                }
                (TokenTree::Group(of), _) => add(of.stream(), found),
                _ => {}
            }
        }
    }
    let attributes = calls(krate, item).flat_map(|(call, tokens)| {
        let mut found = Vec::new();
        add(tokens.clone(), &mut found);
        found.into_iter().map(move |attribute| (call, attribute))
    });
    attributes.collect()
}

/// Returns the calls of a macro that takes the attributes of an item in it, with their tokens.
fn calls<'a>(krate: &'a Crate, item: &'a Item) -> impl Iterator<Item = (&'a Item, &'a TokenStream)> {
    krate.items.iter().filter_map(|call| match &call.syntax {
        syn::Item::Macro(of) if item.takes_attributes && of.ident.is_none() => {
            let is_it = item.in_macro.as_ref().is_some_and(|name| last_name(&of.mac.path) == *name);
            is_it.then_some((call, &of.mac.tokens))
        }
        _ => None,
    })
}

/// Returns the place of a call of a macro that passes no `repr` to an item in it, if another call
/// does.
pub(super) fn call_without_repr(krate: &Crate, item: &Item) -> Option<String> {
    let has_repr = |attribute: &Attribute| parts(attribute).iter().any(|part| part.repr().is_some());
    if item.attributes().iter().any(has_repr) {
        return None;
    }
    let passed = passed(krate, item);
    let with: Vec<&Item> = passed.iter().filter(|(_, attribute)| has_repr(attribute)).map(|(call, _)| *call).collect();
    let mut others = calls(krate, item).filter(|(call, _)| !with.iter().any(|of| ptr::eq(*of, *call)));
    others.next().filter(|_| !with.is_empty()).map(|(call, _)| krate.place(call))
}

/// Returns what a struct's attributes say after `repr`, each with its place.
pub(super) fn reprs(krate: &Crate, item: &Item) -> Vec<(String, String)> {
    let reprs = with_passed(krate, item).into_iter().flat_map(|(attribute, file)| {
        let reprs = parts(&attribute).into_iter().filter_map(|part| part.repr());
        reprs.map(|repr| (repr, file.place(&attribute))).collect::<Vec<_>>()
    });
    reprs.collect()
}

/// Returns a derive with the name of ours or of the builtin that the calls of a macro pass to an
/// item in it, and its place.
pub(super) fn passed_derive(krate: &Crate, item: &Item) -> Option<(Path, String)> {
    passed(krate, item).into_iter().find_map(|(call, attribute)| {
        let derives = parts(&attribute).into_iter().flat_map(|part| part.derives());
        let path = derives.into_iter().find(|path| known(krate, call, path).is_some())?;
        Some((path, krate.file(call).place(&attribute)))
    })
}

/// Returns the place of a `repr` in a `cfg_attr` of a struct, and its condition as text.
pub(super) fn conditional_repr(krate: &Crate, item: &Item) -> Option<(String, String)> {
    with_passed(krate, item).into_iter().find_map(|(attribute, file)| {
        let is_it = attribute.path().is_ident("cfg_attr") && parts(&attribute).iter().any(|part| part.repr().is_some());
        let (on, _) = condition(&attribute).filter(|_| is_it)?;
        Some((file.place(&attribute), on.to_token_stream().to_string()))
    })
}

/// What a derive of a known name is.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    Ours,
    Builtin,
    /// Another one, or one of unknown origin.
    Foreign,
}

fn known(krate: &Crate, item: &Item, path: &Path) -> Option<Known> {
    let meanings = meanings(krate, item, path);
    let is_ours = |path: &Vec<String>| matches!(&path[..], [.., of, name] if of == "pin_coerce_unsized" && ["SmartPointer", "CoercePointee"].contains(&name.as_str()));
    let is_named = ["SmartPointer", "CoercePointee"].contains(&last_name(path).as_str());
    match origin(krate, item, path, &["core::marker::CoercePointee"]) {
        _ if meanings.iter().all(is_ours) => Some(Known::Ours),
        Origin::Known => Some(Known::Builtin),
        _ => is_named.then_some(Known::Foreign),
    }
}

/// The derive `CoercePointee` of the standard library.
pub(super) struct Builtin<'a> {
    pub(super) attribute: &'a Attribute,
    pub(super) path: Path,
    /// The condition of the `cfg_attr` that it is in.
    pub(super) condition: Option<Meta>,
}

/// Returns the derive of the builtin on an item.
pub(super) fn coerce_pointee<'a>(krate: &Crate, item: &'a Item) -> Option<Builtin<'a>> {
    let (attribute, path) = with_derive(krate, item, Known::Builtin)?;
    let condition =
        condition(attribute).filter(|_| attribute.path().is_ident("cfg_attr")).map(|(condition, _)| condition);
    Some(Builtin { attribute, path, condition })
}

/// Returns the derive `SmartPointer` of an item, also under its other name, if it is in a
/// `cfg_attr`, and the condition as text.
pub(super) fn conditional_ours<'a>(krate: &Crate, item: &'a Item) -> Option<(&'a Attribute, String)> {
    let (attribute, _) = with_derive(krate, item, Known::Ours)?;
    let (on, _) = condition(attribute).filter(|_| attribute.path().is_ident("cfg_attr"))?;
    Some((attribute, on.to_token_stream().to_string()))
}

/// Whether an item derives `SmartPointer`, also under its other name.
pub(super) fn derives_ours(krate: &Crate, item: &Item) -> bool {
    with_derive(krate, item, Known::Ours).is_some()
}

/// Returns a derive with the name of ours or of the builtin that may be another one.
pub(super) fn foreign_namesake<'a>(krate: &Crate, item: &'a Item) -> Option<(&'a Attribute, Path)> {
    with_derive(krate, item, Known::Foreign)
}

fn with_derive<'a>(krate: &Crate, item: &'a Item, which: Known) -> Option<(&'a Attribute, Path)> {
    item.attributes().iter().find_map(|attribute| {
        let paths = parts(attribute).into_iter().flat_map(|part| part.derives());
        let is_it = |path: &Path| known(krate, item, path) == Some(which);
        Some((attribute, paths.into_iter().find(is_it)?))
    })
}

/// Whether one of the macros above a struct may copy the attributes of parameters, as derives
/// written with syn do.
pub(super) fn copies_attributes(krate: &Crate, item: &Item) -> bool {
    let is_foreign = |path: &Path| {
        let is_of_std = || meanings(krate, item, path).iter().all(|path| path.len() == 1 || path[0] == "core");
        let name = last_name(path);
        let is_builtin = || origin(krate, item, path, &["core::marker::CoercePointee"]) == Origin::Known;
        (!OF_STD.contains(&name.as_str()) || !is_of_std()) && name != "CoercePointee" && !is_builtin()
    };
    let may_copy = |part: &Part| {
        let path = part.meta.path();
        let is_macro = !path.is_ident("derive") && !NO_MACRO.iter().any(|name| path.is_ident(name));
        is_macro || part.derives().iter().any(is_foreign)
    };
    with_passed(krate, item).iter().flat_map(|(attribute, _)| parts(attribute)).any(|part| may_copy(&part))
}
