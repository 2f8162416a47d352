//! The author's attributes that the macro copies to what it writes.
//!
//! All are built in. A macro with the name of one of them is ambiguous (E0659), so none of these
//! attributes hands the item to a macro.

use crate::dispatch::function::Function;
use proc_macro2::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token};

/// Returns the attributes for every item: those that say whether it exists at all, and its lint
/// levels.
pub(super) fn of_every_item(attributes: &[Attribute]) -> TokenStream {
    let kept = kept(attributes, &["cfg", "allow", "warn", "deny", "forbid"]);
    let allowed = is_deprecated(attributes).then(|| quote!(#[allow(deprecated)]));
    quote!(#kept #allowed)
}

/// Returns the attributes for every copy of the signature of a function. They can allow two
/// Clippy lints, because Clippy judges each copy by itself. The author's body, which a copy lacks,
/// can need a `&Vec<T>`, and the function in the vtable has one argument more than the author's.
pub(super) fn of_every_copy(function: &Function<'_>) -> TokenStream {
    const MOST_ARGUMENTS: usize = 7;
    let attributes = of_every_item(&function.item.attrs);
    let has_body = function.item.default.is_some().then(|| quote!(#[allow(clippy::ptr_arg)]));
    let has_most = function.item.sig.inputs.len() == MOST_ARGUMENTS;
    let one_more = has_most.then(|| quote!(#[allow(clippy::too_many_arguments)]));
    quote!(#attributes #has_body #one_more)
}

/// Returns the attributes that tell the caller of a function something.
pub(super) fn for_the_caller(attributes: &[Attribute]) -> TokenStream {
    kept(attributes, &["doc", "must_use", "deprecated"])
}

pub(super) fn is_documented(attributes: &[Attribute]) -> bool {
    !kept(attributes, &["doc"]).is_empty()
}

pub(super) fn is_deprecated(attributes: &[Attribute]) -> bool {
    !kept(attributes, &["deprecated"]).is_empty()
}

/// Returns those with one of these names, even inside a `cfg_attr`.
fn kept(attributes: &[Attribute], names: &[&str]) -> TokenStream {
    attributes.iter().filter_map(|attribute| part(&attribute.meta, names)).map(|part| quote!(#[#part])).collect()
}

/// The part of an attribute that has one of the names.
fn part(meta: &Meta, names: &[&str]) -> Option<TokenStream> {
    if names.iter().any(|name| meta.path().is_ident(name)) {
        return Some(quote!(#meta));
    }
    let Meta::List(list) = meta else { return None };
    if !list.path.is_ident("cfg_attr") {
        return None;
    }
    let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
    let mut parts = parts.iter();
    let condition = parts.next()?;
    let parts: Vec<_> = parts.filter_map(|meta| part(meta, names)).collect();
    (!parts.is_empty()).then(|| quote!(cfg_attr(#condition, #(#parts),*)))
}
