//! Writing the changed files: all of them, or none.

use super::Change;
use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use tempfile::NamedTempFile;

/// Writes the new text of each file beside it, and then puts all of them in place.
///
/// # Errors
///
/// If one cannot be written. Before the first one is in place, nothing has changed.
pub(super) fn all(changes: &[Change]) -> Result<()> {
    let mut ready = Vec::new();
    for Change { path, shown, new, .. } in changes {
        let written = || -> Result<NamedTempFile> {
            let folder = path.parent().context("it is in no folder")?;
            let mut file = NamedTempFile::new_in(folder)?;
            file.write_all(new.as_bytes())?;
            file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
            Ok(file)
        };
        ready.push((written().with_context(|| format!("{shown} cannot be written; nothing has changed"))?, path));
    }
    for (file, path) in ready {
        file.persist(path).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
