//! Syntax errors from which rustc recovers. It reports the error, and hands the derive the tokens
//! as they were written.
//!
//! The derive goes on with the corrected tokens, so that neither syn nor a use of the pointer
//! causes a second error. It corrects only what is not Rust, so rustc has reported it. The derive
//! does not rely on that: it adds an error that rustc reports if there is no other.

use super::mistake::{Mistake, Mistakes};
use super::recovered_header::with_corrected_header;
use super::syntax::is_sign;
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use std::iter::Peekable;
use std::vec::IntoIter;

/// Returns the item as it is meant, and those mistakes for which rustc does not suggest a fix.
pub(super) fn corrected(item: TokenStream) -> (TokenStream, Mistakes) {
    let mut mistakes = Vec::new();
    let mut tokens = with_corrected_types(with_corrected_header(item));
    for token in &mut tokens {
        // Groups other than the fields, such as the `(crate)` of a `pub(crate)`, have no attribute
        // that would be moved or left out.
        if let TokenTree::Group(group) = token {
            if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Brace) {
                let fields = without_dangling_attributes(group.stream());
                *token = Group::new(group.delimiter(), with_moved_attributes(fields, &mut mistakes)).into();
            }
        }
    }
    match tokens.pop() {
        Some(TokenTree::Group(fields)) if fields.delimiter() == Delimiter::Parenthesis => {
            tokens.extend([fields.into(), punct(';')]);
        }
        Some(TokenTree::Group(fields)) if fields.delimiter() == Delimiter::Brace => {
            tokens.push(Group::new(Delimiter::Brace, with_corrected_fields(fields.stream())).into());
        }
        last => tokens.extend(last),
    }
    (tokens.into_iter().collect(), Mistakes::none(mistakes).err().unwrap_or_default())
}

/// Leaves out each attribute that no field follows, such as a doc comment after the last field.
fn without_dangling_attributes(fields: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in fields.into_iter().map(Some).chain([None]) {
        if token.as_ref().is_none_or(|token| is_sign(token, ",;")) {
            while matches!(&kept[..], [.., hash, TokenTree::Group(_)] if is_sign(hash, "#")) {
                kept.truncate(kept.len() - 2);
            }
        }
        kept.extend(token);
    }
    kept.into_iter().collect()
}

/// Moves an attribute in the type of a field, or after its `pub`, to the beginning of the field,
/// where it is meant to stand. An inner attribute becomes an outer one.
fn with_moved_attributes(fields: TokenStream, mistakes: &mut Vec<Mistake>) -> TokenStream {
    let mut moved: Vec<TokenTree> = Vec::new();
    let mut tokens = fields.into_iter().peekable();
    let (mut start, mut depth) = (0, 0_usize);
    while let Some(token) = tokens.next() {
        let is_misplaced = match &moved[start..] {
            _ if depth > 0 => true,
            [.., TokenTree::Ident(word), TokenTree::Group(_)] => word == "pub",
            [.., last] => is_sign(last, ":") || is_word(last, "pub"),
            [] => false,
        };
        let follows_minus = moved.last().is_some_and(|last| is_sign(last, "-"));
        match &token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                tokens.next_if(|next| is_sign(next, "!"));
                if let Some(attribute) = tokens.next_if(|next| is_misplaced && matches!(next, TokenTree::Group(_))) {
                    mistakes.push(Mistake::new(
                        quote!(#token #attribute),
                        "an attribute in the type of a field, or after its `pub`, has no meaning",
                        "write it before the field, as in `#[smart_pointer(coerce_only)] pub value: Box<T>`",
                    ));
                    moved.splice(start..start, [token, attribute]);
                    start += 2;
                    continue;
                }
            }
            TokenTree::Punct(sign) => match sign.as_char() {
                '<' => depth += 1,
                '>' if !follows_minus => depth = depth.saturating_sub(1),
                _ => {}
            },
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
        let is_end = depth == 0 && is_sign(&token, ",;");
        moved.push(token);
        if is_end {
            start = moved.len();
        }
    }
    moved.into_iter().collect()
}

