//! A case: one file that the derive accepts or rejects, with a header that says which rule it shows.

use crate::compiler::Verdict;
use crate::header::Header;
use crate::own_file::has_main;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Where a case is, which says what is expected of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `ui/fail`: rejected by the derive, in its own words.
    Fail,
    /// `ui/fail-rustc`: rejected by rustc's checks of the emitted impls.
    FailRustc,
    /// `ui/attack`: rejected by whoever the header says.
    Attack,
    /// `ui/unsize`: rejected where `unsize!` is used or made possible, in either mode.
    Unsize,
    /// `ui/pass`: accepted.
    Pass,
    /// `ui/known-gap`: accepted, though it should not be.
    KnownGap,
    /// `catalogue`: the header says which.
    Catalogue,
}

impl Kind {
    /// Every kind, in the order of the report.
    pub const ALL: [Self; 7] =
        [Self::Fail, Self::FailRustc, Self::Attack, Self::Unsize, Self::Pass, Self::KnownGap, Self::Catalogue];

    /// The name of its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::FailRustc => "fail-rustc",
            Self::Attack => "attack",
            Self::Unsize => "unsize",
            Self::Pass => "pass",
            Self::KnownGap => "known-gap",
            Self::Catalogue => "catalogue",
        }
    }

    /// The folder of its cases, with `package` as the package of the suite.
    fn root(self, package: &Path) -> PathBuf {
        match self {
            Self::Catalogue => package.join(self.folder()),
            _ => package.join("ui").join(self.folder()),
        }
    }

    /// The verdict that the place alone asks for.
    #[must_use]
    pub fn expected(self) -> Option<Verdict> {
        match self {
            Self::Fail | Self::FailRustc | Self::Attack | Self::Unsize => Some(Verdict::Rejected),
            Self::Pass | Self::KnownGap => Some(Verdict::Accepted),
            Self::Catalogue => None,
        }
    }
}

/// One case of the suite.
#[derive(Clone, Debug)]
pub struct Case {
    /// The path as the headers cite it: `fail/pointee/two-params-unmarked.rs`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// The folder that stands for the rule: `fail/pointee`, `catalogue`.
    pub rule: String,
    /// The place.
    pub kind: Kind,
    /// Whether it is a program.
    pub has_main: bool,
    /// The header.
    pub header: Header,
}

/// Every case of the suite in `package`, and one line for each that cannot be judged.
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
    }
    if cases.is_empty() && problems.is_empty() {
        bail!("no cases below ui-tests/ui and ui-tests/catalogue");
    }
    Ok((cases, problems))
}

fn read_case(name: &str, path: PathBuf, kind: Kind) -> Result<Case> {
    let rule = match (kind, name.split('/').collect::<Vec<_>>().as_slice()) {
        (Kind::Catalogue | Kind::KnownGap, [folder, ..]) => (*folder).to_owned(),
        (_, [folder, subject, _, ..]) => format!("{folder}/{subject}"),
        _ => bail!("not in the folder of a subject"),
    };
    let source = fs::read_to_string(&path).context("cannot be read")?;
    let header = Header::parse(&source, kind)?;
    Ok(Case { name: name.to_owned(), path, rule, kind, has_main: has_main(&source), header })
}

/// The path below `ui/`, or below the package, with `/` on every system.
fn cited_name(package: &Path, path: &Path) -> String {
    let below = path.strip_prefix(package.join("ui")).or_else(|_| path.strip_prefix(package)).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Every file below `folder` whose name ends in `.rs`, in order.
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

pub(crate) fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}
