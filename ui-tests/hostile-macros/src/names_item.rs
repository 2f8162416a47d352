//! A derive by which rustc says which items of a file derive, however they were made, and where.

use proc_macro::{Span, TokenStream, TokenTree};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Returns three errors: where the item is, from its first token to its last; where the derive is
/// written; and at the name of the item. They have a number in common that no other item has.
pub(crate) fn errors(item: TokenStream) -> TokenStream {
    static ITEMS: AtomicUsize = AtomicUsize::new(0);
    let number = ITEMS.fetch_add(1, Ordering::Relaxed);
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    let is_keyword = |token: &&TokenTree| ["struct", "enum", "union"].contains(&token.to_string().as_str());
    let name = tokens.iter().skip_while(|token| !is_keyword(token)).nth(1).expect("an item has a name");
    let (first, last) = (tokens.first().expect("an item has tokens"), tokens.last().expect("an item has tokens"));
    let place = format!("derived item {number}");
    let derive = Span::call_site();
    [
        error(&place, first.span(), last.span()),
        error(&place, derive, derive),
        error(&format!("{place} is {name}"), name.span(), name.span()),
    ]
    .into_iter()
    .collect()
}

fn error(message: &str, first: Span, last: Span) -> TokenStream {
    let call: TokenStream = format!("::core::compile_error! {{ {message:?} }}").parse().expect("these are tokens");
    let mut call: Vec<TokenTree> = call.into_iter().collect();
    for token in &mut call {
        token.set_span(first);
    }
    call.iter_mut().last().expect("the call has an argument").set_span(last);
    call.into_iter().collect()
}
