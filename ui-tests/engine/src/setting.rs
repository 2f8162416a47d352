//! Which compiler the engine runs on, and which mode our derive is in.

/// A compiler and a mode, as far as the suite tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The pinned compiler, which may use unstable features.
    Pinned,
    /// The pinned compiler, which may not use unstable features.
    PlainStable,
    /// A nightly.
    Nightly,
    /// Another compiler.
    Other,
}

impl Setting {
    /// Returns the setting of the compiler of a release and the mode of our derive.
    #[must_use]
    pub fn of(release: &str, implicit: bool) -> Self {
        match (release == pinned_release(), implicit) {
            (true, true) => Self::Pinned,
            (true, false) => Self::PlainStable,
            (false, true) if release.ends_with("-nightly") => Self::Nightly,
            (false, _) => Self::Other,
        }
    }

    /// Returns whether the headers describe the compiler's own derive of this compiler. If they do
    /// not, another verdict of that derive is news and not a mistake.
    #[must_use]
    pub fn is_described_by_headers(self) -> bool {
        self != Self::Other
    }
}

/// Returns the release that the workspace is pinned to.
fn pinned_release() -> &'static str {
    let toolchain = include_str!("../../../rust-toolchain.toml");
    toolchain.split_once("channel = \"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}
