//! Writing the changed files: all of them, or none.

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file that changes.
#[derive(Debug)]
pub struct Change {
    /// The path from the folder of the crate.
    pub shown: String,
    /// What it says now.
    pub old: String,
    /// What it says after the port.
    pub new: String,
    pub(super) path: PathBuf,
}

/// Writes the new text of each file beside it, and then puts all of them in place.
///
/// # Errors
///
/// If one cannot be written, is read-only, or is not what it was. Then nothing has changed.
pub(super) fn all(changes: &[Change]) -> Result<()> {
    let mut ready = Vec::new();
    for change in changes {
        let cannot = || format!("{} cannot be written; nothing has changed", change.shown);
        if fs::read_to_string(&change.path).with_context(cannot)? != change.old {
            bail!("{} has changed since it was read; nothing is written", change.shown);
        }
        if fs::metadata(&change.path).with_context(cannot)?.permissions().readonly() {
            bail!("{} is read-only; nothing is written", change.shown);
        }
        ready.push((beside(&change.path, &change.new).with_context(cannot)?, change));
    }
    in_place(ready)
}

/// Writes a text into a new file beside another one.
fn beside(path: &Path, text: &str) -> Result<NamedTempFile> {
    let folder = path.parent().context("it is in no folder")?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    Ok(file)
}

/// Puts files in place. If one cannot be, those before it get their old text again.
fn in_place(ready: Vec<(NamedTempFile, &Change)>) -> Result<()> {
    let mut done: Vec<&Change> = Vec::new();
    for (file, change) in ready {
        let Err(error) = file.persist(&change.path) else {
            done.push(change);
            continue;
        };
        let restored =
            |change: &&Change| beside(&change.path, &change.old)?.persist(&change.path).map_err(anyhow::Error::from);
        let lost: Vec<&str> =
            done.iter().filter(|change| restored(change).is_err()).map(|change| &*change.shown).collect();
        let end = match &lost[..] {
            [] => "nothing has changed".to_owned(),
            lost => format!("the old text of {} could not be restored", lost.join(", ")),
        };
        return Err(error.error).with_context(|| format!("{} cannot be written; {end}", change.shown));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Change, beside, in_place};
    use std::fs;

    #[test]
    fn the_files_before_one_that_cannot_be_replaced_are_restored() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let change = |name: &str| Change {
            shown: name.to_owned(),
            old: "old".to_owned(),
            new: "new".to_owned(),
            path: folder.path().join(name),
        };
        let (first, second) = (change("first.rs"), change("second.rs"));
        fs::write(&first.path, "old").expect("the folder is writable");
        // No file can take the place of a folder.
        fs::create_dir(&second.path).expect("the folder is writable");
        let ready =
            [&first, &second].map(|change| (beside(&change.path, "new").expect("the folder is writable"), change));
        let error = in_place(ready.into()).expect_err("the second is a folder").to_string();
        assert_eq!(error, "second.rs cannot be written; nothing has changed");
        assert_eq!(fs::read_to_string(&first.path).expect("it is there"), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2);
    }
}
