//! The verdict of one compiler, with certain versions of the dependencies, on everything.

use crate::case::Case;
use crate::compiler::Compiler;
use crate::crate_tests::failed_tests;
use crate::judged::JudgedCase;
use anyhow::Result;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// Which versions of the dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependencies {
    /// Those of `Cargo.lock`.
    Locked,
    /// The newest versions.
    Newest,
    /// The syn that the Linux kernel vendors.
    KernelSyn,
}

impl Dependencies {
    /// All of them. `.ci/dependencies` makes the trees for the second and the third.
    pub const ALL: [Self; 3] = [Self::Locked, Self::Newest, Self::KernelSyn];

    /// Returns their name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Newest => "newest",
            Self::KernelSyn => "syn 2.0.106",
        }
    }
}

impl fmt::Display for Dependencies {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Dependencies {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|dependencies| dependencies.name() == name);
        found.ok_or_else(|| format!("expected one of {}", Self::ALL.map(|known| format!("`{known}`")).join(", ")))
    }
}

/// The verdict of one compiler on everything.
#[derive(Clone, Debug)]
pub struct CompilerResult {
    /// Such as `1.95.0 (59807616e 2026-04-14)`.
    pub version: String,
    /// With which dependencies.
    pub dependencies: Dependencies,
    /// Whether every case has the verdict that is expected of our derive.
    pub as_expected: bool,
    /// The minor versions of Rust since which the cases that this compiler was not asked about are
    /// judged.
    pub not_asked_since: BTreeSet<u32>,
    /// A message about the tests of the published crates, if they fail.
    pub published: Option<String>,
    /// A message about the tests of kernel-pointers, if they fail.
    pub kernel_pointers: Option<String>,
}

impl CompilerResult {
    /// Runs the tests, and sums up the verdicts. `not_asked` are the cases that only newer
    /// compilers judge as expected.
    ///
    /// # Errors
    ///
    /// If cargo cannot be run.
    pub fn gather(
        compiler: &Compiler,
        dependencies: Dependencies,
        judged: &[JudgedCase],
        not_asked: &[Case],
    ) -> Result<Self> {
        Ok(Self {
            version: compiler.version.trim_start_matches("rustc ").to_owned(),
            dependencies,
            as_expected: judged.iter().all(|judged| judged.contradiction().is_none()),
            not_asked_since: not_asked.iter().map(|case| case.header.since).collect(),
            published: failed_tests(&["smart-pointer-derive", "pin-coerce-unsized"])?,
            kernel_pointers: failed_tests(&["kernel-pointers"])?,
        })
    }

    /// Returns the tests that failed, if any did.
    pub fn problems(&self) -> impl Iterator<Item = String> {
        [&self.published, &self.kernel_pointers].into_iter().flatten().cloned()
    }
}
