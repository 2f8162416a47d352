//! The table of the crates that were ported.

use super::markdown;
use super::markers::{redrawn, replace};
use crate::cargo::workspace;
use crate::ports::counted::Pair;
use crate::ports::entry::{Edit, Entry};
use crate::ports::suite::Suite;
use crate::ports::{Outcome, Report, Row, Tested};
use anyhow::Result;
use itertools::Itertools;

/// Returns what was not run, and what contradicts the entries.
#[must_use]
pub fn problems(Report { rows, downstream }: &Report) -> String {
    let downstream = downstream.iter().map(|failure| format!("{failure}\n"));
    rows.iter().map(of_row).chain(downstream).collect()
}

fn of_row(Row { entry, outcome, problems }: &Row) -> String {
    let not_run = match outcome {
        Outcome::NotRun(reason) => format!("NOT RUN: the port of {} {}: {reason}\n", entry.name, entry.version),
        _ => String::new(),
    };
    problems.iter().fold(not_run, |text, problem| text + &format!("{}: {problem}\n", entry.id))
}

/// Redraws the table, or only checks it. Returns whether it was up to date.
///
/// # Errors
///
/// If the document cannot be read or written.
pub fn settle(rows: &[Row], only_check: bool) -> Result<bool> {
    let path = workspace().join("ui-tests/tables/ports.md");
    let sections = [("ports", ported(rows)), ("left-alone", left_alone(rows)), ("tests-left-out", left_out(rows))];
    let (before, after) = redrawn(&path, &sections)?;
    if before != after && !only_check {
        replace(&path, &after)?;
    }
    Ok(before == after)
}

fn tested(rows: &[Row]) -> Vec<(&Entry, &Tested)> {
    let tested = rows.iter().filter_map(|Row { entry, outcome, .. }| match outcome {
        Outcome::Ported(tested) => Some((entry, tested)),
        _ => None,
    });
    tested.collect()
}

fn ported(rows: &[Row]) -> String {
    let header = [
        "crate",
        "pointers",
        "lines −/+",
        "`unsafe` −/+",
        "tests before",
        "on plain stable",
        "in implicit mode",
        "with the builtin",
        "what a person decides",
    ];
    let mut table = markdown::table(header, 2..8);
    let tested = tested(rows);
    for (entry, tested) in &tested {
        let ours = [&entry.unsizes, &entry.coerces].into_iter().flatten().count();
        let after = |suite, ours| if ours == 0 { count(suite) } else { format!("{} + {ours}", count(suite)) };
        table.add_row([
            version(entry),
            entry.expect.pointers.iter().map(|name| format!("`{name}`")).join(", "),
            pair(tested.counted.lines),
            pair(tested.counted.unsafe_),
            count(&tested.before),
            after(&tested.plain, usize::from(entry.unsizes.is_some())),
            after(&tested.implicit, ours),
            tested.builtin.as_ref().map_or_else(
                || entry.no_builtin.clone().unwrap_or_default(),
                |suite| after(suite, usize::from(entry.coerces.is_some())),
            ),
            decisions(entry),
        ]);
    }
    let mechanical = tested.iter().filter(|(entry, _)| entry.answers.is_empty() && entry.corrections.is_empty());
    let pointers: usize = tested.iter().map(|(entry, _)| entry.expect.pointers.len()).sum();
    let tests: usize = tested.iter().map(|(_, tested)| tested.before.passed()).sum();
    format!(
        "{} crates with {pointers} pointers and {tests} tests. The command alone ports {}, but for the promise for \
         `Pin`.\n\n{table}",
        tested.len(),
        mechanical.count()
    )
}

fn left_alone(rows: &[Row]) -> String {
    let mut table = markdown::table(["crate", "pointer", "why"], 0..0);
    for Row { entry, .. } in rows {
        let is_ported = !entry.expect.pointers.is_empty();
        let said = entry.expect.refuses.iter().chain(entry.expect.asks.iter().filter(|_| !is_ported));
        for said in said {
            table.add_row([version(entry), format!("`{}`", said.about), said.reason.clone()]);
        }
        if let Some(error) = &entry.expect.error {
            table.add_row([version(entry), String::new(), error.clone()]);
        }
    }
    table.to_string()
}

fn left_out(rows: &[Row]) -> String {
    let mut table = markdown::table(["crate", "tests", "why"], 0..0);
    for (entry, only) in rows.iter().filter_map(|row| Some((&row.entry, row.entry.only.as_ref()?))) {
        table.add_row([version(entry), format!("`{}`", only.targets.join(" ")), only.why.clone()]);
    }
    table.to_string()
}

fn version(Entry { name, version, features, .. }: &Entry) -> String {
    match features.iter().map(|feature| format!("`{feature}`")).join(", ") {
        features if features.is_empty() => format!("{name} {version}"),
        features => format!("{name} {version} with {features}"),
    }
}

fn pair(Pair { removed, added }: Pair) -> String {
    format!("{removed}/{added}")
}

fn count(suite: &Suite) -> String {
    match suite.failed().len() {
        0 => suite.passed().to_string(),
        failed => format!("{}, {failed} fails", suite.passed()),
    }
}

fn decisions(Entry { answers, corrections, promises, .. }: &Entry) -> String {
    let why = |edits: &[Edit]| edits.iter().map(|edit| edit.why.clone()).unique().collect::<Vec<_>>();
    let decided = [why(answers), why(corrections)].concat();
    let promised = (!promises.is_empty()).then(|| "the promise for `Pin`".to_owned());
    decided.into_iter().chain(promised).join("; ")
}
