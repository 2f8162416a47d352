//! Replacing the pointee by another type, in a bound or a predicate.
//!
//! The builtin derive replaces only a type that is exactly the path `T`. Here `T::Item` is replaced
//! too, and so is `Self`, which in the doubled copy of a bound has to be the pointer to the new
//! pointee.
//!
//! A copy need not mean what the original means: a macro or a block in it can expand or resolve to
//! something else each time. Where coercions are implicit, that is harmless, because rustc checks
//! the impls that it finds. A macro that is handed the pointee is reported as an error, because its
//! output cannot be replaced. On plain stable, nothing is copied that could differ: see
//! `Found::hides_code`.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, Item, Macro, QSelf, Stmt, Type, TypeParamBound, TypePath, UnOp, WherePredicate};

/// `pointee` becomes `replacement`, and `Self` becomes `target`.
pub(crate) struct Substitution<'a> {
    pub(crate) pointee: &'a Ident,
    pub(crate) replacement: Replacement<'a>,
    /// The struct with the pointee replaced, as in `Ptr<'a, __S>`.
    pub(crate) target: &'a dyn ToTokens,
}

/// What stands in the place of the pointee afterwards.
#[derive(Clone, Copy)]
pub(crate) enum Replacement<'a> {
    /// A name, which can also be put in front of `::Item`.
    Name(&'a Ident),
    /// A type, and what stands for each associated type of it that is written short: `T::Item`
    /// becomes `item(Item, ty)`.
    Type { ty: &'a Type, item: &'a dyn Fn(&Ident, &Type) -> TokenStream },
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

    fn replace<N: Clone>(&self, node: &N, visit: impl FnOnce(&mut Rewrite<'_>, &mut N)) -> Option<N> {
        let mut node = node.clone();
        self.walk(&mut node, visit).pointee.then_some(node)
    }

    fn walk<N>(&self, node: &mut N, visit: impl FnOnce(&mut Rewrite<'_>, &mut N)) -> Found {
        let mut rewrite = Rewrite { substitution: self, found: Found::default() };
        visit(&mut rewrite, node);
        rewrite.found
    }
}

/// Whether `node` mentions the pointee, by its name or as part of `Self`.
pub(crate) fn mentions_pointee(node: &impl ToTokens, pointee: &Ident) -> bool {
    // Comparing two names costs two strings each time.
    let pointee = pointee.unraw().to_string();
    any_name(node.to_token_stream(), &|name| name == "Self" || name.strip_prefix("r#").unwrap_or(name) == pointee)
}

/// Whether `node` mentions one of these parameters, which are not raw, by its name or as part of
/// `Self`.
pub(crate) fn mentions_any(node: &impl ToTokens, parameters: &HashSet<String>) -> bool {
    any_name(node.to_token_stream(), &|name| {
        name == "Self" || parameters.contains(name.strip_prefix("r#").unwrap_or(name))
    })
}

/// Every macro in a type or bound that is handed the pointee, so that what it produces cannot be
/// rewritten.
pub(crate) fn find_opaque_macros<N: Clone>(
    node: &N,
    pointee: &Ident,
    visit: impl FnOnce(&mut Rewrite<'_>, &mut N),
) -> Vec<Macro> {
    let mut macros = found_in(node, pointee, visit).macros;
    macros.retain(|makro| mentions_pointee(&makro.tokens, pointee));
    macros
}

/// What there is to find in a type or bound, without replacing anything.
pub(crate) fn found_in<N: Clone>(node: &N, pointee: &Ident, visit: impl FnOnce(&mut Rewrite<'_>, &mut N)) -> Found {
    let substitution = Substitution { pointee, replacement: Replacement::Name(pointee), target: pointee };
    substitution.walk(&mut node.clone(), visit)
}

/// Whether a function that is handed the pointee leaves out a lifetime of its result, as in
/// `Fn(&T) -> &u8`.
///
/// In the copy, the pointee may bring a lifetime of its own. The one that is left out then means
/// another lifetime, or cannot be inferred. One that is left out of a path, as in
/// `Fn(&T) -> Ref<u8>`, does not show; it is E0106.
pub(crate) fn elides_lifetime(tokens: TokenStream, pointee: &Ident) -> bool {
    let mut is_handed_pointee = false;
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                if elides_lifetime(group.stream(), pointee) {
                    return true;
                }
                is_handed_pointee = mentions_pointee(&group.stream(), pointee);
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

/// Whether a lifetime is left out in `tokens`, or in the type at their beginning alone. What a
/// function in them is handed does not count, because it has lifetimes of its own.
fn elides(tokens: impl Iterator<Item = TokenTree>, first_type_alone: bool) -> bool {
    let mut tokens = tokens.peekable();
    let (mut angles, mut is_after_name) = (0_usize, false);
    while let Some(token) = tokens.next() {
        let is_after_name = std::mem::replace(&mut is_after_name, matches!(token, TokenTree::Ident(_)));
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

/// Whether a type is just the pointee.
pub(crate) fn is_pointee(ty: &Type, pointee: &Ident) -> bool {
    name_of(ty).is_some_and(|name| is_same(name, pointee))
}

/// The name that a type is, if it is no more than a name.
pub(crate) fn name_of(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Group(group) => name_of(&group.elem),
        Type::Paren(paren) => name_of(&paren.elem),
        Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

/// Whether two names are one to the compiler: `r#T` is `T`.
pub(crate) fn is_same(left: &Ident, right: &Ident) -> bool {
    left == right || left.unraw() == right.unraw()
}

/// Whether any name is accepted. A lifetime is none, though it is an identifier after an
/// apostrophe: in `Ptr<'T, T>` both exist.
fn any_name(tokens: TokenStream, accept: &dyn Fn(&str) -> bool) -> bool {
    let mut in_lifetime = false;
    tokens.into_iter().any(|token| {
        let follows_apostrophe = in_lifetime;
        in_lifetime = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match token {
            TokenTree::Ident(ident) => !follows_apostrophe && accept(&ident.to_string()),
            TokenTree::Group(group) => any_name(group.stream(), accept),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        }
    })
}

/// The one visitor: for each, the whole of `syn::visit_mut` is compiled again.
pub(crate) struct Rewrite<'a> {
    substitution: &'a Substitution<'a>,
    found: Found,
}

/// What was seen on the way.
#[derive(Default)]
pub(crate) struct Found {
    /// The pointee, by its name or as part of `Self`.
    pub(crate) pointee: bool,
    /// The names of associated types of the pointee that are written short, `T::Item`.
    pub(crate) short_items: Vec<Ident>,
    pub(crate) macros: Vec<Macro>,
    /// Whether two copies of it may mean different things: it has a macro or an attribute in it, or
    /// an expression that is more than a literal or a name. What syn does not know counts as well,
    /// and so do `T::Item::Next` and `<T::Item as Trait>::Next`, in which tokens do not show the
    /// traits.
    pub(crate) hides_code: bool,
}

impl VisitMut for Rewrite<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let Substitution { pointee, replacement, target } = self.substitution;
        let new = match &*ty {
            Type::Verbatim(_) => {
                self.found.hides_code = true;
                None
            }
            Type::Path(path) if path.qself.is_none() && path.path.is_ident("Self") => Some(target.to_token_stream()),
            Type::Path(path) if is_short_item(path, pointee) => match replacement {
                Replacement::Type { ty, item } => Some(item(&path.path.segments[0].ident, ty)),
                Replacement::Name(_) => None,
            },
            Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
                let mut names = path.path.segments.iter().map(|segment| &segment.ident);
                match (replacement, names.next().is_some_and(|first| is_same(first, pointee)), names.next()) {
                    (Replacement::Type { ty, .. }, true, None) => Some(ty.to_token_stream()),
                    (Replacement::Type { ty, item }, true, Some(name)) => Some(item(name, ty)),
                    _ => None,
                }
            }
            _ => None,
        };
        match new {
            Some(new) => {
                *ty = Type::Verbatim(new);
                self.found.pointee = true;
            }
            None => visit_mut::visit_type_mut(self, ty),
        }
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        let names = &mut path.path.segments;
        if path.qself.is_none()
            && path.path.leading_colon.is_none()
            && is_same(&names[0].ident, self.substitution.pointee)
        {
            match names.len() {
                1 => {}
                2 if names[1].arguments.is_none() => self.found.short_items.push(names[1].ident.clone()),
                _ => self.found.hides_code = true,
            }
            if let Replacement::Name(name) = self.substitution.replacement {
                // Shown where the user wrote the pointee.
                let span = name.span().located_at(names[0].ident.span());
                names[0].ident = name.clone();
                names[0].ident.set_span(span);
                self.found.pointee = true;
            }
        }
        if is_short_item(path, self.substitution.pointee) {
            self.found.short_items.push(path.path.segments[0].ident.clone());
        }
        let before = self.found.short_items.len();
        visit_mut::visit_type_path_mut(self, path);
        // With `<T::Item as Trait>::Next`, the question would not know that `T::Item` has the
        // trait.
        self.found.hides_code |= path.qself.is_some() && self.found.short_items.len() > before;
    }

    fn visit_type_param_bound_mut(&mut self, bound: &mut TypeParamBound) {
        self.found.hides_code |= !matches!(bound, TypeParamBound::Trait(_) | TypeParamBound::Lifetime(_));
        visit_mut::visit_type_param_bound_mut(self, bound);
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        self.found.hides_code |= !is_plain(expression);
        visit_mut::visit_expr_mut(self, expression);
    }

    /// An item in a block has a `Self` and parameters of its own.
    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        self.found.hides_code = true;
        visit_mut::visit_attribute_mut(self, attribute);
    }

    fn visit_macro_mut(&mut self, makro: &mut Macro) {
        self.found.hides_code = true;
        self.found.macros.push(makro.clone());
    }
}

/// Whether a path is `<T>::Item` of the pointee.
fn is_short_item(path: &TypePath, pointee: &Ident) -> bool {
    let names = &path.path.segments;
    let is_of = |qself: &QSelf| qself.position == 0 && is_pointee(&qself.ty, pointee);
    path.qself.as_ref().is_some_and(is_of) && names.len() == 1 && names[0].arguments.is_none()
}

/// Whether an expression is no more than a literal or a name, in braces or not.
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

#[cfg(test)]
mod tests {
    use super::*;
    use proc_macro2::Group;
    use quote::{format_ident, quote};
    use syn::parse_quote;

    /// The predicate for `__S` instead of `T` in `Ptr<T, A>`, or nothing when it does not mention
    /// `T`.
    fn substituted(predicate: &WherePredicate) -> Option<String> {
        let replacement = format_ident!("__S");
        let substitution = Substitution {
            pointee: &format_ident!("T"),
            replacement: Replacement::Name(&replacement),
            target: &quote!(Ptr<__S, A>),
        };
        substitution.predicate(predicate).map(|predicate| predicate.to_token_stream().to_string())
    }

    macro_rules! substitutions {
        ($($name:ident: { $($from:tt)* } => { $($to:tt)* })*) => {
            $(
                #[test]
                fn $name() {
                    let expected: Option<WherePredicate> = syn::parse2(quote!($($to)*)).ok();
                    let expected = expected.map(|predicate| predicate.to_token_stream().to_string());
                    assert_eq!(substituted(&parse_quote!($($from)*)), expected);
                }
            )*
        };
    }

    substitutions! {
        the_bare_pointee: { T: Copy } => { __S: Copy }
        the_pointee_in_parentheses: { (T): Copy } => { (__S): Copy }
        a_raw_identifier_is_the_same_name: { r#T: Copy } => { __S: Copy }
        an_argument_of_a_bound: { A: Trait<T> } => { A: Trait<__S> }
        one_bound_of_several: { A: Copy + Trait<T> } => { A: Copy + Trait<__S> }
        an_associated_type: { T::Item: Copy } => { __S::Item: Copy }
        an_associated_type_of_an_associated_type: { T::Item::Next: Copy } => { __S::Item::Next: Copy }
        a_qualified_associated_type: { <T as Trait>::Item: Copy } => { <__S as Trait>::Item: Copy }
        the_value_of_an_associated_type: { A: Trait<Item = T> } => { A: Trait<Item = __S> }
        the_name_of_an_associated_type_stays: { A: Trait<T = u8> } => { }
        the_bound_on_an_associated_type: { A: Trait<Item: Trait<T>> } => { A: Trait<Item: Trait<__S>> }
        under_a_binder: { for<'x> &'x T: Trait<'x> } => { for<'x> &'x __S: Trait<'x> }
        under_a_binder_of_a_bound: { A: for<'x> Trait<&'x T> } => { A: for<'x> Trait<&'x __S> }
        a_lifetime_bound: { T: 'a } => { __S: 'a }
        a_closure_bound: { A: Fn(T) -> Box<T> } => { A: Fn(__S) -> Box<__S> }
        a_function_pointer: { fn(T) -> A: Copy } => { fn(__S) -> A: Copy }
        a_trait_object: { dyn Trait<T>: Copy } => { dyn Trait<__S>: Copy }
        the_self_type: { Self: Copy } => { Ptr<__S, A>: Copy }
        the_self_type_as_an_argument: { T: Trait<Self> } => { __S: Trait<Ptr<__S, A>> }
        another_parameter: { A: Copy } => { }
        a_segment_with_the_same_name: { module::T: Copy } => { }
        a_lifetime_predicate: { 'a: 'b } => { }
    }

    #[test]
    fn a_lifetime_is_left_out_only_in_what_a_function_returns_for_the_pointee() {
        let elides = |tokens| elides_lifetime(tokens, &format_ident!("T"));
        let result: TokenStream = quote!(&u8);
        let invisible = TokenTree::Group(Group::new(Delimiter::None, result));
        for tokens in [
            quote!(T: Of<fn(&T) -> &u8>),
            quote!(A: Fn(&T) -> (u8, &u8)),
            quote!(A: Fn(&T) -> [&u8; 2]),
            quote!(A: Fn(&T) -> Result<u8, &u8>),
            quote!(A: Fn(&T) -> Result<u8, Cow<'_, str>> + Copy),
            quote!(A: Fn(&T) -> Box<dyn Debug + '_>),
            quote!(A: (Fn(&T) -> (&u8))),
            quote!(A: Fn(&'a T) -> (&u8,)),
            quote!(A: Fn(&T::Item) -> &u8),
            quote!(A: Fn(&T) -> #invisible),
            quote!(A: Fn() -> fn(&T) -> &u8),
            quote!(A: for<'x> Fn(fn(&T) -> (u8, &u8), &'x u8) -> &'x u8),
        ] {
            assert!(elides(tokens.clone()), "{tokens}");
        }
        for tokens in [
            quote!(A: Fn(&T) -> u8),
            quote!(A: Fn(&T) -> &'static u8),
            quote!(A: for<'x> Fn(&'x T) -> &'x u8),
            quote!(A: Fn(&u8) -> &T),
            quote!(A: Fn(&T) -> fn(&u8) -> u8),
            quote!(A: Fn(&T) -> u8, B: Of<&'a u8>),
            quote!(A: Of<fn(&T) -> u8, fn(&u8) -> &u8>),
            quote!(A: Fn(&T)),
        ] {
            assert!(!elides(tokens.clone()), "{tokens}");
        }
    }

    #[test]
    fn a_macro_is_found_only_if_it_is_handed_the_pointee() {
        let find = |predicate: WherePredicate| {
            find_opaque_macros(&predicate, &format_ident!("T"), |find, predicate| {
                find.visit_where_predicate_mut(predicate);
            })
            .len()
        };
        assert_eq!(find(parse_quote!(alias!(T): Copy)), 1);
        assert_eq!(find(parse_quote!(A: Trait<alias!([T; 3])>)), 1);
        assert_eq!(find(parse_quote!(alias!(Self): Copy)), 1);
        assert_eq!(find(parse_quote!(alias!(A): Copy)), 0);
        assert_eq!(find(parse_quote!(alias!(&'T A): Copy)), 0);
    }
}
