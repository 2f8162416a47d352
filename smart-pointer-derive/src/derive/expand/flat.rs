//! Parameters and bounds in the form that the macros of the runtime crate accept: names, lifetimes,
//! whole types, and traits in parentheses of their own.

use super::parameters::declared;
use crate::derive::syntax::{Size, ends, is_named, predicates};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use std::borrow::Cow;
use syn::{
    BoundLifetimes, ConstParam, GenericParam, Generics, LifetimeParam, PredicateLifetime, Token, TypeParamBound,
    WherePredicate,
};

/// Every parameter without its bounds: `['a,] [T, A,] [const N: usize,]`
pub(super) fn names(generics: &Generics) -> TokenStream {
    let lifetimes = generics.lifetimes().map(|parameter| declared(&parameter.lifetime));
    let types = generics.type_params().map(|parameter| &parameter.ident);
    let consts = generics.const_params();
    let consts = consts.map(|ConstParam { ident, ty, .. }| quote!(const #ident: #ty,));
    quote!([#(#lifetimes,)*] [#(#types,)*] [#(#consts)*])
}

/// The bounds and the where-clause, as written.
#[derive(Default)]
pub(super) struct Written {
    /// `'a: 'b + 'c +,`
    pub(super) outlives: TokenStream,
    /// `for<'x> T: (Trait) + 'a +,`
    pub(super) bounds: TokenStream,
}

impl Written {
    /// Returns the bounds of all parameters. For `maybe_sized`, the macro itself adds a `?Sized`,
    /// so that bound is left out here.
    pub(super) fn of(generics: &Generics, maybe_sized: Option<&Ident>) -> Self {
        let mut written = Self::default();
        for parameter in &generics.params {
            match parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, bounds: shorter, .. }) if !shorter.is_empty() => {
                    let shorter = shorter.iter();
                    written.outlives.extend(quote!(#lifetime: #(#shorter +)*,));
                }
                GenericParam::Type(parameter) if !parameter.bounds.is_empty() => {
                    let subject = &parameter.ident;
                    let has_relaxed = maybe_sized != Some(subject);
                    Flat { binder: None, subject, has_relaxed, is_original: true }
                        .write(parameter.bounds.iter().map(Cow::Borrowed), &mut written.bounds);
                }
                _ => {}
            }
        }
        for predicate in predicates(generics) {
            match predicate {
                WherePredicate::Lifetime(PredicateLifetime { lifetime, bounds: shorter, .. }) => {
                    let shorter = shorter.iter();
                    written.outlives.extend(quote!(#lifetime: #(#shorter +)*,));
                }
                WherePredicate::Type(of_type) => {
                    let subject = &of_type.bounded_ty;
                    let has_relaxed = maybe_sized.is_none_or(|name| !is_named(subject, name));
                    Flat { binder: of_type.lifetimes.as_ref(), subject, has_relaxed, is_original: true }
                        .write(of_type.bounds.iter().map(Cow::Borrowed), &mut written.bounds);
                }
                _ => {}
            }
        }
        written
    }
}

/// Whether there may be a function pointer in a type, outside of brackets.
fn names_function(ty: &TokenStream) -> bool {
    ty.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "fn",
        TokenTree::Group(group) => group.delimiter() == Delimiter::None && names_function(&group.stream()),
        _ => false,
    })
}

/// What is bounded, in `for<'x> subject: (Bound) + 'a +,`.
pub(super) struct Flat<'a, T> {
    pub(super) binder: Option<&'a BoundLifetimes>,
    pub(super) subject: &'a T,
    /// Whether to write a `?Sized` that is one of the bounds. If not, the macro that is called adds
    /// it.
    pub(super) has_relaxed: bool,
    /// Whether the bounds are those of the struct, and not a copy for the new pointee.
    pub(super) is_original: bool,
}

impl<T: ToTokens> Flat<'_, T> {
    /// Writes the bounds. A predicate without bounds, `T:`, is written too: it still requires that
    /// `T` is well-formed.
    ///
    /// What is written around the user's tokens has their spans. So rustc reports what is wrong with
    /// a bound where the user wrote it, and often finds that it has reported this for the struct. But
    /// a predicate for the new pointee begins with the span of the derive: it belongs to an impl that
    /// the user cannot extend, and rustc would propose to.
    pub(super) fn write<'b>(&self, bounds: impl Iterator<Item = Cow<'b, TypeParamBound>>, tokens: &mut TokenStream) {
        let (mut traits, mut outlived) = (TokenStream::new(), TokenStream::new());
        let mut is_only_relaxed = false;
        for bound in bounds {
            match &*bound {
                TypeParamBound::Lifetime(lifetime) => outlived.extend(quote_spanned!(lifetime.span()=> #lifetime +)),
                bound if !self.has_relaxed && Size::by(bound) == Size::Maybe => is_only_relaxed = true,
                bound => {
                    let [first, last] = ends(bound);
                    match bound {
                        TypeParamBound::Trait(bound) if bound.paren_token.is_some() => bound.to_tokens(&mut traits),
                        bound => {
                            let mut group = Group::new(Delimiter::Parenthesis, bound.to_token_stream());
                            group.set_span(first);
                            traits.append(group);
                        }
                    }
                    Token![+](last).to_tokens(&mut traits);
                }
            }
        }
        if is_only_relaxed && traits.is_empty() && outlived.is_empty() {
            return;
        }
        // Without bounds, attributes and a last comma.
        let names = self.binder.into_iter().flat_map(|binder| &binder.lifetimes).map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
            other => other.to_token_stream(),
        });
        let mut subject = self.subject.to_token_stream();
        let start = if self.is_original { ends(&subject)[0] } else { Span::call_site() };
        // Where a macro expects a type, rustc takes the colon after `fn()` for a mistyped arrow.
        if names_function(&subject) {
            subject = Group::new(Delimiter::Parenthesis, subject).into_token_stream();
        }
        let binder = quote_spanned!(start=> for<#(#names),*>);
        tokens.extend(quote!(#binder #subject: #traits #outlived,));
    }
}
