//! The hidden supertrait, which has the functions for the concrete type.

use super::Expansion;
use super::attributes::of_every_copy;
use super::names::Names;
use super::signature::{Pattern, Substitute, lifetimes_of, local, this};
use crate::derive::syntax::predicates;
use crate::dispatch::function::{Function, place_of};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::visit_mut::VisitMut;

impl Expansion<'_> {
    /// Writes the hidden supertrait and its only impl, a blanket impl. The trait is unsafe, so safe
    /// code cannot implement it, and a second impl for an implementor would overlap.
    pub(super) fn vtable(&self) -> TokenStream {
        // No item with `unsafe` in it has an attribute whose path begins with the name of a tool. A
        // module or crate called `diagnostic` would make `#[diagnostic::…]` a macro of its own,
        // which would be handed that item. A macro that has the name of a built-in attribute is
        // ambiguous (E0659).
        let Self { item, concrete, attributes, names: Names { bound, vtable, arguments, .. }, .. } = self;
        let (visibility, name) = (&item.vis, &item.ident);
        let (parameters, conditions) = (self.parameters(), self.conditions());
        let declarations = self.functions.iter().map(|function| {
            let [entry, narrowed] = self.entry(function, &Pattern::Nothing);
            quote!(#entry; #narrowed;)
        });
        let definitions = self.functions.iter().map(|function| {
            let [entry, narrowed] = self.entry(function, &Pattern::Name);
            let (narrow, call) = (function.used("__narrowed_"), function.used("__call_"));
            let (this, names) = (this(function), function.argument_names());
            let at = place_of(function.pointer());
            let about = about(function);
            let Names { private, vtable, object, caller, arguments, .. } = &self.names.shown_at(at);
            quote_spanned! {at=>
                #entry {
                    <Self as #vtable<#arguments>>::#narrow
                }

                #narrowed {
                    enum #caller {}
                    // SAFETY: this body calls `__narrow` with `Self`, whose vtable has this
                    // function. Only `__known` makes the argument of this function, and only for a
                    // function that a vtable returned.
                    unsafe impl #private::Caller for #caller {}
                    <Self as #object<#arguments>>::#call(<#caller as #private::Caller>::__narrow::<_, Self, _>(#about, #this), #(#names),*)
                }
            }
        });
        let documentation = format!(
            " What the vtable of `dyn {}` has for the functions that are dispatched.\n\n # Safety\n\n Each function is that of `Self`. The \
             macro writes the only impl.",
            name.unraw()
        );
        quote! {
            #attributes
            #[doc(hidden)]
            #[doc = #documentation]
            #visibility unsafe trait #vtable<#parameters> #conditions {
                #(#declarations)*
            }

            // SAFETY: each function is that of `Self`.
            #attributes
            #[automatically_derived]
            unsafe impl<#parameters #concrete: #bound> #vtable<#arguments> for #concrete #conditions {
                #(#definitions)*
            }
        }
    }

    /// The signatures of the method that returns the function, and of the function.
    ///
    /// The first argument of the function is zero-sized. Only its type matters: the body has no
    /// token of the user's, so it cannot write which pointer the second argument is about.
    fn entry(&self, function: &Function<'_>, pattern: &Pattern) -> [TokenStream; 2] {
        let at = place_of(function.pointer());
        let shown = self.names.shown_at(at);
        let Names { private, lifetime, .. } = &shown;
        let attributes = of_every_copy(function);
        let (entry, narrow) = (function.prefixed("__function_of_"), function.prefixed("__narrowed_"));
        let lifetimes = lifetimes_of(function);
        let conditions = predicates(&function.named.generics).map(ToTokens::to_token_stream);
        let conditions: Vec<_> = conditions.chain(self.outlives()).collect();
        let mut pointer = function.pointer().clone();
        Substitute(&shown.object_type(&[])).visit_type_mut(&mut pointer);
        let (this, names) = pattern.of(function);
        let about = pattern.of_local(&about(function));
        let types: Vec<_> = function.arguments().collect();
        let output = function.output();
        [
            quote_spanned! {at=>
                #attributes
                fn #entry<#(#lifetimes,)* #lifetime>(&self) -> fn([*mut #pointer; 0], #private::Known<#pointer>, #(#types),*) #output
                where
                    Self: #lifetime,
                    #(#conditions),*
            },
            quote_spanned! {at=>
                #attributes
                fn #narrow<#(#lifetimes,)* #lifetime>(#about: [*mut #pointer; 0], #this: #private::Known<#pointer>, #(#names: #types),*) #output
                where
                    Self: #private::Sized + #lifetime,
                    #(#conditions),*
            },
        ]
    }
}

/// The argument that says which pointer the `Known` is about.
fn about(function: &Function<'_>) -> Ident {
    local("__about", function)
}
