//! Tables of Markdown in the repository's documents, as cells.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// A table, with the text of its cells, in which code is between backquotes.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Table {
    /// The last heading above it.
    pub(super) heading: String,
    pub(super) titles: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Returns every table of a document.
pub(super) fn tables(document: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut heading = String::new();
    let (mut is_in_heading, mut row) = (false, None::<Vec<String>>);
    for event in Parser::new_ext(document, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                heading.clear();
                is_in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => is_in_heading = false,
            Event::Start(Tag::Table(_)) => tables.push(Table { heading: heading.clone(), ..Table::default() }),
            Event::Start(Tag::TableHead | Tag::TableRow) => row = Some(Vec::new()),
            Event::Start(Tag::TableCell) => row.iter_mut().for_each(|row| row.push(String::new())),
            // `<T>` in a title is not an element.
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) if is_in_heading => heading.push_str(&text),
            Event::Text(text) | Event::InlineHtml(text) => push(&mut row, &text),
            Event::Code(text) => push(&mut row, &format!("`{text}`")),
            Event::End(TagEnd::TableHead) => {
                tables.iter_mut().last().into_iter().for_each(|table| table.titles = row.take().unwrap_or_default());
            }
            Event::End(TagEnd::TableRow) => {
                tables.iter_mut().last().into_iter().for_each(|table| table.rows.extend(row.take()));
            }
            _ => {}
        }
    }
    tables
}

/// Adds a text to the last cell of a row.
fn push(row: &mut Option<Vec<String>>, text: &str) {
    row.iter_mut().filter_map(|row| row.last_mut()).for_each(|cell| cell.push_str(text));
}

/// Returns the rows of the first table, without the row of the titles.
pub(super) fn rows(document: &str) -> Vec<Vec<String>> {
    tables(document).into_iter().next().map(|table| table.rows).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_heading_its_titles_and_its_rows() {
        let document =
            "# One\n\n| a |\n| --- |\n| 1 |\n\n## `Two`\n\nText.\n\n| b<T> | c |\n| - | - |\n| `x` y | 2 |\n| | 3 |\n";
        let [one, two] = &tables(document)[..] else { panic!("there are two tables") };
        assert_eq!(
            (&*one.heading, &one.titles[..], &one.rows[..]),
            ("One", &["a".to_owned()][..], &[vec!["1".to_owned()]][..])
        );
        assert_eq!(
            (&*two.heading, two.titles.join(" "), two.rows.concat().join("|")),
            ("Two", "b<T> c".to_owned(), "`x` y|2||3".to_owned())
        );
        assert_eq!(rows(document), [["1"]]);
    }
}
