//! A million mutated token streams, which only a test inside the derive's crate can hand to it.

use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// The test in `smart-pointer-derive/src/tests/fuzz.rs`.
const TEST: &str = "a_million_mutated_tokens_give_impls_or_an_error";

/// Runs the test. The input that fails it is printed to the standard error.
///
/// # Errors
///
/// If cargo cannot be run.
pub fn a_million_inputs_hold(workspace: &Path) -> Result<bool> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .args(["test", "--quiet", "--release", "--package=smart-pointer-derive", "--lib"])
        .args(["--", "--ignored", "--nocapture", TEST])
        .current_dir(workspace)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run cargo")?;
    let printed = String::from_utf8_lossy(&output.stdout);
    // That nothing was run is no result.
    let has_run = printed.contains("1 passed");
    eprint!("{}", printed.lines().filter(|line| line.contains("inputs")).collect::<String>() + "\n");
    Ok(output.status.success() && has_run)
}
