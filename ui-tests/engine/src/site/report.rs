//! What the stabilization report says is open, in its own words.

use super::cases::{Row, on_nightly};
use super::context::context;
use super::pages::{Page, Site};
use super::text::{issues, markdown, markdown_in_parts, plain};
use crate::cargo::workspace;
use anyhow::{Context, Result};
use itertools::Itertools;
use minijinja::Value;
use regex::{Captures, Regex};
use serde::Serialize;
use std::fs;

/// The address of the page.
pub(super) const ADDRESS: &str = "report.html";

/// The address of the open items on the page.
pub(super) const OPEN_ITEMS: &str = "report.html#open-items";

/// Where the parts of the report begin that are shown, and what comes after each.
const PARTS: [[&str; 2]; 2] = [["\n**Blockers.**", "\n| team |"], ["\n## Open items\n", "\n\n**"]];

/// Reads the part about the blockers, and about what is known and not mitigated, and the open
/// items, with the addresses of the links.
///
/// # Errors
///
/// If the report cannot be read, or has no such parts.
pub(super) fn read() -> Result<String> {
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

/// Returns the page. `nightly` is the version of nightly that the page names.
pub(super) fn page(site: &Site, nightly: Option<&str>) -> Page {
    let text = markdown_in_parts(&site.report, &|name| site.leads(name));
    let context = context! { text, nightly };
    Page::new(ADDRESS.to_owned(), "report.html", "What the report leaves open".to_owned(), context)
}

/// Returns the number of a blocker and its text, if a line is one.
fn blocker(line: &str) -> Option<(u32, &str)> {
    let (number, text) = line.split_once(". ")?;
    Some((number.parse().ok()?, text))
}

/// Returns the number of the blocker that names a case or a claim.
pub(super) fn blocker_naming(site: &Site, name: &str) -> Option<u32> {
    let mut blockers = site.report.lines().filter_map(blocker);
    blockers.find(|(_, text)| text.contains(&format!("`{name}`"))).map(|(number, _)| number)
}

/// A blocker of the report, and where the page has it.
#[derive(Debug, Serialize)]
pub(super) struct Blocker {
    pub(super) number: u32,
    pub(super) address: String,
    title: String,
    /// What it says, in Markdown.
    #[serde(skip)]
    text: String,
}

impl Blocker {
    /// Whether it names an issue, such as `rust-lang/rust#155304`.
    pub(super) fn names(&self, issue: &str) -> bool {
        self.text
            .match_indices(issue)
            .any(|(at, _)| !self.text[at + issue.len()..].starts_with(|next: char| next.is_ascii_digit()))
    }
}

/// Returns the blockers, in the order of the report.
pub(super) fn blockers(site: &Site) -> Vec<Blocker> {
    let blockers = lines(site).enumerate().filter_map(|(index, line)| {
        let (number, text) = blocker(line)?;
        let title = first_words(&plain(&with_addresses(site, text)));
        Some(Blocker { number, address: part(index), title, text: text.to_owned() })
    });
    blockers.collect()
}

/// Whether the verdict on nightly differs from that on the pinned compiler because of the change
/// that a blocker names.
pub(super) fn is_changed_by(row: &Row, blocker: &Blocker) -> bool {
    let issues = row.nightly.iter().flat_map(|reason| issues(reason));
    issues.into_iter().any(|issue| blocker.names(issue))
}

/// Returns the cases to which the builtin gives another verdict on nightly. If a case shows a
/// blocker, the blocker is with it.
pub(super) fn nightly(site: &Site) -> Vec<Value> {
    let blockers = blockers(site);
    let rows = on_nightly(site).into_iter().map(|row| {
        context! { row, blocker => blockers.iter().find(|blocker| is_changed_by(row, blocker)) }
    });
    rows.collect()
}

/// Returns the paragraphs and the items of lists, each of which is one line.
fn lines<'a>(site: &'a Site) -> impl Iterator<Item = &'a str> {
    site.report.lines().filter(|line| !line.is_empty() && !line.starts_with(['[', '#']))
}

fn part(index: usize) -> String {
    format!("{ADDRESS}#part-{}", index + 1)
}

/// Adds the addresses of the links, which are at the end of the report.
fn with_addresses(site: &Site, line: &str) -> String {
    format!("{line}\n\n{}", site.report.lines().filter(|line| line.starts_with('[')).format("\n"))
}

/// How many characters of a paragraph name it.
const TITLE: usize = 60;

/// Returns the first words of a text.
fn first_words(text: &str) -> String {
    let end = text.match_indices(' ').map(|(at, _)| at).take_while(|at| *at <= TITLE).last();
    end.filter(|_| text.len() > TITLE).map_or(text.to_owned(), |end| format!("{} …", &text[..end]))
}

/// Returns the paragraphs and the items of lists, each with its first words and its address.
pub(super) fn paragraphs(site: &Site) -> Vec<Value> {
    let paragraphs = lines(site).enumerate().map(|(index, line)| {
        let blocker = blocker(line).map(|(number, _)| format!("Blocker {number}: "));
        let line = line.trim_start_matches(|sign: char| sign.is_ascii_digit() || "-. ".contains(sign));
        let text = with_addresses(site, line);
        let title = format!("{}{}", blocker.unwrap_or_default(), first_words(&plain(&text)));
        context! { title, address => part(index), text => markdown(&text) }
    });
    paragraphs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_line_is_a_blocker() {
        assert_eq!(blocker("3. *New: one.* Two."), Some((3, "*New: one.* Two.")));
        assert_eq!(blocker("On 1.95. Two"), None);
    }

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

    #[test]
    fn a_paragraph_is_named_by_its_first_words() {
        assert_eq!(first_words("New: a is short."), "New: a is short.");
        let long = first_words(&"word ".repeat(40));
        assert!(long.ends_with("word …") && long.len() <= TITLE + "…".len() + 1, "{long}");
    }
}
