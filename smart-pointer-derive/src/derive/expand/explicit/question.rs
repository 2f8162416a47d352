//! The question whether unsizing the pointee unsizes what the pointer field points to.

use super::bounds::Bounds;
use super::repoint::shown_at_type;
use crate::derive::expand::parameters::of_impl;
use crate::derive::expand::substitute::{Replacement, Substitution};
use crate::derive::pointer::{Field, Pointer};
use crate::derive::survey::SHOWN_NAMES;
use crate::derive::syntax::{Size, is_named, predicates};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use std::mem;
use syn::{
    GenericParam, Generics, Lifetime, LifetimeParam, Type, TypeParam, TypeParamBound, WherePredicate, parse_quote,
};

impl Pointer<'_> {
    /// Makes the compiler unsize what the pointer field points to. The pointee in it becomes a type
    /// that nobody can name.
    ///
    /// On stable, there is no way to say "any two types such that one can be unsized to the other".
    /// So `dyn OnlyTheLastFieldMentions<T>` stands for every type that the pointee can become: that
    /// trait is declared in the block around the question, in which the user's tokens cannot
    /// declare anything. Its name says what has to hold of the struct behind the pointer, because
    /// rustc shows it where that does not hold.
    pub(super) fn expand_question(&self, field: &Field<'_>, bounds: &Bounds<'_>) -> TokenStream {
        let Self { runtime, fresh, survey, .. } = self;
        let pointee = &self.pointee.ident;
        // These two names are in the error if the answer is no.
        let [opaque, object_lifetime] = SHOWN_NAMES.map(|name| survey.fresh_ident(name));
        let object_lifetime = Lifetime { apostrophe: Span::call_site(), ident: object_lifetime };
        let object: Type = parse_quote!((dyn #opaque<#pointee> + #object_lifetime));
        let [before, after] = [pointee as &dyn ToTokens, &object].map(|pointee| self.applied_to(pointee));
        let item = |name: &Ident, ty: &Type| bounds.applied_item(self, name, ty);
        // Before unsizing, the pointee stands for itself, so only short names of associated types
        // are replaced, by the same aliases as after unsizing.
        let itself: Type = parse_quote!(#pointee);
        let substitutions = [(&itself, &before), (&object, &after)].map(|(ty, target)| Substitution {
            pointee,
            items: &[],
            replacement: Replacement::Type { ty, item: &item },
            target,
        });
        let mut assumed = Generics::default();
        assumed.params.push(parse_quote!(#object_lifetime));
        assumed.params.extend(of_impl(self.generics).params.into_iter().map(without_bounds));
        let predicates = &mut assumed.make_where_clause().predicates;
        predicates.push(parse_quote!(#pointee: #object_lifetime));
        predicates.extend(self.assumed_bounds([&itself, &object], &substitutions));
        predicates.extend(self.assumed_predicates(&substitutions));
        let items = bounds.expand_items(self);
        let (parameters, _, where_clause) = assumed.split_for_impl();
        let (name, member) = (self.as_derived(), &field.member);
        // Without explicit arguments, rustc would infer the lifetimes, and report the same error
        // once more with the inferred ones.
        let arguments = before.arguments();
        let old_pattern = quote_spanned!(name.span()=> #name::<#(#arguments),*>);
        let (place, [new_place]) = (self.place(field), self.locals(["__smart_pointer_new"]));
        let [raw, unsizes] = self.locals(["__smart_pointer_raw", "__smart_pointer_unsizes"]);
        let repoint = quote!(<#before as #runtime::__private::Repoint<#after>>);
        let (name_field, _) = self.narrowing();
        let old = quote!(#repoint::#name_field(&raw mut *#place));
        // It ends in two tokens, because an error about it is shown from the first to the last.
        let question = quote!(#repoint::__unsizes(#old, &raw mut *#new_place, |#raw @ _| *&#raw));
        let question = shown_at_type(field.ty, question);
        quote! {
            #items
            const _: () = {
                trait #opaque<#fresh: ?#runtime::__private::Sized> {}
                impl<#fresh, #pointee: ?#runtime::__private::Sized> #opaque<#pointee> for #fresh {}
                fn #unsizes #parameters (
                    #old_pattern { #member: #place @ _, .. }: &mut #before,
                    #name { #member: #new_place @ _, .. }: &mut #after,
                ) #where_clause {
                    #question
                }
            };
        }
    }

    /// Returns the bounds of the parameters as predicates, once for each pointee if they depend on
    /// it. All are predicates, because Clippy has a lint against bounds in both places.
    ///
    /// A bound is about the parameter that it stands at, and not about the name of that parameter:
    /// with macros 2.0 (`decl_macro`), another parameter can have the name of the pointee.
    fn assumed_bounds(&self, pointees: [&Type; 2], substitutions: &[Substitution<'_>; 2]) -> Vec<WherePredicate> {
        let mut assumed = Vec::new();
        for (index, parameter) in self.generics.params.iter().enumerate() {
            match parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, bounds, .. }) => {
                    assumed.extend(bounds.iter().map(|bound| parse_quote!(#lifetime: #bound)));
                }
                GenericParam::Type(TypeParam { bounds, .. }) if index == self.pointee_index => {
                    for bound in bounds.iter().filter(|bound| !is_relaxed(bound)) {
                        assumed.extend(pointees.iter().zip(substitutions).map(|(pointee, substitution)| {
                            let bound = substitution.bound(bound).unwrap_or_else(|| bound.clone());
                            parse_quote!(#pointee: #bound)
                        }));
                    }
                }
                GenericParam::Type(TypeParam { ident, bounds, .. }) => {
                    for bound in bounds {
                        match substitutions.each_ref().map(|substitution| substitution.bound(bound)) {
                            [Some(source), Some(target)] => {
                                assumed.extend([source, target].map(|bound| parse_quote!(#ident: #bound)));
                            }
                            _ => assumed.push(parse_quote!(#ident: #bound)),
                        }
                    }
                }
                GenericParam::Const(_) => {}
            }
        }
        assumed
    }

    /// Returns the predicates, once for each pointee if they mention it.
    fn assumed_predicates(&self, substitutions: &[Substitution<'_>; 2]) -> Vec<WherePredicate> {
        let mut assumed = Vec::new();
        let written = predicates(self.generics).cloned();
        for predicate in written.filter_map(|predicate| without_relaxed(predicate, &self.pointee.ident)) {
            match substitutions.each_ref().map(|substitution| substitution.predicate(&predicate)) {
                [Some(source), Some(target)] => assumed.extend([source, target]),
                _ => assumed.push(predicate),
            }
        }
        assumed
    }
}

fn without_bounds(mut parameter: GenericParam) -> GenericParam {
    match &mut parameter {
        GenericParam::Lifetime(parameter) => {
            parameter.bounds.clear();
            parameter.colon_token = None;
        }
        GenericParam::Type(parameter) => parameter.bounds.clear(),
        GenericParam::Const(_) => {}
    }
    parameter
}

/// Returns whether the bound is relaxed, as `?Sized` is. Only a parameter can have such a bound.
fn is_relaxed(bound: &TypeParamBound) -> bool {
    matches!(Size::by(bound), Size::Maybe | Size::Unclear)
}

/// Returns the predicate, without relaxed bounds if it is about the pointee, or nothing if it has
/// no other bounds.
fn without_relaxed(mut predicate: WherePredicate, pointee: &Ident) -> Option<WherePredicate> {
    if let WherePredicate::Type(of_type) = &mut predicate {
        if is_named(&of_type.bounded_ty, pointee) {
            let bounds = mem::take(&mut of_type.bounds).into_iter();
            of_type.bounds = bounds.filter(|bound| !is_relaxed(bound)).collect();
            return (!of_type.bounds.is_empty()).then_some(predicate);
        }
    }
    Some(predicate)
}
