//! The lines of an item that is removed, with the comments and blank lines that belong to it.

use super::file::SourceFile;
use super::tokens::Token;
use std::ops::Range;

/// Which comments go with the lines of an item.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Comments {
    /// None.
    Stay,
    /// One after it on the same line.
    OnItsLine,
    /// That one, and those directly above it from `// SAFETY` on.
    AndSafety,
}

/// Returns removed lines with one blank line beside them, if there would be two, or one at the end
/// of a block.
pub(super) fn with_blank_line(file: &SourceFile, Range { start, end }: Range<usize>) -> Range<usize> {
    let after = &file.text[end..file.text[end..].find('\n').map_or(file.text.len(), |next| end + next + 1)];
    let before = line_before(file, start);
    let is_first = before.as_ref().is_none_or(|line| {
        let line = file.text[line.clone()].trim();
        line.is_empty() || line.ends_with('{')
    });
    match before {
        _ if is_first && !after.is_empty() && after.trim().is_empty() => start..end + after.len(),
        Some(line)
            if file.text[line.clone()].trim().is_empty() && (after.is_empty() || after.trim().starts_with('}')) =>
        {
            line.start..end
        }
        _ => start..end,
    }
}

/// Returns the line before the one that starts here.
fn line_before(file: &SourceFile, start: usize) -> Option<Range<usize>> {
    let end = file.text[..start].strip_suffix('\n')?.len();
    Some(file.line_start(end)..start)
}

/// Returns the lines of an item, and the comments that go with it. An item that shares a line with
/// another, or with a comment that stays, goes alone.
pub(super) fn whole_lines(file: &SourceFile, item: Range<usize>, going: Comments) -> (Range<usize>, Vec<Range<usize>>) {
    let text = &file.text;
    let mut start = file.line_start(item.start);
    let end = text[item.end..].find('\n').map_or(text.len(), |end| item.end + end + 1);
    let after = text[item.end..end].trim();
    if !text[start..item.start].trim().is_empty() || !(after.is_empty() || after.starts_with("//")) {
        return (item, Vec::new());
    }
    if after.starts_with("//") && going == Comments::Stay {
        let end = item.end + text[item.end..].len() - text[item.end..].trim_start().len();
        return (item.start..end, Vec::new());
    }
    let is_line = |comment: &&Token| {
        let lines = file.line_start(comment.range.start)..comment.range.start;
        comment.text.starts_with("//") && text[lines].trim().is_empty()
    };
    let mut comments: Vec<Range<usize>> = file
        .comments
        .iter()
        .map(|comment| comment.range.clone())
        .filter(|range| (item.end..end).contains(&range.start))
        .collect();
    let (mut above, mut first) = (Vec::new(), start);
    while let Some(line) = line_before(file, first).filter(|_| going == Comments::AndSafety) {
        let is_in = |comment: &&Token| line.contains(&comment.range.start) && is_line(comment);
        let Some(comment) = file.comments.iter().find(is_in) else { break };
        above.push(comment.range.clone());
        first = line.start;
        if comment.text.trim_start_matches('/').trim_start().to_ascii_uppercase().starts_with("SAFETY") {
            comments.append(&mut above);
            start = first;
        }
    }
    (start..end, comments)
}
