//! Names that are keywords in a newer edition than that of the user.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};

/// The words that syn takes for keywords, and that are names in edition 2015. `dyn` is left out,
/// because in that edition it can be a keyword too.
const NAMES: [&str; 3] = ["async", "await", "try"];

/// Returns the tokens with `r#async` instead of `async`, which is the same name.
pub(super) fn raw_names(tokens: TokenStream) -> TokenStream {
    let mut is_after_apostrophe = false;
    let raw = tokens.into_iter().map(|token| {
        let is_lifetime = std::mem::take(&mut is_after_apostrophe);
        match token {
            TokenTree::Group(group) => {
                let mut raw = Group::new(group.delimiter(), raw_names(group.stream()));
                raw.set_span(group.span());
                raw.into()
            }
            TokenTree::Ident(name) if !is_lifetime && NAMES.iter().any(|other| name == other) => {
                Ident::new_raw(&name.to_string(), name.span()).into()
            }
            other => {
                is_after_apostrophe = matches!(&other, TokenTree::Punct(punct) if punct.as_char() == '\'');
                other
            }
        }
    });
    raw.collect()
}
