//! Our derive in the examples of Markdown, and in what rustdoc documents.

use super::Derives;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

impl Derives {
    /// Compiles and runs the Rust blocks in a Markdown file, with our derive. Returns the output of
    /// rustdoc if one of them fails.
    ///
    /// # Errors
    ///
    /// If rustdoc cannot be run.
    pub fn test_markdown(&self, path: &Path) -> Result<Option<String>> {
        self.run_rustdoc(self.compiler.rustdoc_test().arg(path))
    }

    /// Renders the documentation of a library that uses our derive into `folder`. Returns the
    /// output of rustdoc if it fails.
    ///
    /// # Errors
    ///
    /// If rustdoc cannot be run.
    pub fn document(&self, path: &Path, folder: &Path) -> Result<Option<String>> {
        self.run_rustdoc(self.compiler.rustdoc().arg("--out-dir").arg(folder).arg(path))
    }

    fn run_rustdoc(&self, rustdoc: &mut Command) -> Result<Option<String>> {
        self.artifacts.add_library(rustdoc);
        let output = rustdoc.output().context("cannot run rustdoc")?;
        Ok((!output.status.success())
            .then(|| String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()))
    }
}
