//! The pages with plots: the generated shapes, and what the derive costs.

use super::cases::address;
use super::claims;
use super::context::context;
use super::pages::{Page, Site};
use super::tables::rows_below;
use crate::cargo::workspace;
use anyhow::{Context, Result};
use itertools::Itertools;
use minijinja::Value;
use serde::Serialize;
use std::cmp::Reverse;
use std::fs;

/// How many reasons of rejection are drawn.
const REASONS: usize = 30;

/// A row of a plot: a label, and one bar for each series.
#[derive(Clone, Debug, Serialize)]
struct Bars {
    label: String,
    /// Where the label leads.
    address: Option<String>,
    series: Vec<Bar>,
}

/// A bar, and the number that it stands for.
#[derive(Clone, Debug, Serialize)]
struct Bar {
    shown: String,
    /// In percent of the longest.
    width: f64,
}

/// Returns a row with these numbers, where `longest` is as wide as the plot.
fn bars(label: &str, address: Option<String>, numbers: &[(String, f64)], longest: f64) -> Bars {
    let bar = |(shown, number): &(String, f64)| Bar { shown: shown.clone(), width: 100.0 * number / longest };
    Bars { label: label.to_owned(), address, series: numbers.iter().map(bar).collect() }
}

/// Returns the page of the generated shapes.
pub(super) fn shapes(site: &Site) -> Page {
    let shapes = &site.run.shapes;
    let sorted = shapes.reasons.iter().sorted_by_key(|(_, counts)| Reverse(counts.iter().sum::<usize>()));
    let reasons: Vec<_> = sorted.take(REASONS).collect();
    let longest = reasons.iter().flat_map(|(_, counts)| counts.iter()).copied().max().unwrap_or(1).max(1);
    let rows = reasons.iter().map(|(name, counts)| {
        let id = name.trim_matches('`');
        let rule = site.index.rules().get(id).map(|rule| claims::address(&rule.id));
        bars(id, rule, &counts.map(|count| (count.to_string(), number(count))), number(longest))
    });
    let rarer = shapes.reasons.len() - reasons.len();
    let context = context! {
        paragraphs => shapes.sentences.split("\n\n").collect::<Vec<_>>(),
        differences => differences(site),
        series => ["ours", "the builtin"],
        rows => rows.collect::<Vec<_>>(),
        rarer,
        unexplained => shapes.unexplained,
    };
    Page::new("shapes.html".to_owned(), "shapes.html", "Generated shapes".to_owned(), context)
}

/// A count as a length. No sample has 2^52 shapes.
#[allow(clippy::cast_precision_loss)]
fn number(count: usize) -> f64 {
    count as f64
}

/// Returns the known differences on the shapes, each with the page of its example, if it is a case.
pub(super) fn differences(site: &Site) -> Vec<Value> {
    let differences = site.run.shapes.differences.iter().map(|difference| {
        let page = site.case(&difference.example).map(|_| address(&difference.example));
        context! { difference, address => page }
    });
    differences.collect()
}

/// Returns the page of what the derive costs beside other derives.
///
/// # Errors
///
/// If the document with the figures cannot be read.
pub(super) fn cost() -> Result<Page> {
    let path = workspace().join("ui-tests/cost.md");
    let document = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let measured: Vec<(String, [(String, f64); 2])> =
        rows_below(&document, "Beside other derives").into_iter().filter_map(of_builtin).collect();
    let widths = measured.iter().flat_map(|(_, numbers)| numbers.iter().map(|(_, number)| *number));
    let longest = widths.fold(1.0, f64::max);
    let rows: Vec<Bars> = measured.iter().map(|(name, numbers)| bars(name, None, numbers, longest)).collect();
    let context = context! { series => ["seconds", "instructions"], rows };
    Ok(Page::new("cost.html".to_owned(), "cost.html", "Cost".to_owned(), context))
}

/// Reads a row: the derive, user seconds, their multiple of the builtin, instructions, and theirs.
fn of_builtin(cells: Vec<String>) -> Option<(String, [(String, f64); 2])> {
    let [name, _, seconds, _, instructions]: [String; 5] = cells.try_into().ok()?;
    let parsed = |cell: String| cell.parse().ok().map(|number| (cell, number));
    Some((name, [parsed(seconds)?, parsed(instructions)?]))
}
