//! Replacing the pointee by another type, in a bound or a predicate.
//!
//! The builtin derive replaces only a type that is exactly the path `T`. Here, `T::Item` is
//! replaced too. So is `Self`, which in the copy of a bound has to be the pointer to the new
//! pointee.
//!
//! A copy may mean something other than the original: a macro or a block in it can expand or
//! resolve to something else each time. Where coercions are implicit, that is harmless, because
//! rustc checks the impls as they are. A macro that is handed the pointee is an error, because its
//! output cannot be rewritten. On plain stable, the derive copies nothing that could differ: see
//! `Search::hides_code`.

use crate::derive::search::is_short_item;
use crate::derive::syntax::is_same;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Item, Macro, Type, TypeParamBound, TypePath, WherePredicate};

/// `pointee` becomes `replacement`, and `Self` becomes `target`.
pub(crate) struct Substitution<'a> {
    pub(crate) pointee: &'a Ident,
    /// Names of associated types of the pointee. A short form `T::Item` gets the token from here
    /// that has the same text.
    pub(crate) items: &'a [&'a Ident],
    pub(crate) replacement: Replacement<'a>,
    /// The struct with the pointee replaced, as in `Ptr<'a, __S>`.
    pub(crate) target: &'a dyn ToTokens,
}

/// What replaces the pointee.
#[derive(Clone, Copy)]
pub(crate) enum Replacement<'a> {
    /// A name, which can also stand before `::Item`.
    Name(&'a Ident),
    /// A type, and what replaces the short form of each of its associated types: `T::Item` becomes
    /// `item(Item, ty)`.
    Type { ty: &'a Type, item: &'a dyn Fn(&Ident, &Type) -> TokenStream },
}

impl Substitution<'_> {
    /// Returns the bound with the pointee replaced, or `None` if it does not mention the pointee.
    pub(crate) fn bound(&self, bound: &TypeParamBound) -> Option<TypeParamBound> {
        self.replace(bound, |rewrite, bound| rewrite.visit_type_param_bound_mut(bound))
    }

    /// Returns the predicate with the pointee replaced, or `None` if it does not mention the
    /// pointee.
    pub(crate) fn predicate(&self, predicate: &WherePredicate) -> Option<WherePredicate> {
        self.replace(predicate, |rewrite, predicate| rewrite.visit_where_predicate_mut(predicate))
    }

    fn replace<N: Clone>(&self, node: &N, visit: impl FnOnce(&mut Rewrite<'_>, &mut N)) -> Option<N> {
        let mut node = node.clone();
        let mut rewrite = Rewrite { substitution: self, is_changed: false };
        visit(&mut rewrite, &mut node);
        rewrite.is_changed.then_some(node)
    }

    /// Returns what replaces the whole type, unless only a name in it changes.
    fn new_type(&self, path: &TypePath) -> Option<TokenStream> {
        if path.qself.is_none() && path.path.is_ident("Self") {
            return Some(self.target.to_token_stream());
        }
        let Replacement::Type { ty, item } = self.replacement else { return None };
        let mut names = path.path.segments.iter().map(|segment| &segment.ident);
        if is_short_item(path, self.pointee) {
            return names.next().map(|name| item(name, ty));
        }
        let is_pointee =
            |name| path.qself.is_none() && path.path.leading_colon.is_none() && is_same(name, self.pointee);
        names.next().filter(|name| is_pointee(name))?;
        Some(names.next().map_or_else(|| ty.to_token_stream(), |name| item(name, ty)))
    }
}

struct Rewrite<'a> {
    substitution: &'a Substitution<'a>,
    is_changed: bool,
}

impl VisitMut for Rewrite<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let new = if let Type::Path(path) = &*ty { self.substitution.new_type(path) } else { None };
        match new {
            Some(new) => {
                *ty = Type::Verbatim(new);
                self.is_changed = true;
            }
            None => visit_mut::visit_type_mut(self, ty),
        }
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        let Substitution { pointee, items, replacement, .. } = self.substitution;
        let is_short = is_short_item(path, pointee);
        let names = &mut path.path.segments;
        let is_of_pointee =
            path.qself.is_none() && path.path.leading_colon.is_none() && is_same(&names[0].ident, pointee);
        let item = match (is_short, is_of_pointee, names.len()) {
            (true, ..) => Some(&mut names[0].ident),
            (_, true, 2) => Some(&mut names[1].ident),
            _ => None,
        };
        if let Some(item) = item {
            if let Some(token) = items.iter().find(|token| is_same(token, item)) {
                *item = (*token).clone();
            }
        }
        if is_of_pointee {
            if let Replacement::Name(name) = *replacement {
                let first = &mut names[0].ident;
                // Errors about it are shown where the user wrote the pointee.
                let span = name.span().located_at(first.span());
                *first = name.clone();
                first.set_span(span);
                self.is_changed = true;
            }
        }
        visit_mut::visit_type_path_mut(self, path);
    }

    /// An item in a block has its own `Self` and parameters.
    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_macro_mut(&mut self, _: &mut Macro) {}
}
