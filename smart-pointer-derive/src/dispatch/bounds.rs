//! Whether the bounds of a struct mean the same in each impl that repeats them.

use crate::derive::syntax::is_same;
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// Writes the associated type `__Receiver` of `Repoint` where coercions are implicit: `()` if the
/// bounds mean the same in `Repoint` as in the impls that the compiler checks, and `((),)`
/// otherwise.
///
/// The argument is the pointee, the new pointee, the bounds of the one, and those of the other:
/// `[T] [__S] [for<> T: (Bound) +,] [for<> __S: (Bound) +,]`.
pub(crate) fn receiver(pointees_and_bounds: TokenStream) -> TokenStream {
    let receiver = if mean_the_same(pointees_and_bounds) { quote!(()) } else { quote!(((),)) };
    quote!(type __Receiver = #receiver;)
}

/// Returns whether no bound hides code, and none is about both pointees.
///
/// The compiler checks the other impls under one more assumption: that the old pointee unsizes to
/// the new one. Only a bound that mentions both could depend on it. `Self` is the old one's pointer.
fn mean_the_same(pointees_and_bounds: TokenStream) -> bool {
    let sections: Vec<_> = pointees_and_bounds
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => group.stream().into_iter().collect(),
            token => vec![token],
        })
        .collect();
    let [old, new, old_bounds, new_bounds] = &sections[..] else { return false };
    let ([TokenTree::Ident(old)], [TokenTree::Ident(new)]) = (&old[..], &new[..]) else { return false };
    let itself = Ident::new("Self", Span::call_site());
    let about_both = mention(old_bounds, &[new]) || mention(new_bounds, &[old, &itself]);
    !about_both && !hide_code(old_bounds) && !hide_code(new_bounds)
}

fn mention(tokens: &[TokenTree], names: &[&Ident]) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| is_same(ident, name)),
        TokenTree::Group(group) => mention(&tokens_of(group.stream()), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns whether two copies of the tokens may mean different things, because they contain a
/// macro, an attribute, or an expression that is more than a literal or a name.
///
/// An expression is in braces or behind the `;` of an array. A closure or a block in it would be
/// another type in each copy, and a function could ask where it is called from. rustc looks up an
/// associated constant under the bounds of each impl. Everything else is types, which are made of
/// names, lifetimes and signs. The never type counts as a macro, because of its `!`.
fn hide_code(tokens: &[TokenTree]) -> bool {
    let mut parts = tokens.split(|token| is_sign(token, ";"));
    parts.next().is_some_and(|types| types.iter().any(hides_code)) || parts.any(|length| !is_plain(length))
}

fn hides_code(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => !is_plain(&tokens_of(group.stream())),
        TokenTree::Group(group) => hide_code(&tokens_of(group.stream())),
        TokenTree::Punct(_) => !is_sign(token, "'<>,:=+-*?&"),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

/// Returns whether an expression is one literal or the name of a constant, in braces or not.
fn is_plain(expression: &[TokenTree]) -> bool {
    match expression {
        [TokenTree::Group(group)] => {
            matches!(group.delimiter(), Delimiter::Brace | Delimiter::None) && is_plain(&tokens_of(group.stream()))
        }
        [TokenTree::Literal(_) | TokenTree::Ident(_)] => true,
        [minus, TokenTree::Literal(_)] => is_sign(minus, "-"),
        _ => false,
    }
}

fn is_sign(token: &TokenTree, signs: &str) -> bool {
    matches!(token, TokenTree::Punct(sign) if signs.contains(sign.as_char()))
}

fn tokens_of(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}
