//! A folder for the files that are compiled, and for the output.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// A folder for the files that are compiled, and for the output. It is temporary or kept.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    /// If the folder is temporary, it is removed when this value is dropped.
    _temporary: Option<TempDir>,
    next: AtomicUsize,
}

impl Scratch {
    /// Makes a folder that is removed when the value is dropped.
    ///
    /// # Errors
    ///
    /// If there is no place for temporary folders.
    pub fn temporary() -> Result<Self> {
        let temporary = tempfile::Builder::new().prefix("evidence-").tempdir().context("no temporary folder")?;
        Ok(Self { folder: temporary.path().to_owned(), _temporary: Some(temporary), next: AtomicUsize::new(0) })
    }

    /// Empties a folder, or makes it. The folder stays. This is for a `static`, which is never
    /// dropped and so would never remove a temporary folder.
    ///
    /// # Errors
    ///
    /// If the folder cannot be emptied or made.
    pub fn kept(folder: PathBuf) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder, _temporary: None, next: AtomicUsize::new(0) })
    }

    /// Returns the folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Returns a number that is different each time, for the name of a file.
    pub(crate) fn number(&self) -> usize {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Writes a file into the folder and returns its path.
    pub(crate) fn write(&self, name: &str, content: &str) -> Result<PathBuf> {
        let path = self.folder.join(name);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }
}
