//! What a file needs that it cannot have when it is compiled alone: the rest of its crate, other
//! crates, or unstable features on a compiler that allows none.

use super::{Mode, around};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::surroundings::Surrounding;
use anyhow::{Result, bail};
use std::env;
use std::path::{self, Path, PathBuf};

/// Returns an error that says in one line what the file needs, if its errors come from that.
///
/// # Errors
///
/// If its errors come from that.
pub(super) fn check(source: Source<'_>, errors: &[Diagnostic], mode: &Mode) -> Result<()> {
    let path = source.path;
    if let Some(error) = errors.iter().find(|error| error.code.as_deref() == Some("E0554")) {
        let place = error.place_in(path);
        let release = &mode.release;
        bail!(
            "{place}: `#![feature]` needs nightly, or `RUSTC_BOOTSTRAP=pin_coerce_unsized`: rustc {release} as it \
             is called here allows no unstable features"
        );
    }
    // A path in an option is a mistake of the file.
    let errors = || errors.iter().filter(|error| !around(error).contains(&Surrounding::Options));
    if let Some((place, name)) = errors().find_map(|error| Some((error.place_in(path), unlinked(error)?))) {
        bail!(
            "{place}: there is no module or crate `{name}`: the file can use no crates but std and `pin_coerce_unsized`"
        );
    }
    let mut outside = errors().filter(|error| is_outside(error));
    let Some(first) = outside.next() else { return Ok(()) };
    let root = crate_root(path)?;
    if source.has_main || root.as_deref() == Some(&path::absolute(path)?) {
        return Ok(());
    }
    let others = match outside.count() {
        0 => String::new(),
        count => format!(" (and {count} more)"),
    };
    let root = root.map(|root| format!(", {}", from_here(&root).display())).unwrap_or_default();
    let (place, what) = (first.place_in(path), said(first));
    bail!(
        "{place}: {what}{others}: this is a module of a larger crate; check the root of the crate instead{root}, \
         or make the module self-contained"
    );
}

/// Returns the name that rustc takes for that of another crate, unless it knows what to import, such
/// as a module of std.
fn unlinked(error: &Diagnostic) -> Option<&str> {
    if error.rendered.contains("consider importing") {
        return None;
    }
    let mut said = [error.first_line(), &error.label].into_iter();
    said.find_map(|words| words.split_once("unlinked crate `")?.1.split('`').next())
}

/// Whether the error is about a name that is looked for at the root of the crate and is not there.
fn is_outside(error: &Diagnostic) -> bool {
    const NOT_FOUND: [&str; 6] = ["E0404", "E0405", "E0412", "E0425", "E0432", "E0433"];
    error.code.as_deref().is_some_and(|code| NOT_FOUND.contains(&code))
        && (names_root(error.first_line()) || names_root(&error.label) || is_in_own_root(error))
}

fn names_root(words: &str) -> bool {
    ["in the crate root", "too many leading `super`"].iter().any(|root| words.contains(root))
}

/// Whether the root that an error names is that of this crate. rustc says "in the root" of any.
fn is_in_own_root(error: &Diagnostic) -> bool {
    error.label.contains("in the root") && error.first_line().contains("`crate::")
}

/// Returns what the error says in the words that name the root.
fn said(error: &Diagnostic) -> &str {
    if names_root(error.first_line()) { error.first_line() } else { &error.label }
}

/// Returns the `lib.rs` or `main.rs` that is nearest above a file; the file itself if it is one.
fn crate_root(path: &Path) -> Result<Option<PathBuf>> {
    let absolute = path::absolute(path)?;
    let in_folder = |folder: &Path| ["lib.rs", "main.rs"].map(|name| folder.join(name));
    if in_folder(absolute.parent().unwrap_or(&absolute)).contains(&absolute) {
        return Ok(Some(absolute));
    }
    Ok(absolute.ancestors().skip(1).flat_map(in_folder).find(|root| root.is_file()))
}

/// Returns the path from the current folder, if it is below that.
fn from_here(path: &Path) -> &Path {
    env::current_dir().ok().and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path)
}
