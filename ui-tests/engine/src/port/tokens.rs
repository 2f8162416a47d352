//! The tokens and the comments of a text, one after the other.

use proc_macro2::{Delimiter, Group, LexError, TokenStream, TokenTree};
use std::ops::Range;
use std::str::FromStr;

/// A token, one end of a group, or a comment.
#[derive(Clone, Debug)]
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

/// Returns a name without the `r#` of a raw identifier.
pub(super) fn plain(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_owned()
}

/// Returns the tokens and the comments of a text after some bytes, and the tokens as a stream.
///
/// # Errors
///
/// If it has something else in it.
pub(super) fn read(text: &str, skipped: usize) -> Result<(TokenStream, Vec<Token>, Vec<Token>), LexError> {
    let stream = TokenStream::from_str(&text[skipped..])?;
    let mut tokens = Vec::new();
    flattened(stream.clone(), skipped, &mut tokens);
    let comments = comments(text, skipped, &tokens);
    Ok((stream, tokens, comments))
}

/// Returns tokens and comments in the order of the text.
pub(super) fn in_order<'a>(tokens: &'a [Token], comments: &'a [Token]) -> Vec<&'a Token> {
    let mut pieces: Vec<&Token> = tokens.iter().chain(comments).collect();
    pieces.sort_by_key(|piece| piece.range.start);
    pieces
}

/// Adds the tokens of a stream, with the two ends of each group.
fn flattened(stream: TokenStream, skipped: usize, tokens: &mut Vec<Token>) {
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

/// The limit for nesting: the number of tokens before a token since the last end of an item or of
/// an argument, plus ten for each group around it, and so on outwards. More could overflow the
/// stack of a recursive parser.
const MOST: usize = 5_000;

/// Returns the line of the first token that is nested too deeply to be parsed.
pub(super) fn too_deep(stream: &TokenStream) -> Option<usize> {
    let mut waiting = vec![(stream.clone(), 0)];
    while let Some((stream, around)) = waiting.pop() {
        let mut depth = around;
        let mut rest = stream.into_iter().peekable();
        while let Some(tree) = rest.next() {
            let is_end = match (&tree, rest.peek()) {
                (TokenTree::Punct(mark), _) => [',', ';', '#'].contains(&mark.as_char()),
                (TokenTree::Group(group), Some(TokenTree::Ident(next))) => {
                    group.delimiter() == Delimiter::Brace && next != "else"
                }
                _ => false,
            };
            if depth > MOST {
                return Some(tree.span().start().line);
            }
            if let TokenTree::Group(group) = &tree {
                waiting.push((group.stream(), depth + 10));
            }
            depth = if is_end { around } else { depth + 1 };
        }
    }
    None
}

/// Returns the comments of a text, whose tokens are these. Documentation is among the tokens.
fn comments(text: &str, skipped: usize, tokens: &[Token]) -> Vec<Token> {
    let (mut found, mut end) = (Vec::new(), skipped);
    let ranges = tokens.iter().map(|token| (token.range.start, token.range.end));
    for next in ranges.chain([(text.len(), text.len())]) {
        while let Some(gap) = text.get(end..next.0)
            && let Some(at) = gap.find('/')
        {
            let start = end + at;
            end = start + comment_length(&text[start..next.0]);
            found.push(Token { text: text[start..end].to_owned(), range: start..end });
        }
        end = end.max(next.1);
    }
    found
}

/// Returns a text without the white space and the comments that it begins with.
pub(super) fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with("//") || rest.starts_with("/*") {
        rest = rest[comment_length(rest)..].trim_start();
    }
    rest
}

/// Returns the length of the comment that a text begins with.
fn comment_length(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').map_or(text.len(), |end| text[..end].trim_end_matches('\r').len());
    }
    let (mut depth, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let step = match rest {
            _ if rest.starts_with("/*") => 1,
            _ if rest.starts_with("*/") => -1,
            _ => 0,
        };
        depth += step;
        at += if step == 0 { rest.chars().next().map_or(1, char::len_utf8) } else { 2 };
        if depth == 0 {
            break;
        }
    }
    at
}

fn ends(group: &Group) -> (&'static str, &'static str) {
    match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Returns the texts of the tokens of a stream.
pub(super) fn flat(stream: TokenStream) -> Vec<String> {
    let mut tokens = Vec::new();
    flattened(stream, 0, &mut tokens);
    tokens.into_iter().map(|token| token.text).collect()
}

/// Returns how often these tokens follow each other.
pub(super) fn count(stream: TokenStream, words: &[&str]) -> usize {
    let mut tokens = Vec::new();
    flattened(stream, 0, &mut tokens);
    let is_here = |window: &&[Token]| window.iter().zip(words).all(|(token, word)| token.is(word));
    tokens.windows(words.len()).filter(is_here).count()
}

/// Whether these tokens follow each other somewhere.
pub(super) fn contains(stream: &TokenStream, words: &[&str]) -> bool {
    count(stream.clone(), words) > 0
}
