//! The parameters and the where-clause of an impl.

use proc_macro2::Span;
use syn::{GenericParam, Generics, Lifetime, Token};

/// Returns the parameters as an impl has them, without defaults and attributes. The brackets and
/// the `where` have the derive's own span, so that lints about them skip the impl.
pub(super) fn of_impl(generics: &Generics) -> Generics {
    let mut generics = Generics { lt_token: None, gt_token: None, ..generics.clone() };
    if let Some(clause) = &mut generics.where_clause {
        clause.where_token = <Token![where]>::default();
    }
    for parameter in &mut generics.params {
        match parameter {
            GenericParam::Lifetime(parameter) => {
                parameter.attrs.clear();
                parameter.lifetime = declared(&parameter.lifetime);
            }
            GenericParam::Type(parameter) => {
                parameter.attrs.clear();
                parameter.default = None;
            }
            GenericParam::Const(parameter) => {
                parameter.attrs.clear();
                parameter.default = None;
            }
        }
    }
    generics
}

/// Returns the lifetime as an impl declares it. It has the derive's own span, because rustc's lint
/// `single_use_lifetimes` skips lifetimes that a derive declares. The uses keep their own spans, so
/// a lifetime that is handed to a macro 2.0 for its struct is E0261.
pub(super) fn declared(lifetime: &Lifetime) -> Lifetime {
    let mut lifetime = lifetime.clone();
    lifetime.set_span(Span::call_site().located_at(lifetime.span()));
    lifetime
}
