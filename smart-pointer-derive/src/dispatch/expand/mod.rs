//! The trait with its hidden supertrait, and the traits and impls that make its functions callable.
//!
//! For `trait Work { fn run(this: Ptr<Self>) }`, the macro writes three more traits. `__WorkVtable`
//! is the hidden supertrait: it has the functions for the concrete type, and methods that return
//! them. `__WorkObject` has the functions that the methods call, with an impl for each kind of
//! pointee: the impl for a concrete type calls the functions of `Work`, the one for `dyn Work`
//! calls what the vtable returns, and the one for `dyn Work + Send` first unsizes the pointer to
//! `dyn Work`. `WorkDispatch` has the methods. Only `__WorkVtable` is an unsafe trait. There is no
//! `unsafe` block, because the user writes the path to the runtime crate, and so would decide what
//! such a block calls. The functions of `__WorkVtable`, and those of the impl of `__WorkObject` for
//! `dyn Work`, have an `unsafe impl` for a type of their own, which gives them the right to call
//! what has to be trusted.

mod attributes;
mod methods;
mod names;
mod object;
mod rejected;
mod signature;
mod vtable;

use super::function::{Function, is_self, mentions_self};
use super::options::Options;
use crate::derive::survey::Survey;
use crate::derive::syntax::{ends, is_same, predicates, shown_at};
use names::Names;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{GenericParam, Generics, ItemTrait, TraitItem, TypeParamBound, WherePredicate, parse_quote};

pub(super) struct Expansion<'a> {
    item: &'a ItemTrait,
    functions: Vec<Function<'a>>,
    survey: &'a Survey,
    names: Names,
    /// The name of the trait with the methods.
    calls: Ident,
    /// The parameter of the impls for every concrete type.
    concrete: Ident,
    /// The parameter of the impl for every pointer.
    pointer: Ident,
    /// The attributes of the trait that everything gets.
    attributes: TokenStream,
}

impl<'a> Expansion<'a> {
    pub(super) fn new(item: &'a ItemTrait, functions: Vec<Function<'a>>, options: Options, survey: &'a Survey) -> Self {
        // A name that is rejected is not used beside the error.
        let calls = options.calls.filter(|calls| !is_same(calls, &item.ident));
        Self {
            names: Names::new(item, options.runtime, survey),
            calls: calls.unwrap_or_else(|| format_ident!("{}Dispatch", item.ident.unraw(), span = item.ident.span())),
            concrete: survey.fresh_ident("__Concrete"),
            pointer: survey.fresh_ident("__Pointer"),
            attributes: attributes::of_every_item(&item.attrs),
            item,
            functions,
            survey,
        }
    }

    pub(super) fn expand(&self) -> TokenStream {
        let parts = [self.the_trait(), self.vtable(), self.object(), self.methods()];
        quote!(#(#parts)*)
    }

    /// The trait as it was written, with the hidden supertrait, and with `Self: Sized` where a
    /// function is dispatched: a function without `self` cannot be part of a trait object.
    fn the_trait(&self) -> TokenStream {
        let Self { calls, names: Names { vtable, arguments, private, .. }, .. } = self;
        let mut shown = self.item.clone();
        for function in &self.functions {
            if let TraitItem::Fn(member) = &mut shown.items[function.index] {
                // The signature ends with the condition, so its last token has the span of the
                // author's last token. Otherwise, rustc shows the signature at the attribute.
                let [_, end] = ends(&member.sig);
                let sized = Ident::new("Sized", end);
                let condition = parse_quote!(Self: #private::#sized);
                member.sig.generics.make_where_clause().predicates.push(condition);
            }
        }
        let mut item = shown.clone();
        item.colon_token.get_or_insert_default();
        // It is the first one, shown at the end of the trait's name and parameters, because rustc
        // proposes to write a further supertrait behind the last one.
        let place = item.generics.gt_token.map_or(item.ident.span(), |end| end.span);
        let hidden = shown_at(place, quote!(#vtable<#arguments>));
        item.supertraits.insert(0, parse_quote!(#hidden));
        // rustdoc shows even a hidden supertrait, so for rustdoc, the trait is written without it.
        // It shows the condition as well, so each function says where it can be called.
        for function in &self.functions {
            if let TraitItem::Fn(member) = &mut shown.items[function.index] {
                let text = format!(
                    " A pointer to a trait object has this function as a method, [`{calls}::{name}`].",
                    name = function.name()
                );
                member.attrs.extend([parse_quote!(#[doc = ""]), parse_quote!(#[doc = #text])]);
            }
        }
        quote!(#[cfg(not(doc))] #item #[cfg(doc)] #shown)
    }

    /// The parameters of the trait, without defaults, each with a comma.
    fn parameters(&self) -> TokenStream {
        let parameters = self.item.generics.params.iter().map(|parameter| {
            let mut parameter = parameter.clone();
            match &mut parameter {
                GenericParam::Type(ty) => ty.default = None,
                GenericParam::Const(constant) => constant.default = None,
                GenericParam::Lifetime(_) => {}
            }
            parameter
        });
        quote!(#(#parameters,)*)
    }

    /// What the trait asks of its parameters.
    fn conditions(&self) -> TokenStream {
        let conditions = predicates_without_self(&self.item.generics);
        quote!(where #(#conditions),*)
    }

    /// What a trait object has to meet: what the trait asks of its parameters, and that its
    /// lifetime is as long as the trait asks for.
    fn conditions_of_objects(&self) -> TokenStream {
        let conditions =
            predicates_without_self(&self.item.generics).map(ToTokens::to_token_stream).chain(self.outlives());
        quote!(where #(#conditions),*)
    }

    /// `'__object: 'a` for each lifetime `'a` that the trait asks `Self` to outlive.
    fn outlives(&self) -> impl Iterator<Item = TokenStream> {
        let lifetime = &self.names.lifetime;
        let of_the_clause = predicates(&self.item.generics).filter_map(|predicate| match predicate {
            WherePredicate::Type(predicate) if is_self(&predicate.bounded_ty) => Some(&predicate.bounds),
            _ => None,
        });
        self.item.supertraits.iter().chain(of_the_clause.flatten()).filter_map(move |bound| match bound {
            TypeParamBound::Lifetime(outlived) => Some(quote!(#lifetime: #outlived)),
            _ => None,
        })
    }
}

fn predicates_without_self(generics: &Generics) -> impl Iterator<Item = &WherePredicate> {
    predicates(generics).filter(|predicate| !mentions_self(*predicate))
}
