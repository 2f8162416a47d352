//! Questions about tokens and syntax trees that several parts of this crate ask.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::mem;
use syn::ext::IdentExt;
use syn::{Attribute, Generics, Path, Type, TypeParamBound, WherePredicate};

/// Returns whether the compiler takes two names for the same: `r#T` is `T`.
pub(crate) fn is_same(left: &Ident, right: &Ident) -> bool {
    left == right || left.unraw() == right.unraw()
}

/// Returns whether two names come from the same macro, or none. If they have the same text, they are
/// then the same for rustc, also with macros 2.0 (`decl_macro`).
///
/// Only what a span shows for debugging tells this.
pub(crate) fn has_same_hygiene(left: &Ident, right: &Ident) -> bool {
    let hygiene = |name: &Ident| format!("{:?}", name.span().located_at(right.span()));
    hygiene(left) == hygiene(right)
}

/// Returns whether a path is `name` or `r#name`.
pub(crate) fn is_called(path: &Path, name: &str) -> bool {
    path.get_ident().is_some_and(|ident| ident.unraw() == name)
}

/// Returns whether `attribute` is called `name` or `r#name`, with or without arguments.
pub(crate) fn is_helper(attribute: &Attribute, name: &str) -> bool {
    is_called(attribute.path(), name)
}

/// The type without parentheses, and without the groups that macros put around it.
pub(crate) fn bare(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            bare => return bare,
        }
    }
}

/// Returns the name, if the type is just a name.
pub(crate) fn name_of(ty: &Type) -> Option<&Ident> {
    match bare(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

/// Whether a type is just the parameter with this name.
pub(crate) fn is_named(ty: &Type, name: &Ident) -> bool {
    name_of(ty).is_some_and(|other| is_same(other, name))
}

/// Returns whether `Self`, or a name that without `r#` is accepted, stands anywhere in `node`.
///
/// A lifetime is not a name here, though it is an identifier after an apostrophe: in `Ptr<'T, T>`
/// both exist.
pub(crate) fn mentions_any(node: &impl ToTokens, accept: &dyn Fn(&str) -> bool) -> bool {
    let mut in_lifetime = false;
    node.to_token_stream().into_iter().any(|token| {
        let follows_apostrophe = in_lifetime;
        in_lifetime = is_sign(&token, "'");
        match token {
            TokenTree::Ident(_) if follows_apostrophe => false,
            TokenTree::Ident(ident) => is_accepted(&ident, accept),
            TokenTree::Group(group) => mentions_any(&group.stream(), accept),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        }
    })
}

/// Returns whether a name is `Self`, or is accepted without its `r#`.
pub(super) fn is_accepted(name: &Ident, accept: &dyn Fn(&str) -> bool) -> bool {
    let name = name.to_string();
    name == "Self" || accept(name.strip_prefix("r#").unwrap_or(&name))
}

/// Whether a token is one of these signs.
pub(crate) fn is_sign(token: &TokenTree, signs: &str) -> bool {
    matches!(token, TokenTree::Punct(sign) if signs.contains(sign.as_char()))
}

/// The predicates of the where-clause, if there is one.
pub(crate) fn predicates(generics: &Generics) -> impl Iterator<Item = &WherePredicate> + Clone {
    generics.where_clause.iter().flat_map(|clause| &clause.predicates)
}

/// What a bound says about the size of a type.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Size {
    /// `?Sized`, in any spelling: `?core::marker::Sized`, `?::std::marker::Sized`, `(?Sized)`.
    Maybe,
    /// `Sized`, in any of these spellings.
    Known,
    /// `?Other`, which can be another name of `Sized`.
    Unclear,
    /// Nothing.
    Unsaid,
}

impl Size {
    /// Reads the tokens, because the two major versions of syn name the `?` differently.
    pub(crate) fn by(bound: &TypeParamBound) -> Self {
        let mut tokens = bound.to_token_stream();
        while let [TokenTree::Group(group)] = &tokens.clone().into_iter().take(2).collect::<Vec<_>>()[..] {
            tokens = group.stream();
        }
        let text: String = tokens.to_string().split_whitespace().collect();
        let relaxed = text.strip_prefix('?');
        let path = relaxed.unwrap_or(&text);
        let is_sized =
            ["Sized", "core::marker::Sized", "std::marker::Sized"].contains(&path.strip_prefix("::").unwrap_or(path));
        match (relaxed, is_sized) {
            (Some(_), true) => Self::Maybe,
            (Some(_), false) => Self::Unclear,
            (None, true) => Self::Known,
            (None, false) => Self::Unsaid,
        }
    }
}

/// The spans of the first and the last token. A group that a macro puts around what its caller
/// wrote is shown in the macro, so it is the tokens in it that count.
pub(crate) fn ends(node: &impl ToTokens) -> [Span; 2] {
    let mut tokens = node.to_token_stream().into_iter();
    let first = tokens.next().map_or_else(|| [Span::call_site(); 2], |token| ends_of(&token));
    [first[0], tokens.last().map_or(first, |token| ends_of(&token))[1]]
}

fn ends_of(token: &TokenTree) -> [Span; 2] {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None && !group.stream().is_empty() => {
            ends(&group.stream())
        }
        _ => [token.span(); 2],
    }
}

