//! The trait with the methods.

use super::Expansion;
use super::attributes::{for_the_caller, is_documented, of_every_copy};
use super::names::Names;
use super::signature::{Pattern, Substitute, lifetimes_of};
use crate::derive::syntax::predicates;
use crate::dispatch::function::{Function, place_of};
use crate::dispatch::lifetimes;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::visit_mut::VisitMut;

impl Expansion<'_> {
    /// The trait with the methods.
    pub(super) fn methods(&self) -> TokenStream {
        let Self { item, calls, pointer, attributes, names: Names { bound, private, object, arguments, .. }, .. } =
            self;
        let (visibility, name) = (&item.vis, &item.ident);
        let (parameters, conditions) = (self.parameters(), self.conditions());
        let declarations = self.functions.iter().map(|function| {
            let signature = self.method(function, &Pattern::OfTheAuthor);
            let attributes = for_the_caller(&function.item.attrs);
            let documentation = (!is_documented(&function.item.attrs))
                .then(|| format!(" Calls [`{name}::{}`] of the concrete type.", function.name()))
                .map(|text| quote!(#[doc = #text]));
            quote!(#documentation #attributes #signature;)
        });
        let definitions = self.functions.iter().map(|function| {
            let signature = self.method(function, &Pattern::Name);
            let (call, names) = (function.used("__call_"), function.argument_names());
            let at = place_of(function.pointer());
            let Names { private, object, arguments, .. } = &self.names.shown_at(at);
            quote_spanned! {at=>
                #signature {
                    <<Self as #private::Deref>::Target as #object<#arguments>>::#call(#private::Is::__is(self), #(#names),*)
                }
            }
        });
        let documentation =
            format!(" The functions of [`{name}`] that take a pointer to `Self`, as methods of the pointer.");
        quote! {
            #attributes
            #[doc = #documentation]
            #visibility trait #calls<#parameters>: #private::Deref<Target: #bound> + #private::Sized #conditions {
                #(#declarations)*
            }

            #attributes
            #[automatically_derived]
            #[doc(hidden)]
            impl<#parameters #pointer: #private::Deref<Target: #object<#arguments>>> #calls<#arguments> for #pointer #conditions {
                #(#definitions)*
            }
        }
    }

    /// The signature of a method.
    fn method(&self, function: &Function<'_>, pattern: &Pattern) -> TokenStream {
        let at = place_of(function.pointer());
        let private = &self.names.shown_at(at).private;
        let attributes = of_every_copy(function);
        let name = function.name();
        let target = quote_spanned!(at=> <Self as #private::Deref>::Target);
        let mut pointer = function.pointer().clone();
        Substitute(&target).visit_type_mut(&mut pointer);
        let outlived = lifetimes::mentioned(function.pointer(), self.survey);
        let outlived = outlived.iter().filter(|lifetime| function.declares(lifetime));
        let conditions = predicates(&function.named.generics).map(|predicate| {
            let mut predicate = predicate.clone();
            Substitute(&target).visit_where_predicate_mut(&mut predicate);
            predicate
        });
        let lifetimes = lifetimes_of(function);
        let ((_, names), types, output) = (pattern.of(function), function.arguments(), function.output());
        quote_spanned! {at=>
            #attributes
            fn #name<#(#lifetimes),*>(self, #(#names: #types),*) #output
            where
                Self: #private::Is<#pointer>,
                #(#target: #outlived,)*
                #(#conditions),*
        }
    }
}
