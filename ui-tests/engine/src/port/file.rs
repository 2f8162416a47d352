//! A Rust file: its text, its syntax, and where each part of the syntax is in the text.

use super::tokens::{self, Token};
use anyhow::{Context, Result, anyhow, bail};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;

/// Where code is nested too deeply to be read.
#[derive(Clone, Debug)]
pub(super) struct TooDeep(pub(super) String);

impl std::fmt::Display for TooDeep {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: this is nested too deeply to be read", self.0)
    }
}

impl std::error::Error for TooDeep {}

/// A Rust file of the crate.
pub(super) struct SourceFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its path inside the package.
    pub(super) shown: PathBuf,
    /// Its text.
    pub(super) text: String,
    /// Its text as syntax.
    pub(super) syntax: syn::File,
    /// Its tokens in order.
    pub(super) tokens: Vec<Token>,
    /// Its comments in order.
    pub(super) comments: Vec<Token>,
    /// How many bytes come before the text that was parsed: a byte order mark or a `#!` line.
    skipped: usize,
}

impl SourceFile {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is not Rust.
    pub(super) fn read(path: &Path, package: &Path) -> Result<Self> {
        let shown = path.strip_prefix(package).unwrap_or(path).to_owned();
        let text = fs::read_to_string(path).with_context(|| shown.display().to_string())?;
        Self::parse(path.to_owned(), shown, text)
    }

    /// Parses the text of a file.
    ///
    /// # Errors
    ///
    /// If it is not Rust, or nested so deeply that parsing it could overflow the stack.
    pub(super) fn parse(path: PathBuf, shown: PathBuf, text: String) -> Result<Self> {
        let skipped = length_before_source(&text);
        let not_rust = |line: usize, error: &dyn std::fmt::Display| {
            anyhow!("{}:{line}: this does not parse: {error}", shown.display())
        };
        let (stream, tokens, comments) =
            tokens::read(&text, skipped).map_err(|error| not_rust(error.span().start().line.max(1), &error))?;
        if let Some(line) = tokens::too_deep(&stream) {
            bail!(TooDeep(format!("{}:{line}", shown.display())));
        }
        let syntax = syn::parse2(without_raw(stream)).map_err(|error| {
            let more = "if rustc accepts it, the parser of this command (syn) does not know its syntax: write it in \
                        another way, or port the crate by hand";
            not_rust(error.span().start().line, &format!("{error}; {more}"))
        })?;
        Ok(Self { path, shown, text, syntax, tokens, comments, skipped })
    }

    /// Whether there is a comment in a piece of the text.
    pub(super) fn has_comment(&self, range: &Range<usize>) -> bool {
        self.comments.iter().any(|comment| range.start <= comment.range.start && comment.range.end <= range.end)
    }

    /// Returns the tokens and the comments in order.
    pub(super) fn pieces(&self) -> Vec<&Token> {
        tokens::in_order(&self.tokens, &self.comments)
    }

    /// Whether a part of the syntax is a parameter of a macro, `$name`.
    pub(super) fn is_parameter(&self, part: &impl Spanned) -> bool {
        self.with_dollar(part) != self.range(part)
    }

    /// Returns the bytes that a part of the syntax takes.
    pub(super) fn range(&self, part: &impl Spanned) -> Range<usize> {
        self.range_of(part.span())
    }

    /// Returns the bytes of a span.
    pub(super) fn range_of(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        range.start + self.skipped..range.end + self.skipped
    }

    /// Returns the bytes that a part of the syntax takes, with the `$` of a parameter of a macro.
    pub(super) fn with_dollar(&self, part: &impl Spanned) -> Range<usize> {
        let Range { start, end } = self.range(part);
        start - usize::from(self.text[..start].ends_with('$'))..end
    }

    /// Returns the text of a part of the syntax.
    pub(super) fn text_of(&self, part: &impl Spanned) -> &str {
        &self.text[self.range(part)]
    }

    /// Returns the beginning of the text of a part of the syntax, in one line, between backticks.
    pub(super) fn excerpt(&self, part: &impl Spanned) -> String {
        const MOST: usize = 60;
        let line = self.text[self.with_dollar(part)].split_whitespace().collect::<Vec<_>>().join(" ");
        let more = if line.chars().count() > MOST { "…" } else { "" };
        format!("`{}{more}`", line.chars().take(MOST).collect::<String>())
    }

    /// Returns `file:line` of a part of the syntax.
    pub(super) fn place(&self, part: &impl Spanned) -> String {
        self.place_at(self.range(part).start)
    }

    /// Returns `file:line` of a byte.
    pub(super) fn place_at(&self, byte: usize) -> String {
        let line = self.text[..byte].matches('\n').count() + 1;
        format!("{}:{line}", self.shown.display())
    }

    /// Returns how the lines of the file end.
    pub(super) fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// Returns where the line of a byte begins.
    pub(super) fn line_start(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(mark(&self.text).min(byte), |end| end + 1)
    }

    /// Returns where the line of a byte ends if only a comment follows, and otherwise the byte.
    pub(super) fn end_of_line(&self, byte: usize) -> usize {
        let end = self.text[byte..].find(['\r', '\n']).map_or(self.text.len(), |end| byte + end);
        let rest = self.text[byte..end].trim_start();
        if rest.is_empty() || rest.starts_with("//") { end } else { byte }
    }

    /// Returns the white space that the line of a byte begins with.
    pub(super) fn indent(&self, byte: usize) -> &str {
        let line = &self.text[self.line_start(byte)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }
}

/// Returns tokens in which no name has an `r#` that it does not need: `r#T` is `T`.
fn without_raw(stream: TokenStream) -> TokenStream {
    /// These are names everywhere but in some places.
    const WEAK: [&str; 7] = ["auto", "default", "gen", "macro_rules", "raw", "safe", "union"];
    let trees = stream.into_iter().map(|tree| match tree {
        TokenTree::Group(group) => {
            let mut new = Group::new(group.delimiter(), without_raw(group.stream()));
            new.set_span(group.span());
            TokenTree::Group(new)
        }
        TokenTree::Ident(raw) => {
            let name = raw.to_string();
            let plain = name.strip_prefix("r#").filter(|plain| !WEAK.contains(plain));
            let plain = plain.and_then(|plain| syn::parse_str::<Ident>(plain).ok());
            TokenTree::Ident(plain.map_or_else(|| raw.clone(), |plain| Ident::new(&plain.to_string(), raw.span())))
        }
        tree => tree,
    });
    trees.collect()
}

/// Returns the length of the byte order mark.
fn mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn length_before_source(text: &str) -> usize {
    let mark = mark(text);
    let rest = &text[mark..];
    if rest.starts_with("#!") && !tokens::without_comments(&rest[2..]).starts_with('[') {
        return mark + rest.find('\n').unwrap_or(rest.len());
    }
    mark
}
