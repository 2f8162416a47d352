//! Helper attributes with a typing mistake. rustc finds no attribute of such a name, and says which
//! one is meant, so the derive reads the item as it is meant and reports nothing of its own.

use super::syntax::{is_misspelt, shown_at};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Data, DeriveInput, GenericParam, Meta, Path};

/// Returns the item with the right names, if there is a wrong one, and what makes the item an error
/// if rustc reports none: another derive of the item can have a helper attribute of that name.
pub(super) fn corrected(item: &DeriveInput) -> Option<(DeriveInput, TokenStream)> {
    let mut item = item.clone();
    let mut first = None;
    for parameter in &mut item.generics.params {
        if let GenericParam::Type(parameter) = parameter {
            correct(&mut parameter.attrs, "pointee", &mut first);
        }
    }
    correct(&mut item.attrs, "smart_pointer", &mut first);
    if let Data::Struct(data) = &mut item.data {
        for field in &mut data.fields {
            correct(&mut field.attrs, "smart_pointer", &mut first);
        }
    }
    first.map(|wrong| (item, reported(&wrong)))
}

/// Gives each misspelt attribute the name that is meant, and notes the first wrong one.
fn correct(attributes: &mut [Attribute], meant: &str, first: &mut Option<Ident>) {
    for attribute in attributes {
        let path = match &mut attribute.meta {
            Meta::Path(path) => path,
            Meta::List(list) => &mut list.path,
            Meta::NameValue(value) => &mut value.path,
        };
        let Some(wrong) = path.get_ident().filter(|name| is_misspelt(name, meant)).cloned() else { continue };
        *path = Path::from(Ident::new(meant, wrong.span()));
        first.get_or_insert(wrong);
    }
}

/// Writes an error at the attribute: a private type in a public interface, E0446. rustc checks for
/// this error last, and only if there is no other.
fn reported(attribute: &Ident) -> TokenStream {
    let error = quote! {
        const _: () = {
            pub struct Item;
            struct MisspeltAttribute;
            pub trait Derives {
                type Attribute;
            }
            impl Derives for Item {
                type Attribute = MisspeltAttribute;
            }
        };
    };
    shown_at(attribute.span(), error)
}
