//! Where coercions are implicit: the call of `__implicit!`, which writes every impl, and what rustc is asked about the fields.
//!
//! Nothing that is written here may use an unstable feature. The macro may, and it is the runtime crate's own; if the path to it means
//! another macro, that one gets tokens without permission.

use crate::fields::Role;
use crate::header::{Applied, Header};
use crate::substitute::Substitution;
use crate::validate::{Pointer, bound_tokens, is_maybe_sized, is_pointee};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use std::borrow::Cow;
use syn::{
    BoundLifetimes, ConstParam, GenericParam, LifetimeParam, Path, Token, Type, TypeParam, TypeParamBound,
    WherePredicate,
};

/// About how many of the further fields rustc is asked. An impl for each would cost it the square of their number, and what is
/// wrong with one of many is E0378 all the same.
const MOST_ASKED: usize = 16;

impl Pointer<'_> {
    /// The impls of RFC 3621, the one that lets `Pin` coerce, the guard, and the questions for rustc.
    ///
    /// rustc reports errors in the order of the impls: what it is asked about the fields comes before what it says of the rest.
    pub(crate) fn expand_implicit(
        &self,
        written: &Header<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let Self { runtime, ident, generics, fresh, .. } = self;
        let pointee = &self.pointee.ident;
        let generic_fields = self.expand_generic_fields(written, source);
        let unsizable_field = self.expand_unsizable_field(source, target, substitution);
        let lifetimes = generics.lifetimes().map(|parameter| &parameter.lifetime);
        let consts = generics.const_params();
        let (consts, const_types): (Vec<_>, Vec<_>) = consts.map(|ConstParam { ident, ty, .. }| (ident, ty)).unzip();
        let types =
            generics.type_params().filter(|parameter| !self.is_pointee(parameter)).map(|parameter| &parameter.ident);
        let names = generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Type(TypeParam { ident, .. }) | GenericParam::Const(ConstParam { ident, .. }) => Some(ident),
            GenericParam::Lifetime(_) => None,
        });
        let names: Vec<_> = names.collect();
        let (before, after) =
            names.split_at(names.iter().position(|name| *name == pointee).expect("it is a parameter"));
        let after = &after[1..];
        let members = self.fields.all.iter().map(|field| &field.member);
        let Bounds { lifetimes: longer, written: bounds, new } = self.bounds(substitution);
        quote! {
            #(#generic_fields)*
            #unsizable_field
            #runtime::__implicit! {
                #source;
                #ident [#(#lifetimes)*] [#(#before)*] #pointee #fresh [#(#after)*]
                [#(#types)*] [#(#consts: #const_types,)*] [#(#members)*]
                [#longer #bounds] [#new]
            }
        }
    }

    /// Asks rustc, in the user's terms and on the field's type, whether the pointer field can be unsized, if the tokens do not show it.
    fn expand_unsizable_field(
        &self,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> Option<TokenStream> {
        let field = self.fields.pointer().filter(|field| field.role != Role::ToPointee)?.ty;
        let unsized_field = substitution.ty(field)?;
        let doubled = self.doubled_generics(substitution);
        let position = self.generics.params.iter().position(|parameter| match parameter {
            GenericParam::Type(parameter) => self.is_pointee(parameter),
            _ => false,
        });
        let unsizes_to = self.ask(None, "UnsizesTo").path;
        let header = Header::of(&doubled).unsizes(position.expect("it is a parameter"), &self.fresh, unsizes_to);
        let Header { parameters, where_clause } = &header;
        let Ask { path, open, close } = self.ask(Some(field), "UnsizableField");
        Some(quote! {
            impl #parameters #path #open #field, #unsized_field, #target #close for #source #where_clause {}
        })
    }

    /// Asks rustc, on the field's type, whether a further field that mentions a parameter is a `PhantomData`.
    fn expand_generic_fields(
        &self,
        Header { parameters, where_clause }: &Header<'_>,
        source: &Applied<'_>,
    ) -> Vec<TokenStream> {
        let unsure = self.fields.further().filter(|field| field.is_generic && field.role != Role::Phantom);
        let checks = unsure.take(MOST_ASKED).enumerate().map(|(index, field)| {
            let ty = field.ty;
            let Ask { path, open, close } = self.ask(Some(ty), "GenericField");
            quote! {
                impl #parameters #path #open #index, #ty #close for #source #where_clause {}
            }
        });
        checks.collect()
    }

    /// A trait of the runtime crate, spanned so that what is wrong with its arguments is shown on `field`.
    fn ask(&self, field: Option<&Type>, name: &str) -> Ask {
        let mut tokens = field.to_token_stream().into_iter().map(|token| token.span());
        let first = tokens.next().unwrap_or_else(Span::call_site);
        let last = tokens.last().unwrap_or(first);
        let [at_first, at_last] = [first, last].map(|span| Span::call_site().located_at(span));
        let mut path = self.runtime.clone();
        if let Some(colons) = &mut path.leading_colon {
            *colons = Token![::](at_first);
        }
        for segment in &mut path.segments {
            segment.ident.set_span(segment.ident.span().located_at(first));
        }
        for name in ["__private", name] {
            path.segments.push_punct(Token![::](at_first));
            path.segments.push_value(Ident::new(name, at_first).into());
        }
        Ask { path, open: Token![<](at_first), close: Token![>](at_last) }
    }

    /// The bounds as `__implicit!` takes them.
    fn bounds(&self, substitution: &Substitution<'_>) -> Bounds {
        let mut bounds = Bounds::default();
        for parameter in &self.generics.params {
            match parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, bounds: shorter, .. }) if !shorter.is_empty() => {
                    let shorter = shorter.iter();
                    bounds.lifetimes.extend(quote!(#lifetime: #(#shorter)*;));
                }
                GenericParam::Type(parameter) if !parameter.bounds.is_empty() => {
                    let of_pointee = self.is_pointee(parameter);
                    let subject = if of_pointee { &self.fresh } else { &parameter.ident };
                    let written = parameter.bounds.iter().map(Cow::Borrowed);
                    Flat { binder: None, subject: &parameter.ident, of_pointee }.write(written, &mut bounds.written);
                    let new = parameter.bounds.iter().filter_map(|bound| match substitution.bound(bound) {
                        None if of_pointee => Some(Cow::Borrowed(bound)),
                        bound => bound.map(Cow::Owned),
                    });
                    Flat { binder: None, subject, of_pointee }.write(new, &mut bounds.new);
                }
                _ => {}
            }
        }
        for predicate in self.generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            match predicate {
                WherePredicate::Lifetime(predicate) => {
                    let (lifetime, shorter) = (&predicate.lifetime, predicate.bounds.iter());
                    bounds.lifetimes.extend(quote!(#lifetime: #(#shorter)*;));
                }
                WherePredicate::Type(of_type) => {
                    let of_pointee = is_pointee(&of_type.bounded_ty, &self.pointee.ident);
                    let flat = |subject, binder| Flat { binder, subject, of_pointee };
                    flat(&of_type.bounded_ty, of_type.lifetimes.as_ref())
                        .write(of_type.bounds.iter().map(Cow::Borrowed), &mut bounds.written);
                    if let Some(WherePredicate::Type(new)) = substitution.predicate(predicate) {
                        flat(&new.bounded_ty, new.lifetimes.as_ref())
                            .write(new.bounds.into_iter().map(Cow::Owned), &mut bounds.new);
                    }
                }
                _ => {}
            }
        }
        bounds
    }
}

