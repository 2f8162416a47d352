//! Changes to the text of the files, by position. Everything else stays byte for byte.

use super::file::SourceFile;
use std::ops::Range;

/// A piece of text that is replaced by another.
#[derive(Clone, Debug)]
struct Edit {
    range: Range<usize>,
    text: String,
    /// Whether whole lines are removed, and with them one of two blank lines around them.
    takes_lines: bool,
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
        self.0[file].push(Edit { range, text: text.into(), takes_lines: false });
    }

    /// Adds text before a byte.
    pub(super) fn insert(&mut self, file: usize, at: usize, text: impl Into<String>) {
        self.replace(file, at..at, text);
    }

    /// Removes a piece of a file.
    pub(super) fn remove(&mut self, file: usize, range: Range<usize>) {
        self.replace(file, range, "");
    }

    /// Removes an item with the rest of its lines, and with the comments directly above it if asked
    /// for. Of two blank lines around, one goes as well.
    pub(super) fn remove_lines(&mut self, index: usize, file: &SourceFile, item: Range<usize>, with_comments: bool) {
        let range = whole_lines(file, item.clone(), with_comments);
        self.0[index].push(Edit { takes_lines: range != item, range, text: String::new() });
    }

    /// Removes some of the elements of a list, each with one comma.
    pub(super) fn remove_from_list(&mut self, index: usize, elements: &[(Range<usize>, bool)]) {
        let mut last_kept = None;
        for (at, (range, goes)) in elements.iter().enumerate() {
            if !goes {
                last_kept = Some(range.end);
                continue;
            }
            let next = elements.get(at + 1).map(|(next, _)| next.start);
            let is_followed_by_kept = elements[at + 1..].iter().any(|(_, goes)| !goes);
            match (next, last_kept) {
                (Some(next), _) if is_followed_by_kept => self.remove(index, range.start..next),
                (_, Some(kept)) => {
                    let end = elements.last().map_or(range.end, |(last, _)| last.end);
                    self.remove(index, kept..end);
                    return;
                }
                (_, None) => self.remove(index, range.start..range.end),
            }
        }
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
        let (lines, mut edits): (Vec<Edit>, Vec<Edit>) =
            self.0[index].iter().cloned().partition(|edit| edit.takes_lines);
        edits.extend(joined(lines, file));
        let is_inside = |edit: &Edit| {
            let mut others = edits.iter().map(|outer| &outer.range).filter(|outer| **outer != edit.range);
            others.any(|outer| {
                let is_strict = outer.start < edit.range.start && edit.range.start < outer.end;
                is_strict || (outer.start == edit.range.start && edit.range.end < outer.end && !edit.range.is_empty())
            })
        };
        let mut outermost: Vec<&Edit> = edits.iter().filter(|edit| !is_inside(edit)).collect();
        outermost.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let (mut text, mut done) = (String::new(), 0);
        for edit in outermost {
            text.push_str(&file.text[done..edit.range.start]);
            text.push_str(&edit.text);
            done = edit.range.end;
        }
        text + &file.text[done..]
    }
}

/// Joins removed lines that have only blank lines between them, and takes one blank line with them
/// if there would be two, or one at the end of a block.
fn joined(mut lines: Vec<Edit>, file: &SourceFile) -> Vec<Edit> {
    lines.sort_by_key(|edit| edit.range.start);
    let mut joined: Vec<Edit> = Vec::new();
    for edit in lines {
        match joined.last_mut() {
            Some(last) if file.text.get(last.range.end..edit.range.start).is_none_or(|gap| gap.trim().is_empty()) => {
                last.range.end = last.range.end.max(edit.range.end);
            }
            _ => joined.push(edit),
        }
    }
    for edit in &mut joined {
        edit.range = with_blank_line(file, edit.range.clone());
    }
    joined
}

fn with_blank_line(file: &SourceFile, Range { start, end }: Range<usize>) -> Range<usize> {
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

/// Returns the lines of an item, with the comments directly above it if asked for. An item that
/// shares a line with another stays alone.
fn whole_lines(file: &SourceFile, item: Range<usize>, with_comments: bool) -> Range<usize> {
    let text = &file.text;
    let mut start = file.line_start(item.start);
    let end = text[item.end..].find('\n').map_or(text.len(), |end| item.end + end + 1);
    let after = text[item.end..end].trim();
    if !text[start..item.start].trim().is_empty() || !(after.is_empty() || after.starts_with("//")) {
        return item;
    }
    while let Some(line) = line_before(file, start).filter(|_| with_comments) {
        let words = text[line.clone()].trim();
        if !words.starts_with("//") || words.starts_with("///") || words.starts_with("//!") {
            break;
        }
        start = line.start;
    }
    start..end
}
