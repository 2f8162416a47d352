//! The compiler's own derive in the place of ours.

use super::counted::Sources;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What the command and the promises write, and what the compiler's own derive needs.
const REPLACED: [(&str, &str); 2] = [
    ("pin_coerce_unsized::SmartPointer", "core::marker::CoercePointee"),
    ("pin_coerce_unsized::PinCoerceUnsized", "core::pin::PinCoerceUnsized"),
];

/// The features that the crate then needs.
const FEATURES: &str = "#![feature(derive_coerce_pointee, pin_coerce_unsized_trait)]";

/// Replaces our derive in a copy of a crate, and empties our test of `unsize!`, for which there is
/// nothing then.
pub(super) fn replace_ours(folder: &Path) -> Result<()> {
    for (path, old) in Sources::read(folder)?.files() {
        let new = REPLACED.iter().fold(old.to_owned(), |text, (ours, theirs)| text.replace(ours, theirs));
        if new != *old {
            fs::write(path, new)?;
        }
    }
    let unsizes = folder.join("tests/unsizes.rs");
    if unsizes.is_file() {
        fs::write(unsizes, "")?;
    }
    let roots = ["src/lib.rs", "lib.rs"].map(|root| folder.join(root));
    let root = roots.iter().find(|root| root.is_file()).context("the crate has no root where cargo looks for it")?;
    let old = fs::read_to_string(root)?;
    // In one line, so that the lines in messages stay.
    fs::write(root, format!("{FEATURES} {old}")).with_context(|| root.display().to_string())
}
