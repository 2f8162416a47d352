//! Code that uses the crate `unsize` and is not rewritten: examples in documentation, and files
//! that no target has, such as the cases of a UI test.

use super::file::SourceFile;
use super::krate::Crate;
use super::questions::LeftAlone;
use super::tokens::{Token, contains};
use proc_macro2::TokenStream;
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
    documented.chain(outside).collect()
}

/// Returns the lines of examples in the documentation of a file.
fn documented(file: &SourceFile) -> Vec<LeftAlone> {
    let (mut found, mut is_code) = (Vec::new(), false);
    let is_around = |token: &Token| ["#", "!", "[", "]", "doc", "="].iter().any(|of| token.is(of));
    for (at, token) in file.tokens.iter().enumerate() {
        let before = at.checked_sub(2).map(|start| &file.tokens[start..at]);
        let is_doc = before.is_some_and(|before| before[0].is("doc") && before[1].is("="));
        if !is_doc {
            // The documentation of an item ends with it, and so does its last example.
            is_code &= is_around(token);
            continue;
        }
        let Ok(text) = syn::parse_str::<LitStr>(&token.text) else { continue };
        for line in text.value().lines() {
            let line = line.trim_start_matches([' ', '*']);
            if line.starts_with("```") || line.starts_with("~~~") {
                is_code = !is_code;
            } else if is_code && uses_crate(line) {
                found.push(LeftAlone {
                    place: file.place_at(token.range.start),
                    about: "documentation".to_owned(),
                    reason: "its example uses the crate `unsize`; write `unsize!(pointer => Target)`".to_owned(),
                });
            }
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
