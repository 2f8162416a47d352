//! Where coercions are implicit: the call of `__implicit!`, which writes every impl and asks rustc
//! about the fields, or of `__coerce_only!`, which leaves out the impl for dispatch.
//!
//! No token that is written here may use an unstable feature. Only the macro of the runtime crate
//! may. If the path to it means another macro, that macro gets tokens without permission.

use super::flat::{Flat, Written, names};
use super::substitute::{Replacement, Substitution};
use crate::derive::pointer::{Field, Pointer, Role};
use crate::derive::syntax::{ends, is_named, predicates};
use crate::derive::validate::may_be_foreign;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::borrow::Cow;
use syn::{GenericParam, Token, Type, WherePredicate};

impl Pointer<'_> {
    /// Writes one call of `__implicit!` or `__coerce_only!`, in the form that `__shape!` asks for.
    pub(super) fn expand_implicit(&self) -> TokenStream {
        let Self { runtime, generics, fresh, .. } = self;
        let impls = Ident::new(if self.coerce_only { "__coerce_only" } else { "__implicit" }, Span::call_site());
        let pointee = &self.pointee.ident;
        let [before, _, after] = self.applied_to(pointee).in_parts();
        let target = self.applied_to(fresh);
        let substitution = Substitution { pointee, items: &[], replacement: Replacement::Name(fresh), target: &target };
        let parameters = names(generics);
        let Written { outlives, bounds } = Written::of(generics, Some(pointee));
        let new_bounds = self.new_bounds(&substitution);
        let Question { fields, about_fields } = self.question();
        quote! {
            #runtime::#impls! {
                [#before] [#pointee] [#fresh] [#after]
                #parameters
                [#outlives] [#bounds] [#new_bounds]
                [Self { #fields }] [#about_fields]
            }
        }
    }

    /// Returns every field, and the questions to rustc about fields whose role the tokens do not
    /// show. For `dispatch`, the pointer is always named, so that the macro can ask about it.
    fn question(&self) -> Question {
        let (mut fields, mut new_fields) = (TokenStream::new(), TokenStream::new());
        let (mut pointer, mut asked_pointer) = (TokenStream::new(), TokenStream::new());
        let mut generic = TokenStream::new();
        for Field { index, member, ty, role, must_be_phantom, .. } in &self.fields.all {
            let is_pointer = self.fields.pointer.map(|pointer| pointer == *index);
            let is_unsure = match is_pointer {
                Some(true) => *role != Role::ToPointee || may_be_foreign(ty),
                Some(false) => *must_be_phantom && *role != Role::Phantom,
                None => false,
            };
            let is_narrowed = is_pointer == Some(true) && !self.coerce_only;
            if !(is_unsure || is_narrowed) {
                fields.extend(quote!(#member: _,));
                new_fields.extend(quote!(#member: _,));
                continue;
            }
            let mut place = self.survey.fresh_ident(&format!("__smart_pointer_{index}"));
            let asked = shown_at_type(&place, ty);
            if is_pointer != Some(true) {
                fields.extend(quote!(#member: #place @ _,));
                new_fields.extend(quote!(#member: _,));
                generic.extend(quote!([#asked]));
                continue;
            }
            if is_unsure {
                let new_place = self.survey.fresh_ident("__smart_pointer_new");
                new_fields.extend(quote!(#member: #new_place @ _,));
                asked_pointer = quote!([#asked] [#new_place]);
            } else {
                new_fields.extend(quote!(#member: _,));
                // An error is shown at the type.
                place.set_span(Span::call_site().located_at(ends(ty)[1]));
            }
            pointer = quote!((#member #place));
        }
        let ident = self.ident;
        let is_asked = !(asked_pointer.is_empty() && generic.is_empty());
        let about_fields = is_asked.then(|| quote!([#ident { #new_fields }] [#asked_pointer] [#generic]));
        Question { fields, about_fields: quote!(#pointer #about_fields) }
    }

    /// The bounds of the new pointee, as [`Written`] has those of the old one.
    fn new_bounds(&self, substitution: &Substitution<'_>) -> TokenStream {
        let mut bounds = TokenStream::new();
        for (index, parameter) in self.generics.params.iter().enumerate() {
            let GenericParam::Type(parameter) = parameter else { continue };
            let of_pointee = index == self.pointee_index;
            let subject = if of_pointee { &self.fresh } else { &parameter.ident };
            let new = parameter.bounds.iter().filter_map(|bound| match substitution.bound(bound) {
                None if of_pointee => Some(Cow::Borrowed(bound)),
                bound => bound.map(Cow::Owned),
            });
            let mut new = new.peekable();
            if new.peek().is_some() {
                Flat { binder: None, subject, has_relaxed: !of_pointee, is_original: false }.write(new, &mut bounds);
            }
        }
        for predicate in predicates(self.generics) {
            let WherePredicate::Type(of_type) = predicate else { continue };
            let has_relaxed = !is_named(&of_type.bounded_ty, &self.pointee.ident);
            if let Some(WherePredicate::Type(new)) = substitution.predicate(predicate) {
                Flat { binder: new.lifetimes.as_ref(), subject: &new.bounded_ty, has_relaxed, is_original: false }
                    .write(new.bounds.into_iter().map(Cow::Owned), &mut bounds);
            }
        }
        bounds
    }
}

/// The questions to rustc about the fields.
struct Question {
    /// Every field, except for the pointer if rustc is asked about that. A field has a name if
    /// rustc is asked about it: `1: b @ _, 2: _,`
    fields: TokenStream,
    /// What rustc is asked, as in `(0 a) [Ptr { 0: c @ _, 1: _, 2: _, }] [[&*a] [c]] [[&*b]]`:
    ///
    /// - `(0 a)`: the pointer field, if rustc is asked about it.
    /// - `[Ptr { … }]`: every field after unsizing. The pointer field has a name if the tokens do
    ///   not show that it is the pointer.
    /// - `[[&*a] [c]]`: that field before and after unsizing.
    /// - `[[&*b]]`: the fields that have to be a `PhantomData`.
    about_fields: TokenStream,
}

/// Returns the reference `place` as an expression that messages show at the type.
fn shown_at_type(place: &Ident, ty: &Type) -> TokenStream {
    let [first, last] = ends(ty).map(|span| Span::call_site().located_at(span));
    let (reference, star) = (Token![&](first), Token![*](last));
    let mut place = place.clone();
    place.set_span(last);
    quote!(#reference #star #place)
}
