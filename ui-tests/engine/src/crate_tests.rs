//! Tests of other packages of the workspace that the engine runs.

use crate::cargo;
use anyhow::{Context, Result};
use std::process::{Output, Stdio};

/// The test that has to be in `smart-pointer-derive` itself, because it calls the derive with
/// tokens.
const MILLION: &str = "a_million_mutated_tokens_give_impls_or_an_error";

/// Runs the derive on a million mutated token streams. An input that fails is printed to the
/// standard error.
///
/// # Errors
///
/// If cargo cannot be run.
pub(crate) fn a_million_inputs_hold() -> Result<bool> {
    let output =
        test(&["--release", "--package=smart-pointer-derive", "--lib", "--", "--ignored", "--nocapture", MILLION])?;
    let printed = String::from_utf8_lossy(&output.stdout);
    // If no test was run, that is not a result.
    let has_run = printed.contains("1 passed");
    eprint!("{}", printed.lines().filter(|line| line.contains("inputs")).collect::<String>() + "\n");
    Ok(output.status.success() && has_run)
}

/// Runs the tests of the packages, and returns a message if not all passed.
///
/// # Errors
///
/// If cargo cannot be run.
pub(crate) fn failed_tests(packages: &[&str]) -> Result<Option<String>> {
    let selected: Vec<String> = packages.iter().map(|name| format!("--package={name}")).collect();
    let arguments: Vec<&str> = ["--no-fail-fast"].into_iter().chain(selected.iter().map(String::as_str)).collect();
    let output = test(&arguments)?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok((!output.status.success()).then(|| format!("tests of {} failed:\n{text}", packages.join(", "))))
}

fn test(arguments: &[&str]) -> Result<Output> {
    let mut cargo = cargo::command();
    cargo.args(["test", "--quiet"]).args(arguments).stderr(Stdio::inherit());
    cargo.output().context("cannot run cargo")
}
