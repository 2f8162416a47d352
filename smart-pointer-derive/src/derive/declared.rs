//! Mistakes in the declaration of the parameters that rustc reports on the struct, whatever the
//! derive writes: a lifetime after a type, a lifetime that is not declared, and a second parameter
//! of the same name.
//!
//! The derive goes on with the corrected parameters, so that rustc does not report the mistake
//! again for each impl. If only the order of the lifetimes changes, the impls are still for the
//! same struct. If a lifetime is replaced or renamed, they have other bounds than the struct, so
//! the derive adds a [`last_error`]. Then nobody can use the impls, even if a macro that runs after
//! the derive declares the lifetime. Beside a type or const parameter that is renamed, the derive
//! writes the error and no impls.

use super::mistake::last_error;
use super::survey::Survey;
use super::syntax::has_same_hygiene;
use proc_macro2::{Span, TokenStream};
use std::collections::{HashMap, HashSet};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{BoundLifetimes, Expr, GenericParam, Generics, Item, Lifetime, Macro};

/// The errors that rustc reports if it accepts the parameters as they were.
#[derive(Default)]
pub(super) struct Corrected {
    pub(super) errors: TokenStream,
    /// Whether a type or const parameter was renamed. rustc takes its name for an error.
    pub(super) has_error_type: bool,
}

/// Puts the lifetimes before all other parameters, `'static` in the place of each lifetime that is
/// not declared, and another name in the place of one that an earlier parameter has.
pub(super) fn correct(generics: &mut Generics, survey: &Survey) -> Corrected {
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
    let missing = declared.missing.map(|place| last_error(place, "DeclareThisLifetime"));
    let mut corrected = Corrected { errors: missing.unwrap_or_default(), has_error_type: false };
    corrected.rename_repeated(generics, survey);
    corrected
}

impl Corrected {
    /// Renames each parameter that has the name of an earlier one. A name with another hygiene stays:
    /// rustc may not take it for the same, and then the derive has to report it.
    fn rename_repeated(&mut self, generics: &mut Generics, survey: &Survey) {
        let mut seen = HashMap::new();
        for (index, parameter) in generics.params.iter_mut().enumerate() {
            let (is_lifetime, name) = match parameter {
                GenericParam::Lifetime(parameter) => (true, &mut parameter.lifetime.ident),
                GenericParam::Type(parameter) => (false, &mut parameter.ident),
                GenericParam::Const(parameter) => (false, &mut parameter.ident),
            };
            let first = seen.entry((is_lifetime, name.unraw().to_string())).or_insert_with(|| (index, name.clone()));
            if first.0 != index && has_same_hygiene(&first.1, name) {
                self.errors.extend(last_error(name.span(), "RenameThisParameter"));
                self.has_error_type |= !is_lifetime;
                let span = name.span();
                *name = survey.fresh_ident(&format!("__{}{index}", name.unraw()));
                name.set_span(span);
            }
        }
    }
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
