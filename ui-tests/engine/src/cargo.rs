//! The workspace, and the cargo that builds it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Names a copy of the tree that is judged in place of the tree that the engine was built in.
/// `.ci/dependencies` uses it, so that the engine is not built once more for each copy.
const COPY: &str = "EVIDENCE_WORKSPACE";

/// Returns the root of the workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        env::var_os(COPY).map_or_else(|| package.ancestors().nth(2).unwrap_or(package).to_owned(), PathBuf::from)
    });
    &ROOT
}

/// Returns the folder of the runtime crate, without symbolic links, because cargo looks for the
/// manifest of its workspace above it.
#[must_use]
pub fn runtime() -> PathBuf {
    let folder = workspace().join("pin-coerce-unsized");
    folder.canonicalize().unwrap_or(folder)
}

/// Returns the folder that cargo builds into.
#[must_use]
pub fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").filter(|name| !name.is_empty());
    workspace().join(named.unwrap_or_else(|| OsString::from("target")))
}

/// Returns a command that runs cargo in the root of the workspace: the cargo that started this
/// program, or else the one that the shell finds.
#[must_use]
pub fn command() -> Command {
    let cargo = env::var_os("CARGO").filter(|name| !name.is_empty()).unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.current_dir(workspace());
    command
}
