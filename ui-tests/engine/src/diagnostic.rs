//! An error of the compiler, read from its JSON.

use anstream::adapter::strip_str;
use serde_json::Value;
use std::fmt;
use std::iter::successors;
use std::ops::Range;
use std::path::Path;

/// An error of the compiler.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Its code, such as `E0277`. None for an error in a derive's own words.
    pub code: Option<String>,
    /// The first line, without the word `error`.
    pub message: String,
    /// Every file and line that it points to, the most important first, including those in the
    /// macros that wrote the code.
    pub lines: Vec<(String, u64)>,
    /// The source text that it underlines first.
    pub tokens: String,
    /// What is written below these tokens.
    pub label: String,
    /// Where it underlines first, and all the macros that wrote what is there, from the inside out.
    pub extents: Vec<Extent>,
    /// The whole error, as the compiler shows it.
    pub rendered: String,
    /// The same in colour, if the compiler was told to colour it.
    pub in_colour: String,
}

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The file, as the compiler names it.
    pub file: String,
    /// The bytes.
    pub bytes: Range<u64>,
    /// The line that it starts in.
    pub line: u64,
    /// The column of this line, from 1.
    pub column: u64,
}

impl fmt::Display for Extent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Extent {
    /// Whether all of `other` is inside.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.file == other.file && self.bytes.start <= other.bytes.start && other.bytes.end <= self.bytes.end
    }
}

impl Diagnostic {
    /// Returns where it is in what a person wrote: outside all macros.
    #[must_use]
    pub fn place(&self) -> Option<&Extent> {
        self.extents.last()
    }

    /// Returns where the compiler shows it in the file of [`place`](Self::place). A macro can write
    /// tokens that are shown at what it was given, as the derive does with the type of a field.
    #[must_use]
    pub fn shown(&self) -> Option<&Extent> {
        let file = &self.place()?.file;
        self.extents.iter().find(|extent| extent.file == *file)
    }

    /// Returns the place outside all macros as text, or only the file if there is no place.
    #[must_use]
    pub fn place_in(&self, file: &Path) -> String {
        self.place().map_or_else(|| file.display().to_string(), Extent::to_string)
    }

    /// Returns whether it says what to write instead.
    #[must_use]
    pub fn has_help(&self) -> bool {
        self.rendered.contains("help: ")
    }

    /// Returns the first line as it is printed: `message`, or `E0690: message`. The name of a lint is
    /// no code that is printed there.
    #[must_use]
    pub fn title(&self) -> String {
        let is_code = |code: &&String| code.starts_with(|first: char| first.is_ascii_uppercase());
        let code = self.code.as_ref().filter(is_code).map(|code| format!("{code}: ")).unwrap_or_default();
        format!("{code}{}", self.first_line())
    }

    /// Returns the message without the help that a derive puts below it.
    #[must_use]
    pub fn first_line(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }

    /// Returns the lines in the compiler's words, without the source that it shows.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.rendered.lines().filter(|line| {
            let is_source =
                line.trim_start().split_once([' ', '|']).is_some_and(|(number, _)| number.parse::<u32>().is_ok());
            !is_source && !line.trim_start().starts_with("-->")
        })
    }
}

/// Reads an error from a line of rustc's JSON; none if the line is a warning, a note or a summary.
pub(crate) fn read_error(line: &str) -> Option<Diagnostic> {
    let message: Value = serde_json::from_str(line).ok()?;
    let text = |key: &str| message[key].as_str().map(str::to_owned);
    let is_error = message["level"].as_str()?.starts_with("error");
    let is_summary = message["message"].as_str()?.starts_with("aborting due to");
    let primary = message["spans"].as_array().and_then(|spans| spans.iter().find(|span| span["is_primary"] == true));
    let in_colour = text("rendered").unwrap_or_default();
    (is_error && !is_summary).then(|| Diagnostic {
        lines: lines(&message),
        tokens: primary.and_then(underlined).unwrap_or_default(),
        label: primary.and_then(|span| span["label"].as_str()).unwrap_or_default().to_owned(),
        extents: primary.into_iter().flat_map(through_macros).filter_map(extent).collect(),
        code: message["code"]["code"].as_str().map(str::to_owned),
        message: text("message").unwrap_or_default(),
        rendered: strip_str(&in_colour).to_string(),
        in_colour,
    })
}

/// Returns the lines of the primary spans, of the other spans, and of the notes below. Each is
/// followed by the lines of its expansion.
fn lines(message: &Value) -> Vec<(String, u64)> {
    let spans = || message["spans"].as_array().into_iter().flatten();
    let primary = spans().filter(|span| span["is_primary"] == true);
    let mut found = Vec::new();
    for span in primary.chain(spans().filter(|span| span["is_primary"] != true)) {
        found.extend(
            through_macros(span)
                .filter_map(|span| Some((span["file_name"].as_str()?.to_owned(), span["line_start"].as_u64()?))),
        );
    }
    found.extend(message["children"].as_array().into_iter().flatten().flat_map(lines));
    found
}

/// Returns the source text that a span of rustc's JSON underlines, its first line if it has
/// several.
fn underlined(span: &Value) -> Option<String> {
    let line = &span["text"][0];
    let column = |key: &str| Some(usize::try_from(line[key].as_u64()?).ok()?.saturating_sub(1));
    let (start, end) = (column("highlight_start")?, column("highlight_end")?);
    Some(line["text"].as_str()?.chars().take(end).skip(start).collect())
}

/// Returns a span, and those of the macros that wrote what is there, from the inside out.
fn through_macros(span: &Value) -> impl Iterator<Item = &Value> {
    successors(Some(span), |span| span["expansion"].get("span")).take_while(|span| span.is_object())
}

fn extent(span: &Value) -> Option<Extent> {
    let number = |key: &str| span[key].as_u64();
    Some(Extent {
        file: span["file_name"].as_str()?.to_owned(),
        bytes: number("byte_start")?..number("byte_end")?,
        line: number("line_start")?,
        column: number("column_start")?,
    })
}
