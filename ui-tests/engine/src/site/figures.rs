//! The page with plots of what the derive costs, and of how long the lanes take.

use super::context::context;
use super::facts::Site;
use super::other_runs::Lane;
use super::page::Page;
use super::tables::{Table, tables};
use super::text::markdown;
use crate::cargo::workspace;
use anyhow::{Context, Result, ensure};
use itertools::Itertools;
use minijinja::Value;
use serde::Serialize;
use std::cmp::Reverse;
use std::fs;

/// The document with the figures.
const DOCUMENT: &str = "ui-tests/cost.md";

/// How many runs of the lanes are drawn.
const RUNS: usize = 3;

/// A row of a plot: a label, and one bar for each series.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Bars {
    label: String,
    /// What the label means.
    words: Option<String>,
    /// Where the label leads: a page of the site, or of another one.
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

impl Bars {
    /// Sets what the label means.
    pub(super) fn meaning(self, words: Option<String>) -> Self {
        Self { words, ..self }
    }

    /// Sets where the label leads.
    pub(super) fn leading_to(self, address: String) -> Self {
        Self { address: Some(address), ..self }
    }
}

/// Returns a row with these numbers, where `longest` is as wide as the plot.
pub(super) fn bars(label: &str, numbers: &[(String, f64)], longest: f64) -> Bars {
    let bar = |(shown, number): &(String, f64)| Bar { shown: shown.clone(), width: 100.0 * number / longest };
    Bars { label: label.to_owned(), words: None, address: None, series: numbers.iter().map(bar).collect() }
}

/// Where the figures are.
fn document() -> Result<String> {
    let path = workspace().join(DOCUMENT);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Returns the table of what an operation on a pointer costs.
///
/// # Errors
///
/// If the document with it cannot be read, or has no such table.
fn operations() -> Result<Table> {
    let path = workspace().join("kernel-pointers/README.md");
    let document = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let table = tables(&document).into_iter().find(|table| table.heading == "What an operation costs");
    table.with_context(|| format!("{}: there is no table of what an operation costs", path.display()))
}

/// Returns the titles and the labels of the tables of figures.
///
/// # Errors
///
/// If the document with the figures cannot be read.
pub(super) fn names() -> Result<Value> {
    let tables = tables(&document()?);
    let titles = tables.iter().flat_map(|table| table.titles.iter().skip(1)).unique().collect_vec();
    let labels = tables.iter().flat_map(|table| &table.rows).filter_map(|cells| cells.first()).unique().collect_vec();
    Ok(context! { titles, labels })
}

/// Returns the page of what the derive costs beside other derives, and how long the lanes take.
///
/// # Errors
///
/// If the document with the figures cannot be read, or has not the tables that are drawn.
pub(super) fn cost(site: &Site) -> Result<Page> {
    let document = document()?;
    let tables = tables(&document);
    let with = |title: &str| tables.iter().filter(|table| table.titles.iter().any(|one| one == title)).collect_vec();
    let below = |heading: &str| tables.iter().filter(|table| table.heading == heading).collect_vec();
    let plots = |tables: Vec<&Table>, columns: &[Column]| -> Result<Vec<Value>> {
        ensure!(!tables.is_empty(), "{DOCUMENT}: no table has the columns {columns:?}");
        plots(&tables, columns).with_context(|| format!("cannot draw {DOCUMENT}"))
    };
    let per_struct = with("thousand instructions per struct").into_iter().filter(|table| table.titles.len() == 3);
    let beside = [(2, "of builtin", "user time, × builtin"), (4, "of builtin", "instructions, × builtin")];
    let growth =
        [500, 2000, 8000].map(|structs| (format!("{structs}: of builtin"), format!("{structs} structs, × builtin")));
    let growth: Vec<Column> =
        growth.iter().zip(1..).map(|((title, name), at)| (at, title.as_str(), name.as_str())).collect();
    let below_heading = |heading: &str, start: &str| {
        let text = rest_of_section(&document, heading, start);
        text.with_context(|| format!("{DOCUMENT}: nothing below {heading} begins with `{start}`"))
    };
    let paragraph =
        |heading: &str, start: &str| below_heading(heading, start).map(|text| markdown(first_paragraph(text)));
    let compiling = "Compiling structs that derive";
    let context = context! {
        // What the rows are, what is missing, and the goals, in the words of the document.
        conditions => markdown(document.split("\n\n").nth(1).unwrap_or_default()),
        // The rows are in a list of their own.
        structs => markdown(first_paragraph(below_heading(compiling, "`cargo bench")?).trim_end_matches(" The rows:")),
        feature => paragraph(compiling, "The feature `dispatch`")?,
        about_beside => paragraph("Beside other derives", "`cargo bench")?,
        about_cold => paragraph("Building it", "`cargo bench")?,
        calls => paragraph("Calling through it", "`cargo bench")?,
        operations => operations()?,
        rows => markdown(first_paragraph(below_heading(compiling, "- `builtin`")?)),
        missing => markdown(first_paragraph(below_heading(compiling, "The next two tables")?)),
        goal => markdown(below_heading(compiling, "The goal")?),
        goal_beside => markdown(below_heading("Beside other derives", "The goal")?),
        goal_cold => markdown(below_heading("Building it", "The goals")?),
        beside => plots(below("Beside other derives"), &beside)?,
        per_struct => plots(per_struct.collect(), &[(2, "of builtin", "instructions, × builtin")])?,
        growth => plots(with("grows by"), &growth)?,
        cold => plots(below("Building it"), &[(3, "of serde_derive", "user time, × serde_derive")])?,
        added => plots(below("Building it"), &[(4, "added to syn", "user seconds")])?,
        lanes => lanes(&site.other_runs.lanes),
    };
    Ok(Page::new("cost.html".to_owned(), "cost.html", "Cost".to_owned(), context))
}

/// Returns what is below a heading of the second level, from the paragraph or the list that begins
/// like this.
fn rest_of_section<'a>(document: &'a str, heading: &str, start: &str) -> Option<&'a str> {
    let text = document.split_once(&format!("\n## {heading}"))?.1.split("\n## ").next()?;
    text.find(&format!("\n\n{start}")).map(|at| text[at..].trim())
}

