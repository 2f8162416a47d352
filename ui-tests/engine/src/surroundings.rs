//! What a place in a file is inside of: a struct that derives, a trait with `#[dispatch]`, a use of
//! `unsize!`, options. Only tokens are looked at, so it does not matter how deep they are nested.

use proc_macro2::{Delimiter, LineColumn, Spacing, TokenStream, TokenTree};
use serde::Deserialize;
use std::ops::RangeInclusive;

/// What an error can be inside of.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, strum::Display)]
#[serde(rename_all = "kebab-case")]
pub enum Surrounding {
    /// A struct that derives.
    #[strum(serialize = "in a struct that derives")]
    Struct,
    /// A trait with `#[dispatch]`.
    #[strum(serialize = "in a trait with `#[dispatch]`")]
    Dispatch,
    /// A use of `unsize!`.
    #[strum(serialize = "in a use of `unsize!`")]
    Unsize,
    /// An attribute that is called `smart_pointer` or `dispatch`, which has options.
    #[strum(serialize = "in an attribute of the derive or of `#[dispatch]`")]
    Options,
}

/// Everything in a file that an error can be inside of.
#[derive(Debug, Default)]
pub(crate) struct Surroundings(Vec<(Surrounding, RangeInclusive<LineColumn>)>);

impl Surroundings {
    /// Finds them in the text of a file. There are none if it is not Rust.
    pub(crate) fn read(text: &str) -> Self {
        let mut found = Self::default();
        let mut streams: Vec<TokenStream> = text.parse().into_iter().collect();
        while let Some(stream) = streams.pop() {
            found.add(stream, &mut streams);
        }
        found
    }

    /// Returns those at a line and a column, both counted from 1 as rustc does.
    pub(crate) fn around(&self, line: u64, column: u64) -> Vec<Surrounding> {
        let (Ok(line), Ok(column)) = (usize::try_from(line), usize::try_from(column)) else { return Vec::new() };
        let place = LineColumn { line, column: column.saturating_sub(1) };
        self.0.iter().filter(|(_, range)| range.contains(&place)).map(|(surrounding, _)| *surrounding).collect()
    }

    /// Adds those in `stream`, but leaves what is in its groups to be done.
    fn add(&mut self, stream: TokenStream, to_do: &mut Vec<TokenStream>) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        // The attribute of an item, up to the end of that item.
        let mut attribute = None;
        for (index, token) in tokens.iter().enumerate() {
            let before = |count: usize| index.checked_sub(count).map(|index| &tokens[index]);
            let end = token.span().end();
            let is_end = match token {
                TokenTree::Group(group) => {
                    to_do.push(group.stream());
                    if let Some(hash) = before(1).filter(|token| is_punct(token, '#')) {
                        if has_options(group.stream()) {
                            self.0.push((Surrounding::Options, hash.span().start()..=end));
                        }
                        let surrounding = of_attribute(group.stream());
                        attribute =
                            attribute.or_else(|| surrounding.map(|surrounding| (surrounding, hash.span().start())));
                    }
                    if before(1).is_some_and(|token| is_punct(token, '!'))
                        && let Some(TokenTree::Ident(name)) = before(2)
                        && name == "unsize"
                    {
                        self.0.push((Surrounding::Unsize, name.span().start()..=end));
                    }
                    group.delimiter() == Delimiter::Brace
                }
                token => is_punct(token, ';'),
            };
            if is_end && let Some((surrounding, start)) = attribute.take() {
                self.0.push((surrounding, start..=end));
            }
        }
    }
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char && punct.spacing() == Spacing::Alone)
}

/// Whether an attribute has options of ours, or is meant to.
fn has_options(attribute: TokenStream) -> bool {
    words(attribute).iter().any(|word| word == "smart_pointer" || word == "dispatch")
}

/// Returns what an item with this attribute is, also if it is in a `cfg_attr`.
fn of_attribute(attribute: TokenStream) -> Option<Surrounding> {
    let words = words(attribute);
    let has = |name: &str| words.iter().any(|word| word == name);
    match () {
        () if has("derive") && (has("SmartPointer") || has("CoercePointee")) => Some(Surrounding::Struct),
        () if has("dispatch") => Some(Surrounding::Dispatch),
        () => None,
    }
}

/// Returns all words of an attribute.
fn words(attribute: TokenStream) -> Vec<String> {
    let (mut streams, mut words) = (vec![attribute], Vec::new());
    while let Some(stream) = streams.pop() {
        for token in stream {
            match token {
                TokenTree::Group(group) => streams.push(group.stream()),
                TokenTree::Ident(word) => words.push(word.to_string()),
                _ => {}
            }
        }
    }
    words
}
