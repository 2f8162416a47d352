//! What is written beside the errors: the trait and its methods, so that rustc adds no errors about
//! uses of either.
//!
//! Nothing here is `unsafe`, and no body has a token of the user's: a method never returns.

use super::Expansion;
use super::attributes::of_every_item;
use super::names::Names;
use super::signature::Substitute;
use crate::derive::mistake::{Mistakes, last_error};
use crate::derive::syntax::{bare, predicates};
use crate::dispatch::function::{Function, is_about_self, is_self, is_self_sized, is_sized, mentions_self, result};
use crate::dispatch::validate::{impl_traits, is_unsized, reason_not_in_an_object};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut;
use syn::{GenericParam, Generics, ItemTrait, TraitItem, TraitItemFn, Type, WherePredicate, parse_quote};

impl Expansion<'_> {
    /// Writes the errors, the trait, and the trait with the methods. `with_self` are the functions
    /// with a wrong `self`, and `syntax` is where a syntax error is. rustc has reported it, unless
    /// it accepts that syntax.
    pub(in crate::dispatch) fn reject(
        &self,
        with_self: &[(usize, Type)],
        mistakes: Option<Mistakes>,
        syntax: Option<Span>,
    ) -> TokenStream {
        let Self { item, calls, pointer, attributes, survey, names: Names { arguments, .. }, .. } = self;
        let (visibility, name) = (&item.vis, &item.ident);
        let error = survey.fresh_ident(&format!("__{}Error", name.unraw()));
        let known = mistakes.is_some().then_some(&error);
        let errors = mistakes.map(|mistakes| mistakes.into_errors_called(&error));
        let syntax = syntax.map(|place| last_error(place, "CorrectTheSyntaxHere"));
        let excluded = excluded(item, with_self, known);
        let header = |this: TokenStream| {
            let mut generics = without_attributes(&item.generics);
            Substitute(&quote!(<#this as ::core::ops::Deref>::Target)).visit_generics_mut(&mut generics);
            let conditions = predicates(&item.generics).zip(predicates(&generics));
            let conditions = conditions.filter(|(written, _)| !is_about_self(written)).map(|(_, changed)| changed);
            let conditions = quote!(where #(#conditions),*);
            (generics.params.into_iter().collect::<Vec<_>>(), conditions)
        };
        let (parameters, conditions) = header(quote!(Self));
        let (parameters_of_impl, conditions_of_impl) = header(pointer.to_token_stream());
        let methods = self.functions.iter().filter_map(|function| method(function, known));
        quote! {
            #excluded
            #errors
            #syntax

            #attributes
            #[doc(hidden)]
            #visibility trait #calls<#(#parameters),*>: ::core::ops::Deref<Target: #name<#arguments>> + ::core::marker::Sized
            #conditions
            {
                #(#methods)*
            }

            #attributes
            #[automatically_derived]
            impl<#(#parameters_of_impl,)* #pointer: ::core::ops::Deref<Target: #name<#arguments>>> #calls<#arguments> for #pointer
            #conditions_of_impl
            {
            }
        }
    }
}

/// The trait as it was written, but without what keeps it from being dyn compatible. A wrong `self`
/// gets a type that names the constant `error`, so that rustc reports nothing about it.
fn excluded(item: &ItemTrait, with_self: &[(usize, Type)], error: Option<&Ident>) -> ItemTrait {
    let mut item = item.clone();
    for (index, _) in with_self {
        if let (TraitItem::Fn(function), Some(error)) = (&mut item.items[*index], error) {
            function.sig.inputs[0] = parse_quote!(self: [(); #error]);
            function.sig.generics.make_where_clause().predicates.push(parse_quote!(Self: Sized));
        }
    }
    let without_sized = |bounds: Punctuated<_, _>| bounds.into_iter().filter(|bound| !is_sized(bound)).collect();
    item.supertraits = without_sized(item.supertraits);
    for predicate in item.generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates) {
        if let WherePredicate::Type(predicate) = predicate {
            if is_self(&predicate.bounded_ty) {
                predicate.bounds = without_sized(predicate.bounds.clone());
            }
        }
    }
    for member in &mut item.items {
        let generics = match member {
            TraitItem::Fn(TraitItemFn { sig, .. }) if reason_not_in_an_object(sig).is_some() => &mut sig.generics,
            TraitItem::Type(ty) => &mut ty.generics,
            _ => continue,
        };
        if !predicates(generics).any(is_self_sized) {
            generics.make_where_clause().predicates.push(parse_quote!(Self: Sized));
        }
    }
    item
}

/// A method with the author's types. Instead of an argument that mentions `Self` or is unsized, it
/// takes anything. If its result does so or has an `impl Trait`, or if the function has type or
/// const parameters, the result is a type that names the constant `error`. Then rustc says nothing
/// about uses of the result, or about parameters that it cannot infer. Without that constant,
/// such a function gets no method.
fn method(function: &Function<'_>, error: Option<&Ident>) -> Option<TokenStream> {
    let attributes = of_every_item(&function.item.attrs);
    let (name, fresh) = (function.name(), &function.fresh);
    let asyncness = &function.named.asyncness;
    let mut generics = without_attributes(&function.named.generics);
    for parameter in generics.type_params_mut().filter(|parameter| mentions_self(*parameter)) {
        parameter.bounds.clear();
    }
    let parameters = generics.params.iter();
    let conditions = predicates(&generics).filter(|predicate| !mentions_self(*predicate));
    let is_wrong = |ty: &Type| mentions_self(ty) || is_unsized(ty);
    let arguments = function.arguments().map(|ty| {
        let anything = is_wrong(ty).then(|| quote!(impl ::core::marker::Sized));
        anything.unwrap_or_else(|| ty.to_token_stream())
    });
    let output = function.output();
    // A pointer behind a reference is a mistake, but its calls do not take it.
    let receiver = match bare(function.pointer()) {
        Type::Reference(of) if !is_self(&of.elem) => {
            let mutability = &of.mutability;
            quote!(&#mutability self)
        }
        _ => quote!(self),
    };
    let is_unclear = generics.type_params().next().is_some()
        || generics.const_params().next().is_some()
        || result(output).is_some_and(is_wrong)
        || !impl_traits(result(output)).is_empty();
    let unclear = || error.map(|error| quote!(-> [(); #error]));
    let output = if is_unclear { unclear()? } else { output.to_token_stream() };
    Some(quote! {
        #attributes
        #[allow(async_fn_in_trait)]
        #asyncness fn #name<#(#fresh,)* #(#parameters),*>(#receiver, #(_: #arguments),*) #output
        where
            #(#conditions),*
        {
            loop {}
        }
    })
}

/// The parameters without attributes and defaults, and the where-clause.
fn without_attributes(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in &mut generics.params {
        match parameter {
            GenericParam::Lifetime(lifetime) => lifetime.attrs.clear(),
            GenericParam::Type(ty) => {
                ty.attrs.clear();
                ty.default = None;
            }
            GenericParam::Const(constant) => {
                constant.attrs.clear();
                constant.default = None;
            }
        }
    }
    generics
}
