//! Code that uses the crate `unsize` and is not rewritten: examples in documentation, and files
//! that no target has, such as the cases of a UI test.

use super::file::SourceFile;
use super::krate::Crate;
use super::left::LeftAlone;
use super::tokens::{Token, contains};
use proc_macro2::TokenStream;
use std::fs;
use std::str::FromStr;
use syn::LitStr;

/// Returns the examples and the files.
pub(super) fn find(krate: &Crate) -> Vec<LeftAlone> {
    let documented = krate.files.iter().flat_map(documented);
    let outside = krate.outside.iter().filter_map(|file| {
        let starts_path = |window: &&[Token]| window[0].is("unsize") && window[1].is(":") && window[2].is(":");
        let first = file.tokens.windows(3).find(starts_path)?;
        Some(LeftAlone {
            place: file.place_at(first[0].range.start),
            about: "file".to_owned(),
            reason: "it uses the crate `unsize`, and no module of the package leads to it; write \
                     `unsize!(pointer => Target)`"
                .to_owned(),
        })
    });
    documented.chain(krate.files.iter().flat_map(included)).chain(outside).collect()
}

/// Returns the lines of examples in the text files that a file includes.
fn included(file: &SourceFile) -> Vec<LeftAlone> {
    let is_call = |window: &&[Token]| window[0].is("include_str") && window[1].is("!") && window[2].is("(");
    let calls = file.tokens.windows(4).filter(is_call);
    let examples = calls.filter_map(|call| {
        let path = syn::parse_str::<LitStr>(&call[3].text).ok()?.value();
        let text = fs::read_to_string(file.path.parent()?.join(&path)).ok()?;
        let mut examples = Examples::default();
        let at = text.lines().position(|line| examples.has_use(line))?;
        Some(LeftAlone {
            place: file.place_at(call[0].range.start),
            about: format!("`{path}`"),
            reason: format!(
                "its example uses the crate `unsize` (line {}); write `unsize!(pointer => Target)`",
                at + 1
            ),
        })
    });
    examples.collect()
}

/// Whether the lines of some documentation are in an example.
#[derive(Default)]
struct Examples {
    is_code: bool,
}

impl Examples {
    /// Whether a line is code that uses the crate `unsize`.
    fn has_use(&mut self, line: &str) -> bool {
        let line = line.trim_start_matches([' ', '*']);
        let is_fence = line.starts_with("```") || line.starts_with("~~~");
        self.is_code ^= is_fence;
        !is_fence && self.is_code && uses_crate(line)
    }
}

/// Returns the lines of examples in the documentation of a file.
fn documented(file: &SourceFile) -> Vec<LeftAlone> {
    let (mut found, mut examples) = (Vec::new(), Examples::default());
    let is_around = |token: &Token| ["#", "!", "[", "]", "doc", "="].iter().any(|of| token.is(of));
    for (at, token) in file.tokens.iter().enumerate() {
        let before = at.checked_sub(2).map(|start| &file.tokens[start..at]);
        let is_doc = before.is_some_and(|before| before[0].is("doc") && before[1].is("="));
        if !is_doc {
            // The documentation of an item ends with it, and so does its last example.
            examples.is_code &= is_around(token);
            continue;
        }
        let Ok(text) = syn::parse_str::<LitStr>(&token.text) else { continue };
        for _ in text.value().lines().filter(|line| examples.has_use(line)) {
            found.push(LeftAlone {
                place: file.place_at(token.range.start),
                about: "documentation".to_owned(),
                reason: "its example uses the crate `unsize`; write `unsize!(pointer => Target)`".to_owned(),
            });
        }
    }
    found
}

/// Whether a line of code uses the crate `unsize`.
fn uses_crate(line: &str) -> bool {
    let Ok(tokens) = TokenStream::from_str(line.trim_start_matches(['#', ' '])) else {
        // The line may be a part of an expression.
        return line.contains("unsize::") || line.contains(".unsize(");
    };
    [&["unsize", ":", ":"][..], &[".", "unsize", "("], &["CoerceUnsize"], &["CoerciblePtr"]]
        .iter()
        .any(|words| contains(&tokens, words))
}
