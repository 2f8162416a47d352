//! What the stabilization report leaves open.

use crate::cargo::workspace;
use anyhow::{Context, Result};
use itertools::Itertools;
use regex::{Captures, Regex};
use std::fs;

/// Where the parts of the report begin that are shown, and what comes after each.
const PARTS: [[&str; 2]; 2] = [["\n**Blockers.**", "\n| team |"], ["\n## Open items\n", "\n\n**"]];

/// Reads the part about the blockers, and about what is known and not mitigated, and the open
/// items, with the addresses of the links.
///
/// # Errors
///
/// If the report cannot be read, or has no such parts.
pub(crate) fn read() -> Result<String> {
    let path = workspace().join("stabilization-report.md");
    let report = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let part = |[start, end]: [&str; 2]| {
        let part = report.find(start).and_then(|at| Some(report[at..].split_once(end)?.0.trim()));
        part.with_context(|| format!("{}: nothing between `{start}` and `{end}`", path.display()))
    };
    let [blockers, open] = PARTS.map(part);
    // None of them is done, or it would not be open.
    let open = open?.replace("\n- [ ] ", "\n- ").replacen('\n', " {#open-items}\n", 1);
    let blockers = with_headings(blockers?)?;
    let links = report.lines().filter(|line| line.starts_with('[') && line.contains("]: "));
    Ok(format!("{blockers}\n\n{open}\n\n{}\n", links.format("\n")))
}

/// Makes a heading of what is bold at the beginning of a line. If a sentence begins with these
/// words, they also stay in the sentence.
fn with_headings(text: &str) -> Result<String> {
    let bold = Regex::new(r"(?m)^\*\*(?:(?P<alone>[^*]+)\.|(?P<words>[^*]+))\*\* ?")?;
    let headed = bold.replace_all(text, |found: &Captures| match (found.name("alone"), found.name("words")) {
        (Some(alone), _) => format!("## {}\n\n", alone.as_str()),
        (None, words) => words.map_or_else(String::new, |words| format!("## {0}\n\n{0} ", words.as_str())),
    });
    Ok(headed.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_words_are_headings() {
        let text = with_headings("**One.** Two.\n\n**Three four** (x), five.\n\n**Six.**\n\n- **a** b")
            .expect("a valid pattern");
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, ["## One", "## Three four", "## Six"]);
        assert!(
            text.contains("\nThree four (x), five.") && text.contains("- **a** b") && !text.contains("**One"),
            "{text}"
        );
    }
}
