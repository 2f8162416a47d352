//! The trait with the functions for everything that a pointer can point to.

use super::Expansion;
use super::attributes::{of_every_copy, of_every_item};
use super::names::Names;
use super::signature::{Pattern, lifetimes_of, local, this};
use crate::dispatch::function::{Function, place_of};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

impl Expansion<'_> {
    /// The functions for everything that a pointer can point to.
    pub(super) fn object(&self) -> TokenStream {
        let Self { item, concrete, attributes, names: Names { bound, object, lifetime, arguments, .. }, .. } = self;
        let visibility = &item.vis;
        let (parameters, conditions) = (self.parameters(), self.conditions());
        let lifetime_conditions = self.conditions_of_objects();
        let call = |pattern| self.functions.iter().map(|function| Self::call(function, pattern)).collect::<Vec<_>>();
        let (declarations, signatures) = (call(&Pattern::Nothing), call(&Pattern::Name));
        let of_the_author = self.functions.iter().zip(&signatures).map(|(function, signature)| {
            let at = place_of(function.pointer());
            let (this, function, names) = (this(function), function.name(), function.argument_names());
            quote_spanned!(at=> #signature { <Self as #bound>::#function(#this, #(#names),*) })
        });
        let of_the_vtable = self.functions.iter().zip(&signatures).map(|(function, signature)| {
            let (this, names) = (this(function), function.argument_names());
            let [taken, found] = ["__taken", "__function"].map(|name| local(name, function));
            let at = place_of(function.pointer());
            let entry = function.used("__function_of_");
            let Names { private, vtable, caller, arguments, .. } = &self.names.shown_at(at);
            quote_spanned! {at=>
                #signature {
                    enum #caller {}
                    // SAFETY: the vtable of this pointer's object has just returned the function
                    // that takes what `__known` makes of the pointer.
                    unsafe impl #private::Caller for #caller {}
                    match <#caller as #private::Caller>::__taken(#this) {
                        #taken @ _ => match <Self as #vtable<#arguments>>::#entry(<#caller as #private::Caller>::__object::<_, Self>(&#taken)) {
                            #found @ _ => #found([], <#caller as #private::Caller>::__known(#taken), #(#names),*),
                        },
                    }
                }
            }
        });
        let upcasts = self.functions.iter().map(|function| self.upcast(function));
        let plain = self.names.object_type(&[]);
        let with_auto_traits = [&["Send"][..], &["Sync"], &["Send", "Sync"]].map(|auto_traits| {
            let ty = self.names.object_type(auto_traits);
            let functions = self.functions.iter().zip(&signatures).map(|(function, signature)| {
                let (this, call, names) = (this(function), function.used("__call_"), function.argument_names());
                let about = function.used("__upcast_");
                let [upcast, unsized_this] = ["__upcast", "__unsized"].map(|name| local(name, function));
                let at = place_of(function.pointer());
                let shown = self.names.shown_at(at);
                let (Names { runtime, private, object, arguments, .. }, plain) = (&shown, shown.object_type(&[]));
                quote_spanned! {at=>
                    #signature {
                        use #private::NoUpcast as _;
                        match #private::Upcast::TYPE {
                            #upcast @ _ => {
                                <#plain as #object<#arguments>>::#about(&#upcast);
                                match #runtime::unsize!(#upcast.__pass(#this) => #plain) {
                                    #unsized_this @ _ => <#plain as #object<#arguments>>::#call(#unsized_this, #(#names),*),
                                }
                            }
                        }
                    }
                }
            });
            quote! {
                #attributes
                #[automatically_derived]
                impl<#lifetime, #parameters> #object<#arguments> for #ty #lifetime_conditions {
                    #(#functions)*
                }
            }
        });
        quote! {
            #attributes
            #[doc(hidden)]
            #visibility trait #object<#parameters>: #bound #conditions {
                #(#declarations;)*
                #(#upcasts)*
            }

            #attributes
            #[automatically_derived]
            impl<#parameters #concrete: #bound> #object<#arguments> for #concrete #conditions {
                #(#of_the_author)*
            }

            #attributes
            #[automatically_derived]
            impl<#lifetime, #parameters> #object<#arguments> for #plain #lifetime_conditions {
                #(#of_the_vtable)*
            }

            #(#with_auto_traits)*
        }
    }

    /// Writes a function whose argument type, `&Upcast<P>`, names the pointer to the object without
    /// auto traits, and for a `Pin` also the pointer in it. The function is needed because the body
    /// that calls it has no token of the user's, so it cannot write that type. In the type of an
    /// argument, an elided lifetime is not an error. This function declares each lifetime of
    /// `function`, even one that it mentions once or not at all.
    fn upcast(&self, function: &Function<'_>) -> TokenStream {
        let at = place_of(function.pointer());
        let private = &self.names.shown_at(at).private;
        let attributes = of_every_item(&function.item.attrs);
        let upcast = function.prefixed("__upcast_");
        let (lifetimes, pointer) = (lifetimes_of(function), function.pointer());
        let pinned = function.pinned().map(|pinned| quote_spanned!(at=> , #pinned));
        let where_clause = &function.named.generics.where_clause;
        quote_spanned! {at=>
            #attributes
            #[allow(single_use_lifetimes, unused_lifetimes)]
            fn #upcast<#(#lifetimes),*>(_: &#private::Upcast<#pointer #pinned>) #where_clause {}
        }
    }

    /// The signature of a function of `__WorkObject`.
    fn call(function: &Function<'_>, pattern: &Pattern) -> TokenStream {
        let attributes = of_every_copy(function);
        let call = function.prefixed("__call_");
        let lifetimes = lifetimes_of(function);
        let where_clause = &function.named.generics.where_clause;
        let ((this, names), types) = (pattern.of(function), function.arguments());
        let (pointer, output) = (function.pointer(), function.output());
        quote_spanned! {place_of(function.pointer())=>
            #attributes
            fn #call<#(#lifetimes),*>(#this: #pointer, #(#names: #types),*) #output #where_clause
        }
    }
}
