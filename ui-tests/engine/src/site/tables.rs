//! Tables of Markdown in the repository's documents, as cells.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Returns the rows of the first table after a heading, without the row of the titles.
pub(super) fn rows_below(document: &str, heading: &str) -> Vec<Vec<String>> {
    let start = document.find(&format!("# {heading}\n")).unwrap_or(document.len());
    rows(&document[start..])
}

/// Returns the rows of the first table, without the row of the titles.
pub(super) fn rows(document: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut is_in_row = false;
    for event in Parser::new_ext(document, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableRow) => {
                rows.push(Vec::new());
                is_in_row = true;
            }
            Event::End(TagEnd::TableRow) => is_in_row = false,
            Event::Start(Tag::TableCell) if is_in_row => {
                rows.last_mut().into_iter().for_each(|row| row.push(String::new()));
            }
            Event::Text(text) | Event::Code(text) if is_in_row => {
                rows.last_mut().and_then(|row| row.last_mut()).into_iter().for_each(|cell| cell.push_str(&text));
            }
            Event::End(TagEnd::Table) => break,
            _ => {}
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_table_below_the_heading() {
        let document = "# One\n\n| a |\n| --- |\n| 1 |\n\n## Two\n\nText.\n\n| b | c |\n| - | - |\n| `x` y | 2 |\n\n| d |\n| - |\n| 3 |\n";
        assert_eq!(rows_below(document, "Two"), [["x y", "2"]]);
        assert!(rows_below(document, "Three").is_empty());
    }
}
