//! What changes in a file, as `git apply` takes it.

use similar::TextDiff;

/// Returns what changes in the file with this name.
pub(crate) fn diff_of_file(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}
