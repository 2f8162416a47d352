//! A file from outside the suite: whether it can be read at all, and which rule each of its errors belongs to.

use crate::case::{Kind, rust_files};
use crate::compiler::Diagnostic;
use crate::header::Header;
use anyhow::{Result, anyhow, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The stack for reading a file: the parser recurses, and how deep is up to the file.
pub const STACK: usize = 1 << 30;

/// In bytes. Larger than any file that a person wrote, and small enough for [`STACK`].
const LARGEST: u64 = 1 << 20;

/// Reads a file and returns whether it has a `fn main`.
///
/// # Errors
///
/// If it is missing, not a file, too large, not UTF-8 or not Rust. Needs a stack of [`STACK`] bytes.
pub fn read(path: &Path) -> Result<bool> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow!("{}: no such file", path.display()),
        _ => anyhow!("{}: {error}", path.display()),
    })?;
    if !metadata.is_file() {
        bail!("{}: not a file", path.display());
    }
    if metadata.len() > LARGEST {
        bail!("{}: larger than {} KiB", path.display(), LARGEST >> 10);
    }
    let bytes = fs::read(path).map_err(|error| anyhow!("{}: {error}", path.display()))?;
    let source = String::from_utf8(bytes).map_err(|_| anyhow!("{}: not UTF-8", path.display()))?;
    has_main(&source).map_err(|error| anyhow!("{}:{error:#}", path.display()))
}

/// Whether a source has a `fn main`, with the place of the mistake if it is not Rust.
fn has_main(source: &str) -> Result<bool> {
    let file = syn::parse_file(source).map_err(|error| {
        let start = error.span().start();
        anyhow!("{}:{}: not Rust: {error}", start.line, start.column + 1)
    })?;
    Ok(file.items.iter().any(|item| matches!(item, syn::Item::Fn(function) if function.sig.ident == "main")))
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
            for message in snapshot.lines().filter_map(|line| line.strip_prefix("error: ")) {
                rules.claims.entry(without_names(message)).or_default().extend(header.claims.iter().cloned());
            }
        }
        Ok(rules)
    }

    /// The claim, where the suite has the same words for one; else the code of rustc, or `derive`.
    #[must_use]
    pub fn rule(&self, error: &Diagnostic) -> String {
        if let Some(code) = &error.code {
            return code.clone();
        }
        match self.claims.get(&without_names(&error.message)) {
            Some(claims) => claims.iter().map(String::as_str).collect::<Vec<_>>().join(" or "),
            None => "derive".to_owned(),
        }
    }
}

/// The first line of the message without what stands between backquotes, which is the user's.
fn without_names(message: &str) -> String {
    message.lines().next().unwrap_or_default().split('`').step_by(2).collect::<Vec<_>>().join("`")
}
