//! The question whether unsizing the pointee unsizes what the pointer field points to.

use super::bounds::Bounds;
use super::repoint::shown_at_type;
use crate::derive::expand::parameters::of_impl;
use crate::derive::expand::substitute::{Replacement, Substitution};
use crate::derive::pointer::{Field, Pointer};
use crate::derive::syntax::{Size, is_named, predicates};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use std::mem;
use syn::{GenericParam, Generics, Lifetime, LifetimeParam, Type, TypeParam, WherePredicate, parse_quote};

impl Pointer<'_> {
    /// Has the compiler unsize what the pointer field points to, for the pointee itself and a type
    /// that nobody can name.
    ///
    /// There is no way to say "any two types of which one can be unsized to the other" on stable.
    /// `dyn __AnyTrait<T>` stands for all of the second kind: `__AnyTrait` is declared in the block
    /// around the question, a block in which the user's tokens cannot declare anything.
    pub(super) fn expand_question(&self, field: &Field<'_>, bounds: &Bounds<'_>) -> TokenStream {
        let Self { runtime, fresh, survey, .. } = self;
        let pointee = &self.pointee.ident;
        let opaque = survey.fresh_ident("__AnyTrait");
        let object_lifetime = Lifetime { apostrophe: Span::call_site(), ident: fresh.clone() };
        let object: Type = parse_quote!((dyn #opaque<#pointee> + #object_lifetime));
        let [before, after] = [pointee as &dyn ToTokens, &object].map(|pointee| self.applied_to(pointee));
        let item = |name: &Ident, ty: &Type| bounds.applied_item(self, name, ty);
        // Where the pointee stands for itself, only short names of associated types are replaced,
        // by the same aliases.
        let itself: Type = parse_quote!(#pointee);
        let substitutions = [(&itself, &before), (&object, &after)].map(|(ty, target)| Substitution {
            pointee,
            replacement: Replacement::Type { ty, item: &item },
            target,
        });
        let mut assumed = Generics::default();
        assumed.params.push(parse_quote!(#object_lifetime));
        assumed.params.extend(of_impl(self.generics).params.into_iter().map(without_bounds));
        let mut both = vec![parse_quote!(#pointee: #object_lifetime)];
        for predicate in self.all_predicates().into_iter().filter_map(|predicate| without_relaxed(predicate, pointee)) {
            match substitutions.each_ref().map(|substitution| substitution.predicate(&predicate)) {
                [Some(source), Some(target)] => both.extend([source, target]),
                _ => both.push(predicate),
            }
        }
        assumed.make_where_clause().predicates.extend(both);
        let items = bounds.expand_items(self);
        let (parameters, _, where_clause) = assumed.split_for_impl();
        let (name, member) = (self.as_derived(), &field.member);
        let (place, [new_place]) = (self.place(member), self.locals(["__smart_pointer_new"]));
        let [raw, unsizes] = self.locals(["__smart_pointer_raw", "__smart_pointer_unsizes"]);
        let repoint = quote!(<#before as #runtime::__private::Repoint<#after>>);
        let old = quote!(#repoint::__field(&raw mut *#place));
        let question = quote!(#repoint::__unsizes(#old, &raw mut *#new_place, |#raw @ _| #raw));
        let question = shown_at_type(field.ty, question);
        quote! {
            #items
            const _: () = {
                trait #opaque<#fresh: ?#runtime::__private::Sized> {}
                impl<#fresh, #pointee: ?#runtime::__private::Sized> #opaque<#pointee> for #fresh {}
                fn #unsizes #parameters (
                    #name { #member: #place @ _, .. }: &mut #before,
                    #name { #member: #new_place @ _, .. }: &mut #after,
                ) #where_clause {
                    #question
                }
            };
        }
    }

    /// Every bound as a predicate, and the predicates: some here and some there is a lint of
    /// Clippy's.
    fn all_predicates(&self) -> Vec<WherePredicate> {
        let mut all = Vec::new();
        for parameter in &self.generics.params {
            match parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, bounds, .. }) => {
                    all.extend(bounds.iter().map(|bound| parse_quote!(#lifetime: #bound)));
                }
                GenericParam::Type(TypeParam { ident, bounds, .. }) => {
                    all.extend(bounds.iter().map(|bound| parse_quote!(#ident: #bound)));
                }
                GenericParam::Const(_) => {}
            }
        }
        all.extend(predicates(self.generics).cloned());
        all
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

/// The predicate without `?Sized` and its like, which only a parameter can have, if it is one of
/// the pointee; and nothing if that was all.
fn without_relaxed(mut predicate: WherePredicate, pointee: &Ident) -> Option<WherePredicate> {
    if let WherePredicate::Type(of_type) = &mut predicate {
        if is_named(&of_type.bounded_ty, pointee) {
            let bounds = mem::take(&mut of_type.bounds).into_iter();
            of_type.bounds = bounds.filter(|bound| !matches!(Size::by(bound), Size::Maybe | Size::Unclear)).collect();
            return (!of_type.bounds.is_empty()).then_some(predicate);
        }
    }
    Some(predicate)
}
