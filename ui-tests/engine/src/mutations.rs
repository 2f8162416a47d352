//! Mutations: what is broken on purpose to see the evidence for a claim fail. Each is a file
//! `ui-tests/mutations/<name>.toml`.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// One change to one file, and how the evidence about it fails.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mutation {
    /// The name of its file, which says what is broken.
    #[serde(skip)]
    pub name: String,
    /// The claim whose evidence has to fail.
    pub claim: String,
    /// The file that is changed, below the workspace.
    pub file: String,
    /// The text that is replaced. It occurs once in the file.
    pub before: String,
    /// What replaces it.
    pub after: String,
    /// The command that runs the evidence, for the shell. `$EVIDENCE` is the engine, and
    /// `$ENGINE_TEST` runs a test of the engine; both judge the copy of the tree.
    pub command: String,
    /// What the command prints when it fails: a failed assertion, the code of an error, or the name
    /// of a test.
    pub prints: String,
    /// Whether continuous integration applies it.
    #[serde(default, rename = "sample")]
    pub is_in_sample: bool,
}

impl Mutation {
    /// Returns the source of the file with the mutation.
    ///
    /// # Errors
    ///
    /// If the text does not occur in it exactly once.
    pub fn applied_to(&self, source: &str) -> Result<String> {
        let count = source.matches(&self.before).count();
        ensure!(count == 1, "{}: its text occurs {count} times in {}", self.name, self.file);
        ensure!(self.before != self.after, "{}: it changes nothing", self.name);
        Ok(source.replacen(&self.before, &self.after, 1))
    }
}

/// Reads every mutation, by name.
///
/// # Errors
///
/// If a file cannot be read or is not a mutation.
pub fn read(workspace: &Path) -> Result<Vec<Mutation>> {
    let folder = workspace.join("ui-tests/mutations");
    let context = || format!("cannot list {}", folder.display());
    let mut mutations = Vec::new();
    for entry in fs::read_dir(&folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        let context = || format!("{}", path.display());
        let text = fs::read_to_string(&path).with_context(context)?;
        let mut mutation: Mutation = toml::from_str(&text).with_context(context)?;
        mutation.name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        mutations.push(mutation);
    }
    mutations.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(mutations)
}
