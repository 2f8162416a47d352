//! A case: one file that the derive accepts or rejects, with a header that says which claim it
//! shows.
//!
//! - `kind`: its place; `header`: what it says about itself.

mod header;
mod kind;

pub(crate) use header::field;
pub use header::{Builtin, CaseHeader};
pub use kind::Kind;

use crate::compiler::Verdict;
use crate::source::{has_main, is_rust};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// One case of the suite.
#[derive(Clone, Debug)]
pub struct Case {
    /// The path as the headers cite it: `fail/pointee/two-params-unmarked.rs`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// The folder: `fail/pointee`, `catalogue`.
    pub subject: String,
    /// The place.
    pub kind: Kind,
    /// Whether it is a program.
    pub has_main: bool,
    /// The header.
    pub header: CaseHeader,
}

/// Finds every case of the suite in `package`, and writes one line for each that cannot be judged.
///
/// # Errors
///
/// If a folder cannot be read, or there is no case at all.
pub fn discover(package: &Path) -> Result<(Vec<Case>, Vec<String>)> {
    let mut cases = Vec::new();
    let mut problems = Vec::new();
    for kind in Kind::ALL {
        let root = kind.root(package);
        if root.is_dir() {
            for path in rust_files(&root)? {
                let name = cited_name(package, &path);
                match read_case(&name, path, kind) {
                    Ok(case) => cases.push(case),
                    Err(error) => problems.push(format!("{name}: {error:#}")),
                }
            }
        }
    }
    for path in rust_files(&package.join("ui"))? {
        if !Kind::ALL.into_iter().any(|kind| path.starts_with(kind.root(package))) {
            problems.push(format!("{}: in no known folder", cited_name(package, &path)));
        }
    }
    for case in &cases {
        for neighbour in case.header.neighbours.iter().filter(|path| !package.join("ui").join(path).is_file()) {
            problems.push(format!("{}: `Cf. {neighbour}` does not exist", case.name));
        }
        let must_pass = case.kind.expected() == Some(Verdict::Rejected);
        let elsewhere = case.header.neighbours.iter().filter(|path| must_pass && !path.starts_with("pass/"));
        problems.extend(elsewhere.map(|path| format!("{}: `Cf. {path}` is not a case that passes", case.name)));
    }
    if cases.is_empty() && problems.is_empty() {
        bail!("no cases below ui-tests/ui and ui-tests/catalogue");
    }
    Ok((cases, problems))
}

fn read_case(name: &str, path: PathBuf, kind: Kind) -> Result<Case> {
    let subject = match (kind, name.split('/').collect::<Vec<_>>().as_slice()) {
        (Kind::Catalogue | Kind::KnownGap, [folder, ..]) => (*folder).to_owned(),
        (_, [folder, subject, _, ..]) => format!("{folder}/{subject}"),
        _ => bail!("not in the folder of a subject"),
    };
    let source = fs::read_to_string(&path).context("cannot be read")?;
    let header = CaseHeader::parse(&source, kind)?;
    Ok(Case { name: name.to_owned(), path, subject, kind, has_main: has_main(&source), header })
}

/// Returns the path below `ui/`, or below the package, with `/` on every system.
fn cited_name(package: &Path, path: &Path) -> String {
    let below = path.strip_prefix(package.join("ui")).or_else(|_| path.strip_prefix(package)).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Returns every file below `folder` whose name ends in `.rs`, in order.
pub(crate) fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("cannot list {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if is_rust(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
