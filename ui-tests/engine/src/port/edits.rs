//! Changes to the text of the files, by position. Everything else stays byte for byte, and
//! [`Edits::applied`] compares the tokens and comments of the result with what was planned.

use super::file::SourceFile;
use super::lines::{Comments, whole_lines, with_blank_line};
use super::tokens::{self, Token};
use anyhow::{Result, bail};
use std::ops::Range;
use std::path::PathBuf;

/// A piece of text that is replaced by another.
#[derive(Clone, Debug)]
struct Edit {
    range: Range<usize>,
    text: String,
    /// Where tokens may be lost.
    planned: Vec<Range<usize>>,
    /// Whether comments may be lost there, too.
    takes_comments: bool,
    /// Whether whole lines are removed, and with them one of two blank lines around them.
    takes_lines: bool,
}

/// The changes to all files.
#[derive(Clone, Debug)]
pub(super) struct Edits(Vec<Vec<Edit>>);

impl Edits {
    /// Returns no changes to this many files.
    pub(super) fn new(files: usize) -> Self {
        Self((0..files).map(|_| Vec::new()).collect())
    }

    /// Replaces a piece of a file.
    pub(super) fn replace(&mut self, file: usize, range: Range<usize>, text: impl Into<String>) {
        let planned = vec![range.clone()];
        self.0[file].push(Edit { range, text: text.into(), planned, takes_comments: false, takes_lines: false });
    }

    /// Replaces a piece of a file with the comments in it.
    pub(super) fn replace_with_comments(&mut self, file: usize, range: Range<usize>, text: String) {
        let planned = vec![range.clone()];
        self.0[file].push(Edit { range, text, planned, takes_comments: true, takes_lines: false });
    }

    /// Adds text before a byte, and before all that was added there until now.
    pub(super) fn insert_first(&mut self, file: usize, at: usize, text: String) {
        self.0[file]
            .insert(0, Edit { range: at..at, text, planned: Vec::new(), takes_comments: false, takes_lines: false });
    }

    /// Adds text before a byte.
    pub(super) fn insert(&mut self, file: usize, at: usize, text: impl Into<String>) {
        self.replace(file, at..at, text);
    }

    /// Removes a piece of a file.
    pub(super) fn remove(&mut self, file: usize, range: Range<usize>) {
        self.replace(file, range, "");
    }

    /// Removes an item with the rest of its lines, and with some comments. Of two blank lines
    /// around, one goes as well.
    pub(super) fn remove_lines(&mut self, index: usize, file: &SourceFile, item: Range<usize>, going: Comments) {
        let (range, comments) = whole_lines(file, item.clone(), going);
        let takes_lines = range != item;
        let planned = [item].into_iter().chain(comments).collect();
        self.0[index].push(Edit { range, text: String::new(), planned, takes_comments: true, takes_lines });
    }

