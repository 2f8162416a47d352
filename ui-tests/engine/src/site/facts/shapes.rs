//! The tables of whole samples of generated shapes.

use crate::cargo::workspace;
use crate::render::markers::drawn;
use crate::site::tables::{Table, tables};
use anyhow::{Context, Result};
use regex::Regex;
use serde::Serialize;

/// The settings, each with a table of its own, and what it is about.
const SETTINGS: [(&str, &str); 3] = [
    ("pinned", "On the pinned compiler"),
    ("plain-stable", "On plain stable, where ours is asked with a use of unsize!"),
    ("nightly", "On nightly"),
];

/// The results for a whole sample, as one compiler generated them.
#[derive(Debug, Serialize)]
pub(crate) struct Sample {
    pub(crate) setting: &'static str,
    pub(crate) title: &'static str,
    pub(crate) version: String,
    pub(crate) sentences: Vec<String>,
    pub(crate) count: u64,
    pub(crate) agreed: u64,
    pub(crate) unexplained: u64,
    pub(crate) differences: Table,
    /// Only the first setting has it.
    pub(crate) reasons: Option<Table>,
}

impl Sample {
    /// Reads the samples. The first is that of the pinned compiler.
    ///
    /// # Errors
    ///
    /// If the document cannot be read, or has not the figures that are shown.
    pub(crate) fn all() -> Result<[Self; SETTINGS.len()]> {
        let document = workspace().join("ui-tests/tables/shapes.md");
        let [pinned, plain_stable, nightly] = SETTINGS.map(|(setting, title)| {
            Self::of(setting, title, &drawn(&document, &format!("shapes-{setting}"))?)
                .with_context(|| format!("{}: the sample `{setting}`", document.display()))
        });
        Ok([pinned?, plain_stable?, nightly?])
    }

    fn of(setting: &'static str, title: &'static str, section: &str) -> Result<Self> {
        let figures =
            Regex::new(r"^(\d+) shapes .* the same verdict from both for (\d+)\b.* no known reason: (\d+)\.$")?;
        let (version, rest) = section.split_once("\n\n").context("there is no version")?;
        let sentences: Vec<String> =
            rest.split("\n\n").take_while(|text| !text.starts_with('|')).map(str::to_owned).collect();
        let found = sentences.first().and_then(|text| figures.captures(text)).context("there are no figures")?;
        let [count, agreed, unexplained] = [1, 2, 3].map(|group| found[group].parse());
        let mut tables = tables(rest).into_iter();
        Ok(Self {
            setting,
            title,
            version: version.to_owned(),
            count: count?,
            agreed: agreed?,
            unexplained: unexplained?,
            differences: tables.next().context("there are no differences")?,
            reasons: tables.next(),
            sentences,
        })
    }

    /// Returns how many shapes differ in a known way.
    pub(crate) fn known(&self) -> u64 {
        self.differences.rows.iter().filter_map(|row| row.get(1)?.parse::<u64>().ok()).sum()
    }
}
