//! Syntax errors around the fields from which rustc recovers: in the parameters and the
//! where-clause. See `recovered`.

use super::recovered::{is_word, punct};
use super::syntax::is_sign;
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

/// Corrects `const N` without a type, `dyn` or `impl` before a bound, more than one `where`, and a
/// where-clause that ends in a comma before the fields of a tuple struct.
pub(super) fn with_corrected_header(item: TokenStream) -> TokenStream {
    let mut corrected: Vec<TokenTree> = Vec::new();
    let mut clause = None;
    let mut tokens = item.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let follows = |signs| corrected.last().is_some_and(|last| is_sign(last, signs));
        let follows_attribute = || {
            let last = corrected.last();
            matches!(last, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
        };
        if is_word(&token, "where") {
            if clause.is_none() {
                clause = Some(corrected.len());
                corrected.push(token);
            } else if !follows(",") {
                corrected.push(punct(','));
            }
        } else if (is_word(&token, "dyn") || is_word(&token, "impl")) && follows("+:") {
            // Only the trait is a bound.
        } else if is_word(&token, "const") && (follows("<,") || follows_attribute()) {
            corrected.push(token);
            corrected.extend(tokens.next_if(|next| matches!(next, TokenTree::Ident(_))));
            if tokens.peek().is_some_and(|next| is_sign(next, ",>=")) {
                corrected.extend([punct(':'), Ident::new("usize", Span::call_site()).into()]);
            }
        } else if let (Some(start), true) = (clause, begins_fields(&token) && tokens.peek().is_none_or(ends_item)) {
            if follows(",") || start + 1 == corrected.len() {
                corrected.insert(start, token);
            } else {
                corrected.push(token);
            }
        } else {
            corrected.push(token);
        }
    }
    corrected.into_iter().collect()
}

fn begins_fields(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
}

fn ends_item(token: &TokenTree) -> bool {
    is_sign(token, ";")
}
