//! The attributes of a struct that matter here.

use super::items::Item;
use super::krate::Crate;
use super::types::mentions;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, GenericParam, ItemStruct, Meta, Path, Token};

/// The derives of the standard library, which do not copy the attributes of parameters.
const OF_STD: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// A part of an attribute, such as `derive(Clone)`: all of it, or one of what a `cfg_attr` adds.
pub(super) struct Part {
    /// The part.
    pub(super) meta: Meta,
    /// Whether it is the only one in its attribute.
    pub(super) is_alone: bool,
}

impl Part {
    /// Returns the paths of a `derive`.
    pub(super) fn derives(&self) -> Vec<Path> {
        let list = self.meta.require_list().ok().filter(|list| list.path.is_ident("derive"));
        let paths = list.and_then(|list| list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok());
        paths.into_iter().flatten().collect()
    }

    /// Returns what a `repr` says.
    pub(super) fn repr(&self) -> Option<String> {
        let list = self.meta.require_list().ok().filter(|list| list.path.is_ident("repr"))?;
        Some(list.tokens.to_string())
    }
}

/// Returns the parts of an attribute: one, or what a `cfg_attr` adds.
pub(super) fn parts(attribute: &Attribute) -> Vec<Part> {
    let nested = |tokens: &TokenStream| Punctuated::<Meta, Token![,]>::parse_terminated.parse2(tokens.clone()).ok();
    match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg_attr") => {
            let metas: Vec<Meta> = nested(&list.tokens).into_iter().flatten().skip(1).collect();
            let is_alone = metas.len() == 1;
            metas.into_iter().map(|meta| Part { meta, is_alone }).collect()
        }
        meta => vec![Part { meta: meta.clone(), is_alone: true }],
    }
}

/// Returns what a struct's attributes say after `repr`, each with its place. If the struct is in a
/// macro that takes attributes, the calls of the macro pass some of them.
pub(super) fn reprs(krate: &Crate, item: &Item) -> Vec<(String, String)> {
    let file = krate.file(item);
    let own = item.attributes().iter().flat_map(|attribute| {
        let reprs = parts(attribute).into_iter().filter_map(|part| part.repr());
        reprs.map(|repr| (repr, file.place(attribute))).collect::<Vec<_>>()
    });
    let is_call = |call: &&Item| match &call.syntax {
        syn::Item::Macro(of) if item.takes_attributes && of.ident.is_none() => {
            of.mac.path.segments.last().is_some_and(|name| item.in_macro.as_ref().is_some_and(|of| name.ident == of))
        }
        _ => false,
    };
    let passed = krate.items.iter().filter(is_call).flat_map(|call| {
        let (file, range) = (krate.file(call), krate.file(call).range(&call.syntax));
        let tokens = file.tokens.windows(3).filter(move |window| range.contains(&window[0].range.start));
        let reprs = tokens.filter(|window| window[0].is("repr") && window[1].is("("));
        reprs.map(|window| (window[2].text.clone(), file.place_at(window[0].range.start)))
    });
    own.chain(passed).collect()
}

/// Returns the part of the attributes that derives `CoercePointee`, the path of that derive, and
/// the attribute.
///
/// With an import of our own derive of that name, nothing has to change; the caller has to ask
/// [`imports_ours`].
pub(super) fn coerce_pointee(attributes: &[Attribute]) -> Option<(&Attribute, Part, Path)> {
    with_derive(attributes, |path| path.to_token_stream().to_string().ends_with("CoercePointee") && !is_ours(path))
}

/// Whether a file imports our derive under the name of the builtin.
pub(super) fn imports_ours(file: &syn::File) -> bool {
    file.items.iter().any(|item| match item {
        syn::Item::Use(of) => ["pin_coerce_unsized", "CoercePointee"].iter().all(|name| mentions(&of.tree, name)),
        _ => false,
    })
}

/// Whether one of the attributes derives `SmartPointer`, also under its other name.
pub(super) fn derives_ours(attributes: &[Attribute]) -> bool {
    with_derive(attributes, is_ours).is_some()
}

fn is_ours(path: &Path) -> bool {
    let first = path.segments.first().is_some_and(|segment| segment.ident == "pin_coerce_unsized");
    first || path.segments.last().is_some_and(|segment| segment.ident == "SmartPointer")
}

fn with_derive(attributes: &[Attribute], is_it: impl Fn(&Path) -> bool) -> Option<(&Attribute, Part, Path)> {
    attributes.iter().find_map(|attribute| {
        parts(attribute).into_iter().find_map(|part| {
            let path = part.derives().into_iter().find(|path| is_it(path))?;
            Some((attribute, part, path))
        })
    })
}

/// Whether one of the derives of a struct may copy the attributes of parameters, as those do that
/// are written with syn.
pub(super) fn has_foreign_derive(of: &ItemStruct) -> bool {
    let derives = of.attrs.iter().flat_map(parts).flat_map(|part| part.derives());
    let is_foreign = |path: &Path| {
        let name = super::types::last_name(path);
        !OF_STD.contains(&name.as_str()) && name != "CoercePointee"
    };
    derives.into_iter().any(|path| is_foreign(&path))
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
