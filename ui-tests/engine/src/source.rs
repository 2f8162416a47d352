//! A file to compile.

use proc_macro2::{TokenStream, TokenTree};
use std::ffi::OsString;
use std::path::Path;

/// A file to compile.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Whether it is a program; a library otherwise.
    pub has_main: bool,
    /// Whether to generate code, so that errors in constants of generic functions are found as
    /// well.
    pub is_built: bool,
}

impl Source<'_> {
    /// Returns the arguments that tell rustc which file to compile, and as which kind of crate.
    pub(crate) fn arguments(self) -> Vec<OsString> {
        // The prefix makes sure that the crate is not called `core`, nor like a crate that may use
        // unstable features.
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let name: String = stem.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '_' }).collect();
        // rustc reads `-…` as an option and `@…` as a file of options.
        let is_read_so = self.path.to_string_lossy().starts_with(['-', '@']);
        let path = if is_read_so { Path::new(".").join(self.path) } else { self.path.to_owned() };
        vec![
            OsString::from(format!("--crate-name=case_{name}")),
            OsString::from(if self.has_main { "--crate-type=bin" } else { "--crate-type=lib" }),
            path.into_os_string(),
        ]
    }
}

/// Returns whether a text has a `fn main` outside every group.
pub(crate) fn has_main(text: &str) -> bool {
    let Ok(tokens) = text.parse::<TokenStream>() else { return text.contains("fn main(") };
    let words: Vec<Option<String>> = tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) => Some(ident.to_string()),
            _ => None,
        })
        .collect();
    words.windows(2).any(|pair| pair[0].as_deref() == Some("fn") && pair[1].as_deref() == Some("main"))
}

/// Returns whether a text names unstable features for its crate, also in a `cfg_attr`.
pub(crate) fn names_features(text: &str) -> bool {
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().into_iter().flatten().collect();
    tokens.windows(3).any(|window| match window {
        [TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(attribute)] => {
            hash.as_char() == '#' && bang.as_char() == '!' && has_feature(attribute.stream())
        }
        _ => false,
    })
}

/// Returns whether the tokens have a `feature(…)`.
fn has_feature(tokens: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_feature = |pair: &[TokenTree]| match pair {
        [TokenTree::Ident(word), TokenTree::Group(_)] => word == "feature",
        _ => false,
    };
    tokens.windows(2).any(is_feature)
        || tokens.iter().any(|token| matches!(token, TokenTree::Group(group) if has_feature(group.stream())))
}

/// Returns whether the name of a file ends in `.rs`.
pub(crate) fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}
