//! The two derives that a file is compiled with: ours as cargo builds it, and the compiler's own
//! under our names.
//!
//! - `stand_ins`: the other derives under our names; `rustdoc`: ours in examples and documentation.

mod rustdoc;
mod stand_ins;

use crate::artifacts::{Artifacts, RUNTIME, add_runtime, with_path};
use crate::compiler::{Compiler, Outcome, Verdict, allow_unstable, judge};
use crate::scratch::Scratch;
use crate::source::Source;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The features of the compiler's own derive and marker.
const FEATURES: [&str; 2] = ["derive_coerce_pointee", "pin_coerce_unsized_trait"];

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
    /// One that reports each item as an error, by which the items are found.
    NamesItem,
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
    names_item: Option<PathBuf>,
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
        let mut derives = Self {
            compiler,
            implicit: false,
            artifacts,
            artifacts_implicit: None,
            builtin: None,
            nothing: None,
            names_item: None,
            scratch,
        };
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
        self.outcome_told(source, derive, |rustc| rustc)
    }

    /// Compiles a file to the stage that it asks for, with further `options` for the compiler.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run, or the stand-in is asked for and was not added.
    pub fn outcome_told(
        &self,
        source: Source<'_>,
        derive: Derive,
        options: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Result<Outcome> {
        let mut rustc = self.against(derive)?;
        options(&mut rustc);
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
        let mut rustc = match derive {
            // The file's own features are not what is asked about.
            Derive::Builtin | Derive::NamesItem => self.compiler.unstable(),
            Derive::Ours | Derive::OursImplicit | Derive::Nothing => self.compiler.stable(),
        };
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
            Derive::Nothing | Derive::NamesItem => {
                let stand_in = if derive == Derive::Nothing { &self.nothing } else { &self.names_item };
                add_runtime(&mut rustc, stand_in.as_ref().context(NO_STAND_IN)?);
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

    /// Parses a file, and does nothing else.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run.
    pub fn parsed(&self, source: Source<'_>) -> Result<Outcome> {
        judge(self.compiler.unstable().arg("-Zparse-crate-root-only").args(source.arguments()))
    }

    /// Returns the source of a file with every macro in it expanded, also of one with errors.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run or does not expand the file.
    pub fn expanded(&self, source: Source<'_>, derive: Derive) -> Result<String> {
        let mut rustc = self.against(derive)?;
        let output = allow_unstable(&mut rustc)
            .arg("-Zunpretty=expanded")
            .args(source.arguments())
            .output()
            .context("cannot run rustc")?;
        if output.stdout.is_empty() {
            bail!("{} does not print the expansion", self.compiler.version);
        }
        String::from_utf8(output.stdout).context("rustc printed something other than UTF-8")
    }
}
