//! The two derives that a file is compiled with: ours as cargo builds it, and the compiler's own
//! under our names.

use crate::artifacts::{Artifacts, RUNTIME, add_runtime, with_path};
use crate::compiler::{Compiler, Outcome, Verdict, judge};
use crate::scratch::Scratch;
use crate::source::Source;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The features of the compiler's own derive and marker.
const FEATURES: [&str; 2] = ["derive_coerce_pointee", "pin_coerce_unsized_trait"];

/// The compiler's own derive and marker under our names.
const BUILTIN: &str = include_str!("../stand-ins/builtin.rs");

/// A derive that writes nothing, under our names.
const NOTHING: &str = include_str!("../stand-ins/nothing.rs");

const NO_STAND_IN: &str = "the stand-in has not been compiled";

/// Which derive a file is compiled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    /// `smart-pointer-derive`.
    Ours,
    /// The same derive in implicit mode, where rustc checks its impls. It is for files that ours
    /// accepts in the other mode.
    OursImplicit,
    /// `core::marker::CoercePointee`.
    Builtin,
    /// A derive that writes nothing, as a control for accepted files.
    Nothing,
}

/// Every derive, ready to compile against.
#[derive(Debug)]
pub struct Derives {
    compiler: Compiler,
    /// Whether our derive emits the coercions.
    pub implicit: bool,
    artifacts: Artifacts,
    /// The same crates in implicit mode, if the first ones are not.
    artifacts_implicit: Option<Artifacts>,
    builtin: Option<PathBuf>,
    nothing: Option<PathBuf>,
    scratch: Scratch,
}

impl Derives {
    /// Builds our derive with cargo.
    ///
    /// # Errors
    ///
    /// If it does not build.
    pub fn build(compiler: Compiler) -> Result<Self> {
        Self::build_with(compiler, Scratch::temporary()?, |cargo| cargo)
    }

