//! What the programs are compiled with.

use evidence::cargo;
use evidence::compiler::Compiler;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub(crate) fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn with_path(option: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(option);
    argument.push(path);
    argument
}

/// The compiler, what cargo built for the programs, and a folder for what is made of them.
pub(crate) struct Bench {
    compiler: Compiler,
    libraries: BTreeMap<String, PathBuf>,
    pub(crate) scratch: TempDir,
}

impl Bench {
    pub(crate) fn build() -> Self {
        let output = cargo::command()
            .args(["build", "--quiet", "--package=peers", "--message-format=json-render-diagnostics"])
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "`cargo build -p peers` passes");
        let messages = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
        let libraries = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|message| message["reason"] == "compiler-artifact")
            .filter_map(|message| {
                let files = message["filenames"].as_array()?.iter().filter_map(Value::as_str).map(PathBuf::from);
                let library = files.into_iter().find(|file| file.extension().is_some_and(|end| end == "rlib"))?;
                Some((message["target"]["name"].as_str()?.to_owned(), library))
            })
            .collect();
        let compiler = Compiler::find().expect("there is a rustc");
        Self { compiler, libraries, scratch: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// A compiler that finds what cargo built, and has a folder of this name for itself: names of
    /// objects repeat.
    pub(crate) fn rustc(&self, unstable: bool, folder: &str) -> Command {
        let mut rustc = if unstable { self.compiler.unstable() } else { self.compiler.stable() };
        for (name, library) in &self.libraries {
            rustc.arg("--extern").arg(with_path(&format!("{name}="), library));
            rustc.arg(with_path("-Ldependency=", library.parent().expect("a library is in a folder")));
        }
        rustc.arg("--out-dir").arg(self.scratch.path().join(folder));
        rustc
    }
}
