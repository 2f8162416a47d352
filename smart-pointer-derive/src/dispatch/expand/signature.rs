//! The parts of a function's signature.

use crate::dispatch::function::{Function, is_self, place_of};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Pat, Type};

/// Replaces `Self`.
pub(super) struct Substitute<'a>(pub(super) &'a TokenStream);

impl VisitMut for Substitute<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if is_self(ty) {
            *ty = Type::Verbatim(self.0.clone());
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }
}

/// What stands before the types of the arguments.
pub(super) enum Pattern {
    /// The author's name, or `_` for another pattern, where documentation shows it.
    OfTheAuthor,
    /// `_`, where there is no body.
    Nothing,
    /// A name that is never taken for a constant.
    Name,
}

impl Pattern {
    /// Returns the pattern of the pointer and those of the other arguments.
    pub(super) fn of(&self, function: &Function<'_>) -> (TokenStream, Vec<TokenStream>) {
        let written = function.patterns().skip(1).map(|pattern| match pattern {
            Pat::Ident(name) if matches!(self, Self::OfTheAuthor) => name.ident.to_token_stream(),
            _ => quote!(_),
        });
        let arguments = match self {
            Self::OfTheAuthor | Self::Nothing => written.collect(),
            Self::Name => function.argument_names().iter().map(|name| self.of_local(name)).collect(),
        };
        (self.of_local(&this(function)), arguments)
    }

    /// Returns the pattern of an argument that the macro names.
    pub(super) fn of_local(&self, name: &Ident) -> TokenStream {
        match self {
            Self::OfTheAuthor | Self::Nothing => quote!(_),
            Self::Name => quote!(#name @ _),
        }
    }
}

/// The pointer that is dispatched on.
pub(super) fn this(function: &Function<'_>) -> Ident {
    local("__this", function)
}

/// An argument or a local variable that the macro writes, shown at the pointer.
pub(super) fn local(name: &str, function: &Function<'_>) -> Ident {
    Ident::new(name, Span::mixed_site().located_at(place_of(function.pointer())))
}

/// The lifetime parameters of the function, even those that were left out.
pub(super) fn lifetimes_of(function: &Function<'_>) -> Vec<TokenStream> {
    let written = function.named.generics.params.iter().map(ToTokens::to_token_stream);
    written.chain(function.fresh.iter().map(ToTokens::to_token_stream)).collect()
}
