//! The table of compilers.

use crate::cargo::workspace;
use crate::render::markers::drawn;
use crate::site::tables::rows;
use anyhow::Result;
use serde::Serialize;

/// A row of the table of compilers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CompilerRow {
    /// Such as `1.95.0 (59807616e 2026-04-14)`.
    pub(crate) version: String,
    /// Such as `1.95.0`.
    pub(crate) release: String,
    /// The release, with the dependencies unless they are those of the lock file.
    pub(crate) name: String,
    pub(crate) dependencies: String,
    verdicts: String,
    published: String,
    kernel_pointers: String,
    /// Its page. That of nightly stays the same.
    pub(crate) address: String,
}

impl CompilerRow {
    /// Returns the rows of the table that the lanes generate.
    pub(crate) fn all() -> Result<Vec<Self>> {
        let table = drawn(&workspace().join("ui-tests/tables/verdicts.md"), "compilers")?;
        Ok(rows(&table).into_iter().filter_map(Self::of).collect())
    }

    fn of(cells: Vec<String>) -> Option<Self> {
        let [version, dependencies, verdicts, _, published, kernel_pointers] = cells.try_into().ok()?;
        let release = version.split(' ').next().unwrap_or_default().to_owned();
        let key = if is_nightly(&release) { "nightly" } else { &release };
        let address = format!("compiler/{key}-{}.html", dependencies.replace(' ', "-"));
        let name = match dependencies.as_str() {
            "locked" => release.clone(),
            "newest" => format!("{release} with the newest dependencies"),
            dependencies => format!("{release} with {dependencies}"),
        };
        Some(Self { version, release, name, dependencies, verdicts, published, kernel_pointers, address })
    }
}

pub(crate) fn is_nightly(release: &str) -> bool {
    release.ends_with("-nightly")
}
