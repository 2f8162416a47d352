//! The names that the copies of a function mention.

use crate::derive::survey::Survey;
use crate::derive::syntax::{ends, is_sign, shown_at};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::mem;
use syn::ext::IdentExt;
use syn::{ConstParam, GenericParam, Generics, ItemTrait, Lifetime, Path};

pub(super) struct Names {
    /// The trait with its arguments, shown after its last supertrait. That is where rustc then
    /// suggests adding a bound or an associated type that is missing.
    pub(super) bound: TokenStream,
    /// The path to the runtime crate.
    pub(super) runtime: TokenStream,
    /// The path to `__private` in it.
    pub(super) private: TokenStream,
    pub(super) vtable: Ident,
    pub(super) object: Ident,
    /// The lifetime of the trait object.
    pub(super) lifetime: Lifetime,
    /// The type that stands for a function body.
    pub(super) caller: Ident,
    /// The parameters of the trait as arguments, without brackets.
    pub(super) arguments: TokenStream,
}

impl Names {
    pub(super) fn new(item: &ItemTrait, runtime: Option<Path>, survey: &Survey) -> Self {
        let name = item.ident.unraw();
        let arguments = arguments(&item.generics);
        let runtime = runtime.map_or_else(|| quote!(::pin_coerce_unsized), Path::into_token_stream);
        Self {
            bound: bound(item, &arguments),
            private: quote!(#runtime::__private),
            runtime,
            vtable: survey.fresh_ident(&format!("__{name}Vtable")),
            object: survey.fresh_ident(&format!("__{name}Object")),
            lifetime: Lifetime { apostrophe: Span::call_site(), ident: survey.fresh_ident("__object") },
            caller: survey.fresh_ident("__Caller"),
            arguments,
        }
    }

    /// Returns the names with the place of a pointer as their span; only `bound` keeps its own.
    /// A mistake in the pointer is an error at each mention of it, but rustc reports the same error
    /// at the same place only once.
    pub(super) fn shown_at(&self, place: Span) -> Self {
        let tokens = |tokens: &TokenStream| shown_at(place, tokens.clone());
        let path = |tokens: &TokenStream| path_shown_at(place, tokens.clone());
        let ident = |ident: &Ident| {
            let mut ident = ident.clone();
            ident.set_span(ident.span().located_at(place));
            ident
        };
        Self {
            bound: self.bound.clone(),
            runtime: path(&self.runtime),
            private: path(&self.private),
            vtable: ident(&self.vtable),
            object: ident(&self.object),
            lifetime: Lifetime { apostrophe: place, ident: ident(&self.lifetime.ident) },
            caller: ident(&self.caller),
            arguments: tokens(&self.arguments),
        }
    }

    /// `dyn Work<…> + '__object`, with auto traits.
    pub(super) fn object_type(&self, auto_traits: &[&str]) -> TokenStream {
        let Self { bound, private, lifetime, .. } = self;
        let at = lifetime.ident.span();
        let auto_traits = auto_traits.iter().map(|name| Ident::new(name, Span::call_site()));
        quote_spanned!(at=> (dyn #bound + #(#private::#auto_traits +)* #lifetime))
    }
}

/// Returns a path with the place as its span, except for the names after a `::`. A name that rustc
/// does not find (E0433) is then one error where it was written, which is the attribute.
fn path_shown_at(place: Span, path: TokenStream) -> TokenStream {
    let mut is_after_colons = false;
    let shown = path.into_iter().map(|token| {
        let is_named = mem::replace(&mut is_after_colons, is_sign(&token, ":")) && matches!(token, TokenTree::Ident(_));
        if is_named { token.into() } else { shown_at(place, token.into()) }
    });
    shown.collect()
}

/// The parameters as arguments, each with a comma.
fn arguments(generics: &Generics) -> TokenStream {
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.to_token_stream(),
        GenericParam::Type(ty) => ty.ident.to_token_stream(),
        // In braces, because a bare name would mean a type of that name, if there is one.
        GenericParam::Const(ConstParam { ident, .. }) => quote!({ #ident }),
    });
    quote!(#(#arguments,)*)
}

fn bound(item: &ItemTrait, arguments: &TokenStream) -> TokenStream {
    let name = &item.ident;
    let [_, last] = item.supertraits.iter().last().map_or([name.span(); 2], ends);
    let arguments = (!arguments.is_empty()).then(|| quote_spanned!(name.span()=> <#arguments>));
    shown_at(last, quote!(#name #arguments))
}
