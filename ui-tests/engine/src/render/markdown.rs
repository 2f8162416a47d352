//! Tables in Markdown.

use comfy_table::{CellAlignment, Table, presets};
use std::ops::Range;

/// Returns an empty table. Some of its columns are for numbers.
pub(super) fn table<'a>(header: impl IntoIterator<Item = &'a str>, numbers: Range<usize>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header(header);
    for column in table.column_iter_mut().skip(numbers.start).take(numbers.len()) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
