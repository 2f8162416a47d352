//! Whether a type or a bound mentions a parameter.
//!
//! A parameter can only be the first name of a path. So a name that means something else is not a
//! mention, even if its text is that of the parameter: a name further back, as in `geometry::T`; a
//! name after a leading `::`; and that of an associated type, as in `Iterator<Item = u8>`.
//!
//! What syn does not take apart is compared name by name, and so is every expression that is more
//! than a path or a literal: any name in it counts as a mention.

use super::syntax::{is_accepted, mentions_any};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Macro, Path, Type, TypeParamBound};

/// What can mention a parameter.
pub(crate) trait Mentioning {
    fn search(&self, search: &mut Mentions<'_>);
}

impl Mentioning for Type {
    fn search(&self, search: &mut Mentions<'_>) {
        search.visit_type(self);
    }
}

impl Mentioning for TypeParamBound {
    fn search(&self, search: &mut Mentions<'_>) {
        search.visit_type_param_bound(self);
    }
}

/// Tokens that syn has not parsed, such as those that a macro is given.
impl Mentioning for TokenStream {
    fn search(&self, search: &mut Mentions<'_>) {
        search.visit_tokens(self);
    }
}

/// Whether `node` mentions the pointee, by its name or as part of `Self`.
pub(crate) fn mentions(node: &impl Mentioning, pointee: &Ident) -> bool {
    // This makes one string here. Comparing two names would make two strings each time.
    let pointee = pointee.unraw().to_string();
    mentions_one_of(node, &|name| name == pointee)
}

/// Returns whether `node` mentions `Self`, or a parameter whose name, without `r#`, is accepted.
pub(crate) fn mentions_one_of(node: &impl Mentioning, accept: &dyn Fn(&str) -> bool) -> bool {
    let mut search = Mentions { accept, found: false };
    node.search(&mut search);
    search.found
}

/// A search for mentions.
pub(crate) struct Mentions<'a> {
    accept: &'a dyn Fn(&str) -> bool,
    found: bool,
}

impl Mentions<'_> {
    /// Takes each name for a mention, wherever it stands.
    fn visit_tokens(&mut self, tokens: &impl ToTokens) {
        self.found |= mentions_any(tokens, self.accept);
    }
}

impl<'ast> Visit<'ast> for Mentions<'_> {
    fn visit_type(&mut self, ty: &'ast Type) {
        match ty {
            Type::Verbatim(tokens) => self.visit_tokens(tokens),
            ty => visit::visit_type(self, ty),
        }
    }

    fn visit_type_param_bound(&mut self, bound: &'ast TypeParamBound) {
        match bound {
            TypeParamBound::Trait(_) | TypeParamBound::Lifetime(_) => visit::visit_type_param_bound(self, bound),
            other => self.visit_tokens(other),
        }
    }

    /// For syn, the names in `<Type>::Name` are a path with a leading colon, so `Name` is not taken
    /// for a parameter.
    fn visit_path(&mut self, path: &'ast Path) {
        if let (None, Some(first)) = (path.leading_colon, path.segments.first()) {
            self.found |= is_accepted(&first.ident, self.accept);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        match expression {
            Expr::Path(_) | Expr::Lit(_) => visit::visit_expr(self, expression),
            other => self.visit_tokens(other),
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        self.visit_tokens(attribute);
    }

    fn visit_macro(&mut self, makro: &'ast Macro) {
        self.visit_tokens(makro);
    }
}