    /// Removes some of the elements of a list, each with one comma. Comments between them stay.
    pub(super) fn remove_from_list(&mut self, index: usize, file: &SourceFile, elements: &[(Range<usize>, bool)]) {
        let mut last_kept = None;
        for (at, (range, goes)) in elements.iter().enumerate() {
            if !goes {
                last_kept = Some(range.end);
                continue;
            }
            let next = elements.get(at + 1).map(|(next, _)| next.start);
            let is_followed_by_kept = elements[at + 1..].iter().any(|(_, goes)| !goes);
            let range = match (next, last_kept) {
                (Some(next), _) if is_followed_by_kept => range.start..next,
                (_, Some(kept)) => kept..elements.last().map_or(range.end, |(last, _)| last.end),
                (_, None) => range.clone(),
            };
            let is_last = !is_followed_by_kept && last_kept.is_some();
            if file.has_comment(&range) {
                for token in file.tokens.iter().filter(|token| range.start <= token.range.start) {
                    if token.range.end <= range.end && !self.covers(index, token.range.start) {
                        self.remove(index, token.range.clone());
                    }
                }
            } else {
                self.remove(index, range);
            }
            if is_last {
                return;
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

    /// Whether a part of a file is changed somewhere.
    pub(super) fn touches(&self, file: usize, part: &Range<usize>) -> bool {
        self.0[file].iter().any(|edit| edit.range.start < part.end && part.start < edit.range.end)
    }

    /// Returns the text of a file after the changes. A change inside a piece that another one
    /// replaces is dropped.
    ///
    /// # Errors
    ///
    /// If the result has other tokens or comments than planned.
    pub(super) fn applied(&self, index: usize, file: &SourceFile) -> Result<String> {
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
        let (mut text, mut done, mut removed) = (String::new(), 0, Vec::new());
        for edit in &outermost {
            text.push_str(&file.text[done..edit.range.start]);
            text.push_str(&edit.text);
            done = edit.range.end;
            removed.extend(edit.text.is_empty().then_some(text.len()));
        }
        text.push_str(&file.text[done..]);
        let mut end = text.len() + 1;
        for at in removed.into_iter().rev() {
            if at < end {
                end = remove_spaces(&mut text, at);
            }
        }
        if !outermost.is_empty() {
            check(file, &outermost, &text)?;
        }
        Ok(text)
    }
}

/// Removes the line of a byte if only spaces are left in it. Returns where the line begins.
fn remove_spaces(text: &mut String, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    let line = &text[start..end];
    if line.trim().is_empty() && line.starts_with([' ', '\t']) {
        text.replace_range(start..end, "");
    }
    start
}

/// Refuses a new text that has other tokens or comments than the old one with the edits.
fn check(file: &SourceFile, edits: &[&Edit], new: &str) -> Result<()> {
    let unplanned = |at: usize, text: &str| {
        let place = file.place_at(at.min(file.text.len()));
        let first = text.lines().next().unwrap_or_default();
        bail!("{place}: port would have changed `{first}`, so nothing is written; this is a bug")
    };
    let mut expected: Vec<(usize, String)> = Vec::new();
    let mut pieces = file.pieces().into_iter().peekable();
    for edit in edits {
        let is_before = |piece: &&Token| piece.range.start < edit.range.start;
        while let Some(piece) = pieces.next_if(is_before) {
            if piece.range.end > edit.range.start {
                return unplanned(piece.range.start, &piece.text);
            }
            expected.push((piece.range.start, piece.text.clone()));
        }
        while let Some(piece) = pieces.next_if(|piece| piece.range.start < edit.range.end) {
            let is_in = |range: &Range<usize>| range.start <= piece.range.start && piece.range.end <= range.end;
            let is_comment = file.comments.iter().any(|comment| comment.range == piece.range);
            let is_lost = is_comment && !edit.takes_comments && !edit.text.contains(&piece.text);
            if is_lost || !edit.planned.iter().any(is_in) {
                return unplanned(piece.range.start, &piece.text);
            }
        }
        let Some(added) = added(&edit.text) else { return unplanned(edit.range.start, &edit.text) };
        expected.extend(added.into_iter().map(|text| (edit.range.start, text)));
    }
    expected.extend(pieces.map(|piece| (piece.range.start, piece.text.clone())));
    let Ok(new) = SourceFile::parse(PathBuf::new(), file.shown.clone(), new.to_owned()) else {
        return unplanned(edits[0].range.start, "the syntax");
    };
    let new = new.pieces();
    match expected.iter().zip(&new).find(|((_, expected), new)| *expected != new.text) {
        Some(((at, text), _)) => unplanned(*at, text),
        None if expected.len() != new.len() => unplanned(file.text.len(), "the end"),
        None => Ok(()),
    }
}

/// Returns the tokens and the comments of an added text, which may open or close one parenthesis
/// around what stays.
fn added(text: &str) -> Option<Vec<String>> {
    [("", ""), ("", "\n)"), ("(", "")].iter().find_map(|(before, after)| {
        let (_, tokens, comments) = tokens::read(&format!("{before}{text}{after}"), 0).ok()?;
        let pieces = tokens::in_order(&tokens, &comments).into_iter().map(|piece| piece.text.clone());
        let (first, last) = (usize::from(!before.is_empty()), usize::from(!after.is_empty()));
        let pieces: Vec<String> = pieces.skip(first).collect();
        Some(pieces[..pieces.len() - last].to_vec())
    })
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
                last.planned.extend(edit.planned);
            }
            _ => joined.push(edit),
        }
    }
    for edit in &mut joined {
        edit.range = with_blank_line(file, edit.range.clone());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{Edit, Edits};
    use crate::port::file::SourceFile;
    use crate::port::lines::Comments;
    use std::path::PathBuf;

    const TEXT: &str = "fn one() {} // first\nfn two() {} /* second */\n";

    fn file() -> SourceFile {
        SourceFile::parse(PathBuf::new(), PathBuf::from("one.rs"), TEXT.to_owned()).expect("it is Rust")
    }

    #[test]
    fn what_is_planned_is_done() {
        let (file, mut edits) = (file(), Edits::new(1));
        edits.insert(0, 0, "#[inline]\n");
        edits.remove_lines(0, &file, 21..32, Comments::Stay);
        edits.replace(0, 3..6, "three");
        let new = edits.applied(0, &file).expect("it is planned");
        assert_eq!(new, "#[inline]\nfn three() {} // first\n /* second */\n");
    }

    #[test]
    fn no_line_of_spaces_is_left() {
        let text = "mod m {\n    use a; use b;\n    fn f() {}\n}\n";
        let file = SourceFile::parse(PathBuf::new(), PathBuf::from("one.rs"), text.to_owned()).expect("it is Rust");
        let mut edits = Edits::new(1);
        edits.remove(0, 12..18);
        edits.remove(0, 19..25);
        assert_eq!(edits.applied(0, &file).expect("it is planned"), "mod m {\n    fn f() {}\n}\n");
    }

    #[test]
    fn what_is_not_planned_is_refused() {
        let at = |word: &str| TEXT.find(word).expect("it is there");
        for (range, text, lost) in [
            (0..0, "// three ", "`// three `"),
            (11..11, " /* three ", "` /* three `"),
            (at("first")..at("first"), "#[inline]", "`// first`"),
            (3..5, "x", "`one`"),
            (11..20, "", "`// first`"),
            (21..43, "", "`/* second */`"),
            (at("two")..at("two"), "\"", "`\"`"),
        ] {
            let (file, mut edits) = (file(), Edits::new(1));
            edits.replace(0, range, text);
            let said = edits.applied(0, &file).expect_err(lost).to_string();
            let expected = format!("port would have changed {lost}, so nothing is written; this is a bug");
            assert!(said.starts_with("one.rs:") && said.ends_with(&expected), "{said}");
        }
        let (file, mut edits) = (file(), Edits::new(1));
        let range = 0..TEXT.len();
        edits.0[0].push(Edit {
            planned: vec![0..11, 44..44],
            range,
            text: String::new(),
            takes_comments: true,
            takes_lines: false,
        });
        let said = edits.applied(0, &file).expect_err("it takes too much").to_string();
        assert_eq!(said, "one.rs:1: port would have changed `// first`, so nothing is written; this is a bug");
    }
}
