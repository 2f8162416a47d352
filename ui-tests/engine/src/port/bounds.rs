//! What an item requires of its parameters, in a form that can be compared with what a struct
//! requires.

use super::attributes::conditions_of;
use super::generics::{arguments, parameter_name, predicates};
use super::items::Item;
use super::krate::Crate;
use super::paths::meanings;
use super::prelude::needs_no_import;
use proc_macro2::Span;
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    BoundLifetimes, GenericParam, Generics, Ident, ItemStruct, Lifetime, Macro, Path, TypeReference, WherePredicate,
    parse_quote,
};

/// Names of parameters, each with the name that the struct has for it.
pub(super) type Renaming = Vec<(String, String)>;

/// What a struct of the crate requires.
pub(super) struct Bounds<'a> {
    krate: &'a Crate,
    known: BTreeSet<String>,
}

impl<'a> Bounds<'a> {
    /// Reads the bounds of a struct.
    pub(super) fn of(krate: &'a Crate, own: usize) -> Self {
        let known = krate.as_struct(own).into_iter().flat_map(|of| {
            let parameters: BTreeSet<String> = of.generics.params.iter().map(parameter_name).collect();
            let renaming: Renaming = parameters.iter().map(|name| (name.clone(), name.clone())).collect();
            let of = predicates(&of.generics).into_iter().chain(implied(of));
            of.filter_map(|predicate| full(krate, &krate.items[own], predicate, &parameters, &renaming))
                .collect::<Vec<_>>()
        });
        Self { krate, known: known.collect() }
    }

    /// Whether the struct requires the same, if the parameters of an item that a requirement names
    /// are those of one type.
    pub(super) fn have(
        &self,
        near: &Item,
        predicate: &WherePredicate,
        parameters: &BTreeSet<String>,
        renamings: &[Renaming],
    ) -> bool {
        let mut compared =
            renamings.iter().filter_map(|renaming| full(self.krate, near, predicate.clone(), parameters, renaming));
        compared.any(|predicate| self.known.contains(&predicate))
    }
}

/// Returns what the references in the fields of a struct that are always there imply: that what
/// they point to outlives them.
fn implied(of: &ItemStruct) -> Vec<WherePredicate> {
    struct References(Vec<WherePredicate>);
    impl<'ast> Visit<'ast> for References {
        fn visit_type_reference(&mut self, of: &'ast TypeReference) {
            let to = &of.elem;
            self.0.extend(of.lifetime.iter().map(|lifetime| parse_quote!(#to: #lifetime)));
            visit::visit_type_reference(self, of);
        }
    }
    let mut references = References(Vec::new());
    for field in of.fields.iter().filter(|field| conditions_of(&field.attrs).is_empty()) {
        references.visit_field(field);
    }
    references.0
}

/// Returns which parameters of the struct the arguments of one of its types are, if they are
/// parameters, and each another one.
pub(super) fn renaming(of: &Path, own: &Generics, parameters: &BTreeSet<String>) -> Option<Renaming> {
    let of_struct = |is_lifetime: bool| {
        let names = own.params.iter().map(parameter_name);
        names.filter(move |name| name.starts_with('\'') == is_lifetime).collect::<Vec<_>>()
    };
    let (lifetimes, others): (Vec<String>, Vec<String>) =
        arguments(of).into_iter().partition(|argument| argument.starts_with('\''));
    let mut pairs: Renaming = others.into_iter().zip(of_struct(false)).collect();
    let is_whole = pairs.len() == of_struct(false).len();
    // Without its lifetimes, it has some that nothing else names.
    pairs.extend(lifetimes.into_iter().zip(of_struct(true)).filter(|(lifetime, _)| lifetime != "'_"));
    let names: BTreeSet<&String> = pairs.iter().map(|(name, _)| name).collect();
    let are_parameters = names.len() == pairs.len() && names.into_iter().all(|name| parameters.contains(name));
    (is_whole && are_parameters).then_some(pairs)
}

/// Returns a requirement with full paths and the names that the struct has for the parameters. None
/// if it names another parameter, or if it cannot be compared.
fn full(
    krate: &Crate,
    near: &Item,
    mut predicate: WherePredicate,
    parameters: &BTreeSet<String>,
    renaming: &Renaming,
) -> Option<String> {
    let mut full = Full { krate, near, parameters, renaming, of_bounds: Vec::new(), paths: Vec::new(), is_clear: true };
    full.visit_where_predicate_mut(&mut predicate);
    full.is_clear.then(|| format!("{} {}", predicate.to_token_stream(), full.paths.join(" ")))
}

struct Full<'a> {
    krate: &'a Crate,
    near: &'a Item,
    parameters: &'a BTreeSet<String>,
    renaming: &'a Renaming,
    /// The lifetimes of `for<…>`. Their names do not matter.
    of_bounds: Vec<Lifetime>,
    /// What the paths mean, in order. In the syntax, all have the same name.
    paths: Vec<String>,
    is_clear: bool,
}

impl Full<'_> {
    /// Returns the name that the struct has for a parameter.
    fn renamed(&mut self, name: &str) -> Option<String> {
        let new = self.renaming.iter().find(|(old, _)| old == name).map(|(_, new)| new.clone());
        self.is_clear &= new.is_some() || !self.parameters.contains(name);
        new
    }

    fn meaning(&self, path: &Path) -> String {
        match &meanings(self.krate, self.near, path)[..] {
            [one] if one.len() > 1 && !["?", "self", "super"].contains(&&*one[0]) => one.join("::"),
            [one] if one.len() == 1 && needs_no_import(&one[0]) => one[0].clone(),
            // The same name may mean something else in another module.
            _ => format!("{} {} {}", self.near.file, self.near.modules.join("::"), path.to_token_stream()),
        }
    }
}

impl VisitMut for Full<'_> {
    fn visit_bound_lifetimes_mut(&mut self, of: &mut BoundLifetimes) {
        self.of_bounds.extend(of.lifetimes.iter().filter_map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) => Some(parameter.lifetime.clone()),
            _ => None,
        }));
        visit_mut::visit_bound_lifetimes_mut(self, of);
    }

    fn visit_lifetime_mut(&mut self, of: &mut Lifetime) {
        if let Some(at) = self.of_bounds.iter().rposition(|other| other == of) {
            *of = Lifetime::new(&format!("'for{at}"), Span::call_site());
            return;
        }
        if let Some(new) = self.renamed(&of.to_string()) {
            *of = Lifetime::new(&new, Span::call_site());
        }
    }

    fn visit_path_mut(&mut self, of: &mut Path) {
        let plain = of.clone();
        visit_mut::visit_path_mut(self, of);
        let first = plain.segments.first().filter(|_| plain.leading_colon.is_none()).map(|first| first.ident.clone());
        let first = first.map(|first| first.to_string()).filter(|first| self.parameters.contains(first));
        if let Some(first) = first {
            if let (Some(new), Some(segment)) = (self.renamed(&first), of.segments.first_mut()) {
                segment.ident = syn::parse_str(&new).unwrap_or_else(|_| segment.ident.clone());
            }
            return;
        }
        self.paths.push(self.meaning(&plain));
        let (Some(mut last), true) = (of.segments.pop(), of.segments.iter().all(|of| of.arguments.is_none())) else {
            self.is_clear = false;
            return;
        };
        last.ident = Ident::new("path", Span::call_site());
        *of = Path { leading_colon: None, segments: [last].into_iter().collect() };
    }

    fn visit_macro_mut(&mut self, _: &mut Macro) {
        self.is_clear = false;
    }
}
