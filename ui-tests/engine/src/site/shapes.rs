//! The generated shapes: the tables of whole samples in `ui-tests/tables/shapes.md`, and what this
//! run found on its sample, which may be a small one.

use super::cases::address;
use super::claims;
use super::context::context;
use super::figures::{Bars, bars, number};
use super::kept::KeptOutcome;
use super::pages::{Page, Site};
use super::tables::{Table, tables};
use crate::cargo::workspace;
use crate::render::markers::drawn;
use crate::rules::is_code;
use anyhow::{Context, Result};
use itertools::Itertools;
use minijinja::Value;
use regex::Regex;
use serde::Serialize;
use std::cmp::Reverse;

/// The settings, each with a table of its own, and what it is about.
const SETTINGS: [(&str, &str); 3] = [
    ("pinned", "On the pinned compiler"),
    ("plain-stable", "On plain stable, where ours is asked with a use of unsize!"),
    ("nightly", "On nightly"),
];

/// The results for a whole sample, as one compiler generated them.
#[derive(Debug, Serialize)]
pub(super) struct Sample {
    setting: &'static str,
    title: &'static str,
    version: String,
    sentences: Vec<String>,
    pub(super) count: u64,
    pub(super) agreed: u64,
    pub(super) unexplained: u64,
    differences: Table,
    /// Only the first setting has it.
    reasons: Option<Table>,
}

impl Sample {
    /// Reads the samples. The first is that of the pinned compiler.
    ///
    /// # Errors
    ///
    /// If the document cannot be read, or has not the figures that are shown.
    pub(super) fn all() -> Result<[Self; SETTINGS.len()]> {
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
    pub(super) fn known(&self) -> u64 {
        self.differences.rows.iter().filter_map(|row| row.get(1)?.parse::<u64>().ok()).sum()
    }

    /// Returns the known differences that the sample has, each with the page of its example, if it
    /// is a case.
    pub(super) fn differences(&self, site: &Site) -> Vec<Value> {
        let occurs = |cells: &&Vec<String>| cells.get(1).is_none_or(|shapes| shapes != "0");
        let differences = self.differences.rows.iter().filter(occurs).map(|cells| {
            let example = cells.last().map_or("", |example| example.trim_matches('`'));
            let id = format!("{}-{}", self.setting, cells.first().map_or("", String::as_str));
            context! { cells, id, address => site.case(example).map(|_| address(example)) }
        });
        differences.collect()
    }
}

/// Returns the known differences of each sample.
pub(super) fn shown(site: &Site) -> Vec<Value> {
    let samples = site.samples.iter();
    samples.map(|sample| context! { title => sample.title, differences => sample.differences(site) }).collect()
}

/// Returns the page.
pub(super) fn page(site: &Site) -> Page {
    let samples = site.samples.iter().map(|sample| context! { sample, differences => sample.differences(site) });
    let run = &site.run.shapes;
    let whole = site.samples[0].count;
    let context = context! {
        samples => samples.collect::<Vec<_>>(),
        series => ["ours", "the builtin"],
        reasons => reasons(site),
        rare_reasons => site.samples[0].reasons.iter().flat_map(|table| &table.rows).find(|cells| numbers(cells).is_none()),
        is_known => run.sentences == site.samples[0].sentences.join("\n\n"),
        paragraphs => run.sentences.split("\n\n").collect::<Vec<_>>(),
        count => run.count,
        is_small => run.count < whole,
        whole,
        unexplained => run.unexplained,
    };
    Page::new("shapes.html".to_owned(), "shapes.html", "Generated shapes".to_owned(), context)
}

/// Returns the reasons of rejection as the rows of a plot.
fn reasons(site: &Site) -> Vec<Bars> {
    let rows = site.samples[0].reasons.iter().flat_map(|table| &table.rows);
    let counted: Vec<_> = rows.filter_map(|cells| Some((&cells[0], numbers(cells)?))).collect();
    let longest = counted.iter().flat_map(|(_, numbers)| numbers).map(|(_, number)| *number).fold(1.0, f64::max);
    counted.iter().map(|(name, numbers)| reason(site, name, numbers, bars(name, numbers, longest))).collect()
}

/// Returns the numbers of a row. That of the rare reasons has none.
fn numbers(cells: &[String]) -> Option<[(String, f64); 2]> {
    let [_, ours, builtin] = cells else { return None };
    Some([number(ours)?, number(builtin)?])
}

/// Adds what a reason means: the errors of a rule that each derive has, or an error with the same
/// code.
fn reason(site: &Site, name: &str, numbers: &[(String, f64); 2], bars: Bars) -> Bars {
    let ours = || site.run.cases.iter().map(|case| &case.ours);
    let builtin = || site.run.cases.iter().filter_map(|case| case.builtin.as_ref());
    if let Some(rule) = site.index.rules().get(name.trim_matches('`')) {
        let is_of_rule =
            |title: &&str| site.index.rules().known(title, title).is_some_and(|(known, _)| known.id == rule.id);
        let messages = |title| without_code(title).filter(is_of_rule);
        let sides = [("ours", most_frequent(ours(), messages)), ("the builtin", most_frequent(builtin(), messages))];
        let said = sides.into_iter().zip(numbers).filter(|(_, (_, number))| *number > 0.0);
        let said = said.filter_map(|((whose, title), _)| Some(format!("{whose}, such as: {}", title?))).join("; ");
        return bars.meaning(Some(said).filter(|said| !said.is_empty())).leading_to(claims::address(&rule.id));
    }
    // Names and types of a message are left out of its reason.
    let pattern = name.split('…').map(regex::escape).join(".+?");
    let pattern = Regex::new(&format!("^{pattern}{}", if is_code(name) { ": " } else { "$" }));
    let title = most_frequent(ours().chain(builtin()), |title| {
        pattern
            .as_ref()
            .is_ok_and(|pattern| pattern.is_match(title))
            .then(|| title.split_once(": ").filter(|(code, _)| is_code(code)).map_or(title, |(_, message)| message))
    });
    let said = title.map(|title| format!("such as: {title}"));
    match name.split(": ").next().filter(|code| is_code(code)) {
        Some(code) => bars
            .meaning(said.or_else(|| Some("no case shows it".to_owned())))
            .leading_to(format!("https://doc.rust-lang.org/error_codes/{code}.html")),
        None => bars.meaning(said),
    }
}

/// Returns the message of an error that has no code. Only these are counted under a rule.
fn without_code(title: &str) -> Option<&str> {
    Some(title).filter(|title| !title.split_once(": ").is_some_and(|(code, _)| is_code(code)))
}

/// Returns what most of the errors say, of those that are asked for.
fn most_frequent<'a>(
    outcomes: impl Iterator<Item = &'a KeptOutcome>,
    wanted: impl Fn(&'a str) -> Option<&'a str>,
) -> Option<&'a str> {
    let titles = outcomes.flat_map(|outcome| &outcome.errors).filter_map(|error| wanted(&error.title));
    titles.counts().into_iter().max_by_key(|(title, count)| (*count, Reverse(*title))).map(|(title, _)| title)
}
