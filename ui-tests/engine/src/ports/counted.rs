//! What a port changes: as a diff, and in numbers of lines of code and of `unsafe`.

use crate::port::diff::diff_of_file;
use anyhow::Result;
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The Rust files of a crate, and its manifest.
#[derive(Debug)]
pub(super) struct Sources {
    folder: PathBuf,
    rust: BTreeMap<PathBuf, String>,
    manifest: String,
}

const MANIFEST: &str = "Cargo.toml";

/// What was removed and added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Lines of code.
    pub lines: Pair,
    /// Occurrences of the keyword `unsafe`.
    pub unsafe_: Pair,
}

/// What was removed and what was added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// How many are gone.
    pub removed: usize,
    /// How many are new.
    pub added: usize,
}

impl Sources {
    /// Reads the files below a folder.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut rust = BTreeMap::new();
        for entry in WalkDir::new(folder) {
            let path = entry?.into_path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read(&path)?;
                rust.insert(path, String::from_utf8_lossy(&text).into_owned());
            }
        }
        Ok(Self { folder: folder.to_owned(), rust, manifest: fs::read_to_string(folder.join(MANIFEST))? })
    }

    /// Returns each Rust file with its text.
    pub(super) fn files(&self) -> impl Iterator<Item = (&PathBuf, &String)> {
        self.rust.iter()
    }

    /// Returns what a later state of the same files has changed, as a diff.
    pub(super) fn diff(&self, later: &Self) -> String {
        let rust = self.rust.iter().map(|(path, old)| {
            let name = path.strip_prefix(&self.folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
            (name, old.as_str(), later.rust.get(path).map_or("", String::as_str))
        });
        let files = [(MANIFEST.to_owned(), &*self.manifest, &*later.manifest)].into_iter().chain(rust);
        let changed = files.filter(|(_, old, new)| old != new);
        changed.map(|(name, old, new)| diff_of_file(&name, old, new)).collect()
    }

    /// Compares the code with a later state of the same files.
    pub(super) fn compared(&self, later: &Self) -> Counted {
        let mut counted = Counted::default();
        for (path, old) in &self.rust {
            let new = later.rust.get(path).map_or("", String::as_str);
            if old == new {
                continue;
            }
            let (old, new) = (code(old), code(new));
            for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
                let line = change.value();
                let count = line.split(|character: char| !(character.is_alphanumeric() || character == '_'));
                let count = count.filter(|word| *word == "unsafe").count();
                match change.tag() {
                    ChangeTag::Equal => {}
                    ChangeTag::Delete => {
                        counted.lines.removed += 1;
                        counted.unsafe_.removed += count;
                    }
                    ChangeTag::Insert => {
                        counted.lines.added += 1;
                        counted.unsafe_.added += count;
                    }
                }
            }
        }
        counted
    }
}

/// Returns the lines that are more than a comment.
fn code(text: &str) -> Vec<&str> {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or(line).trim_end());
    lines.filter(|line| !line.trim().is_empty()).collect()
}
