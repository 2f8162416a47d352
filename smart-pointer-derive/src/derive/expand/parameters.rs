//! The parameters and the where-clause of an impl.

use proc_macro2::{Ident, Span};
use syn::{GenericParam, Generics, Lifetime, Token};

/// Returns the parameters as an impl has them, without defaults and attributes. The brackets, the
/// colons after types and the `where` have the derive's own span, so that lints about them skip the
/// impl, and rustc does not propose to change bounds of the impl.
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
                parameter.colon_token = None;
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
/// `single_use_lifetimes` skips lifetimes that a derive declares. The uses keep their own spans. So
/// the derive fails with E0261 on a struct that a `decl_macro` writes with a lifetime parameter of
/// its caller.
pub(super) fn declared(lifetime: &Lifetime) -> Lifetime {
    let mut lifetime = lifetime.clone();
    if !is_newer_keyword(&lifetime.ident) {
        lifetime.set_span(Span::call_site().located_at(lifetime.span()));
    }
    lifetime
}

/// Returns the name of an item with the derive's own span, so that lints about its uses skip it.
pub(super) fn derived(name: &Ident) -> Ident {
    let mut name = name.clone();
    if !is_newer_keyword(&name) {
        name.set_span(Span::call_site().located_at(name.span()));
    }
    name
}

/// Returns whether a name may be a keyword only in the derive's edition. Such a name has to keep
/// the user's span, because the edition of a word is that of its span.
fn is_newer_keyword(name: &Ident) -> bool {
    ["async", "await", "dyn", "gen", "try"].iter().any(|keyword| name == keyword)
}
