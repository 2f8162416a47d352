//! Changes to the text of the files, by position. Everything else stays byte for byte.

use super::file::SourceFile;
use std::ops::Range;

/// A piece of text that is replaced by another.
#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    text: String,
}

/// The changes to all files.
#[derive(Debug)]
pub(super) struct Edits(Vec<Vec<Edit>>);

impl Edits {
    /// Returns no changes to this many files.
    pub(super) fn new(files: usize) -> Self {
        Self((0..files).map(|_| Vec::new()).collect())
    }

    /// Replaces a piece of a file.
    pub(super) fn replace(&mut self, file: usize, range: Range<usize>, text: impl Into<String>) {
        self.0[file].push(Edit { range, text: text.into() });
    }

    /// Adds text before a byte.
    pub(super) fn insert(&mut self, file: usize, at: usize, text: impl Into<String>) {
        self.replace(file, at..at, text);
    }

    /// Removes a piece of a file.
    pub(super) fn remove(&mut self, file: usize, range: Range<usize>) {
        self.replace(file, range, "");
    }

    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Whether a byte of a file is replaced or removed.
    pub(super) fn covers(&self, file: usize, byte: usize) -> bool {
        self.0[file].iter().any(|edit| edit.range.contains(&byte))
    }

    /// Returns the text of a file after the changes. A change inside a piece that another one
    /// replaces is dropped.
    pub(super) fn applied(&self, index: usize, file: &SourceFile) -> String {
        let edits = &self.0[index];
        let is_inside = |edit: &Edit| {
            edits.iter().any(|outer| {
                outer.range != edit.range && outer.range.start <= edit.range.start && edit.range.end < outer.range.end
                    || outer.range.start < edit.range.start && edit.range.end <= outer.range.end && !edit.range.is_empty()
            })
        };
        let mut outermost: Vec<&Edit> = edits.iter().filter(|edit| !is_inside(edit)).collect();
        outermost.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let (mut text, mut done) = (String::new(), 0);
        for edit in outermost {
            // Two removals may share a blank line.
            if edit.range.start >= done || edit.text.is_empty() {
                text.push_str(file.text.get(done..edit.range.start).unwrap_or_default());
                text.push_str(&edit.text);
                done = done.max(edit.range.end);
            }
        }
        text + &file.text[done..]
    }
}

/// Returns what has to go with an item that is removed: the rest of its lines, the comments directly
/// above it if asked for, and one of two blank lines around it.
pub(super) fn whole_lines(file: &SourceFile, item: Range<usize>, with_comments: bool) -> Range<usize> {
    let text = &file.text;
    let mut start = file.line_start(item.start);
    let end = text[item.end..].find('\n').map_or(text.len(), |end| item.end + end + 1);
    let after = text[item.end..end].trim();
    let shares_line = !text[start..item.start].trim().is_empty() || !(after.is_empty() || after.starts_with("//"));
    if shares_line {
        return item;
    }
    let line_before = |start: usize| {
        let begin = text[..start.saturating_sub(1)].rfind('\n').map_or(0, |end| end + 1);
        (start > 0).then(|| (begin, text[begin..start].trim()))
    };
    while let Some((begin, line)) = line_before(start) {
        let is_comment = line.starts_with("//") && !line.starts_with("///") && !line.starts_with("//!");
        if !(with_comments && is_comment) {
            break;
        }
        start = begin;
    }
    let line_after = &text[end..text[end..].find('\n').map_or(text.len(), |next| end + next + 1)];
    let before = line_before(start);
    let starts_block = before.is_none_or(|(_, line)| line.is_empty() || line.ends_with('{'));
    if starts_block && line_after.trim().is_empty() {
        return start..end + line_after.len();
    }
    match before {
        Some((begin, "")) if line_after.is_empty() || line_after.trim_start().starts_with('}') => begin..end,
        _ => start..end,
    }
}
