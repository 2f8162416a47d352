//! A program that uses the pointers of many ported crates together.

use super::entry::Entry;
use super::suite::{Mode, Suite};
use super::{folder, share_lock};
use crate::cargo::{runtime, workspace};
use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs;

/// Runs the program in `ui-tests/ports/downstream`. Returns what it says if it fails.
pub(super) fn run(ported: &[&Entry], mode: Mode) -> Result<Option<String>> {
    let folder = folder().join("downstream");
    let tests = folder.join("tests");
    if tests.exists() {
        fs::remove_dir_all(&tests).with_context(|| format!("cannot empty {}", tests.display()))?;
    }
    fs::create_dir_all(&tests)?;
    let runtime = runtime().display().to_string();
    let mut manifest = format!(
        "[package]\nname = \"downstream\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n[workspace]\n\n\
         [dependencies]\npin-coerce-unsized = {{ path = {runtime:?} }}\n"
    );
    for Entry { id, name, features, optional, .. } in ported {
        let features: Vec<&String> = features.iter().chain(optional).collect();
        writeln!(manifest, "{name} = {{ path = \"../crates/{id}\", features = {features:?} }}")?;
    }
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("lib.rs"), "")?;
    share_lock(&folder)?;
    let names: &[&str] = if mode == Mode::PlainStable { &["unsizes"] } else { &["unsizes", "coerces"] };
    for name in names {
        let file = format!("{name}.rs");
        fs::copy(workspace().join("ui-tests/ports/downstream").join(&file), tests.join(&file))
            .with_context(|| format!("ui-tests/ports/downstream/{file}"))?;
    }
    let mut suite = Suite::of_downstream(&folder, mode)?;
    let missing = names.iter().any(|name| !suite.take_passed(name));
    Ok(missing.then(|| suite.failure.unwrap_or_default()))
}
