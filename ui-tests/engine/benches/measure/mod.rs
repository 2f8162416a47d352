//! What the benches measure with. Each uses a part of it.
#![allow(dead_code)]

use anyhow::{Context, Result, ensure};
use comfy_table::{CellAlignment, Table, presets};
use evidence::cargo::workspace;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The user seconds of the processes that `run` starts and waits for.
pub(crate) fn user_seconds<R>(run: impl FnOnce() -> Result<R>) -> Result<f64> {
    let used = || -> Result<i64> { Ok(getrusage(UsageWho::RUSAGE_CHILDREN)?.user_time().num_microseconds()) };
    let before = used()?;
    run()?;
    #[allow(clippy::cast_precision_loss)]
    Ok((used()? - before) as f64 / 1e6)
}

/// Writes a crate without code, with these dependencies.
pub(crate) fn write_crate(folder: &Path, dependencies: &str) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let manifest =
        format!("[package]\nname = \"empty\"\nedition = \"2021\"\n\n[dependencies]\n{dependencies}\n\n[workspace]\n");
    Ok(fs::write(folder.join("Cargo.toml"), manifest)?)
}

/// The dependency on our runtime crate, with these further keys.
pub(crate) fn ours(keys: &str) -> String {
    format!("pin-coerce-unsized = {{ path = '{}', {keys} }}", workspace().join("pin-coerce-unsized").display())
}

/// Runs a compiler that has to succeed.
pub(crate) fn succeed(mut rustc: Command) -> Result<()> {
    let output = rustc.output().context("cannot run rustc")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// The instructions of one compilation, counted by valgrind.
pub(crate) fn instructions(rustc: &Command) -> Result<f64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    valgrind.arg(rustc.get_program()).args(rustc.get_args());
    for (name, value) in rustc.get_envs() {
        match value {
            Some(value) => valgrind.env(name, value),
            None => valgrind.env_remove(name),
        };
    }
    let output = valgrind.output().context("cannot run valgrind")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{said}");
    let count = said.lines().find_map(|line| line.split_once(" refs:")).context("valgrind counted nothing")?.1;
    Ok(count.replace(',', "").trim().parse()?)
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A table whose first column is text and whose others are numbers.
pub(crate) fn table(columns: impl IntoIterator<Item = String>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header(columns.into_iter().collect::<Vec<_>>());
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
