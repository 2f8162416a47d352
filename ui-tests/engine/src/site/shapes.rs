//! The generated shapes: the tables of whole samples in `ui-tests/tables/shapes.md`, and what this
//! run found on its sample, which may be a small one.

use super::context::context;
use super::facts::Site;
use super::facts::addresses::{address_of_case, address_of_claim};
use super::facts::shapes::Sample;
use super::figures::{Bars, bars, number};
use super::kept::KeptOutcome;
use super::page::Page;
use crate::rules::is_code;
use itertools::Itertools;
use minijinja::Value;
use regex::Regex;
use std::cmp::Reverse;

/// Returns the known differences that a sample has, each with the page of its example, if it is a
/// case.
pub(super) fn differences(site: &Site, sample: &Sample) -> Vec<Value> {
    let occurs = |cells: &&Vec<String>| cells.get(1).is_none_or(|shapes| shapes != "0");
    let differences = sample.differences.rows.iter().filter(occurs).map(|cells| {
        let example = cells.last().map_or("", |example| example.trim_matches('`'));
        let id = format!("{}-{}", sample.setting, cells.first().map_or("", String::as_str));
        context! { cells, id, address => site.case(example).map(|_| address_of_case(example)) }
    });
    differences.collect()
}

/// Returns the known differences of each sample.
pub(super) fn shown(site: &Site) -> Vec<Value> {
    let samples = site.samples.iter();
    samples.map(|sample| context! { setting => sample.setting, title => sample.title, differences => differences(site, sample) }).collect()
}

/// Returns the page.
pub(super) fn page(site: &Site) -> Page {
    let samples = site.samples.iter().map(|sample| context! { sample, differences => differences(site, sample) });
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

/// Adds what a reason means: the errors of a rule that each derive has, or an error with the words
/// that the reason has. A code alone stands for many errors, and those of the cases need not be
/// among them.
fn reason(site: &Site, name: &str, numbers: &[(String, f64); 2], bars: Bars) -> Bars {
    let ours = || site.run.cases.iter().map(|case| &case.ours);
    let builtin = || site.run.cases.iter().filter_map(|case| case.builtin.as_ref());
    if let Some(rule) = site.index.rules().get(name.trim_matches('`')) {
        let is_of_rule =
            |title: &&str| site.index.rules().known(title, title, &[]).is_some_and(|(known, _)| known.id == rule.id);
        let messages = |title| without_code(title).filter(is_of_rule);
        let sides = [("ours", most_frequent(ours(), messages)), ("the builtin", most_frequent(builtin(), messages))];
        let said = sides.into_iter().zip(numbers).filter(|(_, (_, number))| *number > 0.0);
        let said = said.filter_map(|((whose, title), _)| Some(format!("{whose}, such as: {}", title?))).join("; ");
        return bars.meaning(Some(said).filter(|said| !said.is_empty())).leading_to(address_of_claim(&rule.id));
    }
    // Whatever a message has in backticks is left out of its reason.
    let pattern = Regex::new(&format!("^{}$", name.split('…').map(regex::escape).join("`[^`]*`")));
    let title = most_frequent(ours().chain(builtin()), |title| {
        pattern
            .as_ref()
            .is_ok_and(|pattern| pattern.is_match(title))
            .then(|| title.split_once(": ").filter(|(code, _)| is_code(code)).map_or(title, |(_, message)| message))
    });
    let said = title.map(|title| format!("such as: {title}"));
    let bars = bars.meaning(said);
    match name.split(": ").next().filter(|code| is_code(code)) {
        Some(code) => bars.leading_to(format!("https://doc.rust-lang.org/error_codes/{code}.html")),
        None => bars,
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
