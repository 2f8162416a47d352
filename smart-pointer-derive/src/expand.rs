//! The impls for a valid struct: what both modes have in common.

use crate::header::{Applied, Header, without_default};
use crate::substitute::{Replacement, Substitution};
use crate::validate::Pointer;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::ptr;
use syn::{ConstParam, GenericParam, Generics, LifetimeParam, Token, TypeParam};

/// What the compiler lets the runtime crate write.
#[derive(Clone, Copy)]
pub(crate) enum Mode {
    /// All impls: nightly, or a release compiler that was told to allow it.
    Implicit,
    /// Only what a stable crate may write, and that only if `unsize!` is wanted.
    Explicit { unsize: bool },
}

impl Pointer<'_> {
    /// Writes the impls. Whatever reaches this point is valid as far as tokens can tell; rustc judges the rest.
    pub(crate) fn expand(&self, mode: Mode) -> TokenStream {
        let written = Header::of(self.generics);
        let [source, target] = [&self.pointee.ident, &self.fresh].map(|pointee| self.arguments(pointee));
        let [source, target] = [&source, &target].map(|arguments| Applied::to(self.ident, arguments));
        let replacement = Replacement::Name(&self.fresh);
        let substitution = Substitution { pointee: &self.pointee.ident, replacement, target: &target };
        let impls = match mode {
            Mode::Implicit => self.expand_implicit(&written, &source, &target, &substitution),
            Mode::Explicit { unsize } => self.expand_explicit(unsize, &written, &source, &target, &substitution),
        };
        match &self.lints[..] {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }

    /// The parameters for their names alone, with the one that is unsized under another name. The brackets are the struct's.
    fn arguments(&self, pointee: &Ident) -> Generics {
        let params = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) => GenericParam::Lifetime(LifetimeParam::new(parameter.lifetime.clone())),
            GenericParam::Type(parameter) if self.is_pointee(parameter) => GenericParam::Type(pointee.clone().into()),
            GenericParam::Type(TypeParam { ident, .. }) | GenericParam::Const(ConstParam { ident, .. }) => {
                GenericParam::Type(ident.clone().into())
            }
        });
        let at = self.ident.span();
        Generics {
            lt_token: Some(Token![<](at)),
            params: params.collect(),
            gt_token: Some(Token![>](at)),
            where_clause: None,
        }
    }

    /// The parameters with the new pointee right after the old one, and each bound and predicate that mentions the old one
    /// once more for the new one.
    pub(crate) fn doubled_generics(&self, substitution: &Substitution<'_>) -> Generics {
        let fresh = &self.fresh;
        let mut doubled = Generics::default();
        for parameter in &self.generics.params {
            let mut written = without_default(parameter);
            let mut new = None;
            match (parameter, &mut written) {
                (GenericParam::Type(parameter), _) if self.is_pointee(parameter) => {
                    let bounds = parameter.bounds.iter();
                    let bounds =
                        bounds.map(|bound| substitution.bound(bound).unwrap_or_else(|| bound.clone())).collect();
                    new = Some(GenericParam::Type(TypeParam { bounds, ..fresh.clone().into() }));
                }
                (GenericParam::Type(parameter), GenericParam::Type(written)) => {
                    written.bounds.extend(parameter.bounds.iter().filter_map(|bound| substitution.bound(bound)));
                }
                _ => {}
            }
            doubled.params.push(written);
            doubled.params.extend(new);
        }
        doubled.where_clause.clone_from(&self.generics.where_clause);
        if let Some(clause) = &mut doubled.where_clause {
            let new = clause.predicates.iter().filter_map(|predicate| substitution.predicate(predicate));
            let new: Vec<_> = new.collect();
            clause.predicates.extend(new);
        }
        doubled
    }

    /// Whether it is the parameter that is unsized.
    pub(crate) fn is_pointee(&self, parameter: &TypeParam) -> bool {
        ptr::eq(parameter, self.pointee)
    }
}
