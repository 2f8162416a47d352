//! The table of compilers: how the cases, and the tests that need no case, did on each of them. It
//! counts nothing, so a new case or test leaves it as it is.

use crate::compilers::CompilerResult;
use comfy_table::{Table, presets};

/// The name of the table in its markers.
pub(super) const SECTION: &str = "compilers";

const COLUMNS: [&str; 6] =
    ["compiler", "dependencies", "verdicts", "cases not asked", "tests of the published crates", "of kernel-pointers"];

/// Whether this is a nightly that did not generate the table.
pub(super) fn is_other_nightly(result: &CompilerResult, table: &str) -> bool {
    result.version.contains("-nightly") && !table.contains(&result.version)
}

/// Returns the table `before` with a row for this compiler, in the place of the one with the same
/// compiler and dependencies.
pub(super) fn drawn_into(before: &str, result: &CompilerResult) -> String {
    let new = row(result);
    let mut rows: Vec<Vec<String>> = before.lines().skip(2).filter_map(cells).collect();
    rows.retain(|row| key(row) != key(&new));
    rows.push(new.to_vec());
    rows.sort_by_key(|row| key(row));
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header(COLUMNS).add_rows(rows);
    table.trim_fmt()
}

fn row(result: &CompilerResult) -> [String; COLUMNS.len()] {
    let verdicts = if result.as_expected { "as expected" } else { "not as expected" };
    let since: Vec<String> = result.not_asked_since.iter().map(|minor| format!("1.{minor}")).collect();
    let since = if since.is_empty() { "none".to_owned() } else { format!("since {}", since.join(", ")) };
    let [published, kernel_pointers] = [&result.published, &result.kernel_pointers]
        .map(|failed| if failed.is_some() { "fail" } else { "pass" }.to_owned());
    let dependencies = result.dependencies.to_string();
    [result.version.clone(), dependencies, verdicts.to_owned(), since, published, kernel_pointers]
}

/// Returns the key by which a row replaces another. Any two nightlies have the same.
fn key(row: &[String]) -> (String, String) {
    let release = row[0].split(' ').next().unwrap_or_default();
    let release = if release.ends_with("-nightly") { "nightly" } else { release };
    (release.to_owned(), row[1].clone())
}

/// Returns the cells of a line of a Markdown table.
fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<String> = inside.split('|').map(|cell| cell.trim().to_owned()).collect();
    (cells.len() == COLUMNS.len()).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compilers::Dependencies;
    use std::collections::BTreeSet;

    fn drawn(before: &str, version: &str, dependencies: Dependencies) -> String {
        let result = CompilerResult {
            version: version.to_owned(),
            dependencies,
            as_expected: true,
            not_asked_since: BTreeSet::new(),
            published: None,
            kernel_pointers: None,
        };
        drawn_into(before, &result)
    }

    #[test]
    fn a_row_replaces_that_of_the_same_compiler_and_dependencies() {
        use Dependencies::{KernelSyn, Locked};
        let one = drawn("", "1.95.0 (a)", Locked);
        let two = drawn(&one, "1.95.0 (a)", KernelSyn);
        let three = drawn(&two, "1.97.0-nightly (a)", Locked);
        assert_eq!([&one, &two, &three].map(|table| table.lines().count()), [3, 4, 5]);
        assert_eq!(drawn(&three, "1.95.0 (a)", Locked), three);
        let newer = drawn(&three, "1.98.0-nightly (b)", Locked);
        assert!(newer.contains("1.98.0-nightly (b)") && !newer.contains("1.97.0-nightly"), "{newer}");
    }
}
