//! Where coercions are implicit: the call of `__implicit!`, which writes every impl and asks rustc
//! about the fields.
//!
//! No token that is written here may use an unstable feature. Only the macro of the runtime crate
//! may. If the path to it means another macro, that macro gets tokens without permission.

use super::parameters::declared;
use super::substitute::{Replacement, Substitution};
use crate::derive::pointer::{Field, Pointer, Role};
use crate::derive::syntax::{Size, ends, is_named, predicates};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use std::borrow::Cow;
use syn::{BoundLifetimes, ConstParam, GenericParam, LifetimeParam, Token, Type, TypeParamBound, WherePredicate};

impl Pointer<'_> {
    /// Writes one call of `__implicit!`, in the form that `__shape!` asks for.
    pub(super) fn expand_implicit(&self) -> TokenStream {
        let Self { runtime, ident, generics, fresh, .. } = self;
        let pointee = &self.pointee.ident;
        let arguments: Vec<_> = self.arguments(pointee).collect();
        let [before, after] = [&arguments[..self.pointee_index], &arguments[self.pointee_index + 1..]];
        let target = self.applied_to(fresh);
        let substitution = Substitution { pointee, items: &[], replacement: Replacement::Name(fresh), target: &target };
        // The angle brackets have the span of the struct's name, so that an error about the type is
        // shown there.
        let (open, close) = (Token![<](ident.span()), Token![>](ident.span()));
        let lifetimes = generics.lifetimes().map(|parameter| declared(&parameter.lifetime));
        let types = generics.type_params().map(|parameter| &parameter.ident);
        let consts = generics.const_params();
        let consts = consts.map(|ConstParam { ident, ty, .. }| quote!(const #ident: #ty,));
        let Bounds { outlives, written, new } = self.bounds(&substitution);
        let Question { fields, about_fields } = self.question();
        quote! {
            #runtime::__implicit! {
                [#ident #open #(#before,)*] [#pointee] [#fresh] [#(#after,)* #close]
                [#(#lifetimes,)*] [#(#types,)*] [#(#consts)*]
                [#outlives] [#written] [#new]
                [Self { #fields }] [#about_fields]
            }
        }
    }

    /// Returns every field, and the questions to rustc about fields whose role tokens do not show.
    fn question(&self) -> Question {
        let (mut fields, mut new_fields) = (TokenStream::new(), TokenStream::new());
        let (mut pointer, mut generic) = (TokenStream::new(), TokenStream::new());
        for Field { index, member, ty, role, is_generic } in &self.fields.all {
            let is_pointer = self.fields.pointer.map(|pointer| pointer == *index);
            let is_unsure = match is_pointer {
                Some(true) => *role != Role::ToPointee,
                Some(false) => *is_generic && *role != Role::Phantom,
                None => false,
            };
            if !is_unsure {
                fields.extend(quote!(#member: _,));
                new_fields.extend(quote!(#member: _,));
                continue;
            }
            let place = self.survey.fresh_ident(&format!("__smart_pointer_{index}"));
            fields.extend(quote!(#member: #place @ _,));
            let asked = shown_at_type(&place, ty);
            if is_pointer == Some(true) {
                let new_place = self.survey.fresh_ident("__smart_pointer_new");
                new_fields.extend(quote!(#member: #new_place @ _,));
                pointer.extend(quote!([#place: #asked] [#new_place]));
            } else {
                new_fields.extend(quote!(#member: _,));
                generic.extend(quote!([#asked]));
            }
        }
        let is_asked = !(pointer.is_empty() && generic.is_empty());
        let ident = self.ident;
        let about_fields = is_asked.then(|| quote!([#ident { #new_fields }] [#pointer] [#generic]));
        Question { fields, about_fields }
    }

    /// Returns the bounds as `__implicit!` takes them.
    fn bounds(&self, substitution: &Substitution<'_>) -> Bounds {
        let mut bounds = Bounds::default();
        for (index, parameter) in self.generics.params.iter().enumerate() {
            match parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, bounds: shorter, .. }) if !shorter.is_empty() => {
                    let shorter = shorter.iter();
                    bounds.outlives.extend(quote!(#lifetime: #(#shorter +)*,));
                }
                GenericParam::Type(parameter) if !parameter.bounds.is_empty() => {
                    let of_pointee = index == self.pointee_index;
                    let subject = if of_pointee { &self.fresh } else { &parameter.ident };
                    let written = parameter.bounds.iter().map(Cow::Borrowed);
                    Flat { binder: None, subject: &parameter.ident, of_pointee }.write(written, &mut bounds.written);
                    let new = parameter.bounds.iter().filter_map(|bound| match substitution.bound(bound) {
                        None if of_pointee => Some(Cow::Borrowed(bound)),
                        bound => bound.map(Cow::Owned),
                    });
                    let mut new = new.peekable();
                    if new.peek().is_some() {
                        Flat { binder: None, subject, of_pointee }.write(new, &mut bounds.new);
                    }
                }
                _ => {}
            }
        }
        for predicate in predicates(self.generics) {
            match predicate {
                WherePredicate::Lifetime(predicate) => {
                    let (lifetime, shorter) = (&predicate.lifetime, predicate.bounds.iter());
                    bounds.outlives.extend(quote!(#lifetime: #(#shorter +)*,));
                }
                WherePredicate::Type(of_type) => {
                    let of_pointee = is_named(&of_type.bounded_ty, &self.pointee.ident);
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

/// The questions to rustc about the fields.
struct Question {
    /// Every field, with a name if rustc is asked about it: `0: a @ _, 1: b @ _, 2: _,`
    fields: TokenStream,
    /// Every field after unsizing, with a name if it is the pointer; the pointer field in both; the
    /// fields that have to be a `PhantomData`:
    /// `[Ptr { 0: c @ _, 1: _, 2: _, }] [[a: &*a] [c]] [[&*b]]`
    about_fields: Option<TokenStream>,
}

/// Returns the reference `place` as an expression that messages show at the type.
fn shown_at_type(place: &Ident, ty: &Type) -> TokenStream {
    let [first, last] = ends(ty).map(|span| Span::call_site().located_at(span));
    let (reference, star) = (Token![&](first), Token![*](last));
    let mut place = place.clone();
    place.set_span(last);
    quote!(#reference #star #place)
}

/// Bounds and predicates in a form in which no token stands alone: lifetimes, whole types, and
/// traits in their own parentheses.
#[derive(Default)]
struct Bounds {
    /// `'a: 'b + 'c +,`
    outlives: TokenStream,
    /// `for<'x> T: (Trait) + 'a +,`, as written.
    written: TokenStream,
    /// The same for the new pointee.
    new: TokenStream,
}

/// Returns whether a type may contain a function pointer outside of brackets.
fn names_function(ty: &TokenStream) -> bool {
    ty.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "fn",
        TokenTree::Group(group) => group.delimiter() == Delimiter::None && names_function(&group.stream()),
        _ => false,
    })
}

/// What is bounded, in `for<'x> subject: (Bound) + 'a +,`.
struct Flat<'a, T> {
    binder: Option<&'a BoundLifetimes>,
    subject: &'a T,
    of_pointee: bool,
}

impl<T: ToTokens> Flat<'_, T> {
    /// Writes the bounds, except for a `?Sized` of the pointee, which `__implicit!` writes itself.
    /// A type without bounds is written too, because it still has to be well-formed.
    fn write<'b>(&self, bounds: impl Iterator<Item = Cow<'b, TypeParamBound>>, tokens: &mut TokenStream) {
        let (mut traits, mut outlived) = (TokenStream::new(), TokenStream::new());
        let mut is_only_relaxed = false;
        for bound in bounds {
            match &*bound {
                TypeParamBound::Lifetime(lifetime) => outlived.extend(quote!(#lifetime +)),
                bound if self.of_pointee && Size::by(bound) == Size::Maybe => is_only_relaxed = true,
                bound => {
                    match bound {
                        TypeParamBound::Trait(bound) if bound.paren_token.is_some() => bound.to_tokens(&mut traits),
                        bound => traits.append(Group::new(Delimiter::Parenthesis, bound.to_token_stream())),
                    }
                    <Token![+]>::default().to_tokens(&mut traits);
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
        // Where a macro expects a type, rustc takes the colon after `fn()` for a mistyped arrow.
        if names_function(&subject) {
            subject = Group::new(Delimiter::Parenthesis, subject).into_token_stream();
        }
        tokens.extend(quote!(for<#(#names),*> #subject: #traits #outlived,));
    }
}
