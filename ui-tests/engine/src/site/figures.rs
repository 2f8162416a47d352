//! The pages with plots: the generated shapes, what the derive costs, and how long the lanes take.

use super::cases::address;
use super::claims;
use super::context::context;
use super::other_runs::Lane;
use super::pages::{Page, Site};
use super::tables::{Table, tables};
use crate::cargo::workspace;
use anyhow::{Context, Result, ensure};
use itertools::Itertools;
use minijinja::Value;
use serde::Serialize;
use std::cmp::Reverse;
use std::fs;

/// How many reasons of rejection are drawn.
const REASONS: usize = 30;

/// How many runs of the lanes are drawn.
const RUNS: usize = 3;

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

/// Returns the page of what the derive costs beside other derives, and how long the lanes take.
///
/// # Errors
///
/// If the document with the figures cannot be read, or has not the tables that are drawn.
pub(super) fn cost(site: &Site) -> Result<Page> {
    let path = workspace().join("ui-tests/cost.md");
    let document = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let tables = tables(&document);
    let with = |title: &str| tables.iter().filter(|table| table.titles.iter().any(|one| one == title)).collect_vec();
    let below = |heading: &str| tables.iter().filter(|table| table.heading == heading).collect_vec();
    let plots = |tables: Vec<&Table>, columns: &[(usize, &str)]| -> Result<Vec<Value>> {
        ensure!(!tables.is_empty(), "{}: no table has the columns {columns:?}", path.display());
        Ok(tables.into_iter().map(|table| plot(table, columns)).collect())
    };
    let per_struct = with("thousand instructions per struct").into_iter().filter(|table| table.titles.len() == 3);
    let context = context! {
        beside => plots(below("Beside other derives"), &[(2, "user seconds"), (4, "instructions")])?,
        per_struct => plots(per_struct.collect(), &[(2, "instructions")])?,
        growth => plots(with("grows by"), &[(1, "of 500"), (2, "of 2000"), (3, "of 8000")])?,
        cold => plots(below("Building it"), &[(3, "user seconds"), (5, "seconds")])?,
        lanes => lanes(&site.other_runs.lanes),
    };
    Ok(Page::new("cost.html".to_owned(), "cost.html", "Cost".to_owned(), context))
}

/// Draws some columns of a table, each below this name. The first column has the labels. A row in
/// which a number is missing is left out.
fn plot(table: &Table, columns: &[(usize, &str)]) -> Value {
    let number = |cell: &String| cell.parse().ok().map(|number| (cell.clone(), number));
    let measured = table.rows.iter().filter_map(|cells| {
        let numbers = columns.iter().map(|(at, _)| number(cells.get(*at)?)).collect::<Option<Vec<_>>>()?;
        Some((cells.first()?, numbers))
    });
    let measured: Vec<(&String, Vec<(String, f64)>)> = measured.collect();
    let longest = measured.iter().flat_map(|(_, numbers)| numbers).map(|(_, number)| *number).fold(1.0, f64::max);
    let rows = measured.iter().map(|(label, numbers)| bars(label, None, numbers, longest)).collect_vec();
    let series = columns.iter().map(|(_, name)| *name).collect_vec();
    context! { first => table.titles.first(), series, rows }
}

/// Draws the seconds of each lane in the last runs, the newest first. The slowest lane comes first.
fn lanes(lanes: &[Lane]) -> Option<Value> {
    let runs = lanes.iter().map(|lane| lane.run.as_str()).sorted().rev().dedup().take(RUNS).collect_vec();
    let of_run = |name: &str, run: &str| lanes.iter().rfind(|lane| lane.name == name && lane.run == run);
    let newest = |name: &str| runs.iter().find_map(|run| of_run(name, run)).map_or(0, |lane| lane.seconds);
    let is_in_them = |lane: &&Lane| runs.contains(&lane.run.as_str());
    let names = lanes.iter().filter(is_in_them).map(|lane| lane.name.as_str()).unique();
    let longest = lanes.iter().filter(is_in_them).map(|lane| lane.seconds).max()?.max(1);
    let rows = names.sorted_by_key(|name| Reverse(newest(name))).map(|name| {
        let numbers = runs.iter().map(|run| match of_run(name, run) {
            Some(lane) => {
                let failed = if lane.is_ok { "" } else { ", failed" };
                (format!("{} s{failed}", lane.seconds), f64::from(lane.seconds))
            }
            None => ("not run".to_owned(), 0.0),
        });
        bars(name, None, &numbers.collect_vec(), f64::from(longest))
    });
    Some(context! { series => runs, rows => rows.collect_vec() })
}
