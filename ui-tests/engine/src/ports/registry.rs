//! A crate of the package registry, as cargo fetches it.

use super::entry::Entry;
use super::{folder, share_lock};
use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;
use std::fs;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, Table};
use walkdir::WalkDir;

/// A copy of a crate that can be edited, or why there is none.
pub(super) type Copied = std::result::Result<PathBuf, String>;

/// Copies a crate into a folder of its own, which is a workspace.
///
/// # Errors
///
/// If the copy cannot be written.
pub(super) fn copy(entry: &Entry) -> Result<Copied> {
    let source = match fetched(entry)? {
        Ok(source) => source,
        Err(reason) => return Ok(Err(reason)),
    };
    let target = folder().join("crates").join(&entry.id);
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| format!("cannot empty {}", target.display()))?;
    }
    for entry in WalkDir::new(&source) {
        let entry = entry?;
        let to = target.join(entry.path().strip_prefix(&source)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to)?;
        } else {
            fs::write(&to, fs::read(entry.path())?)?;
        }
    }
    make_workspace(&target.join("Cargo.toml"), &entry.without)?;
    share_lock(&target)?;
    Ok(Ok(target))
}

/// Makes a package a workspace of its own, without some of its dependencies for development and
/// without benches.
fn make_workspace(manifest: &Path, without: &[String]) -> Result<()> {
    let text = fs::read_to_string(manifest).with_context(|| manifest.display().to_string())?;
    let mut document: DocumentMut = text.parse()?;
    if let Some(dependencies) = document.get_mut("dev-dependencies").and_then(Item::as_table_mut) {
        for name in without {
            dependencies.remove(name).with_context(|| format!("no dependency for development `{name}`"))?;
        }
        document.remove("bench");
    }
    document.insert("workspace", Item::Table(Table::new()));
    fs::write(manifest, document.to_string()).with_context(|| manifest.display().to_string())
}

/// Adds a test file to a copy that does not have it yet. Manifests from the registry list every
/// target.
pub(super) fn add_test(folder: &Path, name: &str, code: &str) -> Result<()> {
    let file = format!("tests/{name}.rs");
    if folder.join(&file).exists() {
        return Ok(());
    }
    fs::create_dir_all(folder.join("tests"))?;
    fs::write(folder.join(&file), code)?;
    append(&folder.join("Cargo.toml"), &format!("\n[[test]]\nname = \"{name}\"\npath = \"{file}\"\n"))
}

fn append(path: &Path, text: &str) -> Result<()> {
    let old = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    fs::write(path, old + text).with_context(|| path.display().to_string())
}

/// Returns the folder where cargo unpacked the crate.
fn fetched(entry: &Entry) -> Result<Copied> {
    let Entry { id, name, version, .. } = entry;
    let folder = folder().join("fetched").join(id);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("lib.rs"), "")?;
    let manifest = folder.join("Cargo.toml");
    let text = format!(
        "[package]\nname = \"fetched\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n\
         [dependencies]\n{name} = {{ version = \"={version}\", default-features = false }}\n\n[workspace]\n"
    );
    fs::write(&manifest, text)?;
    let metadata = match MetadataCommand::new().manifest_path(&manifest).exec() {
        Ok(metadata) => metadata,
        Err(error) => return Ok(Err(error.to_string().split_whitespace().collect::<Vec<_>>().join(" "))),
    };
    let package = metadata.packages.iter().find(|package| *package.name == *name);
    let package = package.with_context(|| format!("cargo fetched no `{name}`"))?;
    let parent = package.manifest_path.parent().context("the manifest is in no folder")?;
    Ok(Ok(parent.as_std_path().to_owned()))
}
