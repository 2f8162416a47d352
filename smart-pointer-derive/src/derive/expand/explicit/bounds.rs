//! The bounds and predicates of the struct, as the impls repeat them.

use crate::derive::expand::parameters::of_impl;
use crate::derive::expand::substitute::{Replacement, Substitution};
use crate::derive::pointer::Pointer;
use crate::derive::search::{Search, elides_lifetime};
use crate::derive::syntax::{is_named, is_same, mentions_any, predicates};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use std::mem;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{GenericParam, Generics, Type, TypeParam, TypeParamBound, WherePredicate};

/// The bounds that the derive copies, and what they contain.
pub(super) struct Bounds<'a> {
    /// The names of associated types of the pointee that are written in the short form `T::Item`,
    /// each once.
    short_items: Vec<&'a Ident>,
    /// Whether a copy can mean something else: see [`Search::hides_code`] and [`elides_lifetime`].
    pub(super) hide_code: bool,
    /// Parameters and predicates as written, with three changes: each mention of the pointee is the
    /// parameter's own token, each short name of an associated type is the first token that has its
    /// text, and `Self` is written out.
    ///
    /// With macros 2.0 (`decl_macro`), two names with the same text can be two types. Here they
    /// count as one, as they do in `expand_question`.
    pub(super) written: Generics,
}

impl<'a> Bounds<'a> {
    pub(super) fn of(derived: &Pointer<'a>) -> Self {
        let pointee = &derived.pointee.ident;
        let mut found = Search::of_bounds(derived.generics, pointee);
        derived.generics.const_params().for_each(|parameter| found.visit_type(&parameter.ty));

        let mut short_items: Vec<&Ident> = Vec::new();
        for name in found.short_items {
            if !short_items.iter().any(|other| is_same(other, name)) {
                short_items.push(name);
            }
        }
        let (items, source) = (&short_items[..], derived.applied_to(pointee));
        let itself = Substitution { pointee, items, replacement: Replacement::Name(pointee), target: &source };
        let mut written = of_impl(derived.generics);
        let elides = elides_lifetime(written.params.to_token_stream(), pointee)
            || elides_lifetime(written.where_clause.to_token_stream(), pointee);
        for bound in written.type_params_mut().flat_map(|parameter| &mut parameter.bounds) {
            *bound = itself.bound(bound).unwrap_or_else(|| bound.clone());
        }
        for predicate in written.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates) {
            *predicate = itself.predicate(predicate).unwrap_or_else(|| predicate.clone());
        }

