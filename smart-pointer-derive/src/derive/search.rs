//! Looks for things in a type or in bounds, without changing anything.

use super::mentions::mentions;
use super::syntax::{is_named, is_same, predicates};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Generics, Item, Macro, Stmt, Type, TypeParamBound, TypePath, UnOp};

/// What a walk through a type or through bounds found.
pub(crate) struct Search<'ast> {
    pointee: &'ast Ident,
    /// The names of associated types of the pointee that are written in the short form `T::Item`.
    pub(crate) short_items: Vec<&'ast Ident>,
    pub(crate) macros: Vec<&'ast Macro>,
    /// Whether two copies of the type or the bounds may mean different things, because they contain
    /// a macro, an attribute, or an expression that is more than a literal or a name. Syntax that
    /// syn does not know counts as well. So do `T::Item<'a>`, `T::Item::Next` and
    /// `<T::Item as Trait>::Next`, because they do not name the traits of all their associated
    /// types.
    pub(crate) hides_code: bool,
}

impl<'ast> Search<'ast> {
    fn new(pointee: &'ast Ident) -> Self {
        Self { pointee, short_items: Vec::new(), macros: Vec::new(), hides_code: false }
    }

    pub(crate) fn of_type(ty: &'ast Type, pointee: &'ast Ident) -> Self {
        let mut search = Self::new(pointee);
        search.visit_type(ty);
        search
    }

    /// Searches the bounds of the type parameters, and the predicates.
    pub(crate) fn of_bounds(generics: &'ast Generics, pointee: &'ast Ident) -> Self {
        let mut search = Self::new(pointee);
        generics
            .type_params()
            .flat_map(|parameter| &parameter.bounds)
            .for_each(|bound| search.visit_type_param_bound(bound));
        predicates(generics).for_each(|predicate| search.visit_where_predicate(predicate));
        search
    }
}

impl<'ast> Visit<'ast> for Search<'ast> {
    fn visit_type(&mut self, ty: &'ast Type) {
        self.hides_code |= matches!(ty, Type::Verbatim(_));
        visit::visit_type(self, ty);
    }

    fn visit_type_path(&mut self, path: &'ast TypePath) {
        let names = &path.path.segments;
        if is_short_item(path, self.pointee) {
            self.short_items.push(&names[0].ident);
        } else if is_item(path, self.pointee) {
            self.hides_code = true;
        } else if path.qself.is_none() && path.path.leading_colon.is_none() && is_same(&names[0].ident, self.pointee) {
            match names.len() {
                1 => {}
                2 if names[1].arguments.is_none() => self.short_items.push(&names[1].ident),
                _ => self.hides_code = true,
            }
        }
        let of_this = self.short_items.len();
        visit::visit_type_path(self, path);
        // In a copy of `<T::Item as Trait>::Next`, nothing would say that `T::Item` implements the
        // trait.
        self.hides_code |= path.qself.is_some() && self.short_items.len() > of_this;
    }

    fn visit_type_param_bound(&mut self, bound: &'ast TypeParamBound) {
        self.hides_code |= !matches!(bound, TypeParamBound::Trait(_) | TypeParamBound::Lifetime(_));
        visit::visit_type_param_bound(self, bound);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        self.hides_code |= !is_plain(expression);
        visit::visit_expr(self, expression);
    }

    /// Skips an item in a block: it has its own `Self` and parameters.
    fn visit_item(&mut self, _: &'ast Item) {}

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        self.hides_code = true;
        visit::visit_attribute(self, attribute);
    }

    fn visit_macro(&mut self, makro: &'ast Macro) {
        self.hides_code = true;
        self.macros.push(makro);
    }
}

/// Returns whether a path is `<T>::Item`, where `T` is the pointee.
pub(crate) fn is_short_item(path: &TypePath, pointee: &Ident) -> bool {
    let names = &path.path.segments;
    is_item(path, pointee) && names.len() == 1 && names[0].arguments.is_none()
}

/// Returns whether a path begins with `<T>::`, without a trait.
fn is_item(path: &TypePath, pointee: &Ident) -> bool {
    path.qself.as_ref().is_some_and(|qself| qself.position == 0 && is_named(&qself.ty, pointee))
}

/// Returns whether an expression is just a literal or a name, perhaps in brackets or braces. The
/// literal may be negative.
fn is_plain(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(_) | Expr::Path(_) => true,
        Expr::Group(group) => is_plain(&group.expr),
        Expr::Paren(paren) => is_plain(&paren.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_)),
        Expr::Block(block) => match &block.block.stmts[..] {
            [Stmt::Expr(inner, None)] => block.label.is_none() && is_plain(inner),
            _ => false,
        },
        _ => false,
    }
}

/// Returns whether a function that takes the pointee elides a lifetime of its result, as in
/// `Fn(&T) -> &u8`.
///
/// In a copy of the bound, the new pointee may bring a lifetime of its own. The elided lifetime
/// then means another one, or rustc cannot infer it. Tokens do not show a lifetime that is elided
/// in a path, as in `Fn(&T) -> Ref<u8>`. There, rustc rejects such a copy with E0106.
pub(crate) fn elides_lifetime(tokens: TokenStream, pointee: &Ident) -> bool {
    let mut is_handed_pointee = false;
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                if elides_lifetime(group.stream(), pointee) {
                    return true;
                }
                is_handed_pointee = mentions(&group.stream(), pointee);
            }
            TokenTree::Punct(punct) if is_handed_pointee && punct.as_char() == '-' => {
                if elides(tokens.clone().skip(1), true) {
                    return true;
                }
                is_handed_pointee = false;
            }
            _ => is_handed_pointee = false,
        }
    }
    false
}

/// Returns whether a lifetime is elided in `tokens`. With `first_type_alone`, only the type at the
/// beginning of the tokens counts. The arguments of `Fn(…)` and `fn(…)` never count, because they
/// have lifetimes of their own.
fn elides(tokens: impl Iterator<Item = TokenTree>, first_type_alone: bool) -> bool {
    let mut tokens = tokens.peekable();
    let (mut angles, mut is_after_name) = (0_usize, false);
    while let Some(token) = tokens.next() {
        let is_name = |name: &Ident| !["const", "dyn", "mut"].iter().any(|keyword| name == keyword);
        let names = matches!(&token, TokenTree::Ident(name) if is_name(name));
        let is_after_name = std::mem::replace(&mut is_after_name, names);
        match token {
            TokenTree::Group(group) => {
                let is_handed = is_after_name && group.delimiter() == Delimiter::Parenthesis;
                if !is_handed && elides(group.stream().into_iter(), false) {
                    return true;
                }
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '&' if tokens.peek().is_none_or(|next| next.to_string() != "'") => return true,
                '\'' if tokens.peek().is_some_and(|next| next.to_string() == "_") => return true,
                '-' => drop(tokens.next()),
                '<' => angles += 1,
                '>' | ',' | '+' if first_type_alone && angles == 0 => return false,
                '>' => angles = angles.saturating_sub(1),
                _ => {}
            },
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
    }
    false
}
