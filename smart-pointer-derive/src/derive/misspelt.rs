//! Helper attributes with a wrong name: one with a typing mistake, and `#[coerce_only]`. rustc finds
//! no attribute of such a name, so the derive reads the item as it is meant. It adds only an error that rustc
//! reports if there is no other.

use super::mistake::last_error;
use super::syntax::is_misspelt;
use super::validate::is_like_coerce_only;
use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Data, DeriveInput, GenericParam, Meta, Path, parse_quote};

/// If an attribute is misspelt, returns the corrected item, and tokens that cause an error. They
/// are needed because rustc reports nothing if another derive has a helper attribute of the
/// misspelt name.
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
    first.map(|wrong| (item, wrong.reported()))
}

/// An attribute with a wrong name.
struct Wrong {
    name: Ident,
    meant: &'static str,
}

/// Turns each attribute with a wrong name into the one that is meant, and notes the first.
fn correct(attributes: &mut [Attribute], meant: &'static str, first: &mut Option<Wrong>) {
    for attribute in attributes {
        let path = match &mut attribute.meta {
            Meta::Path(path) => path,
            Meta::List(list) => &mut list.path,
            Meta::NameValue(value) => &mut value.path,
        };
        let (first_name, is_one_name) = (&path.segments[0].ident, path.segments.len() == 1);
        let wrong = path.segments[path.segments.len() - 1].ident.clone();
        if is_one_name && is_misspelt(&wrong, meant) {
            *path = Path::from(Ident::new(meant, wrong.span()));
        } else if meant == "smart_pointer" && (is_one_name || first_name == meant) && is_like_coerce_only(&wrong) {
            let meant = Ident::new(meant, wrong.span());
            attribute.meta = parse_quote!(#meant(coerce_only));
        } else {
            continue;
        }
        first.get_or_insert(Wrong { name: wrong, meant });
    }
}

impl Wrong {
    /// Writes an error at the attribute, which says what to write. The error is a [`last_error`],
    /// because rustc evaluates constants and reports lints even if it cannot find an attribute.
    fn reported(&self) -> TokenStream {
        let remedy = match self.meant {
            "pointee" => "WritePointeeBesideThisAttribute",
            _ => "WriteSmartPointerBesideThisAttribute",
        };
        last_error(self.name.span(), remedy)
    }
}
