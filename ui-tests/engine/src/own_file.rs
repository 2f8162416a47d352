//! A file from outside the suite: whether it can be read at all, the verdict of our derive, and the
//! rule that each error belongs to.

use crate::cargo::workspace;
use crate::compiler::{Compiler, Diagnostic, Verdict};
use crate::derives::{Derive, Derives};
use crate::expansion::derived_impls;
use crate::rules::{KnownError, Rules};
use crate::source::{Source, has_main};
use anyhow::{Result, anyhow, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The largest size in bytes. No person writes a file that large.
const LARGEST: u64 = 1 << 20;

/// A file, and the verdict of our derive on it.
#[derive(Debug)]
pub struct JudgedFile {
    /// The file, as it was named.
    pub path: PathBuf,
    /// The verdict of our derive.
    pub verdict: Verdict,
    /// The errors.
    pub errors: Vec<ExplainedError>,
    /// The impls, if it is accepted.
    pub expansion: Option<String>,
    /// Whether rustc checked the impls too, and not only the derive.
    pub implicit: bool,
}

/// An error, and what the rules say about it.
#[derive(Debug)]
pub struct ExplainedError {
    /// The rule that it is about: rustc's code, or the id of our rule.
    pub rule: String,
    /// What rustc says.
    pub error: Diagnostic,
    /// The cause and the fix, if the error is in `ERRORS.md`.
    pub known: Option<KnownError>,
}

impl JudgedFile {
    /// Compiles a file with our derive.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is not Rust, or the compiler cannot be run.
    pub fn judge(path: &Path) -> Result<Self> {
        let text = read(path)?;
        let derives = Derives::build(Compiler::find()?)?;
        let source = parse(path, &text, &derives)?;
        let outcome = derives.outcome(source, Derive::Ours)?;
        let rules = Rules::read(&workspace().join("ui-tests"))?;
        let expansion = match outcome.verdict {
            Verdict::Accepted => Some(derived_impls(&derives.expanded(source, Derive::Ours)?)?),
            Verdict::Rejected | Verdict::Crashed => None,
        };
        Ok(Self {
            path: path.to_owned(),
            verdict: outcome.verdict,
            errors: outcome.errors.into_iter().map(|error| explained(error, &rules)).collect(),
            expansion,
            implicit: derives.implicit,
        })
    }
}

fn explained(error: Diagnostic, rules: &Rules) -> ExplainedError {
    let known = rules.known(&error.title());
    let rule = error.code.clone().or_else(|| Some(known?.0.id.clone()));
    ExplainedError {
        rule: rule.unwrap_or_else(|| "none known".to_owned()),
        known: known.map(|(_, known)| known.clone()),
        error,
    }
}

/// Reads a file, which may be missing, not a file, too large or not UTF-8.
fn read(path: &Path) -> Result<String> {
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
fn parse<'a>(path: &'a Path, text: &str, derives: &Derives) -> Result<Source<'a>> {
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
