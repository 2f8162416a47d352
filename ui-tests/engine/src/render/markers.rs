//! The tables in a document, each between two markers: read, generated, and written back.

use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::Path;
use tempfile::NamedTempFile;

/// A table of a document: the name in its markers, and the text between them.
pub type Section = (String, String);

/// Reads a document. Returns it as it is, and as it would be with these tables.
///
/// # Errors
///
/// If it cannot be read, or a marker is missing, repeated or out of order.
pub fn redrawn<N: AsRef<str>>(path: &Path, sections: &[(N, String)]) -> Result<(String, String)> {
    let before = read(path)?;
    let mut after = before.clone();
    for (section, table) in sections {
        let place = place(path, &after, section.as_ref())?;
        after.replace_range(place, &format!("\n{table}\n"));
    }
    Ok((before, after))
}

/// Returns a table as it is in a document.
///
/// # Errors
///
/// If the document cannot be read, or a marker is missing, repeated or out of order.
pub fn drawn(path: &Path, section: &str) -> Result<String> {
    let document = read(path)?;
    Ok(document[place(path, &document, section)?].trim().to_owned())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| anyhow!("{}: {error}", name(path)))
}

pub(super) fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().display().to_string()
}

/// Finds what is between the markers of a table.
fn place(path: &Path, document: &str, section: &str) -> Result<Range<usize>> {
    let begin = format!("<!-- evidence:begin {section} -->");
    let end = format!("<!-- evidence:end {section} -->");
    let only = |marker: &str| match document.match_indices(marker).collect::<Vec<_>>()[..] {
        [(at, _)] => Ok(at),
        [] => bail!("{}: the marker `{marker}` is missing", name(path)),
        _ => bail!("{}: the marker `{marker}` occurs more than once", name(path)),
    };
    let (from, to) = (only(&begin)? + begin.len(), only(&end)?);
    if to < from {
        bail!("{}: the marker `{end}` comes before `{begin}`", name(path));
    }
    Ok(from..to)
}

/// Replaces a document, so that a reader finds either the old one or the new one.
///
/// # Errors
///
/// If the folder or the file cannot be written.
pub fn replace(path: &Path, document: &str) -> Result<()> {
    let folder = path.parent().context("the document is in no folder")?;
    let write = || -> Result<()> {
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(document.as_bytes())?;
        // Only the owner can read a temporary file.
        file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
        file.persist(path)?;
        Ok(())
    };
    write().with_context(|| format!("cannot write {}", name(path)))
}
