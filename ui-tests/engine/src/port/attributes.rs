//! What attributes say.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, GenericParam, ItemStruct, Meta, Path, Token};

/// The attributes whose names no macro can have. The derive has this list too, with `pointee`,
/// which it rejects on a struct, and without `cfg`, which it never sees.
pub(super) const NO_MACRO: [&str; 12] = [
    "allow",
    "automatically_derived",
    "cfg",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "must_use",
    "non_exhaustive",
    "repr",
    "warn",
];

/// Other attributes whose names no macro can have. None can stand above a struct.
const NOT_OF_STRUCTS: [&str; 8] =
    ["cold", "inline", "macro_export", "macro_use", "no_mangle", "path", "target_feature", "track_caller"];

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

/// Returns the condition of a `cfg_attr` or a `cfg`, and what the former adds.
pub(super) fn condition(attribute: &Attribute) -> Option<(Meta, Vec<Meta>)> {
    let list = attribute.meta.require_list().ok()?;
    let is_conditional = list.path.is_ident("cfg_attr") || list.path.is_ident("cfg");
    let nested =
        list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok().filter(|_| is_conditional)?;
    let mut nested = nested.into_iter();
    Some((nested.next()?, nested.collect()))
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

/// Whether an attribute says nothing about what an impl does.
pub(super) fn is_harmless(attribute: &Attribute) -> bool {
    let is_of_tool = |path: &Path| path.segments.len() > 1 && TOOLS.iter().any(|tool| path.segments[0].ident == tool);
    let is_harmless = |meta: &Meta| {
        let mut known = NO_MACRO.iter().chain(&NOT_OF_STRUCTS);
        is_of_tool(meta.path()) || known.any(|name| *name != "cfg" && meta.path().is_ident(name))
    };
    match condition(attribute) {
        Some((_, added)) => added.iter().all(is_harmless),
        None => is_harmless(&attribute.meta),
    }
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
