//! Markdown as text that reads well where no link can be followed.

use pulldown_cmark::{Event, Parser, Tag};

/// The document that the rules are written for: their links start there.
const DOCUMENT: &str = "smart-pointer-derive/ERRORS.md";

/// Returns the same text with each link as its words and, in brackets, where it leads. Code between
/// backticks and lists read well as they are.
pub(super) fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let mut end = 0;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let Some((words, _)) = markdown[range.clone()].trim_start_matches('[').rsplit_once("](") else { continue };
        text.extend([&markdown[end..range.start], words, " (", &place(&dest_url, words), ")"]);
        end = range.end;
    }
    text + &markdown[end..]
}

/// Returns what a link leads to: an address, or a file of the repository and the heading in it.
fn place(link: &str, words: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let file = if file.is_empty() { DOCUMENT } else { file.trim_start_matches("../") };
    let heading = anchor.replace('-', " ");
    if heading.is_empty() || heading == words { file.to_owned() } else { format!("{file}, “{heading}”") }
}
