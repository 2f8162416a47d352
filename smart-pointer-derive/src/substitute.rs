//! Replacing the pointee by another type: in a bound, a predicate, or the type of a field.
//!
//! The builtin derive replaces only a type that is exactly the path `T`. Here `T::Item` is replaced too, and so is `Self`,
//! which in the doubled copy of a bound has to be the pointer to the new pointee. What a type macro will produce is not
//! visible in its tokens, so a macro that is handed the pointee is reported instead of guessed at.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::visit_mut::{self, VisitMut};
use syn::{Macro, Type, TypeParamBound, TypePath, WherePredicate};

/// `pointee` becomes `replacement`, and `Self` becomes `target`.
pub(crate) struct Substitution<'a> {
    pub(crate) pointee: &'a Ident,
    pub(crate) replacement: &'a Ident,
    /// The struct with the pointee replaced, as in `Ptr<'a, __S>`.
    pub(crate) target: &'a Type,
}

impl Substitution<'_> {
    /// The bound with the pointee replaced, or `None` when it does not mention the pointee.
    pub(crate) fn bound(&self, bound: &TypeParamBound) -> Option<TypeParamBound> {
        self.replace(bound, |rewrite, bound| rewrite.visit_type_param_bound_mut(bound))
    }

    /// The predicate with the pointee replaced, or `None` when it does not mention the pointee.
    pub(crate) fn predicate(&self, predicate: &WherePredicate) -> Option<WherePredicate> {
        self.replace(predicate, |rewrite, predicate| rewrite.visit_where_predicate_mut(predicate))
    }

    /// The type with the pointee replaced, or `None` when it does not mention the pointee.
    pub(crate) fn ty(&self, ty: &Type) -> Option<Type> {
        self.replace(ty, |rewrite, ty| rewrite.visit_type_mut(ty))
    }

    fn replace<N: Clone>(&self, node: &N, visit: impl FnOnce(&mut Rewrite<'_>, &mut N)) -> Option<N> {
        let mut rewrite = Rewrite { substitution: self, replaced: false };
        let mut node = node.clone();
        visit(&mut rewrite, &mut node);
        rewrite.replaced.then_some(node)
    }
}

/// Whether `node` mentions the pointee, by its name or as part of `Self`.
pub(crate) fn mentions_pointee(node: &impl ToTokens, pointee: &Ident) -> bool {
    any_ident(node.to_token_stream(), &|ident| *ident == "Self" || is_same(ident, pointee))
}

/// Every macro in `node`'s types that is handed the pointee, so that what it produces cannot be rewritten.
pub(crate) fn find_opaque_macros<N: Clone>(
    node: &N,
    pointee: &Ident,
    visit: impl FnOnce(&mut FindMacros<'_>, &mut N),
) -> Vec<Macro> {
    let mut find = FindMacros { pointee, found: Vec::new() };
    visit(&mut find, &mut node.clone());
    find.found
}

/// Whether two names are one to the compiler: `r#T` is `T`.
pub(crate) fn is_same(left: &Ident, right: &Ident) -> bool {
    left == right || left.unraw() == right.unraw()
}

fn any_ident(tokens: TokenStream, accept: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => accept(&ident),
        TokenTree::Group(group) => any_ident(group.stream(), accept),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

struct Rewrite<'a> {
    substitution: &'a Substitution<'a>,
    replaced: bool,
}

impl VisitMut for Rewrite<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if matches!(&*ty, Type::Path(path) if path.qself.is_none() && path.path.is_ident("Self")) {
            *ty = self.substitution.target.clone();
            self.replaced = true;
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        if path.qself.is_none() && path.path.leading_colon.is_none() {
            let first = &mut path.path.segments[0].ident;
            if is_same(first, self.substitution.pointee) {
                // Declared at the derive, shown where the user wrote the pointee.
                *first = self.substitution.replacement.clone();
                first.set_span(Span::call_site().located_at(first.span()));
                self.replaced = true;
            }
        }
        visit_mut::visit_type_path_mut(self, path);
    }
}

/// The visitor behind [`find_opaque_macros`].
pub(crate) struct FindMacros<'a> {
    pointee: &'a Ident,
    found: Vec<Macro>,
}

impl VisitMut for FindMacros<'_> {
    fn visit_macro_mut(&mut self, makro: &mut Macro) {
        if mentions_pointee(&makro.tokens, self.pointee) {
            self.found.push(makro.clone());
        }
    }
}
