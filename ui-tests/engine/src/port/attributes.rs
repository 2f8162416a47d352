//! The attributes of a struct that matter here.

use super::file::SourceFile;
use super::items::Item;
use super::krate::Crate;
use super::paths::{Origin, meanings, origin};
use super::questions::NO_MACRO;
use super::types::{last_name, mentions};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, GenericParam, ItemStruct, Meta, Path, Token};

/// The derives of the standard library, which do not copy the attributes of parameters.
const OF_STD: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// The tools whose attributes the compiler leaves alone.
const TOOLS: [&str; 3] = ["clippy", "diagnostic", "rustfmt"];

/// A part of an attribute, such as `derive(Clone)`: all of it, or one of what a `cfg_attr` adds.
pub(super) struct Part {
    /// The part.
    pub(super) meta: Meta,
}

impl Part {
    /// Returns all of an attribute.
    pub(super) fn of(attribute: &Attribute) -> Self {
        Self { meta: attribute.meta.clone() }
    }

    /// Returns the paths of a `derive`.
    pub(super) fn derives(&self) -> Vec<Path> {
        let list = self.meta.require_list().ok().filter(|list| list.path.is_ident("derive"));
        let paths = list.and_then(|list| list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok());
        paths.into_iter().flatten().collect()
    }

    /// Returns what a `repr` says.
    pub(super) fn repr(&self) -> Option<String> {
        let list = self.meta.require_list().ok().filter(|list| list.path.is_ident("repr"))?;
        Some(list.tokens.to_string().trim_end_matches([' ', ',']).to_owned())
    }
}

/// Returns the parts of an attribute: one, or what a `cfg_attr` adds.
pub(super) fn parts(attribute: &Attribute) -> Vec<Part> {
    let added = condition(attribute).filter(|_| attribute.path().is_ident("cfg_attr")).map(|(_, added)| added);
    let metas = added.unwrap_or_else(|| vec![attribute.meta.clone()]);
    metas.into_iter().map(|meta| Part { meta }).collect()
}

/// Returns the attributes of an item, each with its file: its own, and, if it is in a macro that
/// takes attributes, those that the calls of the macro pass.
pub(super) fn with_passed<'a>(krate: &'a Crate, item: &Item) -> Vec<(Attribute, &'a SourceFile)> {
    let own = item.attributes().iter().map(|attribute| (attribute.clone(), krate.file(item)));
    let passed = passed(krate, item).into_iter().map(|(call, attribute)| (attribute, krate.file(call)));
    own.chain(passed).collect()
}

/// Returns the attributes that the calls of a macro pass to an item in it, each with the call.
fn passed<'a>(krate: &'a Crate, item: &Item) -> Vec<(&'a Item, Attribute)> {
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
    let calls = krate.items.iter().filter_map(|call| match &call.syntax {
        syn::Item::Macro(of) if item.takes_attributes && of.ident.is_none() => {
            let is_it = item.in_macro.as_ref().is_some_and(|name| last_name(&of.mac.path) == *name);
            is_it.then_some((call, &of.mac.tokens))
        }
        _ => None,
    });
    let attributes = calls.flat_map(|(call, tokens)| {
        let mut found = Vec::new();
        add(tokens.clone(), &mut found);
        found.into_iter().map(move |attribute| (call, attribute))
    });
    attributes.collect()
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

/// Returns the condition of a `cfg_attr` or a `cfg`, and what the former adds.
pub(super) fn condition(attribute: &Attribute) -> Option<(Meta, Vec<Meta>)> {
    let list = attribute.meta.require_list().ok()?;
    let is_conditional = list.path.is_ident("cfg_attr") || list.path.is_ident("cfg");
    let nested =
        list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok().filter(|_| is_conditional)?;
    let mut nested = nested.into_iter();
    Some((nested.next()?, nested.collect()))
}

/// Returns the conditions under which an item is there, as text: its own, those of its modules, and
/// those of the macro call that it is in.
pub(super) fn conditions(krate: &Crate, item: &Item) -> Vec<String> {
    let range = krate.file(item).range(&item.syntax);
    let is_macro_around = |other: &&Item| {
        let is_call =
            matches!(&other.syntax, syn::Item::Macro(_)) && item.in_macro.is_some() && other.file == item.file;
        is_call && krate.file(other).range(&other.syntax).contains(&range.start)
    };
    let around = krate.items.iter().filter(is_macro_around).flat_map(|call| conditions_of(call.attributes()));
    [conditions_of(item.attributes()), item.conditions.clone(), around.collect()].concat()
}

/// Returns the conditions in some attributes as text. That in a `cfg_attr` is all of it.
pub(super) fn conditions_of(attributes: &[Attribute]) -> Vec<String> {
    let conditions = attributes.iter().filter_map(|attribute| {
        let (on, added) = condition(attribute)?;
        let is_added = || added.iter().any(|meta| meta.path().is_ident("cfg"));
        if attribute.path().is_ident("cfg") {
            return Some(on.to_token_stream().to_string());
        }
        is_added().then(|| attribute.meta.to_token_stream().to_string())
    });
    conditions.collect()
}

/// Returns the conditions of the gates of the unsizing traits in the target of an item, as text.
pub(super) fn gate_conditions(krate: &Crate, item: &Item) -> Vec<String> {
    let files = krate.files.iter().enumerate().filter(|(index, _)| krate.is_in_target(*index, item.file));
    let gated = files.flat_map(|(_, file)| &file.syntax.attrs).filter_map(|attribute| {
        let (condition, added) = condition(attribute).filter(|_| attribute.path().is_ident("cfg_attr"))?;
        let is_gate = |meta: &Meta| {
            meta.path().is_ident("feature") && super::gates::GATES.iter().any(|(gate, _)| mentions(meta, gate))
        };
        added.iter().any(is_gate).then(|| condition.to_token_stream().to_string())
    });
    gated.collect()
}

/// Whether an attribute says nothing about what an impl does.
pub(super) fn is_harmless(attribute: &Attribute) -> bool {
    let is_of_tool = |path: &Path| path.segments.len() > 1 && TOOLS.iter().any(|tool| path.segments[0].ident == tool);
    let is_harmless = |meta: &Meta| {
        is_of_tool(meta.path()) || NO_MACRO.iter().any(|name| *name != "cfg" && meta.path().is_ident(name))
    };
    match condition(attribute) {
        Some((_, added)) => added.iter().all(is_harmless),
        None => is_harmless(&attribute.meta),
    }
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

/// Whether one of the macros above a struct may copy the attributes of parameters, as derives do
/// that are written with syn.
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

/// Returns the attribute of a parameter that is `#[pointee]`, also in a `cfg_attr`.
pub(super) fn pointee_attribute(parameter: &GenericParam) -> Option<&Attribute> {
    let GenericParam::Type(parameter) = parameter else { return None };
    parameter.attrs.iter().find(|attribute| parts(attribute).iter().any(|part| part.meta.path().is_ident("pointee")))
}

/// Returns the position of the parameter that is marked `#[pointee]`.
pub(super) fn marked_pointee(of: &ItemStruct) -> Option<usize> {
    let others = of.generics.params.iter().filter(|parameter| !matches!(parameter, GenericParam::Lifetime(_)));
    others.into_iter().position(|parameter| pointee_attribute(parameter).is_some())
}
