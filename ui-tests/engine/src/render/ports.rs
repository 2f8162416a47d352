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
pub fn problems(Report { rows, downstream, nightly }: &Report) -> String {
    let downstream = downstream.iter().map(|failure| format!("{failure}\n"));
    let absent = nightly.as_ref().and_then(|nightly| nightly.as_ref().err());
    let absent = absent.map(|reason| format!("NOT RUN: the ported crates on nightly, because {reason}\n"));
    rows.iter().map(of_row).chain(downstream).chain(absent).collect()
}

fn of_row(Row { entry, outcome, problems }: &Row) -> String {
    let not_run = match outcome {
        Outcome::NotRun(reason) => format!("NOT RUN: the port of {} {}: {reason}\n", entry.name, entry.version),
        _ => String::new(),
    };
    problems.iter().fold(not_run, |text, problem| text + &format!("{}: {problem}\n", entry.id))
}

/// Generates the tables, or only checks them. Returns whether they were up to date. The table of
/// the compiler's own derive stays, unless the tests ran with it, on nightly as well.
///
/// # Errors
///
/// If the document cannot be read or written.
pub fn settle(Report { rows, nightly, .. }: &Report, only_check: bool) -> Result<bool> {
    let path = workspace().join("ui-tests/tables/ports.md");
    let with_builtin = nightly.as_ref().and_then(|nightly| nightly.as_ref().ok());
    let of_builtin = with_builtin.map(|version| ("ports-with-the-builtin", builtin(rows, version)));
    let sections = [("ports", ported(rows)), ("left-alone", left_alone(rows)), ("tests-left-out", left_out(rows))];
    let sections: Vec<(&str, String)> = sections.into_iter().chain(of_builtin).collect();
    let (before, after) = redrawn(&path, &sections)?;
    if before != after && !only_check {
        replace(&path, &after)?;
    }
    Ok(before == after)
}

fn tested(rows: &[Row]) -> Vec<(&Entry, &Tested)> {
    let tested = rows.iter().filter_map(|Row { entry, outcome, .. }| match outcome {
        Outcome::Ported(tested) => Some((entry, &**tested)),
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
        "what a person decides",
    ];
    let mut table = markdown::table(header, 2..7);
    let tested = tested(rows);
    for (entry, tested) in &tested {
        let ours = [&entry.unsizes, &entry.coerces].into_iter().flatten().count();
        table.add_row([
            version(entry),
            entry.pointers().iter().map(|name| format!("`{name}`")).join(", "),
            pair(tested.counted.lines),
            pair(tested.counted.unsafe_),
            count(&tested.before),
            after(&tested.plain, usize::from(entry.unsizes.is_some())),
            after(&tested.implicit, ours),
            decisions(entry),
        ]);
    }
    let mechanical = tested.iter().filter(|(entry, _)| entry.answers.is_empty() && entry.corrections.is_empty());
    let pointers: usize = tested.iter().map(|(entry, _)| entry.pointers().len()).sum();
    let tests: usize = tested.iter().map(|(_, tested)| tested.before.passed()).sum();
    format!(
        "{} crates with {pointers} pointers and {tests} tests. The command alone ports {}, but for the promise for \
         `Pin`.\n\n{table}",
        tested.len(),
        mechanical.count()
    )
}

/// Returns the count of a crate's own tests that pass, and how many of ours ran beside them.
fn after(suite: &Suite, ours: usize) -> String {
    if ours == 0 { count(suite) } else { format!("{} + {ours}", count(suite)) }
}

fn builtin(rows: &[Row], nightly: &str) -> String {
    let mut table = markdown::table(["crate", "tests before", "on the pinned compiler", "on nightly"], 1..4);
    for (entry, tested) in tested(rows) {
        let shown = |suite: &Option<Suite>| match suite {
            Some(suite) => after(suite, usize::from(entry.coerces.is_some())),
            None => "not possible".to_owned(),
        };
        table.add_row([version(entry), count(&tested.before), shown(&tested.builtin), shown(&tested.nightly)]);
    }
    let impossible = tested(rows).into_iter().filter_map(|(entry, _)| Some((entry, entry.no_builtin.as_ref()?)));
    let reasons = impossible.map(|(entry, reason)| format!("\n- {}: {reason}.", version(entry))).join("");
    format!("The nightly was {nightly}.\n\n{table}\n\nNot possible:\n{reasons}")
}

fn left_alone(rows: &[Row]) -> String {
    let mut table = markdown::table(["crate", "pointer", "why"], 0..0);
    for Row { entry, outcome, .. } in rows {
        let expected = entry.expect.refuses.iter().chain(&entry.expect.asks);
        let expected = expected.map(|said| (said.about.clone(), said.reason.clone()));
        let stays = if let Outcome::Ported(tested) = outcome { tested.stays.clone() } else { expected.collect() };
        for (about, reason) in stays {
            table.add_row([version(entry), format!("`{about}`"), reason]);
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
