//! The results on the shapes, for the documents and for the terminal.

use super::markdown::table;
use crate::cargo::workspace;
use crate::shapes::compared::{ComparedShapes, UNEXPLAINED};
use crate::shapes::differences::{Difference, known};
use crate::shapes::judged::{JudgedShape, Side};
use crate::shapes::summary::Summary;
use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use tempfile::NamedTempFile;

/// Reasons that apply to fewer shapes are counted together.
const RARE: usize = 20;

/// Generates the section of `ui-tests/tables/shapes.md`. The reasons of rejection are much the same
/// in each setting, so only one shows them.
#[must_use]
pub fn section(shapes: &ComparedShapes, with_reasons: bool) -> String {
    let section = format!("{}\n\n{}", sentences(shapes), differences(&shapes.summary));
    if with_reasons { format!("{section}\n\n{}", reasons(&shapes.summary)) } else { section }
}

/// Returns a summary of the results.
pub(crate) fn sentences(ComparedShapes { summary, tried, ran, .. }: &ComparedShapes) -> String {
    let ran = ran.as_ref().copied().unwrap_or_default();
    let how = if summary.implicit { "" } else { " by `unsize!`" };
    let first = if *tried < summary.accepted[0] { "first " } else { "" };
    format!(
        "{}\n\nOf the {first}{tried} that ours accepts, {ran} have a value that a small trait can build. Each was coerced{how} to a trait \
         object and to a slice and dropped, with the address, the sizes, the length and the number of drops as they should be.",
        counts(summary)
    )
}

fn counts(summary: &Summary) -> String {
    let Summary { sample, accepted: [ours, builtin], agreed, crashed, compared, equal, unexplained, .. } = summary;
    let crashes = if *crashed == 0 { String::new() } else { format!(" ({crashed} crash the compiler with both)") };
    let accepted_by_ours =
        if summary.implicit { "accepted by ours" } else { "accepted by ours with a use of `unsize!`" };
    let headers = if summary.implicit {
        format!(" Both accept {compared}, with equal impl headers for {equal}.")
    } else {
        String::new()
    };
    format!(
        "{} shapes of seed {}: {ours} {accepted_by_ours}, {builtin} by the builtin, the same verdict from both for \
         {agreed}{crashes}.{headers} Differences with no known reason: {unexplained}.",
        sample.count, sample.seed
    )
}

fn differences(summary: &Summary) -> String {
    let mut table = table(["difference", "shapes", "ours is", "because", "example"], 1..2);
    for (difference, shapes, side) in described_differences(summary) {
        let (shapes, example) = (shapes.to_string(), difference.example.to_string());
        table.add_row([difference.name, &shapes, side, difference.because, &example]);
    }
    table.trim_fmt()
}

/// Returns each known difference with the number of its shapes and what ours is.
fn described_differences(summary: &Summary) -> impl Iterator<Item = (&'static Difference, usize, &'static str)> {
    known(summary.implicit).map(|difference| {
        let shapes = summary.differences.get(difference.name).copied().unwrap_or_default();
        let side = match difference.side {
            Side::Stricter => "stricter",
            Side::Laxer => "laxer",
            Side::Alone => "alone in accepting",
            Side::Header => "different in a header",
            Side::Crash => "alone in a crash",
        };
        (difference, shapes, side)
    })
}

fn reasons(summary: &Summary) -> String {
    let mut table = table(["reason", "ours", "builtin"], 1..3);
    let mut rows: Vec<_> = summary.reasons.iter().filter(|(_, [ours, builtin])| *ours.max(builtin) >= RARE).collect();
    rows.sort_by_key(|(_, counts)| Reverse(counts.iter().sum::<usize>()));
    for (name, [ours, builtin]) in &rows {
        table.add_row([(*name).clone(), ours.to_string(), builtin.to_string()]);
    }
    let rarer = summary.reasons.len() - rows.len();
    table.add_row([format!("{rarer} more, each of fewer than {RARE} shapes"), String::new(), String::new()]);
    table.trim_fmt()
}

/// Returns the text of a shape, with what both derives say about it.
#[must_use]
pub fn describe(judged: &JudgedShape) -> String {
    let mut text = format!("{}{}\n", judged.shape.outside.concat(), judged.shape.source());
    let findings =
        [("ours", Some(&judged.ours)), ("builtin", Some(&judged.builtin)), ("ours, implicit", judged.checked.as_ref())];
    for (name, finding) in findings.into_iter().filter_map(|(name, finding)| Some((name, finding?))) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    {name}: {}", finding.verdict);
        for reason in &finding.reasons {
            let _ = writeln!(text, "        {}: {}", reason.code.as_deref().unwrap_or("no code"), reason.message);
        }
    }
    for line in judged.header_lines() {
        let _ = writeln!(text, "    {line}");
    }
    text
}

/// Writes the shapes without a known reason below `target/`, or removes what an earlier run wrote.
///
/// # Errors
///
/// If the file cannot be written.
pub fn save_unexplained(shapes: &ComparedShapes) -> Result<()> {
    let path = workspace().join(UNEXPLAINED);
    if shapes.unexplained.is_empty() {
        drop(fs::remove_file(path));
        return Ok(());
    }
    let folder = path.parent().context("the file is in no folder")?;
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(shapes.unexplained.iter().map(describe).collect::<Vec<_>>().join("\n").as_bytes())?;
    file.persist(&path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::judged::Sample;
    use std::collections::BTreeMap;

    #[test]
    fn only_some_of_the_accepted_are_the_first_ones() {
        let sentences_about = |accepted| {
            let summary = Summary {
                sample: Sample { seed: 1, count: 10 },
                implicit: true,
                accepted: [accepted, 0],
                agreed: 0,
                crashed: 0,
                compared: 0,
                equal: 0,
                unexplained: 0,
                reasons: BTreeMap::new(),
                differences: BTreeMap::new(),
            };
            sentences(&ComparedShapes { summary, unexplained: Vec::new(), tried: 3, ran: Ok(2), seconds: 1.0 })
        };
        assert!(sentences_about(3).contains("Of the 3 that ours accepts, 2 have a value"));
        assert!(sentences_about(4).contains("Of the first 3 that ours accepts, 2 have a value"));
    }
}
