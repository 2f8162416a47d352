//! What the stabilization report says is open in the builtin, in its own words.

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

/// Where the part of the report begins that is shown, and what comes after it.
const PART: [&str; 2] = ["\n**Blockers.**", "\n| team |"];

/// Reads the part about the blockers, and about what is known and not mitigated, with the addresses
/// of its links.
///
/// # Errors
///
/// If the report cannot be read, or has no such part.
pub(super) fn read() -> Result<String> {
    let path = workspace().join("stabilization-report.md");
    let report = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let [start, end] = PART;
    let part = report.find(start).and_then(|start| report[start..].split(end).next());
    let part = part.with_context(|| format!("{}: nothing between `{start}` and `{end}`", path.display()))?;
    let links = report.lines().filter(|line| line.starts_with('[') && line.contains("]: "));
    Ok(format!("{}\n\n{}\n", part.trim(), links.format("\n")))
}

/// Returns the page.
pub(super) fn page(site: &Site) -> Page {
    let context = context! { text => markdown_in_parts(&site.report, &|name| site.leads(name)) };
    Page::new(ADDRESS.to_owned(), "report.html", "What the report leaves open".to_owned(), context)
}

/// Returns the paragraphs and the items of lists, each with its address.
pub(super) fn paragraphs(site: &Site) -> Vec<Value> {
    // A paragraph or an item is one line.
    let (addresses, lines): (Vec<&str>, Vec<&str>) =
        site.report.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('['));
    let addresses = addresses.join("\n");
    let paragraphs = lines.into_iter().enumerate().map(|(index, line)| {
        let line = line.trim_start_matches(|sign: char| sign.is_ascii_digit() || "-. ".contains(sign));
        let text = markdown(&format!("{line}\n\n{addresses}"));
        context! { number => index + 1, address => format!("{ADDRESS}#part-{}", index + 1), text }
    });
    paragraphs.collect()
}
