//! Removes commas that rustc left behind when it removed parameters.
//!
//! Before the derive sees the item, rustc removes each function parameter whose `cfg` does not
//! hold, but leaves its comma behind: `fn f(, y: u8)` (rust-lang/rust#130004). Such a function can
//! stand in a block inside the item, and a function pointer anywhere in a type.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Returns the tokens without the commas that separate nothing in parameter lists of functions.
/// Tokens that are handed to a macro stay as they are.
pub(crate) fn without_stray_commas(tokens: TokenStream) -> TokenStream {
    let (mut in_signature, mut in_macro) = (false, false);
    let mut is_after_name = false;
    let repaired = tokens.into_iter().map(|token| {
        let was_after_name = is_after_name;
        is_after_name = matches!(token, TokenTree::Ident(_));
        match token {
            TokenTree::Group(group) if in_macro => {
                in_macro = false;
                group.into()
            }
            TokenTree::Group(group) => {
                let parameters = in_signature && group.delimiter() == Delimiter::Parenthesis;
                in_signature &= group.delimiter() != Delimiter::Brace;
                let mut content = without_stray_commas(group.stream());
                if parameters {
                    content = separated(content);
                }
                let mut repaired = Group::new(group.delimiter(), content);
                repaired.set_span(group.span());
                repaired.into()
            }
            other => {
                // The name in `macro_rules! name { … }`.
                let is_named = in_macro && matches!(other, TokenTree::Ident(_));
                in_macro = is_named || (was_after_name && is_punct(&other, '!'));
                in_signature = match &other {
                    TokenTree::Ident(word) if word == "fn" => true,
                    other => in_signature && !is_punct(other, ';'),
                };
                other
            }
        }
    });
    repaired.collect()
}

/// Returns the list without any comma that is at its beginning or that follows another comma.
fn separated(list: TokenStream) -> TokenStream {
    let mut is_after_comma = true;
    let parameters = list.into_iter().filter(|token| {
        let is_comma = is_punct(token, ',');
        let separates_nothing = is_comma && is_after_comma;
        is_after_comma = is_comma;
        !separates_nothing
    });
    parameters.collect()
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}
