//! The impls for a valid struct: what both modes have in common.

use crate::substitute::{Replacement, Substitution};
use crate::validate::Pointer;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::ptr;
use syn::{ConstParam, GenericParam, Token, TypeParam};

/// What the compiler lets the runtime crate write.
#[derive(Clone, Copy)]
pub(crate) enum Mode {
    /// All impls: nightly, or a release compiler that was told to allow it.
    Implicit,
    /// Only what a stable crate may write: the guard and, with `unsize`, what `unsize!` needs.
    Explicit { unsize: bool },
}

impl Pointer<'_> {
    /// Writes the impls. Whatever reaches this point is valid as far as tokens can tell; rustc
    /// judges the rest.
    pub(crate) fn expand(&self, mode: Mode) -> TokenStream {
        let [source, target] = [&self.pointee.ident, &self.fresh].map(|pointee| self.applied_to(pointee));
        let replacement = Replacement::Name(&self.fresh);
        let substitution = Substitution { pointee: &self.pointee.ident, replacement, target: &target };
        let impls = match mode {
            Mode::Implicit => self.expand_implicit(&substitution),
            Mode::Explicit { unsize } => self.expand_explicit(unsize, &source, &target, &substitution),
        };
        match &self.lints[..] {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }

    /// The struct with something in the pointee's place.
    pub(crate) fn applied_to<'a>(&'a self, pointee: &'a dyn ToTokens) -> Applied<'a> {
        Applied { pointer: self, pointee }
    }

    /// The arguments before the pointee, and those after it.
    pub(crate) fn other_arguments(&self) -> [TokenStream; 2] {
        let is_other = |parameter: &&GenericParam| !matches!(parameter, GenericParam::Type(ty) if self.is_pointee(ty));
        let parameters = self.generics.params.iter();
        let before = parameters.clone().take_while(is_other).map(argument);
        let after = parameters.skip_while(is_other).skip(1).map(argument);
        [quote!(#(#before,)*), quote!(#(#after,)*)]
    }

    /// Whether it is the parameter that is unsized.
    pub(crate) fn is_pointee(&self, parameter: &TypeParam) -> bool {
        ptr::eq(parameter, self.pointee)
    }
}

/// The struct with arguments: `Ptr<'a, T, A,>`.
///
/// Kept as syntax that prints itself: a `TokenStream` is the compiler's, and each use of one is a
/// question to the compiler.
pub(crate) struct Applied<'a> {
    pointer: &'a Pointer<'a>,
    pointee: &'a dyn ToTokens,
}

impl ToTokens for Applied<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { pointer: Pointer { ident, generics, .. }, pointee } = self;
        // The brackets are the struct's: whatever is wrong with the type is shown there.
        let at = ident.span();
        ident.to_tokens(tokens);
        Token![<](at).to_tokens(tokens);
        for parameter in &generics.params {
            match parameter {
                GenericParam::Type(parameter) if self.pointer.is_pointee(parameter) => pointee.to_tokens(tokens),
                parameter => argument(parameter).to_tokens(tokens),
            }
            <Token![,]>::default().to_tokens(tokens);
        }
        Token![>](at).to_tokens(tokens);
    }
}

/// The parameter as an argument. A constant is in braces, because a bare name is that of a type, if
/// there is one.
pub(crate) fn argument(parameter: &GenericParam) -> TokenStream {
    match parameter {
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
        GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        GenericParam::Const(ConstParam { ident, .. }) => quote!({ #ident }),
    }
}
