//! A file from outside the suite: whether it can be read at all, and which rule each of its errors belongs to.

use crate::case::{Kind, rust_files};
use crate::compiler::{Diagnostic, Verdict};
use crate::derives::{Derives, Source};
use crate::header::Header;
use anyhow::{Result, anyhow, bail};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// In bytes: larger than any file that a person wrote.
const LARGEST: u64 = 1 << 20;

/// Reads a file.
///
/// # Errors
///
/// If it is missing, not a file, too large or not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    let name = path.display();
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow!("{name}: no such file"),
        _ => anyhow!("{name}: {error}"),
    })?;
    if !metadata.is_file() {
        bail!("{name}: not a file");
    }
    if metadata.len() > LARGEST {
        bail!("{name}: larger than {} KiB", LARGEST >> 10);
    }
    let bytes = fs::read(path).map_err(|error| anyhow!("{name}: {error}"))?;
    String::from_utf8(bytes).map_err(|_| anyhow!("{name}: not UTF-8"))
}

/// Lets rustc parse a file, of which `text` is the content.
///
/// # Errors
///
/// If it is not Rust, with the place of the first mistake.
pub fn parse<'a>(path: &'a Path, text: &str, derives: &Derives) -> Result<Source<'a>> {
    let source = Source { path, has_main: has_main(text), is_built: false };
    let outcome = derives.parsed(source)?;
    match (outcome.verdict, outcome.errors.first()) {
        (Verdict::Accepted, _) => Ok(source),
        (Verdict::Rejected, Some(Diagnostic { message, place: Some((line, column)), .. })) => {
            bail!("{}:{line}:{column}: not Rust: {message}", path.display())
        }
        (Verdict::Rejected, Some(Diagnostic { message, .. })) => bail!("{}: not Rust: {message}", path.display()),
        _ => bail!("{}: the compiler crashed while parsing it", path.display()),
    }
}

/// Whether a source has a `fn main` outside every group.
pub(crate) fn has_main(source: &str) -> bool {
    let Ok(tokens) = source.parse::<TokenStream>() else { return source.contains("fn main(") };
    let words: Vec<Option<String>> = tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) => Some(ident.to_string()),
            _ => None,
        })
        .collect();
    words.windows(2).any(|pair| pair[0].as_deref() == Some("fn") && pair[1].as_deref() == Some("main"))
}

/// From the words of an error to the claim that it shows, learnt from the snapshots of `ui/fail`.
#[derive(Debug, Default)]
pub struct Rules {
    claims: BTreeMap<String, BTreeSet<String>>,
}

impl Rules {
    /// Reads the snapshots in `package`.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn learn(package: &Path) -> Result<Self> {
        let mut rules = Self::default();
        for path in rust_files(&package.join("ui/fail"))? {
            let (Ok(source), Ok(snapshot)) =
                (fs::read_to_string(&path), fs::read_to_string(path.with_extension("stderr")))
            else {
                continue;
            };
            let Ok(header) = Header::parse(&source, Kind::Fail) else { continue };
            let messages: Vec<_> = snapshot.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
            // A case with several mistakes is about their number.
            if let [message] = messages[..] {
                rules.claims.entry(without_names(message)).or_default().extend(header.claims);
            }
        }
        Ok(rules)
    }

    /// The code of rustc, or the claim for which the suite has the same words.
    #[must_use]
    pub fn rule(&self, error: &Diagnostic) -> String {
        if let Some(code) = &error.code {
            return code.clone();
        }
        self.claims(error.first_line()).unwrap_or_else(|| "none known".to_owned())
    }

    /// The claims for which the suite has these words.
    #[must_use]
    pub fn claims(&self, message: &str) -> Option<String> {
        let claims = self.claims.get(&without_names(message))?;
        Some(claims.iter().map(String::as_str).collect::<Vec<_>>().join(" or "))
    }
}

/// The message without what stands between backquotes, which is the user's.
pub(crate) fn without_names(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`")
}