fn first_paragraph(text: &str) -> &str {
    text.split("\n\n").next().unwrap_or_default()
}

/// A column that is drawn: its place in the table, its title there, and the name of its bars.
type Column<'a> = (usize, &'a str, &'a str);

/// Draws some columns of each table, all with one scale.
///
/// # Errors
///
/// If a column has another title, or a table has no row with all numbers.
fn plots(tables: &[&Table], columns: &[Column]) -> Result<Vec<Value>> {
    let measured = tables.iter().map(|table| measured(table, columns)).collect::<Result<Vec<_>>>()?;
    let numbers = measured.iter().flatten().flat_map(|(_, numbers)| numbers);
    let longest = numbers.map(|(_, number)| *number).fold(1.0, f64::max);
    let series = columns.iter().map(|(.., name)| *name).collect_vec();
    let plots = tables.iter().zip(measured).map(|(table, measured)| {
        let rows = measured.iter().map(|(label, numbers)| bars(label, numbers, longest)).collect_vec();
        // Every table has multiples of one row, which is where the line is.
        context! { first => table.titles.first(), series, rows, one => 100.0 / longest, longest => format!("{longest:.2}") }
    });
    Ok(plots.collect())
}

/// A row of a table that is drawn: its label and its numbers.
type Measured<'a> = (&'a str, Vec<(String, f64)>);

/// Returns what is drawn of a table. The first column has the labels. A row in which a number is
/// missing is left out.
fn measured<'a>(table: &'a Table, columns: &[Column]) -> Result<Vec<Measured<'a>>> {
    for (at, title, _) in columns {
        ensure!(table.titles.get(*at).is_some_and(|found| found == title), "column {at} is not `{title}`: {table:?}");
    }
    let measured = table.rows.iter().filter_map(|cells| {
        let numbers = columns.iter().map(|(at, ..)| number(cells.get(*at)?)).collect::<Option<Vec<_>>>()?;
        Some((cells.first()?.as_str(), numbers))
    });
    let measured: Vec<Measured<'a>> = measured.collect();
    ensure!(!measured.is_empty(), "no row has numbers: {table:?}");
    Ok(measured)
}

/// Returns the number in a cell, and how it is shown.
pub(super) fn number(cell: &str) -> Option<(String, f64)> {
    Some((cell.to_owned(), cell.parse().ok()?))
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
        bars(name, &numbers.collect_vec(), f64::from(longest))
    });
    Some(context! { series => runs, rows => rows.collect_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plot_without_its_column_or_without_rows_is_an_error() {
        let table = |cell: &str| Table {
            titles: ["derive", "of builtin"].map(str::to_owned).into(),
            rows: vec![vec!["ours".to_owned(), cell.to_owned()]],
            ..Table::default()
        };
        let drawn = |cell, title| plots(&[&table(cell)], &[(1, title, "user time")]);
        assert!(drawn("1.50", "of builtin").is_ok());
        assert!(drawn("1.50", "of serde_derive").is_err_and(|error| error.to_string().contains("is not")));
        assert!(drawn("", "of builtin").is_err_and(|error| error.to_string().contains("no row")));
    }
}
