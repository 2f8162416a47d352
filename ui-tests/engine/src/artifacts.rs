//! The crates that cargo built for the compiled files to use.

use crate::cargo;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The name under which a case uses either derive.
pub(crate) const RUNTIME: &str = "pin_coerce_unsized";

/// The files that cargo built.
#[derive(Debug)]
pub(crate) struct Artifacts {
    /// The runtime crate, which re-exports the derive.
    library: PathBuf,
    /// The derive itself.
    pub(crate) derive: PathBuf,
    /// The macros of the attacks.
    hostile_macros: PathBuf,
    /// Every folder with a dependency.
    folders: BTreeSet<PathBuf>,
}

impl Artifacts {
    /// Builds the crates with cargo, which also gets these `options`.
    pub(crate) fn build(options: impl FnOnce(&mut Command) -> &mut Command) -> Result<Self> {
        let mut cargo = cargo::command();
        cargo.args(["build", "--quiet", "--message-format=json-render-diagnostics"]).args([
            "--package=pin-coerce-unsized",
            "--package=hostile-macros",
            "--features=pin-coerce-unsized/dispatch",
        ]);
        let output = options(&mut cargo).stderr(Stdio::inherit()).output().context("cannot run cargo")?;
        if !output.status.success() {
            bail!("`cargo build -p pin-coerce-unsized -p hostile-macros` failed");
        }
        Self::read(&String::from_utf8_lossy(&output.stdout))
    }

    /// Finds the files in the output of cargo, which has one message on each line.
    fn read(messages: &str) -> Result<Self> {
        let (mut library, mut derive, mut hostile_macros, mut folders) = (None, None, None, BTreeSet::new());
        for line in messages.lines() {
            let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
            if message["reason"] != "compiler-artifact" {
                continue;
            }
            let files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str).map(Path::new);
            for file in files {
                folders.extend(file.parent().map(Path::to_owned));
                let is_library = file.extension().is_some_and(|extension| extension == "rlib");
                if message["target"]["name"] == RUNTIME && is_library {
                    library = Some(file.to_owned());
                } else if message["target"]["name"] == "smart_pointer_derive" {
                    derive = Some(file.to_owned());
                } else if message["target"]["name"] == "hostile_macros" {
                    hostile_macros = Some(file.to_owned());
                }
            }
        }
        Ok(Self {
            library: library.context("cargo named no library for pin-coerce-unsized")?,
            derive: derive.context("cargo named no library for smart-pointer-derive")?,
            hostile_macros: hostile_macros.context("cargo named no library for hostile-macros")?,
            folders,
        })
    }

    /// Returns the folder of the profile that cargo built.
    pub(crate) fn profile_folder(&self) -> PathBuf {
        self.library.parent().map(Path::to_owned).unwrap_or_default()
    }

    /// Tells a compiler where the runtime crate is.
    pub(crate) fn add_library(&self, compiler: &mut Command) {
        add_runtime(compiler, &self.library);
        self.add_folders(compiler);
    }

    /// Tells a compiler where the macros of the attacks are.
    pub(crate) fn add_hostile_macros(&self, compiler: &mut Command) {
        compiler.arg("--extern").arg(with_path("hostile_macros=", &self.hostile_macros));
    }

    /// Tells a compiler where the dependencies are.
    pub(crate) fn add_folders(&self, compiler: &mut Command) {
        compiler.args(self.folders.iter().map(|folder| with_path("-Ldependency=", folder)));
    }
}

/// Tells a compiler which library to use as the runtime crate.
pub(crate) fn add_runtime(compiler: &mut Command, library: &Path) {
    compiler.arg("--extern").arg(with_path(&format!("{RUNTIME}="), library));
}

/// Returns an option whose value is a path, which need not be UTF-8.
pub(crate) fn with_path(option: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(option);
    argument.push(path);
    argument
}
