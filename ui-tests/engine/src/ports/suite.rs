//! The tests of a crate, run by cargo.

use super::Nightly;
use super::entry::Entry;
use crate::cargo;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Which crates may use unstable features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// None.
    PlainStable,
    /// The runtime crate may.
    Implicit,
    /// The crate itself may, which derives `CoercePointee`.
    Builtin,
    /// All of them, because the compiler is a nightly. The crate derives `CoercePointee`.
    Nightly,
}

/// How often each test had each result. Tests in two targets can have one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suite {
    results: BTreeMap<(String, String), usize>,
    /// The output of cargo, if it failed.
    pub failure: Option<String>,
}

impl Suite {
    /// Runs the tests of the entry in a copy of its crate, and further tests of ours.
    ///
    /// # Errors
    ///
    /// If cargo cannot be run.
    pub(super) fn run(entry: &Entry, copy: &Path, ours: &[&str], mode: Mode, with_slow: bool) -> Result<Self> {
        let mut cargo = cargo_test(copy, mode, &entry.name);
        let optional = entry.optional.as_ref().filter(|_| !ours.is_empty());
        let features: Vec<&str> = entry.features.iter().chain(optional).map(String::as_str).collect();
        if !features.is_empty() {
            cargo.arg("--features").arg(features.join(","));
        }
        if let Some(only) = entry.only.as_ref().filter(|_| !with_slow) {
            cargo.args(&only.targets).args(ours.iter().flat_map(|name| ["--test", name]));
        }
        Self::of(cargo)
    }

    /// Runs the tests of the program that uses many crates.
    ///
    /// # Errors
    ///
    /// If cargo cannot be run.
    pub(super) fn of_downstream(folder: &Path, mode: Mode) -> Result<Self> {
        Self::of(cargo_test(folder, mode, "downstream"))
    }

    fn of(mut cargo: Command) -> Result<Self> {
        let output = cargo.output().context("cannot run cargo")?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let mut suite = Self::read(&printed);
        if !output.status.success() {
            suite.failure = Some(String::from_utf8_lossy(&output.stderr).into_owned() + &printed);
        }
        Ok(suite)
    }

    /// Reads what the test harnesses print.
    fn read(printed: &str) -> Self {
        let mut results = BTreeMap::new();
        let lines = printed.lines().filter_map(|line| line.strip_prefix("test ")?.rsplit_once(" ... "));
        for (name, result) in lines {
            // A port moves lines, and the names of doctests have their numbers.
            let name = name.split(" (line ").next().unwrap_or(name).trim_end_matches(" - should panic");
            *results.entry((name.to_owned(), result.trim().to_owned())).or_default() += 1;
        }
        Self { results, failure: None }
    }

    /// Returns how many tests passed.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.with_result(|result| result == "ok").map(|(_, count)| count).sum()
    }

    /// Returns the names of the tests that failed.
    #[must_use]
    pub fn failed(&self) -> Vec<&str> {
        self.with_result(|result| result.starts_with("FAILED")).map(|(name, _)| name).collect()
    }

    /// Takes one test out that passed, or returns that there is none.
    pub(super) fn take_passed(&mut self, name: &str) -> bool {
        self.results.remove(&(name.to_owned(), "ok".to_owned())).is_some()
    }

    /// Returns the results that differ.
    pub(super) fn differences(&self, later: &Self) -> Vec<String> {
        let changes = |from: &Self, to: &Self, word: &str| -> Vec<String> {
            let count = |suite: &Self, key| suite.results.get(key).copied().unwrap_or(0);
            let fewer = from.results.keys().filter(|key| count(to, key) < count(from, key));
            fewer.map(|(name, result)| format!("`{name}` {word} {result}")).collect()
        };
        [changes(self, later, "was"), changes(later, self, "is")].concat()
    }

    fn with_result(&self, is_asked: impl Fn(&str) -> bool) -> impl Iterator<Item = (&str, usize)> {
        let results = self.results.iter().filter(move |((_, result), _)| is_asked(result));
        results.map(|((name, _), count)| (&**name, *count))
    }
}

impl Mode {
    /// Returns what the log and the problems call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::PlainStable => "on plain stable",
            Self::Implicit => "in implicit mode",
            Self::Builtin => "with the builtin",
            Self::Nightly => "on nightly",
        }
    }

    /// Whether the compiler's own derive is in the place of ours.
    pub(super) fn is_builtin(self) -> bool {
        matches!(self, Self::Builtin | Self::Nightly)
    }

    /// Returns the crates that may use unstable features, as `RUSTC_BOOTSTRAP` names them. None
    /// leaves it to the compiler.
    fn allowed(self, name: &str) -> Option<String> {
        match self {
            Self::PlainStable => Some("-1".to_owned()),
            Self::Implicit => Some("pin_coerce_unsized".to_owned()),
            Self::Builtin => Some(format!("pin_coerce_unsized,{}", name.replace('-', "_"))),
            Self::Nightly => None,
        }
    }
}

/// Returns the version of the nightly that is installed, or that there is none.
pub(super) fn nightly() -> Nightly {
    let version = cargo_of_nightly().arg("--version").output();
    let version = version.ok().filter(|output| output.status.success());
    let version =
        version.and_then(|output| String::from_utf8_lossy(&output.stdout).split_whitespace().nth(1).map(str::to_owned));
    version.ok_or_else(|| "`cargo +nightly` cannot be run".to_owned())
}

fn cargo_of_nightly() -> Command {
    // The variable names the cargo of one toolchain, and rustup's chooses one.
    let mut cargo = Command::new("cargo");
    cargo.arg("+nightly").env_remove("CARGO");
    cargo
}

fn cargo_test(folder: &Path, mode: Mode, name: &str) -> Command {
    let mut cargo = if mode == Mode::Nightly { cargo_of_nightly() } else { cargo::command() };
    cargo.current_dir(folder).args(["test", "--no-fail-fast"]).arg("--target-dir").arg(super::folder().join("built"));
    match mode.allowed(name) {
        Some(allowed) => cargo.env("RUSTC_BOOTSTRAP", allowed),
        None => cargo.env_remove("RUSTC_BOOTSTRAP"),
    };
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "none").env("CARGO_INCREMENTAL", "0");
    // Warnings of foreign code are none of our business, and some crates deny them.
    cargo.env("RUSTFLAGS", "--cap-lints=warn").env("RUSTDOCFLAGS", "--cap-lints=warn");
    cargo
}
