//! Reads a file, and rejects what is not a file, not UTF-8, too large or not Rust.

use crate::compiler::Verdict;
use crate::derives::Derives;
use crate::source::{Source, has_main};
use anyhow::{Result, anyhow, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The largest size in bytes. No person writes a file that large.
const LARGEST: u64 = 1 << 20;

/// Reads a file, which may be missing, not a file, too large or not UTF-8.
pub(super) fn text(path: &Path) -> Result<String> {
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

/// Has rustc parse a file whose content is `text`. If it is not Rust, names the place of the first
/// mistake.
pub(super) fn parsed<'a>(path: &'a Path, text: &str, derives: &Derives) -> Result<Source<'a>> {
    let source = Source { path, has_main: has_main(text), is_built: false };
    let outcome = derives.parsed(source)?;
    match (outcome.verdict, outcome.errors.first()) {
        (Verdict::Accepted, _) => Ok(source),
        (Verdict::Rejected, Some(error)) => bail!("{}: not Rust: {}", error.place_in(path), error.message),
        _ => bail!("{}: the compiler crashed while parsing it", path.display()),
    }
}
