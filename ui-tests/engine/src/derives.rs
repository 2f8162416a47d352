//! The two derives that a file is compiled with: ours as cargo builds it, and the compiler's own
//! behind our names.

use crate::compiler::{Compiler, Outcome, Verdict, judge};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// The name under which a case uses either derive.
const CRATE: &str = "pin_coerce_unsized";

/// The features of the compiler's own derive and marker.
const FEATURES: [&str; 2] = ["derive_coerce_pointee", "pin_coerce_unsized_trait"];

/// The compiler's own derive and marker under our names.
const BUILTIN: &str = include_str!("../stand-ins/builtin.rs");

/// A derive that writes nothing, under our names.
const NOTHING: &str = include_str!("../stand-ins/nothing.rs");

/// Which derive a file is compiled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    /// `smart-pointer-derive`.
    Ours,
    /// The same where coercions are implicit, so that rustc checks its impls: for what ours accepts
    /// in the other mode.
    OursImplicit,
    /// `core::marker::CoercePointee`.
    Builtin,
    /// One that writes nothing: the control for what is accepted.
    Nothing,
}

/// A file to compile.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Whether it is a program; a library otherwise.
    pub has_main: bool,
    /// Whether code is generated, so that errors in constants of generic functions are found as
    /// well.
    pub is_built: bool,
}

/// Every derive, ready to compile against.
#[derive(Debug)]
pub struct Derives {
    compiler: Compiler,
    /// Whether our derive emits the coercions.
    pub implicit: bool,
    artifacts: Artifacts,
    /// The same crates in implicit mode, if that is another one.
    artifacts_implicit: Option<Artifacts>,
    builtin: Option<PathBuf>,
    nothing: Option<PathBuf>,
    scratch: TempDir,
    next: AtomicUsize,
}

impl Derives {
    /// Builds our derive with cargo.
    ///
    /// # Errors
    ///
    /// If it does not build.
    pub fn build(compiler: Compiler, workspace: &Path) -> Result<Self> {
        Self::build_with(compiler, workspace, |cargo| cargo)
    }

