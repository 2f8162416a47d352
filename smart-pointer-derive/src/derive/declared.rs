//! Mistakes in the declaration of the parameters that rustc reports on the struct, whatever the
//! derive writes: a lifetime after a type, and a lifetime that is not declared.
//!
//! The derive goes on with the corrected parameters, so that rustc does not report the mistake
//! again for each impl. If only the order of the lifetimes changes, the impls are still for the
//! same struct. If a lifetime is replaced, they have other bounds than the struct, so the derive
//! adds a [`last_error`]. Then nobody can use the impls, even if a macro that runs after the derive
//! declares the lifetime.

use super::mistake::last_error;
use proc_macro2::{Span, TokenStream};
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{BoundLifetimes, Expr, GenericParam, Generics, Item, Lifetime, Macro};

/// Puts the lifetimes before all other parameters, and `'static` in the place of each lifetime that
/// is not declared. Returns an error for the latter.
pub(super) fn correct(generics: &mut Generics) -> Option<TokenStream> {
    let is_after_lifetimes = |parameter: &GenericParam| !matches!(parameter, GenericParam::Lifetime(_));
    if !generics.params.iter().is_sorted_by_key(is_after_lifetimes) {
        let mut parameters: Vec<_> = std::mem::take(&mut generics.params).into_iter().collect();
        parameters.sort_by_key(is_after_lifetimes);
        generics.params = parameters.into_iter().collect();
    }
    let mut declared = Declared::default();
    generics.lifetimes().for_each(|parameter| declared.insert(&parameter.lifetime));
    declared.visit_generics(generics);
    declared.visit_generics_mut(generics);
    declared.missing.map(|place| last_error(place, "DeclareThisLifetime"))
}

#[derive(Default)]
struct Declared {
    /// The names of the lifetimes that are declared: the parameters, and those of every `for<'a>`,
    /// wherever it stands.
    names: HashSet<String>,
    /// The place of the first lifetime that is not declared.
    missing: Option<Span>,
}

impl Declared {
    fn insert(&mut self, lifetime: &Lifetime) {
        self.names.insert(lifetime.ident.unraw().to_string());
    }
}

impl<'ast> Visit<'ast> for Declared {
    fn visit_bound_lifetimes(&mut self, binder: &'ast BoundLifetimes) {
        for parameter in &binder.lifetimes {
            if let GenericParam::Lifetime(parameter) = parameter {
                self.insert(&parameter.lifetime);
            }
        }
        visit::visit_bound_lifetimes(self, binder);
    }
}

impl VisitMut for Declared {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        let name = lifetime.ident.unraw().to_string();
        if !["_", "static"].contains(&name.as_str()) && !self.names.contains(&name) {
            self.missing.get_or_insert(lifetime.span());
            *lifetime = Lifetime::new("'static", lifetime.span());
        }
    }

    // In code, a lifetime can be a label, or be declared by an item.

    fn visit_expr_mut(&mut self, _: &mut Expr) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_macro_mut(&mut self, _: &mut Macro) {}
}