/// A trait of the runtime crate, and the brackets around its arguments.
struct Ask {
    path: Path,
    open: Token![<],
    close: Token![>],
}

/// Bounds and predicates without free tokens: lifetimes, whole types, and traits in parentheses of their own.
#[derive(Default)]
struct Bounds {
    /// `'a: 'b 'c;`
    lifetimes: TokenStream,
    /// `for<'x> T: (Trait) 'a;`, as written.
    written: TokenStream,
    /// The same for the new pointee.
    new: TokenStream,
}

/// What is bounded, in `for<'x> subject: (Bound) (Bound) 'a;`.
struct Flat<'a, T> {
    binder: Option<&'a BoundLifetimes>,
    subject: &'a T,
    of_pointee: bool,
}

impl<T: ToTokens> Flat<'_, T> {
    /// Writes the bounds, but for a `?Sized` of the pointee: `__implicit!` has that itself.
    fn write<'b>(&self, bounds: impl Iterator<Item = Cow<'b, TypeParamBound>>, tokens: &mut TokenStream) {
        let (mut traits, mut outlived) = (TokenStream::new(), TokenStream::new());
        for bound in bounds {
            match &*bound {
                TypeParamBound::Lifetime(lifetime) => lifetime.to_tokens(&mut outlived),
                bound if self.of_pointee && is_maybe_sized(&bound_tokens(bound)) => {}
                TypeParamBound::Trait(bound) if bound.paren_token.is_some() => bound.to_tokens(&mut traits),
                bound => traits.append(Group::new(Delimiter::Parenthesis, bound.to_token_stream())),
            }
        }
        if traits.is_empty() && outlived.is_empty() {
            return;
        }
        let Self { binder, subject, .. } = self;
        match binder {
            Some(binder) => binder.to_tokens(tokens),
            None => quote!(for<>).to_tokens(tokens),
        }
        tokens.extend(quote!(#subject: #traits #outlived;));
    }
}
