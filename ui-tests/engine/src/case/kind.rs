//! The kinds of cases, one for each folder.

use crate::compiler::Verdict;
use std::path::{Path, PathBuf};

/// The place of a case, which says what is expected of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `ui/fail`: rejected by the derive, in its own words.
    Fail,
    /// `ui/fail-rustc`: rejected by rustc, and not by the derive in its own words.
    FailRustc,
    /// `ui/attack`: rejected by whatever the header names.
    Attack,
    /// `ui/unsize`: rejected on plain stable, where `unsize!` is used or made possible. Rejected in
    /// implicit mode as well, unless the header says otherwise.
    Unsize,
    /// `ui/pass`: accepted.
    Pass,
    /// `ui/known-gap`: accepted, though it should not be.
    KnownGap,
    /// `catalogue`: accepted or rejected, as the header says.
    Catalogue,
}

impl Kind {
    /// Every kind, in the order of the tables.
    pub const ALL: [Self; 7] =
        [Self::Fail, Self::FailRustc, Self::Attack, Self::Unsize, Self::Pass, Self::KnownGap, Self::Catalogue];

    /// Returns the name of its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::FailRustc => "fail-rustc",
            Self::Attack => "attack",
            Self::Unsize => "unsize",
            Self::Pass => "pass",
            Self::KnownGap => "known-gap",
            Self::Catalogue => "catalogue",
        }
    }

    /// Returns the folder of its cases, with `package` as the package of the suite.
    pub(super) fn root(self, package: &Path) -> PathBuf {
        match self {
            Self::Catalogue => package.join(self.folder()),
            _ => package.join("ui").join(self.folder()),
        }
    }

    /// Returns the verdict that the place requires, or none if the header decides.
    #[must_use]
    pub fn expected(self) -> Option<Verdict> {
        match self {
            Self::Fail | Self::FailRustc | Self::Attack | Self::Unsize => Some(Verdict::Rejected),
            Self::Pass | Self::KnownGap => Some(Verdict::Accepted),
            Self::Catalogue => None,
        }
    }
}
