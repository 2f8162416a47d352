//! Whether the bounds of a struct mean the same in each impl that repeats them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

/// Writes the associated type `__Receiver` of `Repoint` where coercions are implicit: `()` if no
/// token of `bounds` hides code, and `((),)` otherwise.
pub(crate) fn receiver(bounds: TokenStream) -> TokenStream {
    let receiver = if hide_code(bounds) { quote!(((),)) } else { quote!(()) };
    quote!(type __Receiver = #receiver;)
}

/// Returns whether two copies of the tokens may mean different things, because they contain a
/// macro, an attribute, or an expression that is more than a literal or a name.
///
/// An expression is in braces or behind the `;` of an array. A closure or a block in it would be
/// another type in each copy, and a function could ask where it is called from. Everything else is
/// types, which are made of names, lifetimes and signs. The never type counts as a macro, because
/// of its `!`.
fn hide_code(tokens: TokenStream) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut parts = tokens.split(|token| is_sign(token, ";"));
    parts.next().is_some_and(|types| types.iter().any(hides_code)) || parts.any(|length| !is_plain(length))
}

fn hides_code(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => !is_plain_group(group.stream()),
        TokenTree::Group(group) => hide_code(group.stream()),
        TokenTree::Punct(_) => !is_sign(token, "'<>,:=+-*?&"),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

/// Returns whether an expression is one literal or the path of a constant, in braces or not.
fn is_plain(expression: &[TokenTree]) -> bool {
    match expression {
        [TokenTree::Group(group)] => {
            matches!(group.delimiter(), Delimiter::Brace | Delimiter::None) && is_plain_group(group.stream())
        }
        [TokenTree::Literal(_)] => true,
        [minus, TokenTree::Literal(_)] => is_sign(minus, "-"),
        [.., TokenTree::Ident(_)] => {
            let mut names = expression.split(|token| is_sign(token, ":"));
            names.all(|name| matches!(name, [] | [TokenTree::Ident(_)]))
        }
        _ => false,
    }
}

fn is_plain_group(expression: TokenStream) -> bool {
    is_plain(&expression.into_iter().collect::<Vec<_>>())
}

fn is_sign(token: &TokenTree, signs: &str) -> bool {
    matches!(token, TokenTree::Punct(sign) if signs.contains(sign.as_char()))
}
