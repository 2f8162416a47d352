//! The bodies of the trait's functions, which the macro passes on without a look into them. So they
//! may be as long, and nested as deep, as the compiler allows.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

/// The bodies, in their order.
pub(super) struct Bodies(Vec<TokenTree>);

impl Bodies {
    /// Returns the item with empty bodies, and what was in them.
    pub(super) fn take(item: TokenStream) -> (TokenStream, Self) {
        let mut bodies = Vec::new();
        let outline = replace(item, |body| {
            let mut empty = Group::new(Delimiter::Brace, TokenStream::new());
            empty.set_span(body.span());
            bodies.push(body);
            empty.into()
        });
        (outline, Self(bodies))
    }

    /// Returns the item with a `;` in place of each body, so that a survey of the tokens sees where a
    /// function ends.
    pub(super) fn signatures(item: TokenStream) -> TokenStream {
        replace(item, |_| Punct::new(';', Spacing::Alone).into())
    }

    /// Returns the item with these bodies in place of the empty ones.
    pub(super) fn put_back(&self, outline: TokenStream) -> TokenStream {
        let mut bodies = self.0.iter().cloned();
        replace(outline, |empty| bodies.next().unwrap_or(empty))
    }
}

/// Replaces every body in the item.
fn replace(item: TokenStream, mut replacement: impl FnMut(TokenTree) -> TokenTree) -> TokenStream {
    let mut tokens: Vec<_> = item.into_iter().collect();
    if let Some(TokenTree::Group(members)) = tokens.last_mut() {
        let mut replaced = TokenStream::new();
        let mut rest = members.stream().into_iter().peekable();
        while let Some(token) = rest.next() {
            let is_body =
                is_block(&token) && !matches!(rest.peek(), Some(TokenTree::Punct(next)) if next.as_char() != '#');
            replaced.extend([if is_body { replacement(token) } else { token }]);
        }
        let mut group = Group::new(members.delimiter(), replaced);
        group.set_span(members.span());
        *members = group;
    }
    tokens.into_iter().collect()
}

/// Whether a token is in braces, also if a macro has got it as one token.
fn is_block(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    match group.delimiter() {
        Delimiter::Brace => true,
        Delimiter::None => {
            let mut inside = group.stream().into_iter();
            inside.next().is_some_and(|token| is_block(&token)) && inside.next().is_none()
        }
        Delimiter::Parenthesis | Delimiter::Bracket => false,
    }
}
