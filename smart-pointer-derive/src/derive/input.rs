//! What was written: the parts of the item that the derive reads, with their spans, before any
//! check.

use super::misplaced::{self, Misplaced};
use super::survey::Survey;
use super::syntax::{is_helper, is_same};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Field, GenericParam, Generics, Meta, Token, TypeParam};

/// The item under the derive.
pub(crate) struct Input<'a> {
    /// The name of the derive, for its errors.
    pub(crate) derive: &'a str,
    pub(crate) ident: &'a Ident,
    pub(crate) kind: Kind<'a>,
    pub(crate) generics: &'a Generics,
    /// The words inside all `#[repr(…)]`, or `None` if one of them is not a list of words, which
    /// rustc reports.
    pub(crate) repr: Option<Vec<Meta>>,
    /// The lint levels that the impls inherit, see [`lints`]: those of the item and its
    /// parameters.
    pub(crate) lints: Vec<Attribute>,
    /// Every attribute that can be a macro. One that stands below the derive runs after it and may
    /// change the item; tokens do not show where an attribute stands.
    pub(crate) later_macros: Vec<&'a Attribute>,
    /// Every `#[smart_pointer …]` on the item.
    pub(crate) options: Vec<&'a Attribute>,
    /// Every `#[smart_pointer …]` on a field of a struct, with the index of that field. It is never
    /// a macro: no attribute macro can stand on a field.
    pub(crate) field_options: Vec<(usize, &'a Attribute)>,
    /// Every `#[pointee]` and `#[smart_pointer]` in a place where it has no meaning.
    pub(crate) misplaced: Vec<Misplaced>,
    /// Whether rustc takes the type of a field for an error, because of an attribute in it or a
    /// second parameter of the same name.
    pub(crate) has_error_type: bool,
    /// What the survey of the item's tokens found.
    pub(crate) survey: &'a Survey,
}

/// A struct with its fields, or an item that cannot derive.
pub(crate) enum Kind<'a> {
    Struct(Vec<&'a Field>),
    Enum(Token![enum]),
    Union(Token![union]),
}

impl<'a> Input<'a> {
    pub(crate) fn from_syn(item: &'a DeriveInput, derive: &'a str, survey: &'a Survey) -> Self {
        Self {
            derive,
            ident: &item.ident,
            kind: match &item.data {
                Data::Struct(data) => Kind::Struct(data.fields.iter().collect()),
                Data::Enum(data) => Kind::Enum(data.enum_token),
                Data::Union(data) => Kind::Union(data.union_token),
            },
            generics: &item.generics,
            repr: repr_words(&item.attrs),
            lints: lints(item),
            later_macros: item.attrs.iter().filter(|attribute| !is_inert(attribute)).collect(),
            options: item.attrs.iter().filter(|attribute| is_helper(attribute, "smart_pointer")).collect(),
            field_options: if survey.names_a_helper { field_options(item) } else { Vec::new() },
            misplaced: if survey.names_a_helper { misplaced::find(item) } else { Vec::new() },
            has_error_type: false,
            survey,
        }
    }

    /// Returns the fields, or none for an item that is not a struct.
    pub(crate) fn fields(&self) -> &[&'a Field] {
        match &self.kind {
            Kind::Struct(fields) => fields,
            Kind::Enum(_) | Kind::Union(_) => &[],
        }
    }
}

/// Returns whether an attribute is certainly not a macro. It is built in, and a macro of the same
/// name would be E0659; or it is `#[pointee]`, which the derive rejects on a struct.
///
/// `derive` is not inert, because a macro can take its name. A helper attribute is not inert
/// either, because it looks like a macro. This also holds for the helper attribute of this derive:
/// if its name and the last name in the path of the derive differ in hygiene, it is a macro and not
/// the helper. A derive sees neither hygiene.
fn is_inert(attribute: &Attribute) -> bool {
    const INERT: [&str; 12] = [
        "allow",
        "automatically_derived",
        "deny",
        "deprecated",
        "doc",
        "expect",
        "forbid",
        "must_use",
        "non_exhaustive",
        "pointee",
        "repr",
        "warn",
    ];
    INERT.iter().any(|inert| attribute.path().is_ident(inert))
}

/// Returns the `#[pointee]` attributes of a type parameter, and those that mean it by mistake:
/// `#[smart_pointer(pointee)]`, and `#[smart_pointer(pointee = T)]` on `T` itself.
pub(crate) fn marks(parameter: &TypeParam) -> impl Iterator<Item = &Attribute> {
    parameter.attrs.iter().filter(|attribute| {
        let is_option = || match &attribute.meta {
            Meta::List(options) if is_helper(attribute, "smart_pointer") => {
                is_pointee_option(options.tokens.clone(), &parameter.ident)
            }
            _ => false,
        };
        is_helper(attribute, "pointee") || is_option()
    })
}

/// Whether the tokens are `pointee`, or `pointee = name`.
fn is_pointee_option(option: TokenStream, name: &Ident) -> bool {
    match &option.into_iter().collect::<Vec<_>>()[..] {
        [TokenTree::Ident(word)] => word.unraw() == "pointee",
        [TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Ident(named)] => {
            word.unraw() == "pointee" && is_same(named, name)
        }
        _ => false,
    }
}

/// Returns the words inside all `#[repr(…)]`, or `None` if one of them does not parse.
fn repr_words(attributes: &[Attribute]) -> Option<Vec<Meta>> {
    let mut words = Vec::new();
    for attribute in attributes.iter().filter(|attribute| is_helper(attribute, "repr")) {
        words.extend(attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?);
    }
    Some(words)
}

/// Returns the lint levels that the impls inherit, as the impls of the standard derives do.
/// `#[expect]` becomes `#[allow]`, because the item itself meets the expectation. For a deprecated
/// struct, there is also `#[allow(deprecated)]`.
fn lints(item: &DeriveInput) -> Vec<Attribute> {
    let parameters = item.generics.params.iter().flat_map(|parameter| match parameter {
        GenericParam::Lifetime(parameter) => &parameter.attrs,
        GenericParam::Type(parameter) => &parameter.attrs,
        GenericParam::Const(parameter) => &parameter.attrs,
    });
    let mut lints = Vec::new();
    if item.attrs.iter().any(|attribute| attribute.path().is_ident("deprecated")) {
        lints.push(syn::parse_quote!(#[allow(deprecated)]));
    }
    for attribute in item.attrs.iter().chain(parameters) {
        let Meta::List(list) = &attribute.meta else { continue };
        if ["allow", "warn", "deny", "forbid"].iter().any(|level| list.path.is_ident(level)) {
            lints.push(attribute.clone());
        } else if list.path.is_ident("expect") {
            let Ok(names) = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else { continue };
            // Whatever is used by code with `#[allow(dead_code)]` counts as used, so the
            // expectation would not be met.
            let names =
                names.iter().filter(|name| !name.path().is_ident("dead_code") && !name.path().is_ident("unused"));
            lints.push(syn::parse_quote!(#[allow(#(#names),*)]));
        }
    }
    lints
}

/// Returns every `#[smart_pointer …]` that stands on a field of a struct.
fn field_options(item: &DeriveInput) -> Vec<(usize, &Attribute)> {
    let Data::Struct(data) = &item.data else { return Vec::new() };
    let options = data.fields.iter().enumerate().flat_map(|(index, field)| {
        let options = field.attrs.iter().filter(|attribute| is_helper(attribute, "smart_pointer"));
        options.map(move |option| (index, option))
    });
    options.collect()
}
