//! What the stabilization report says is open, in its own words.

use super::compilers;
use super::context::context;
use super::pages::{Page, Site};
use super::text::{markdown, markdown_in_parts};
use crate::cargo::workspace;
use anyhow::{Context, Result};
use itertools::Itertools;
use minijinja::Value;
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
    let links = report.lines().filter(|line| line.starts_with('[') && line.contains("]: "));
    Ok(format!("{}\n\n{open}\n\n{}\n", blockers?, links.format("\n")))
}

/// Returns the page.
pub(super) fn page(site: &Site) -> Page {
    let text = markdown_in_parts(&site.report, &|name| site.leads(name));
    let context = context! { text, nightly => compilers::nightly(site) };
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

/// How many characters of a paragraph name it.
const TITLE: usize = 60;

/// Returns the first words of a paragraph, without the signs of Markdown.
fn first_words(line: &str) -> String {
    let text = line.replace(['*', '`', '[', ']'], "");
    let end = text.match_indices(' ').map(|(at, _)| at).take_while(|at| *at <= TITLE).last();
    end.filter(|_| text.len() > TITLE).map_or(text.clone(), |end| format!("{} …", &text[..end]))
}

/// Returns the paragraphs and the items of lists, each with its first words and its address.
pub(super) fn paragraphs(site: &Site) -> Vec<Value> {
    // A paragraph or an item is one line.
    let (addresses, lines): (Vec<&str>, Vec<&str>) =
        site.report.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('['));
    let lines = lines.into_iter().filter(|line| !line.starts_with('#'));
    let addresses = addresses.join("\n");
    let paragraphs = lines.enumerate().map(|(index, line)| {
        let blocker = blocker(line).map(|(number, _)| format!("Blocker {number}: "));
        let line = line.trim_start_matches(|sign: char| sign.is_ascii_digit() || "-. ".contains(sign));
        let text = markdown(&format!("{line}\n\n{addresses}"));
        let title = format!("{}{}", blocker.unwrap_or_default(), first_words(line));
        context! { title, address => format!("{ADDRESS}#part-{}", index + 1), text }
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
        assert_eq!(first_words("*New:* `a` is short."), "New: a is short.");
        let long = first_words(&"word ".repeat(40));
        assert!(long.ends_with("word …") && long.len() <= TITLE + "…".len() + 1, "{long}");
    }
}