    /// Builds our derive with cargo and these `options`, for example the profile. Files compiled
    /// later are written to `scratch`.
    ///
    /// # Errors
    ///
    /// If it does not build.
    pub fn build_with(
        compiler: Compiler,
        scratch: Scratch,
        options: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Result<Self> {
        let artifacts = Artifacts::build(options)?;
        let (artifacts_implicit, builtin, nothing) = (None, None, None);
        let mut derives = Self { compiler, implicit: false, artifacts, artifacts_implicit, builtin, nothing, scratch };
        // The crate itself says its mode, because the engine may have been started in another mode
        // than cargo built the crate in.
        derives.implicit = derives.is_implicit(Derive::Ours)?;
        Ok(derives)
    }

    fn is_implicit(&self, derive: Derive) -> Result<bool> {
        let probe =
            self.scratch.write("implicit.rs", "const _: () = assert!(pin_coerce_unsized::__private::IMPLICIT);")?;
        let source = Source { path: &probe, has_main: false, is_built: false };
        Ok(self.outcome(source, derive)?.verdict == Verdict::Accepted)
    }

    /// Builds our derive in implicit mode as well, in a folder of its own.
    ///
    /// # Errors
    ///
    /// If it does not build, or this compiler cannot be told to allow it.
    pub fn add_implicit(&mut self) -> Result<()> {
        // Below the target folder of this compiler: another one may be at work beside it.
        let folder = self.artifacts.profile_folder().join("implicit");
        let artifacts =
            Artifacts::build(|cargo| cargo.arg("--target-dir").arg(folder).env("RUSTC_BOOTSTRAP", RUNTIME))?;
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
        self.artifacts.add_hostile_macros(&mut rustc);
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

    /// Compiles a stand-in, and returns its library unless the compiler rejects it.
    fn stand_in(&self, name: &str, source: &str, mut rustc: Command) -> Result<Option<PathBuf>> {
        let source = self.scratch.write(&format!("{name}.rs"), source)?;
        let library = self.scratch.path().join(format!("lib{name}.rmeta"));
        rustc.args(["--crate-name", RUNTIME, "--crate-type=lib", "--cap-lints=allow"]);
        rustc.arg(with_path("--emit=metadata=", &library)).arg(&source);
        Ok((judge(&mut rustc)?.verdict == Verdict::Accepted).then_some(library))
    }

    /// Returns our derive as a library that a compiler, or rust-analyzer, loads.
    #[must_use]
    pub fn procedural_macro(&self) -> &Path {
        &self.artifacts.derive
    }

    /// Compiles a file, to the stage that the file asks for.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run, or the stand-in is asked for and was not added.
    pub fn outcome(&self, source: Source<'_>, derive: Derive) -> Result<Outcome> {
        let mut rustc = self.against(derive)?;
        let number = self.scratch.number();
        let output = self.scratch.path().join(number.to_string());
        let emit = if source.is_built { "--emit=obj=" } else { "--emit=metadata=" };
        // The folder where rustc puts types that are too long for a message.
        rustc.arg("--out-dir").arg(self.scratch.path());
        let outcome = judge(rustc.arg(with_path(emit, &output)).args(source.arguments()))?;
        // Nobody reads that output, and hundreds of cases would let it pile up.
        drop(fs::remove_file(output));
        Ok(outcome)
    }

    /// Returns a compiler that finds the derive and the macros of the attacks.
    ///
    /// # Errors
    ///
    /// If the stand-in is asked for and was not added.
    pub fn against(&self, derive: Derive) -> Result<Command> {
        let mut rustc = if derive == Derive::Builtin { self.compiler.unstable() } else { self.compiler.stable() };
        match derive {
            Derive::Ours => self.artifacts.add_library(&mut rustc),
            Derive::OursImplicit => {
                let artifacts = self.artifacts_implicit.as_ref();
                artifacts.context("our derive has not been built in implicit mode")?.add_library(&mut rustc);
            }
            Derive::Builtin => {
                add_runtime(&mut rustc, self.builtin.as_ref().context(NO_STAND_IN)?);
                rustc.args(FEATURES.map(|feature| format!("-Zcrate-attr=feature({feature})")));
                // Not every case uses every feature, and `#![deny(warnings)]` in a case is not
                // meant for that.
                rustc.arg("-Aunused_features");
            }
            Derive::Nothing => {
                add_runtime(&mut rustc, self.nothing.as_ref().context(NO_STAND_IN)?);
                self.artifacts.add_folders(&mut rustc);
            }
        }
        self.artifacts.add_hostile_macros(&mut rustc);
        Ok(rustc)
    }

    /// Calls `use_file` with a library of this content, and removes the file afterwards.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or `use_file` fails.
    pub fn with_file<R>(&self, content: &str, use_file: impl FnOnce(Source<'_>) -> Result<R>) -> Result<R> {
        let number = self.scratch.number();
        let path = self.scratch.write(&format!("shapes-{number}.rs"), content)?;
        let result = use_file(Source { path: &path, has_main: false, is_built: false });
        drop(fs::remove_file(path));
        result
    }

    /// Compiles a program with our derive and runs it. Returns the output if one of the two fails.
    ///
    /// # Errors
    ///
    /// If rustc or the program cannot be started.
    pub fn run(&self, path: &Path) -> Result<Option<String>> {
        let program = path.with_extension("program");
        let mut rustc = self.compiler.stable();
        self.artifacts.add_library(&mut rustc);
        rustc.arg("--out-dir").arg(self.scratch.path()).arg(with_path("--emit=link=", &program));
        let outcome = judge(rustc.args(Source { path, has_main: true, is_built: true }.arguments()))?;
        if let Some(error) = outcome.errors.first() {
            return Ok(Some(error.rendered.clone()));
        }
        let output = Command::new(&program).output().context("cannot run the program")?;
        drop(fs::remove_file(program));
        Ok((!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned()))
    }

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

    /// Parses a file, and does nothing else.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run.
    pub fn parsed(&self, source: Source<'_>) -> Result<Outcome> {
        judge(self.compiler.unstable().arg("-Zparse-crate-root-only").args(source.arguments()))
    }

    /// Returns the source of a file with every macro in it expanded.
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
}
