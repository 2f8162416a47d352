//! The workspace, and the cargo that builds it.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Returns the root of the workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
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