    /// Builds our derive with cargo, told more by `options`: the profile, say.
    ///
    /// # Errors
    ///
    /// If it does not build.
    pub fn build_with(
        compiler: Compiler,
        workspace: &Path,
        options: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Result<Self> {
        let artifacts = Artifacts::build(workspace, options)?;
        let scratch = tempfile::Builder::new().prefix("evidence-").tempdir().context("no temporary folder")?;
        let next = AtomicUsize::new(0);
        let (artifacts_implicit, builtin, nothing) = (None, None, None);
        let mut derives =
            Self { compiler, implicit: false, artifacts, artifacts_implicit, builtin, nothing, scratch, next };
        // The crate itself is asked, because the engine may have been started in another mode than
        // cargo built it in.
        derives.implicit = derives.is_implicit(Derive::Ours)?;
        Ok(derives)
    }

    fn is_implicit(&self, derive: Derive) -> Result<bool> {
        let probe = self.write("implicit.rs", "const _: () = assert!(pin_coerce_unsized::__private::IMPLICIT);")?;
        let source = Source { path: &probe, has_main: false, is_built: false };
        Ok(self.outcome(source, derive)?.verdict == Verdict::Accepted)
    }

    /// Builds our derive in implicit mode as well, in a folder of its own.
    ///
    /// # Errors
    ///
    /// If it does not build, or this compiler cannot be told to allow it.
    pub fn add_implicit(&mut self, workspace: &Path) -> Result<()> {
        let artifacts = Artifacts::build(workspace, |cargo| {
            cargo.arg("--target-dir").arg(workspace.join("target/implicit")).env("RUSTC_BOOTSTRAP", CRATE)
        })?;
        self.artifacts_implicit = Some(artifacts);
        if !self.is_implicit(Derive::OursImplicit)? {
            bail!("{} does not let our derive write coercions", self.compiler.version);
        }
        Ok(())
    }

    /// Compiles the stand-ins for the two derives that ours is compared with.
    ///
    /// # Errors
    ///
    /// If this compiler has no derive of its own.
    pub fn add_stand_ins(&mut self) -> Result<()> {
        let mut rustc = self.compiler.stable();
        rustc.arg("--extern").arg(with_path("hostile_macros=", &self.artifacts.hostile_macros));
        self.nothing = self.stand_in("nothing", NOTHING, rustc)?;
        for cfg in ["pin_coerce_unsized", "pin_safe_pointer"] {
            let mut rustc = self.compiler.unstable();
            rustc.args(["--cfg", cfg]);
            self.builtin = self.stand_in("builtin", BUILTIN, rustc)?;
            if self.builtin.is_some() {
                return Ok(());
            }
        }
        bail!("{} has no derive of its own to compare with", self.compiler.version);
    }

    /// The library of a stand-in, unless the compiler rejects it.
    fn stand_in(&self, name: &str, source: &str, mut rustc: Command) -> Result<Option<PathBuf>> {
        let source = self.write(&format!("{name}.rs"), source)?;
        let library = self.scratch.path().join(format!("lib{name}.rmeta"));
        rustc.args(["--crate-name", CRATE, "--crate-type=lib", "--cap-lints=allow"]);
        rustc.arg(with_path("--emit=metadata=", &library)).arg(&source);
        Ok((judge(&mut rustc)?.verdict == Verdict::Accepted).then_some(library))
    }

    /// Our derive as a library that a compiler, or rust-analyzer, loads.
    #[must_use]
    pub fn procedural_macro(&self) -> &Path {
        &self.artifacts.derive
    }

    /// Compiles a file as far as it says.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run, or the stand-in is asked for and was not added.
    pub fn outcome(&self, source: Source<'_>, derive: Derive) -> Result<Outcome> {
        let mut rustc = self.against(derive)?;
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let output = self.scratch.path().join(number.to_string());
        let emit = if source.is_built { "--emit=obj=" } else { "--emit=metadata=" };
        // Where rustc puts the types that are too long for a message.
        rustc.arg("--out-dir").arg(self.scratch.path());
        let outcome = judge(rustc.arg(with_path(emit, &output)).args(source.arguments()))?;
        // Nobody reads it; with hundreds of cases it should not pile up.
        drop(fs::remove_file(output));
        Ok(outcome)
    }

    /// A compiler that finds the derive and the macros of the attacks.
    ///
    /// # Errors
    ///
    /// If the stand-in is asked for and was not added.
    pub fn against(&self, derive: Derive) -> Result<Command> {
        let mut rustc = match derive {
            Derive::Ours | Derive::OursImplicit => {
                let artifacts = if derive == Derive::Ours {
                    &self.artifacts
                } else {
                    self.artifacts_implicit.as_ref().context("our derive has not been built in implicit mode")?
                };
                let mut rustc = self.compiler.stable();
                rustc.arg("--extern").arg(with_path("pin_coerce_unsized=", &artifacts.library));
                rustc.args(artifacts.folders.iter().map(|folder| with_path("-Ldependency=", folder)));
                rustc
            }
            Derive::Builtin => {
                let library = self.builtin.as_ref().context("the stand-in has not been compiled")?;
                let mut rustc = self.compiler.unstable();
                rustc.args(FEATURES.map(|feature| format!("-Zcrate-attr=feature({feature})")));
                // Not every case uses every feature, and that is not what `#![deny(warnings)]` in
                // one is about.
                rustc.arg("-Aunused_features");
                rustc.arg("--extern").arg(with_path("pin_coerce_unsized=", library));
                rustc
            }
            Derive::Nothing => {
                let library = self.nothing.as_ref().context("the stand-in has not been compiled")?;
                let mut rustc = self.compiler.stable();
                rustc.arg("--extern").arg(with_path("pin_coerce_unsized=", library));
                rustc.args(self.artifacts.folders.iter().map(|folder| with_path("-Ldependency=", folder)));
                rustc
            }
        };
        rustc.arg("--extern").arg(with_path("hostile_macros=", &self.artifacts.hostile_macros));
        Ok(rustc)
    }

    /// Calls `use_file` with a library of this content, which is gone afterwards.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or `use_file` fails.
    pub fn with_file<R>(&self, content: &str, use_file: impl FnOnce(Source<'_>) -> Result<R>) -> Result<R> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let path = self.write(&format!("shapes-{number}.rs"), content)?;
        let result = use_file(Source { path: &path, has_main: false, is_built: false });
        drop(fs::remove_file(path));
        result
    }

    /// Compiles a program with our derive and runs it. What it says if one of the two fails.
    ///
    /// # Errors
    ///
    /// If rustc or the program cannot be started.
    pub fn run(&self, path: &Path) -> Result<Option<String>> {
        let program = path.with_extension("program");
        let mut rustc = self.compiler.stable();
        // The metadata alone cannot be linked.
        rustc.arg("--extern").arg(with_path("pin_coerce_unsized=", &self.artifacts.library.with_extension("rlib")));
        rustc.args(self.artifacts.folders.iter().map(|folder| with_path("-Ldependency=", folder)));
        rustc.arg("--out-dir").arg(self.scratch.path()).arg(with_path("--emit=link=", &program));
        let outcome = judge(rustc.args(Source { path, has_main: true, is_built: true }.arguments()))?;
        if let Some(error) = outcome.errors.first() {
            return Ok(Some(error.rendered.clone()));
        }
        let output = Command::new(&program).output().context("cannot run the program")?;
        drop(fs::remove_file(program));
        Ok((!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    /// Compiles and runs the blocks of Rust in a file of Markdown, with our derive. What rustdoc
    /// says if one of them fails.
    ///
    /// # Errors
    ///
    /// If rustdoc cannot be run.
    pub fn test_markdown(&self, path: &Path) -> Result<Option<String>> {
        self.run_rustdoc(self.compiler.rustdoc_test().arg(path))
    }

    /// Renders the documentation of a library that uses our derive into `folder`. What rustdoc says
    /// if it fails.
    ///
    /// # Errors
    ///
    /// If rustdoc cannot be run.
    pub fn document(&self, path: &Path, folder: &Path) -> Result<Option<String>> {
        self.run_rustdoc(self.compiler.rustdoc().arg("--out-dir").arg(folder).arg(path))
    }

    fn run_rustdoc(&self, rustdoc: &mut Command) -> Result<Option<String>> {
        rustdoc.arg("--extern").arg(with_path("pin_coerce_unsized=", &self.artifacts.library.with_extension("rlib")));
        rustdoc.args(self.artifacts.folders.iter().map(|folder| with_path("-Ldependency=", folder)));
        let output = rustdoc.output().context("cannot run rustdoc")?;
        Ok((!output.status.success())
            .then(|| String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()))
    }

    /// Only parses a file.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run.
    pub fn parsed(&self, source: Source<'_>) -> Result<Outcome> {
        judge(self.compiler.unstable().arg("-Zparse-crate-root-only").args(source.arguments()))
    }

    /// The source of a file with every macro of it expanded.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run or does not expand the file.
    pub fn expanded(&self, source: Source<'_>, derive: Derive) -> Result<String> {
        let mut rustc = self.against(derive)?;
        let output = rustc
            .env("RUSTC_BOOTSTRAP", "1")
            .arg("-Zunpretty=expanded")
            .args(source.arguments())
            .output()
            .context("cannot run rustc")?;
        if !output.status.success() {
            bail!("{} does not print the expansion", self.compiler.version);
        }
        String::from_utf8(output.stdout).context("rustc printed something other than UTF-8")
    }

    fn write(&self, name: &str, source: &str) -> Result<PathBuf> {
        let path = self.scratch.path().join(name);
        fs::write(&path, source).context("cannot write to the temporary folder")?;
        Ok(path)
    }
}

impl Source<'_> {
    fn arguments(self) -> Vec<OsString> {
        // A prefix, so that the name of a file can be neither that of a crate which is allowed
        // more, nor `core`.
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let name: String = stem.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '_' }).collect();
        // rustc reads `-…` as an option and `@…` as a file of options.
        let is_read_so = self.path.to_string_lossy().starts_with(['-', '@']);
        let path = if is_read_so { Path::new(".").join(self.path) } else { self.path.to_owned() };
        vec![
            OsString::from(format!("--crate-name=case_{name}")),
            OsString::from(if self.has_main { "--crate-type=bin" } else { "--crate-type=lib" }),
            path.into_os_string(),
        ]
    }
}

/// What cargo built for the cases.
#[derive(Debug)]
struct Artifacts {
    /// The runtime crate, which re-exports the derive.
    library: PathBuf,
    /// The derive itself.
    derive: PathBuf,
    /// The macros of the attacks.
    hostile_macros: PathBuf,
    /// Every folder with a dependency.
    folders: BTreeSet<PathBuf>,
}

impl Artifacts {
    fn build(workspace: &Path, options: impl FnOnce(&mut Command) -> &mut Command) -> Result<Self> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut cargo = Command::new(cargo);
        cargo
            .args(["build", "--quiet", "--message-format=json-render-diagnostics"])
            .args(["--package=pin-coerce-unsized", "--package=hostile-macros"])
            .current_dir(workspace);
        let output = options(&mut cargo).stderr(Stdio::inherit()).output().context("cannot run cargo")?;
        if !output.status.success() {
            bail!("`cargo build -p pin-coerce-unsized -p hostile-macros` failed");
        }
        let (mut library, mut derive, mut hostile_macros, mut folders) = (None, None, None, BTreeSet::new());
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
            if message["reason"] != "compiler-artifact" {
                continue;
            }
            let files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str).map(Path::new);
            for file in files {
                folders.extend(file.parent().map(Path::to_owned));
                if message["target"]["name"] == CRATE && file.extension().is_some_and(|extension| extension == "rlib") {
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
}

/// An option with a path as its value, which need not be UTF-8.
fn with_path(option: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(option);
    argument.push(path);
    argument
}
