//! Code that uses the crate `unsize` and is not rewritten: examples in documentation, and files
//! that no target has, such as the cases of a UI test. Also examples with a feature gate.

use super::file::SourceFile;
use super::gates::GATES;
use super::krate::Crate;
use super::left::LeftAlone;
use super::tokens::{Token, contains};
use proc_macro2::TokenStream;
use std::fs;
use std::str::FromStr;
use syn::LitStr;

/// Something that an example may have.
struct Sought {
    /// Whether a line of code has it.
    is_in: fn(&str) -> bool,
    /// What is said about it.
    said: &'static str,
    /// What to do.
    advice: &'static str,
}

const CRATE: Sought =
    Sought { is_in: uses_crate, said: "uses the crate `unsize`", advice: "write `unsize!(pointer => Target)`" };

const GATE: Sought = Sought {
    is_in: has_gate,
    said: "has a feature gate that the derive does not need",
    advice: "release compilers reject it (E0554); remove it if the example does not need it",
};

/// Returns the examples with a feature gate of an unsizing trait.
pub(super) fn with_gates(krate: &Crate) -> Vec<LeftAlone> {
    krate.files.iter().flat_map(|file| [documented(file, &GATE), included(file, &GATE)]).flatten().collect()
}

/// Returns the examples and the files.
pub(super) fn find(krate: &Crate) -> Vec<LeftAlone> {
    let documented = krate.files.iter().flat_map(|file| documented(file, &CRATE));
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
    documented.chain(krate.files.iter().flat_map(|file| included(file, &CRATE))).chain(outside).collect()
}

/// Returns the lines of examples in the text files that a file includes.
fn included(file: &SourceFile, sought: &Sought) -> Vec<LeftAlone> {
    let is_call = |window: &&[Token]| window[0].is("include_str") && window[1].is("!") && window[2].is("(");
    let calls = file.tokens.windows(4).filter(is_call);
    let examples = calls.filter_map(|call| {
        let path = syn::parse_str::<LitStr>(&call[3].text).ok()?.value();
        let text = fs::read_to_string(file.path.parent()?.join(&path)).ok()?;
        let mut examples = Examples::default();
        let at = text.lines().position(|line| examples.has(line, sought))?;
        Some(LeftAlone {
            place: file.place_at(call[0].range.start),
            about: format!("`{path}`"),
            reason: format!("its example {} (line {}); {}", sought.said, at + 1, sought.advice),
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
    /// Whether a line is code that has something.
    fn has(&mut self, line: &str, sought: &Sought) -> bool {
        let line = line.trim_start_matches([' ', '*']);
        let is_fence = line.starts_with("```") || line.starts_with("~~~");
        self.is_code ^= is_fence;
        !is_fence && self.is_code && (sought.is_in)(line)
    }
}

/// Returns the lines of examples in the documentation of a file.
fn documented(file: &SourceFile, sought: &Sought) -> Vec<LeftAlone> {
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
        for _ in text.value().lines().filter(|line| examples.has(line, sought)) {
            found.push(LeftAlone {
                place: file.place_at(token.range.start),
                about: "documentation".to_owned(),
                reason: format!("its example {}; {}", sought.said, sought.advice),
            });
        }
    }
    found
}

/// Whether a line of code has a feature gate of an unsizing trait.
fn has_gate(line: &str) -> bool {
    line.contains("#![") && line.contains("feature(") && GATES.iter().any(|(gate, _)| line.contains(gate))
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
