//! What stands at the head of every impl: attributes, parameters, the struct with its arguments, and where-clauses.
//!
//! Like everything that is written more than once, it is kept as syntax that prints itself: a `TokenStream` is the compiler's, and
//! each use of one is a question to the compiler. Nothing is optimized in a procedural macro, so that shows in the time to compile.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    ConstParam, GenericParam, Generics, LifetimeParam, Path, PathSegment, Token, TypeGenerics, TypeParam, WhereClause,
};

/// The parameters and the where-clause of an impl.
pub(crate) struct Header<'a> {
    pub(crate) parameters: Parameters<'a>,
    pub(crate) where_clause: Option<&'a WhereClause>,
}

impl<'a> Header<'a> {
    pub(crate) fn of(generics: &'a Generics) -> Self {
        let parameters = Parameters { parameters: &generics.params, unsizes: None };
        Self { parameters, where_clause: generics.where_clause.as_ref() }
    }

    /// The same, where the parameter at `position` can be unsized to `fresh`, as the trait at `path` says.
    pub(crate) fn unsizes(self, position: usize, fresh: &'a Ident, path: Path) -> Self {
        let parameters = Parameters { unsizes: Some(Unsizes { position, path, fresh }), ..self.parameters };
        Self { parameters, ..self }
    }
}

/// The parameters of an impl, in their brackets, without defaults and attributes.
pub(crate) struct Parameters<'a> {
    parameters: &'a Punctuated<GenericParam, Token![,]>,
    unsizes: Option<Unsizes<'a>>,
}

/// The bound `path<fresh>` of the parameter at `position`.
struct Unsizes<'a> {
    position: usize,
    path: Path,
    fresh: &'a Ident,
}

impl ToTokens for Parameters<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        <Token![<]>::default().to_tokens(tokens);
        for (index, parameter) in self.parameters.iter().enumerate() {
            match parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, colon_token, bounds, .. }) => {
                    lifetime.to_tokens(tokens);
                    colon_token.to_tokens(tokens);
                    bounds.to_tokens(tokens);
                }
                GenericParam::Type(TypeParam { ident, colon_token, bounds, .. }) => {
                    let unsizes = self.unsizes.as_ref().filter(|unsizes| unsizes.position == index);
                    ident.to_tokens(tokens);
                    if unsizes.is_some() || !bounds.is_empty() {
                        colon_token.unwrap_or_default().to_tokens(tokens);
                    }
                    bounds.to_tokens(tokens);
                    if unsizes.is_some() && !bounds.empty_or_trailing() {
                        <Token![+]>::default().to_tokens(tokens);
                    }
                    unsizes.to_tokens(tokens);
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

impl ToTokens for Unsizes<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.path.to_tokens(tokens);
        <Token![<]>::default().to_tokens(tokens);
        self.fresh.to_tokens(tokens);
        <Token![>]>::default().to_tokens(tokens);
    }
}

/// The struct with arguments: `Ptr<'a, T, A>`.
pub(crate) struct Applied<'a> {
    ident: &'a Ident,
    arguments: TypeGenerics<'a>,
}

impl<'a> Applied<'a> {
    pub(crate) fn to(ident: &'a Ident, generics: &'a Generics) -> Self {
        Self { ident, arguments: generics.split_for_impl().1 }
    }
}

impl ToTokens for Applied<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident.to_tokens(tokens);
        self.arguments.to_tokens(tokens);
    }
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
