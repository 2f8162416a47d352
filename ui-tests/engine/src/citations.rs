//! What shows that a claim holds: every case and every test that cites it.

use anyhow::{Context, Result};
use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// The packages whose files can cite claims.
const PACKAGES: [&str; 4] = ["ui-tests", "pin-coerce-unsized", "smart-pointer-derive", "kernel-pointers"];

/// A case or a test that cites a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// Its file, below the workspace.
    pub file: String,
    /// The test function, unless the file is a case.
    pub test: Option<String>,
    /// For a test that also asks the compiler's own derive, whether the two derives do the same.
    pub is_same: Option<bool>,
}

impl Citation {
    /// Returns a Markdown link for a file from whose folder `up` leads to the workspace.
    #[must_use]
    pub fn link(&self, up: &str) -> String {
        let Self { file, test, .. } = self;
        format!("[{}]({up}{file})", test.as_deref().unwrap_or_else(|| name_of_case(file)))
    }
}

/// Returns the name of a file, or that of its package for `src/lib.rs`.
fn name_of_case(file: &str) -> &str {
    let file = file.strip_suffix("/src/lib.rs").unwrap_or(file);
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".rs").unwrap_or(name)
}

/// Returns the cases and tests that cite each claim, in order.
///
/// A case says `//! Claim: <id>` at its top, and a test `/// Claim: <id>.` above its attributes. A
/// test that also asks the compiler's own derive says `/// Builtin: the same.` or
/// `/// Builtin: another.` below it.
///
/// # Errors
///
/// If a file cannot be read.
pub fn citations(workspace: &Path) -> Result<BTreeMap<String, Vec<Citation>>> {
    let test = Regex::new(
        r"((?:[ ]*/// Claim: [a-z0-9-]+\.\n)+)(?:/// Builtin: (the same|another)\.\n)?(?:\s*(?:#\[|//)[^\n]*)*\s*fn ([a-z0-9_]+)\(",
    )?;
    let claim = Regex::new(r"Claim: ([a-z0-9-]+)")?;
    let mut found: BTreeMap<String, Vec<Citation>> = BTreeMap::new();
    let is_ours = |entry: &DirEntry| entry.file_name() != "target";
    for package in PACKAGES {
        for entry in WalkDir::new(workspace.join(package)).sort_by_file_name().into_iter().filter_entry(is_ours) {
            let path = entry?.into_path();
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let source = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            let file = path.strip_prefix(workspace).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let mut cite = |text: &str, test: Option<&str>, is_same: Option<bool>| {
                for id in claim.captures_iter(text) {
                    let citation = Citation { file: file.clone(), test: test.map(str::to_owned), is_same };
                    found.entry(id[1].to_owned()).or_default().push(citation);
                }
            };
            let header = source.lines().map_while(|line| line.strip_prefix("//! ").or(line.strip_prefix("//!")));
            header.filter(|line| line.starts_with("Claim: ")).for_each(|line| cite(line, None, None));
            for test in test.captures_iter(&source) {
                let is_same = test.get(2).map(|builtin| builtin.as_str() == "the same");
                cite(&test[1], Some(&test[3]), is_same);
            }
        }
    }
    Ok(found)
}
