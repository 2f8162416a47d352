//! The tokens of a file, one after the other, for questions about names.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::ops::Range;

/// A token, or one end of a group.
#[derive(Debug)]
pub(super) struct Token {
    /// What it says.
    pub(super) text: String,
    /// Where it is in the file.
    pub(super) range: Range<usize>,
}

impl Token {
    /// Whether it is this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.text.strip_prefix("r#").unwrap_or(&self.text) == name
    }
}

/// Adds the tokens of a stream, with the two ends of each group.
pub(super) fn flattened(stream: TokenStream, skipped: usize, tokens: &mut Vec<Token>) {
    let at = |range: Range<usize>| range.start + skipped..range.end + skipped;
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = ends(&group);
                tokens.push(Token { text: open.to_owned(), range: at(group.span_open().byte_range()) });
                flattened(group.stream(), skipped, tokens);
                tokens.push(Token { text: close.to_owned(), range: at(group.span_close().byte_range()) });
            }
            tree => tokens.push(Token { text: tree.to_string(), range: at(tree.span().byte_range()) }),
        }
    }
}

fn ends(group: &Group) -> (&'static str, &'static str) {
    match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Whether these tokens follow each other somewhere.
pub(super) fn contains(stream: &TokenStream, words: &[&str]) -> bool {
    let mut tokens = Vec::new();
    flattened(stream.clone(), 0, &mut tokens);
    tokens.windows(words.len()).any(|window| window.iter().zip(words).all(|(token, word)| token.is(word)))
}
