//! The entries, each in its own file `ui-tests/ports/<id>.toml`.

use super::folder;
use crate::cargo::workspace;
use anyhow::{Context, Result, anyhow, bail};
use itertools::Itertools;
use serde::Deserialize;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A crate, how to port it, and what to expect.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The name of its file.
    #[serde(skip)]
    pub id: String,
    /// Its name in the package registry.
    #[serde(rename = "crate")]
    pub name: String,
    /// Its exact version.
    pub version: String,
    /// The features that its tests are run with.
    #[serde(default)]
    pub features: Vec<String>,
    /// The pointers to name on the command line.
    #[serde(default)]
    pub name_pointers: Vec<String>,
    /// The pointers that derive because a macro of the crate writes them along with a ported one.
    #[serde(default)]
    pub by_macro: Vec<String>,
    /// The feature that the derive is behind, if it is optional.
    pub optional: Option<String>,
    /// Dependencies of its benches, which are slow to build, and which no test needs.
    #[serde(default)]
    pub without: Vec<String>,
    /// Which of its tests are run, if not all.
    pub only: Option<Only>,
    /// Why the compiler's own derive cannot take the place of ours.
    pub no_builtin: Option<String>,
    /// What to expect of the command, and of the tests before the port.
    #[serde(default)]
    pub expect: Expected,
    /// What a person decides before the command is run again.
    #[serde(default, rename = "answer")]
    pub answers: Vec<Edit>,
    /// What the command gets wrong, which is a bug to fix.
    #[serde(default, rename = "correction")]
    pub corrections: Vec<Edit>,
    /// The promises for `Pin`.
    #[serde(default, rename = "promise")]
    pub promises: Vec<Edit>,
    /// A test file with one test, `unsizes`, which uses `unsize!`.
    pub unsizes: Option<String>,
    /// A test file with one test, `coerces`, which coerces implicitly.
    pub coerces: Option<String>,
}

/// A part of the tests.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// Arguments of `cargo test`.
    pub targets: Vec<String>,
    /// Why the others are left out.
    pub why: String,
}

/// What the command says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The pointers that the command ports in the end, after all decisions.
    #[serde(default)]
    pub pointers: Vec<String>,
    /// The questions that it asks first.
    #[serde(default)]
    pub asks: Vec<Said>,
    /// The pointers that it refuses to port.
    #[serde(default)]
    pub refuses: Vec<Said>,
    /// How many of the crate's own tests pass before the port.
    #[serde(default)]
    pub passes: usize,
    /// The tests that fail before the port.
    #[serde(default)]
    pub fails: Vec<String>,
    /// The error of the command, if it does nothing at all.
    pub error: Option<String>,
}

/// Something that the command says about an item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// What it is about.
    pub about: String,
    /// Its path, if the crate has another item with this name.
    pub path: Option<String>,
    /// A part of the reason.
    pub reason: String,
}

/// An edit that a person makes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// What is decided, and why, as the table shows it.
    pub why: String,
    /// The file, from the folder of the crate.
    pub file: String,
    /// The text that is replaced. It occurs once.
    pub before: String,
    /// Where what is replaced ends: the first time that this follows. None means after `before`.
    pub until: Option<String>,
    /// The text that replaces it.
    pub after: String,
    /// The pointer that derives by this edit, so that the command no longer has to port it.
    pub derives: Option<String>,
}

impl Entry {
    /// Reads all entries, in the order of their names.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or is not an entry, or two are about one crate.
    pub fn all() -> Result<Vec<Self>> {
        let folder = workspace().join("ui-tests/ports");
        let files = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        let paths: Result<Vec<PathBuf>, io::Error> = files.map(|file| Ok(file?.path())).collect();
        let is_entry = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "toml");
        let entries: Result<Vec<Self>> = paths?.iter().filter(is_entry).map(|path| Self::read(path)).collect();
        let mut entries = entries?;
        entries.sort_by(|left, right| left.id.cmp(&right.id));
        // Cargo would take what it built of one copy for the other.
        let mut pairs = entries.iter().tuple_combinations();
        if let Some((one, other)) = pairs.find(|(one, other)| one.name == other.name && one.version == other.version) {
            bail!("the entries `{}` and `{}` are both about {} {}", one.id, other.id, one.name, one.version);
        }
        Ok(entries)
    }

    /// Returns the pointers that derive in the end: those that the command ports, those that a
    /// macro makes with them, and those that an edit makes derive.
    #[must_use]
    pub fn pointers(&self) -> Vec<&str> {
        let by_edits = self.answers.iter().chain(&self.corrections).filter_map(|edit| edit.derives.as_deref());
        let by_command = self.expect.pointers.iter().chain(&self.by_macro).map(String::as_str);
        by_command.chain(by_edits).collect()
    }

    /// Returns the file with what the last run changed in this version of the crate.
    #[must_use]
    pub fn diff_file(&self) -> PathBuf {
        folder().join("diffs").join(format!("{}-{}.diff", self.id, self.version))
    }

    fn read(path: &Path) -> Result<Self> {
        let read = || -> Result<Self> {
            let id = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".toml"));
            let id = id.ok_or_else(|| anyhow!("the name does not end with `.toml`"))?.to_owned();
            let entry: Self = toml::from_str(&fs::read_to_string(path)?)?;
            Ok(Self { id, ..entry })
        };
        read().with_context(|| path.display().to_string())
    }
}

impl Said {
    /// Whether this is what was said.
    pub(super) fn is(&self, about: &str, reason: &str) -> bool {
        self.about == about && reason.contains(&self.reason)
    }
}

impl Edit {
    /// Makes the edit in a copy of the crate. Line endings are those of the file.
    ///
    /// # Errors
    ///
    /// If the file does not say what it should, or says it more than once.
    pub(super) fn apply(&self, folder: &Path) -> Result<()> {
        let path = folder.join(&self.file);
        let old = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let new = self.applied(&old).with_context(|| self.file.clone())?;
        fs::write(&path, new).with_context(|| path.display().to_string())
    }

    fn applied(&self, text: &str) -> Result<String> {
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let [before, after] = [&self.before, &self.after].map(|text| text.replace('\n', ending));
        let count = text.matches(&before).count();
        let (start, rest) = text
            .split_once(&before)
            .filter(|_| count == 1)
            .with_context(|| format!("`{before}` is there {count} times, and not once"))?;
        let rest = match &self.until {
            None => rest,
            Some(until) => {
                let (_, rest) = rest
                    .split_once(&until.replace('\n', ending))
                    .with_context(|| format!("after `{before}`, there is no `{until}`"))?;
                rest
            }
        };
        Ok([start, &after, rest].concat())
    }
}
