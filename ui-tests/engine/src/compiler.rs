//! rustc, and what it says about one file.

use crate::cargo::workspace;
use crate::diagnostic::{Diagnostic, read_error};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::process::{Command, Output};

/// What a compiler says about a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It compiles.
    Accepted,
    /// It has errors.
    Rejected,
    /// The compiler itself failed, so there is no verdict on the file.
    Crashed,
}

impl Verdict {
    /// Returns the verdict with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Accepted, Self::Rejected, Self::Crashed].into_iter().find(|verdict| verdict.name() == name)
    }

    /// Its name in headers and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Crashed => "crashed",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What the compiler said about one file.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Whether it compiles.
    pub verdict: Verdict,
    /// Every error, in order.
    pub errors: Vec<Diagnostic>,
}

/// The width that is used without a terminal, so that the output does not depend on the width of
/// one.
const WIDTH: &str = "--diagnostic-width=140";

/// The rustc that cargo uses in this workspace.
#[derive(Clone, Debug)]
pub struct Compiler {
    rustc: PathBuf,
    /// The folder that the compiler is installed in.
    pub sysroot: PathBuf,
    /// `1.95.0`, `1.97.0-nightly`.
    pub release: String,
    /// `rustc 1.95.0 (59807616e 2026-04-14)`.
    pub version: String,
}

impl Compiler {
    /// Finds the rustc that cargo uses in the workspace.
    ///
    /// # Errors
    ///
    /// If there is none that runs.
    pub fn find() -> Result<Self> {
        let named = env::var_os("RUSTC").filter(|name| !name.is_empty()).unwrap_or_else(|| OsString::from("rustc"));
        let ask = |argument: &[&str]| -> Result<String> {
            let output = Command::new(&named).args(argument).current_dir(workspace()).output();
            let output = output.with_context(|| format!("cannot run {}", named.display()))?;
            if !output.status.success() {
                bail!("{} {} failed", named.display(), argument.join(" "));
            }
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        let verbose = ask(&["-vV"])?;
        let release = verbose.lines().find_map(|line| line.strip_prefix("release: ")).unwrap_or_default().to_owned();
        let version = verbose.lines().next().unwrap_or_default().to_owned();
        // `rustc` may be rustup's, which chooses a compiler by the current folder, and a user's
        // file can be in any folder.
        let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
        let chosen = sysroot.join("bin/rustc");
        let rustc = if named == "rustc" && chosen.is_file() { chosen } else { PathBuf::from(named) };
        Ok(Self { rustc, sysroot, release, version })
    }

    /// Returns a rustc that may use only the unstable features that its release allows.
    ///
    /// Whoever started the engine may have allowed more for some crates, but not for the cases.
    #[must_use]
    pub fn stable(&self) -> Command {
        let mut command = Command::new(&self.rustc);
        // A compiler that crashes writes no report into the folder of whoever started the engine.
        command.env_remove("RUSTC_BOOTSTRAP").env("RUSTC_ICE", "0").args(["--edition=2024", WIDTH]);
        command
    }

    /// Returns a rustc that may use unstable features.
    #[must_use]
    pub fn unstable(&self) -> Command {
        let mut command = self.stable();
        allow_unstable(&mut command);
        command
    }

    /// Returns the rustdoc of this compiler, which may use only the unstable features that its
    /// release allows.
    #[must_use]
    pub fn rustdoc(&self) -> Command {
        let mut command = Command::new(self.rustc.with_file_name("rustdoc"));
        command.env_remove("RUSTC_BOOTSTRAP").env("RUSTC_ICE", "0").arg("--edition=2024");
        command
    }

    /// Returns the rustdoc of this compiler, for the examples in a file of Markdown. It may use
    /// unstable features, because it checks the codes of `compile_fail` only then, and because an
    /// example can show one.
    #[must_use]
    pub fn rustdoc_test(&self) -> Command {
        let mut command = self.rustdoc();
        allow_unstable(&mut command).arg("--test");
        command
    }
}

/// Lets a compiler use unstable features, whatever its release.
pub fn allow_unstable(command: &mut Command) -> &mut Command {
    command.env("RUSTC_BOOTSTRAP", "1")
}

/// Returns the minor version: 94 for `1.94, because …` and for `1.94.0-nightly`.
#[must_use]
pub fn minor_version(version: &str) -> Option<u32> {
    let rest = version.strip_prefix("1.")?;
    let end = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

/// Runs a compiler and reads what it says.
///
/// # Errors
///
/// If it cannot be run.
pub fn judge(command: &mut Command) -> Result<Outcome> {
    let Output { status, stderr, .. } = command.arg("--error-format=json").output().context("cannot run rustc")?;
    let stderr = String::from_utf8_lossy(&stderr);
    let errors: Vec<Diagnostic> = stderr.lines().filter_map(read_error).collect();
    let verdict = match status.code() {
        Some(0) => Verdict::Accepted,
        Some(1) if !errors.is_empty() => Verdict::Rejected,
        _ => Verdict::Crashed,
    };
    Ok(Outcome { verdict, errors })
}
