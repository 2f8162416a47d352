//! The folder of the site: replaced as a whole or not at all.

use super::FIRST_PAGE;
use super::pages::Files;
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The file by which a folder is known as a site of ours.
const MARK: &str = ".evidence-site";

/// What the file says.
const MARK_TEXT: &str = "`cargo run -- site` draws this folder anew, and replaces all of it.\n";

/// Writes the files into a folder, and returns the page to open. The folder is new, empty, or a
/// site of ours, which is replaced.
///
/// # Errors
///
/// If the folder is something else, or cannot be written. Nothing is changed then.
pub fn write(files: &Files, folder: &Path) -> Result<PathBuf> {
    let folder = place(folder)?;
    let parent = folder.parent().with_context(|| format!("{} cannot be replaced", folder.display()))?;
    let cannot = || format!("cannot write {}", folder.display());
    fs::create_dir_all(parent).with_context(cannot)?;
    // Beside the folder, because only there it can be renamed to it.
    let temporary = tempfile::Builder::new().prefix(".evidence-site-").tempdir_in(parent).with_context(cannot)?;
    let new = temporary.path().join("new");
    for (path, text) in files.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain([(MARK, MARK_TEXT)]) {
        let file = new.join(path);
        file.parent().map_or(Ok(()), fs::create_dir_all).with_context(cannot)?;
        fs::write(file, text).with_context(cannot)?;
    }
    let old = temporary.path().join("old");
    let had_one = folder.exists();
    if had_one {
        fs::rename(&folder, &old).with_context(cannot)?;
    }
    if let Err(error) = fs::rename(&new, &folder) {
        if had_one {
            fs::rename(&old, &folder).with_context(cannot)?;
        }
        return Err(error).with_context(cannot);
    }
    Ok(folder.join(FIRST_PAGE))
}

/// Returns where the folder is, without links.
///
/// # Errors
///
/// If there is something that is not a site of ours.
pub(super) fn place(folder: &Path) -> Result<PathBuf> {
    let folder = resolved(folder)?;
    check(&folder)?;
    Ok(folder)
}

/// Returns where a folder is, without links, whether or not it exists.
fn resolved(folder: &Path) -> Result<PathBuf> {
    if folder.as_os_str().is_empty() {
        bail!("the name of the folder is empty");
    }
    let absolute = env::current_dir()?.join(folder);
    if let Some(file) = absolute.ancestors().find(|above| above.exists() && !above.is_dir()) {
        bail!("{} is not a folder, and a site is one", file.display());
    }
    if fs::symlink_metadata(&absolute).is_err() {
        return Ok(absolute);
    }
    absolute.canonicalize().with_context(|| format!("cannot read {}", folder.display()))
}

/// Fails if there is something in the folder that is not ours.
fn check(folder: &Path) -> Result<()> {
    if !folder.exists() || folder.join(MARK).is_file() {
        return Ok(());
    }
    let mut inside = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    if inside.next().is_some() {
        bail!("{} is neither empty nor a site that this command wrote", folder.display());
    }
    Ok(())
}
