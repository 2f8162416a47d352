//! What stands at the head of an impl: parameters and where-clause.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    ConstParam, GenericParam, Generics, Lifetime, LifetimeParam, Path, PathSegment, Token, TypeParam, WhereClause,
};

/// The parameters and the where-clause of an impl.
pub(crate) struct Header<'a> {
    pub(crate) parameters: Parameters<'a>,
    pub(crate) where_clause: Option<&'a WhereClause>,
}

impl<'a> Header<'a> {
    pub(crate) fn of(generics: &'a Generics) -> Self {
        Self { parameters: Parameters(&generics.params), where_clause: generics.where_clause.as_ref() }
    }
}

/// The parameters of an impl, in their brackets, without defaults and attributes.
pub(crate) struct Parameters<'a>(&'a Punctuated<GenericParam, Token![,]>);

impl ToTokens for Parameters<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        <Token![<]>::default().to_tokens(tokens);
        for parameter in self.0 {
            match parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, colon_token, bounds, .. }) => {
                    declared(lifetime).to_tokens(tokens);
                    colon_token.to_tokens(tokens);
                    bounds.to_tokens(tokens);
                }
                GenericParam::Type(TypeParam { ident, colon_token, bounds, .. }) => {
                    ident.to_tokens(tokens);
                    if !bounds.is_empty() {
                        colon_token.unwrap_or_default().to_tokens(tokens);
                    }
                    bounds.to_tokens(tokens);
                }
                GenericParam::Const(ConstParam { const_token, ident, colon_token, ty, .. }) => {
                    const_token.to_tokens(tokens);
                    ident.to_tokens(tokens);
                    colon_token.to_tokens(tokens);
                    ty.to_tokens(tokens);
                }
            }
            <Token![,]>::default().to_tokens(tokens);
        }
        <Token![>]>::default().to_tokens(tokens);
    }
}

/// The lifetime where an impl declares it: with the derive's own span, because rustc's lint
/// `single_use_lifetimes` leaves out those that a derive declares.
pub(crate) fn declared(lifetime: &Lifetime) -> Lifetime {
    let mut lifetime = lifetime.clone();
    lifetime.set_span(Span::call_site().located_at(lifetime.span()));
    lifetime
}

/// The path from the root: `::pin_coerce_unsized`.
pub(crate) fn path_to(names: &[&str]) -> Path {
    Path {
        leading_colon: Some(<Token![::]>::default()),
        segments: names.iter().map(|name| PathSegment::from(Ident::new(name, Span::call_site()))).collect(),
    }
}

/// A parameter without default and attributes.
pub(crate) fn without_default(parameter: &GenericParam) -> GenericParam {
    match parameter {
        GenericParam::Lifetime(parameter) => {
            GenericParam::Lifetime(LifetimeParam { attrs: Vec::new(), ..parameter.clone() })
        }
        GenericParam::Type(parameter) => {
            GenericParam::Type(TypeParam { attrs: Vec::new(), default: None, ..parameter.clone() })
        }
        GenericParam::Const(parameter) => {
            GenericParam::Const(ConstParam { attrs: Vec::new(), default: None, ..parameter.clone() })
        }
    }
}
