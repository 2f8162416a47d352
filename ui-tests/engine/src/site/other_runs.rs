//! What other commands left below the target folder. If it is missing, the pages do without it, and
//! say so.

use crate::cargo::workspace;
use crate::ports::entry::Entry;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What other commands left.
#[derive(Clone, Debug, Default)]
pub struct OtherRuns {
    /// What `cargo run -- ports` changed in each crate, by the name of its entry.
    pub diffs: BTreeMap<String, String>,
    /// The lanes of every `.ci/run`, in the order in which they ended.
    pub lanes: Vec<Lane>,
}

/// A lane of one `.ci/run`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// When that `.ci/run` began.
    pub run: String,
    /// The name of the lane.
    pub name: String,
    /// How long it took.
    pub seconds: u32,
    /// Whether it held.
    pub is_ok: bool,
}

impl OtherRuns {
    /// Reads what there is.
    ///
    /// # Errors
    ///
    /// If something is there that cannot be read.
    pub fn last() -> Result<Self> {
        let mut diffs = BTreeMap::new();
        for entry in Entry::all()? {
            if let Some(diff) = text(&entry.diff_file())? {
                diffs.insert(entry.id, diff);
            }
        }
        let lanes = text(&workspace().join("target/lane-times"))?.unwrap_or_default();
        Ok(Self { diffs, lanes: lanes.lines().filter_map(Lane::read).collect() })
    }
}

impl Lane {
    /// Reads a line of `.ci/run`. One that was cut off is left out.
    fn read(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [run, name, seconds, "s", result] = words[..] else { return None };
        Some(Self { run: run.to_owned(), name: name.to_owned(), seconds: seconds.parse().ok()?, is_ok: result == "ok" })
    }
}

/// Returns the text of a file, if there is one.
fn text(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        text => text.map(Some).with_context(|| format!("cannot read {}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_lane() {
        let lane = Lane::read("2026-11-26T22:40Z nightly                    88 s  FAILED").expect("it is whole");
        assert_eq!((&*lane.run, &*lane.name, lane.seconds, lane.is_ok), ("2026-11-26T22:40Z", "nightly", 88, false));
        assert_eq!(Lane::read("2026-11-26T22:40Z nightly"), None);
    }
}
