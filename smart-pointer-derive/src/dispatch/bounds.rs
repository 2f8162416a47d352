//! Whether the bounds of a struct mean the same in each impl that repeats them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

/// Writes the associated type `__BoundsShowAllCode` of `Repoint` where coercions are implicit:
/// `[(); 0]` if no token of `bounds` hides code, and `[(); 1]` otherwise.
pub(crate) fn bounds_show_all_code(bounds: TokenStream) -> TokenStream {
    let hidden = usize::from(hide_code(bounds));
    quote!(type __BoundsShowAllCode = [(); #hidden];)
}

/// Whether two copies of the tokens may mean different things, because they contain a macro, an
/// attribute, a closure, or a block that is more than a literal or a name.
///
/// What is left are names, literals, and the signs of types and of simple numbers. None of these
/// expands to something else each time, or declares something that is another one each time. The
/// never type is taken for a macro.
fn hide_code(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => !is_plain(group.stream()),
        TokenTree::Group(group) => hide_code(group.stream()),
        TokenTree::Punct(sign) => !"'<>,:;=+-*?&".contains(sign.as_char()),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether what is in a block is one literal or name.
fn is_plain(block: TokenStream) -> bool {
    let tokens = block.into_iter().skip_while(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == '-'));
    match &tokens.collect::<Vec<_>>()[..] {
        [TokenTree::Group(group)] => group.delimiter() == Delimiter::None && is_plain(group.stream()),
        [TokenTree::Ident(_) | TokenTree::Literal(_)] => true,
        _ => false,
    }
}
