//! What the stabilization report asks for, and what it says is open, in its own words.

use super::context::context;
use super::facts::Site;
use super::facts::row::Row;
use super::page::Page;
use super::text::{issues, markdown, markdown_in_parts, plain};
use crate::rules::Rule;
use itertools::Itertools;
use minijinja::Value;
use serde::Serialize;

/// The address of the page.
pub(super) const ADDRESS: &str = "report.html";

/// The address of the open items on the page.
pub(super) const OPEN_ITEMS: &str = "report.html#open-items";

/// The address of what is known and not mitigated.
pub(super) const NOT_MITIGATED: &str = "report.html#known-and-not-mitigated";

/// Returns the page. `nightly` is the version of nightly that the page names.
pub(super) fn page(site: &Site, nightly: Option<&str>) -> Page {
    let text = markdown_in_parts(&site.report.text, &|name| site.leads(name));
    let context = context! { text, nightly, teams => site.report.teams };
    Page::new(ADDRESS.to_owned(), "report.html", "What the report asks, and leaves open".to_owned(), context)
}

/// Returns the number of a blocker and its text, if a line is one.
fn blocker(line: &str) -> Option<(u32, &str)> {
    let (number, text) = line.split_once(". ")?;
    Some((number.parse().ok()?, text))
}

/// Returns the number of the blocker that names a case or a claim.
pub(super) fn blocker_naming(site: &Site, name: &str) -> Option<u32> {
    let mut blockers = site.report.text.lines().filter_map(blocker);
    blockers.find(|(_, text)| text.contains(&format!("`{name}`"))).map(|(number, _)| number)
}

/// Returns the claims that the report names where it says what is known and not mitigated.
pub(super) fn not_mitigated<'a>(site: &'a Site<'_>) -> impl Iterator<Item = &'a Rule> {
    let heading = format!("{{#{}}}", NOT_MITIGATED.split('#').next_back().unwrap_or_default());
    let section = site.report.text.split("\n## ").find(|section| section.contains(&heading)).unwrap_or_default();
    section.split('`').skip(1).step_by(2).filter_map(|name| site.index.rules().get(name))
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
    let rows = site.on_nightly().into_iter().map(|row| {
        context! { row, blocker => blockers.iter().find(|blocker| is_changed_by(row, blocker)) }
    });
    rows.collect()
}

/// Returns the paragraphs and the items of lists, each of which is one line.
fn lines<'a>(site: &'a Site) -> impl Iterator<Item = &'a str> {
    site.report.text.lines().filter(|line| !line.is_empty() && !line.starts_with(['[', '#']))
}

fn part(index: usize) -> String {
    format!("{ADDRESS}#part-{}", index + 1)
}

/// Adds the addresses of the links, which are at the end of the report.
fn with_addresses(site: &Site, line: &str) -> String {
    format!("{line}\n\n{}", site.report.text.lines().filter(|line| line.starts_with('[')).format("\n"))
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
    fn a_paragraph_is_named_by_its_first_words() {
        assert_eq!(first_words("New: a is short."), "New: a is short.");
        let long = first_words(&"word ".repeat(40));
        assert!(long.ends_with("word …") && long.len() <= TITLE + "…".len() + 1, "{long}");
    }
}
