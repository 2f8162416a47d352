//! What the stabilization report asks for, and what it leaves open.

use crate::cargo::workspace;
use crate::site::tables::tables;
use anyhow::{Context, Result};
use itertools::Itertools;
use regex::{Captures, Regex};
use std::fs;

/// Where the parts of the report begin that are shown, and what comes after each.
const PARTS: [[&str; 2]; 2] = [["\n**The ask**", "\n| team |"], ["\n## Open items\n", "\n\n**"]];

/// The parts of the report that are shown.
pub(crate) struct Report {
    /// What is asked for, the blockers, what is known and not mitigated, and the open items, with
    /// the addresses of the links.
    pub(crate) text: String,
    /// Each team, and what it has to decide.
    pub(crate) teams: Vec<Vec<String>>,
}

/// Reads the report.
///
/// # Errors
///
/// If it cannot be read, or has not the parts that are shown.
pub(crate) fn read() -> Result<Report> {
    let path = workspace().join("stabilization-report.md");
    let report = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let teams = tables(&report).into_iter().find(|table| table.titles.iter().any(|title| title == "team"));
    let teams = teams.with_context(|| format!("{}: there is no table of teams", path.display()))?.rows;
    let part = |[start, end]: [&str; 2]| {
        let part = report.find(start).and_then(|at| Some(report[at..].split_once(end)?.0.trim()));
        part.with_context(|| format!("{}: nothing between `{start}` and `{end}`", path.display()))
    };
    let [summary, open] = PARTS.map(part);
    // None of them is done, or it would not be open.
    let open = open?.replace("\n- [ ] ", "\n- ").replacen('\n', " {#open-items}\n", 1);
    let summary = with_headings(summary?)?;
    let links = report.lines().filter(|line| line.starts_with('[') && line.contains("]: "));
    Ok(Report { text: format!("{summary}\n\n{open}\n\n{}\n", links.format("\n")), teams })
}

/// Makes a heading of what is bold at the beginning of a line, with an id that is made of its words.
/// If a sentence begins with these words, they also stay in the sentence.
fn with_headings(text: &str) -> Result<String> {
    let bold = Regex::new(r"(?m)^\*\*(?:(?P<alone>[^*]+)\.|(?P<words>[^*]+))\*\* ?")?;
    let headed = bold.replace_all(text, |found: &Captures| match (found.name("alone"), found.name("words")) {
        (Some(alone), _) => heading(alone.as_str()),
        (None, words) => {
            words.map_or_else(String::new, |words| format!("{}{} ", heading(words.as_str()), words.as_str()))
        }
    });
    Ok(headed.into_owned())
}

fn heading(words: &str) -> String {
    format!("## {words} {{#{}}}\n\n", words.to_lowercase().replace(' ', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_words_are_headings() {
        let text = with_headings("**One.** Two.\n\n**Three four** (x), five.\n\n**Six.**\n\n- **a** b")
            .expect("a valid pattern");
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, ["## One {#one}", "## Three four {#three-four}", "## Six {#six}"]);
        assert!(
            text.contains("\nThree four (x), five.") && text.contains("- **a** b") && !text.contains("**One"),
            "{text}"
        );
    }
}
