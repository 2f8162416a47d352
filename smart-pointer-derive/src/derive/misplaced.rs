//! Finds the helper attributes in places where they have no meaning.

use super::syntax::{is_helper, is_sign};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Field, GenericParam};

/// A helper attribute of this derive in a place where it has no meaning.
pub(crate) enum Misplaced {
    Pointee(Group),
    SmartPointer(Group),
}

/// Returns every helper attribute that is not where it belongs, at any depth: `#[pointee]` may hide
/// inside a type or a block.
pub(super) fn find(item: &DeriveInput) -> Vec<Misplaced> {
    let mut found = Vec::new();
    // Doc comments are attributes too, and long, so the walk leaves out what cannot hold a helper
    // attribute.
    for attribute in item.attrs.iter().filter(|attribute| is_helper(attribute, "pointee")) {
        visit(attribute.to_token_stream(), &mut found);
    }
    for parameter in &item.generics.params {
        visit(without_marks(parameter).to_token_stream(), &mut found);
    }
    visit(item.generics.where_clause.to_token_stream(), &mut found);
    visit(
        match &item.data {
            Data::Struct(data) => data.fields.iter().map(|field| without_options(field).into_token_stream()).collect(),
            // The mistake is that the item is not a struct.
            Data::Enum(_) | Data::Union(_) => TokenStream::new(),
        },
        &mut found,
    );
    found
}

/// Returns the parameter. If it is a type parameter, leaves out `#[pointee]`, which belongs there.
fn without_marks(parameter: &GenericParam) -> GenericParam {
    let mut parameter = parameter.clone();
    if let GenericParam::Type(parameter) = &mut parameter {
        parameter.attrs.retain(|attribute| !is_helper(attribute, "pointee"));
    }
    parameter
}

/// Returns the field without `#[smart_pointer]`, which belongs there.
fn without_options(field: &Field) -> Field {
    let mut field = field.clone();
    field.attrs.retain(|attribute| !is_helper(attribute, "smart_pointer"));
    field
}

/// Collects the helper attributes among `tokens`. Leaves out the arguments of other attributes:
/// only those attributes give them a meaning.
fn visit(tokens: TokenStream, found: &mut Vec<Misplaced>) {
    let mut after_pound = false;
    for token in tokens {
        let is_pound = is_sign(&token, "#");
        if let TokenTree::Group(group) = token {
            if after_pound && group.delimiter() == Delimiter::Bracket {
                found.extend(helper(&group));
            } else {
                visit(group.stream(), found);
            }
        }
        after_pound = is_pound;
    }
}

/// Returns the helper attribute, if that is what is between the brackets of the group.
fn helper(group: &Group) -> Option<Misplaced> {
    let mut tokens = group.stream().into_iter();
    let Some(TokenTree::Ident(name)) = tokens.next() else { return None };
    // `#[pointee::x]` is another attribute.
    if tokens.next().is_some_and(|next| is_sign(&next, ":")) {
        return None;
    }
    if name.unraw() == "pointee" {
        Some(Misplaced::Pointee(group.clone()))
    } else if name.unraw() == "smart_pointer" {
        Some(Misplaced::SmartPointer(group.clone()))
    } else {
        None
    }
}