/// Corrects `&mut 'a T`, `*T` and `const *T` at any depth.
fn with_corrected_types(tokens: TokenStream) -> Vec<TokenTree> {
    let mut corrected: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().collect::<Vec<_>>().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let last = corrected.last();
        let begins_type = !matches!(last, Some(TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Group(_)));
        match token {
            TokenTree::Group(group) => {
                let content = with_corrected_types(group.stream()).into_iter().collect();
                let mut new = Group::new(group.delimiter(), content);
                new.set_span(group.span());
                corrected.push(new.into());
            }
            TokenTree::Ident(word) if word == "mut" && last.is_some_and(|last| is_sign(last, "&")) => {
                if let Some(apostrophe) = tokens.next_if(|next| is_sign(next, "'")) {
                    corrected.push(apostrophe);
                    corrected.extend(tokens.next());
                }
                corrected.push(word.into());
            }
            TokenTree::Ident(word)
                if (word == "const" || word == "mut")
                    && !last.is_some_and(|last| is_sign(last, "*&"))
                    && tokens.peek().is_some_and(|next| is_sign(next, "*")) =>
            {
                corrected.extend(tokens.next());
                corrected.push(word.into());
            }
            star if begins_type && is_sign(&star, "*") => {
                corrected.push(star);
                if !tokens.peek().is_some_and(|next| is_word(next, "const") || is_word(next, "mut")) {
                    corrected.push(Ident::new("const", Span::call_site()).into());
                }
            }
            other => corrected.push(other),
        }
    }
    corrected
}

/// Corrects `;`, nothing or several commas in place of a comma, `=` in place of a colon, `let` before
/// a field, and functions among fields.
fn with_corrected_fields(tokens: TokenStream) -> TokenStream {
    let mut corrected: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().collect::<Vec<_>>().into_iter().peekable();
    let (mut is_in_type, mut depth) = (false, 0_usize);
    while let Some(token) = tokens.next() {
        if !is_in_type && is_word(&token, "let") {
            continue;
        }
        if !is_in_type && is_word(&token, "fn") {
            if corrected.last().is_some_and(|last| is_word(last, "pub")) {
                corrected.pop();
            }
            tokens
                .by_ref()
                .find(|token| matches!(token, TokenTree::Group(body) if body.delimiter() == Delimiter::Brace));
            continue;
        }
        let is_outermost = depth == 0;
        if is_in_type && is_outermost && begins_field(&token, &mut tokens) {
            corrected.push(punct(','));
            is_in_type = false;
        }
        let follows = |sign| corrected.last().is_some_and(|last| is_sign(last, sign));
        let (follows_colon, follows_minus, follows_comma) =
            (follows(":"), follows("-"), follows(",") || corrected.is_empty());
        match &token {
            TokenTree::Punct(sign) => match sign.as_char() {
                ';' | ',' if is_outermost => {
                    is_in_type = false;
                    if !follows_comma {
                        corrected.push(punct(','));
                    }
                    continue;
                }
                '=' if !is_in_type && is_outermost => {
                    is_in_type = true;
                    corrected.push(punct(':'));
                    continue;
                }
                ':' if !follows_colon && sign.spacing() == Spacing::Alone => is_in_type = true,
                '<' => depth += 1,
                '>' if !follows_minus => depth = depth.saturating_sub(1),
                _ => {}
            },
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
        corrected.push(token);
    }
    corrected.into_iter().collect()
}

/// Whether a field begins with this token: `name:`, `pub` or `#[…]`.
fn begins_field(token: &TokenTree, next: &mut Peekable<IntoIter<TokenTree>>) -> bool {
    let is_before_colon = matches!(
        next.peek(),
        Some(TokenTree::Punct(colon)) if colon.as_char() == ':' && colon.spacing() == Spacing::Alone
    );
    is_word(token, "pub") || is_sign(token, "#") || (is_before_colon && matches!(token, TokenTree::Ident(_)))
}

pub(super) fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

pub(super) fn punct(character: char) -> TokenTree {
    Punct::new(character, Spacing::Alone).into()
}