        Self { short_items, hide_code: found.hides_code || elides, written }
    }

    /// Returns the parameters with the new pointee right after the old one. Each bound and
    /// predicate that mentions the old pointee is repeated for the new one.
    pub(super) fn doubled(&self, derived: &Pointer<'_>) -> Generics {
        let fresh = &derived.fresh;
        let target = derived.applied_to(fresh);
        let replacement = Replacement::Name(fresh);
        let (pointee, items) = (&derived.pointee.ident, &self.short_items[..]);
        let substitution = Substitution { pointee, items, replacement, target: &target };
        let mut doubled = self.written.clone();
        for (index, parameters) in derived.generics.params.iter().zip(&mut doubled.params).enumerate() {
            if let (GenericParam::Type(original), GenericParam::Type(parameter)) = parameters {
                let copies = original.bounds.iter().filter_map(|bound| substitution.bound(bound));
                parameter.bounds.extend(copies.filter(|_| index != derived.pointee_index));
            }
        }
        let for_new = |bound: &TypeParamBound| substitution.bound(bound).unwrap_or_else(|| bound.clone());
        let bounds: Punctuated<_, _> = derived.pointee.bounds.iter().map(for_new).collect();
        let new = TypeParam { bounds, ..fresh.clone().into() };
        doubled.params.insert(derived.pointee_index + 1, GenericParam::Type(new));
        let copies = predicates(derived.generics).filter_map(|predicate| substitution.predicate(predicate));
        doubled.make_where_clause().predicates.extend(copies);
        doubled
    }

    /// Returns what replaces `T::Item` where a type replaces `T`: the alias with its arguments.
    pub(super) fn applied_item(&self, derived: &Pointer<'_>, name: &Ident, ty: &Type) -> TokenStream {
        let alias = self.alias(derived, name);
        let applied = derived.applied_to(ty);
        let has_others = self.items_need_others(derived);
        let arguments = applied.arguments().zip(&derived.generics.params).enumerate();
        let arguments = arguments.filter_map(|(index, (argument, parameter))| {
            (has_others || !is_other_type(derived, index, parameter)).then_some(argument)
        });
        quote!(#alias<#(#arguments),*>)
    }

    /// Returns the name of the alias for an associated type. It has a number in it and not the name
    /// of the associated type, which can be any name, even a raw one.
    fn alias(&self, derived: &Pointer<'_>, name: &Ident) -> Ident {
        let index = self.short_items.iter().take_while(|other| !is_same(other, name)).count();
        derived.survey.fresh_ident(&format!("__Item{index}"))
    }

    /// Writes an alias for each associated type of the pointee that is written in the short form.
    ///
    /// `T::Item` has no meaning if `T` is replaced by a type, and tokens do not show which trait to
    /// name instead. In an alias, rustc finds the trait among the bounds of `T`. Where the alias is
    /// used, rustc does not check these bounds.
    ///
    /// A type parameter that an alias does not use is E0091. If the bounds of the pointee mention
    /// no other type parameter, the alias has only the pointee as a parameter. Otherwise, it has
    /// all type parameters, and uses each as an argument of a trait whose associated type is
    /// `Self`. The alias with all parameters means the same type as the short one, but rustc does
    /// not see that when it compares the bounds `T::Item: Other` and `<T as Trait>::Item: Other`.
    /// So it is used only where it is needed.
    pub(super) fn expand_items(&self, derived: &Pointer<'_>) -> Option<TokenStream> {
        if self.short_items.is_empty() {
            return None;
        }
        if !self.items_need_others(derived) {
            return Some(self.expand_items_of_pointee(derived));
        }
        let (runtime, pointee, fresh) = (&derived.runtime, &derived.pointee.ident, &derived.fresh);
        let (parameters, _, where_clause) = self.written.split_for_impl();
        let others = derived.generics.type_params().map(|parameter| &parameter.ident);
        let others: Vec<_> = others.filter(|name| !is_same(name, pointee)).collect();
        let same = derived.survey.fresh_ident("__Same");
        let aliases = self.short_items.iter().map(|name| {
            let alias = self.alias(derived, name);
            quote! {
                #[allow(type_alias_bounds)]
                type #alias #parameters #where_clause = <#pointee::#name as #same<(#(*const #others,)*)>>::__Is;
            }
        });
        Some(quote! {
            trait #same<#fresh> {
                type __Is: ?#runtime::__private::Sized;
            }
            impl<#pointee: ?#runtime::__private::Sized, #fresh> #same<#fresh> for #pointee {
                type __Is = #pointee;
            }
            #(#aliases)*
        })
    }

    /// Writes the aliases that have no type parameter but the pointee.
    fn expand_items_of_pointee(&self, derived: &Pointer<'_>) -> TokenStream {
        let pointee = &derived.pointee.ident;
        let mut generics = self.written.clone();
        let parameters = mem::take(&mut generics.params).into_iter().enumerate();
        generics.params = parameters
            .filter(|(index, parameter)| !is_other_type(derived, *index, parameter))
            .map(|(_, parameter)| parameter)
            .collect();
        if let Some(clause) = &mut generics.where_clause {
            let predicates = mem::take(&mut clause.predicates).into_iter();
            clause.predicates = predicates.filter(|predicate| is_about(predicate, pointee)).collect();
        }
        let (parameters, _, where_clause) = generics.split_for_impl();
        let aliases = self.short_items.iter().map(|name| {
            let alias = self.alias(derived, name);
            quote! {
                #[allow(type_alias_bounds)]
                type #alias #parameters #where_clause = #pointee::#name;
            }
        });
        quote!(#(#aliases)*)
    }

    /// Returns whether the bounds of the pointee mention another type parameter.
    fn items_need_others(&self, derived: &Pointer<'_>) -> bool {
        let pointee = &derived.pointee.ident;
        let parameters = self.written.params.iter().enumerate();
        let mut others = parameters.filter(|(index, parameter)| is_other_type(derived, *index, parameter));
        others.any(|(_, other)| {
            let GenericParam::Type(TypeParam { ident, .. }) = other else { return false };
            let name = ident.unraw().to_string();
            mentions_any(&self.written.params[derived.pointee_index], &|other| other == name)
                || predicates(&self.written)
                    .filter(|predicate| is_about(predicate, pointee))
                    .any(|predicate| mentions_any(predicate, &|other| other == name))
        })
    }
}

/// Returns whether a parameter is a type, and not the pointee.
fn is_other_type(derived: &Pointer<'_>, index: usize, parameter: &GenericParam) -> bool {
    index != derived.pointee_index && matches!(parameter, GenericParam::Type(_))
}

/// Returns whether a predicate is a bound on the pointee itself.
fn is_about(predicate: &WherePredicate, pointee: &Ident) -> bool {
    matches!(predicate, WherePredicate::Type(predicate) if is_named(&predicate.bounded_ty, pointee))
}
