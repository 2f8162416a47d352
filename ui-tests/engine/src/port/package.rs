//! The package: its manifest, its Rust files, and whether its working tree is clean.

use super::file::SourceFile;
use anyhow::{Context, Result, anyhow, bail};
use cargo_metadata::{MetadataCommand, Package as Metadata, Target};
use itertools::Itertools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::{DirEntry, WalkDir};

/// A package on disk.
#[derive(Debug)]
pub(super) struct Package {
    /// The folder of the manifest.
    pub(super) folder: PathBuf,
    /// What cargo says about it.
    pub(super) metadata: Metadata,
    /// The text of its manifest.
    pub(super) manifest: String,
    /// The folder that cargo builds in.
    target: PathBuf,
}

/// A Rust file that cannot be read or parsed.
pub(super) struct Unread {
    pub(super) path: PathBuf,
    pub(super) error: anyhow::Error,
}

impl Package {
    /// Reads the manifest in a folder.
    ///
    /// # Errors
    ///
    /// If there is no folder, or no manifest of a package that cargo understands.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let shown = path.display();
        if !path.is_dir() {
            bail!("{shown}: there is no crate: this is not a folder");
        }
        let folder = fs::canonicalize(path).with_context(|| shown.to_string())?;
        let file = folder.join("Cargo.toml");
        if !file.is_file() {
            bail!("{shown}: there is no manifest `Cargo.toml` in this folder");
        }
        if file.is_symlink() {
            bail!("{shown}: the manifest is a symbolic link; name the folder that it leads to");
        }
        let manifest = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let command = MetadataCommand::new().manifest_path(&file).no_deps().exec();
        let all = command.map_err(|error| anyhow!("{shown}: cargo cannot read the manifest: {error}"))?;
        let (packages, target) = (all.packages, all.target_directory.into_std_path_buf());
        let own = packages.iter().find(|package| package.manifest_path == file);
        let Some(metadata) = own.cloned() else {
            let folders = packages.iter().filter_map(|package| package.manifest_path.parent());
            let shown_folders = folders.map(|of| format!("`{}`", of.strip_prefix(&folder).unwrap_or(of))).join(", ");
            bail!("{shown}: this is a workspace without a package of its own; name a folder in it: {shown_folders}");
        };
        let package = Self { folder, metadata, manifest, target };
        if let Some(root) = package.root().filter(|root| !is_below(root, &package.folder)) {
            bail!("{shown}: the root of the crate is not in this folder: `{}`", root.display());
        }
        Ok(package)
    }

    /// Reads every Rust file of the package, and returns why others cannot be read: those may be
    /// tests that must not compile.
    ///
    /// # Errors
    ///
    /// If one of the sources is a symbolic link.
    pub(super) fn files(&self) -> Result<(Vec<SourceFile>, Vec<Unread>)> {
        let is_nested = |entry: &DirEntry| entry.depth() > 0 && entry.path().join("Cargo.toml").is_file();
        let is_hidden = |entry: &DirEntry| {
            let is_built = entry.path() == self.target || entry.path().join("CACHEDIR.TAG").is_file();
            entry.depth() > 0 && (entry.file_name().to_string_lossy().starts_with('.') || is_built)
        };
        let walk = WalkDir::new(&self.folder).sort_by_file_name();
        let walk = walk.into_iter().filter_entry(|entry| !is_nested(entry) && !is_hidden(entry));
        let (mut files, mut unread) = (Vec::new(), Vec::new());
        for entry in walk {
            let entry = entry?;
            let path = entry.path();
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            if entry.path_is_symlink() && (is_rust || path.is_dir()) {
                if self.is_source(path) {
                    let shown = path.strip_prefix(&self.folder).unwrap_or(path).display();
                    bail!("{shown}: this is a symbolic link, and the file that it leads to may not be of this package");
                }
                continue;
            }
            if !entry.file_type().is_file() || !is_rust {
                continue;
            }
            match SourceFile::read(path, &self.folder) {
                Ok(file) => files.push(file),
                Err(error) => unread.push(Unread { path: path.to_owned(), error }),
            }
        }
        Ok((files, unread))
    }

    /// Returns the root of the library, or of the program if there is none.
    pub(super) fn root(&self) -> Option<&Path> {
        let targets = &self.metadata.targets;
        let library = targets.iter().find(|target| is_library(target));
        library.or(targets.iter().find(|target| target.is_bin())).map(|target| target.src_path.as_std_path())
    }

    /// Returns the roots of all targets.
    pub(super) fn roots(&self) -> impl Iterator<Item = &Path> {
        self.metadata.targets.iter().map(|target| target.src_path.as_std_path())
    }

    /// Whether it has a library.
    pub(super) fn has_library(&self) -> bool {
        self.metadata.targets.iter().any(is_library)
    }

    /// Whether this is the name of the library, by which tests and programs of the package know it.
    pub(super) fn is_library(&self, name: &str) -> bool {
        self.metadata.targets.iter().any(|target| is_library(target) && target.name.replace('-', "_") == name)
    }

    /// Returns the folder of the root.
    pub(super) fn sources(&self) -> Option<&Path> {
        self.root()?.parent()
    }

    /// Whether a file is where those of the library or the programs are.
    pub(super) fn is_source(&self, path: &Path) -> bool {
        let others = ["tests", "benches", "examples"].map(|folder| self.folder.join(folder));
        self.sources().is_some_and(|sources| path.starts_with(sources))
            && !others.iter().any(|other| path.starts_with(other))
    }
}

fn is_below(path: &Path, folder: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|path| path.starts_with(folder))
}

fn is_library(target: &Target) -> bool {
    target.is_lib() || target.is_rlib() || target.is_dylib() || target.is_cdylib() || target.is_staticlib()
}

/// Refuses a working tree with changes that are not committed, and changes to files that git
/// ignores.
///
/// # Errors
///
/// If there are such changes, or git does not say.
pub(super) fn check_clean(folder: &Path, changed: &[&Path]) -> Result<()> {
    if !folder.ancestors().any(|folder| folder.join(".git").exists()) {
        return Ok(());
    }
    let shown = folder.display();
    let status = Command::new("git").arg("-C").arg(folder).args(["status", "--porcelain", "--", "."]).output();
    let status = status.with_context(|| format!("{shown}: git cannot be run; `--force` writes anyway"))?;
    if !status.status.success() {
        let complaint = String::from_utf8_lossy(&status.stderr);
        bail!("{shown}: git cannot say whether there are changes; `--force` writes anyway: {}", complaint.trim());
    }
    if !status.stdout.is_empty() {
        bail!("{shown}: the working tree has changes that are not committed; commit them, or use `--force`");
    }
    let ignored = Command::new("git").arg("-C").arg(folder).args(["check-ignore", "--"]).args(changed).output();
    let ignored = String::from_utf8_lossy(&ignored.with_context(|| shown.to_string())?.stdout).into_owned();
    if let Some(first) = ignored.lines().next() {
        bail!("{first}: git ignores this file and has no copy of it; make one, and use `--force`");
    }
    Ok(())
}