/// Returns the tokens, nested ones too, with the hygiene that they have, but shown at `span` in
/// messages.
pub(crate) fn shown_at(span: Span, tokens: TokenStream) -> TokenStream {
    let shown = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = with_content(group, shown_at(span, group.stream())).into();
        }
        token.set_span(token.span().located_at(span));
        token
    });
    shown.collect()
}

/// Like [`shown_at`], but leaves what stands in angle brackets where it is. All else is shown at
/// `first`, except for the tokens that end a path, an argument or a call, which are shown at
/// `last`: an error about any of these is shown from its first token to its last.
pub(crate) fn shown_between([first, last]: [Span; 2], tokens: TokenStream) -> TokenStream {
    let (mut depth, mut is_in_path) = (0_usize, false);
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    let end = tokens.len();
    for (index, token) in tokens.iter_mut().enumerate() {
        let was_in_path = mem::take(&mut is_in_path);
        let mut is_last = index + 1 == end;
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            TokenTree::Punct(punct) => is_in_path = punct.as_char() == ':',
            TokenTree::Ident(_) => is_last |= was_in_path,
            TokenTree::Group(group) => {
                *group = with_content(group, shown_between([first, last], group.stream()));
                is_last = true;
            }
            TokenTree::Literal(_) => {}
        }
        if depth == 0 {
            token.set_span(token.span().located_at(if is_last { last } else { first }));
        }
        depth += usize::from(matches!(token, TokenTree::Punct(punct) if punct.as_char() == '<'));
    }
    tokens.into_iter().collect()
}

/// Returns the same group around other tokens.
fn with_content(group: &Group, content: TokenStream) -> Group {
    let mut changed = Group::new(group.delimiter(), content);
    changed.set_span(group.span());
    changed
}

/// Whether `name` is `meant` with a typing mistake: one or two characters that are added, removed
/// or replaced.
pub(crate) fn is_misspelt(name: &Ident, meant: &str) -> bool {
    (1..=2).contains(&distance(&name.unraw().to_string(), meant))
}

/// How many characters have to be added, removed or replaced to turn one name into the other.
fn distance(name: &str, other: &str) -> usize {
    // The distances from what has been read of `name` to each beginning of `other`.
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (read, c) in name.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = read + 1;
        for (index, o) in other.chars().enumerate() {
            let replaced = diagonal + usize::from(c != o);
            diagonal = row[index + 1];
            row[index + 1] = replaced.min(diagonal + 1).min(row[index] + 1);
        }
    }
    row[row.len() - 1]
}
