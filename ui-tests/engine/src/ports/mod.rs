//! `cargo run -- ports`: what [`port`](crate::port) does to crates of the package registry, and to
//! their tests.
//!
//! - `entry`: what `ui-tests/ports/*.toml` says about a crate.
//! - `registry`: the crate, fetched by cargo and copied.
//! - `suite`: its tests, run by cargo.
//! - `builtin`: the compiler's own derive in the place of ours.
//! - `counted`: lines and `unsafe` that the port removes and adds.
//! - `downstream`: a program that uses pointers of many ported crates.
//! - `ported`: one crate, from the registry to the last test.
//!
//! [`run`] is the whole flow. It has one phase for each mode, because cargo rebuilds the derive
//! whenever the mode changes.

mod builtin;
pub mod counted;
mod downstream;
pub mod entry;
mod ported;
mod registry;
pub mod suite;

pub use ported::{Outcome, Tested};

use crate::cargo::workspace;
use anyhow::{Result, bail};
use entry::Entry;
use ported::Run;
use std::path::PathBuf;
use std::time::Instant;
use suite::Mode;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The entries to run. None means all.
    pub names: &'a [String],
    /// Whether to run all tests of every crate, also those that an entry leaves out because they
    /// are slow.
    pub with_slow: bool,
}

/// What became of an entry.
#[derive(Debug)]
pub struct Row {
    /// The entry.
    pub entry: Entry,
    /// What became of it.
    pub outcome: Outcome,
    /// What contradicts the entry.
    pub problems: Vec<String>,
}

/// What became of all of them.
#[derive(Debug)]
pub struct Report {
    /// The entries.
    pub rows: Vec<Row>,
    /// How the program that uses many crates failed, in each mode in which it did.
    pub downstream: Vec<String>,
}

/// Runs the entries.
///
/// # Errors
///
/// If the entries cannot be read, or cargo cannot be run.
pub fn run(request: Request<'_>) -> Result<Report> {
    let mut runs = Vec::new();
    for entry in chosen(request)? {
        let start = Instant::now();
        let run = Run::on_plain_stable(entry, request.with_slow)?;
        announce(&run, "before, and on plain stable", start);
        runs.push(run);
    }
    let mut downstream = Vec::new();
    downstream.extend(run_downstream(request, &runs, Mode::PlainStable)?);
    for run in &mut runs {
        let start = Instant::now();
        if run.in_implicit_mode(request.with_slow)? {
            announce(run, "in implicit mode", start);
        }
    }
    downstream.extend(run_downstream(request, &runs, Mode::Implicit)?);
    for run in &mut runs {
        let start = Instant::now();
        if run.with_the_builtin(request.with_slow)? {
            announce(run, "with the builtin", start);
        }
    }
    Ok(Report { rows: runs.into_iter().map(Run::judged).collect(), downstream })
}

/// Runs the program that uses many crates, if all of them are there.
fn run_downstream(request: Request<'_>, runs: &[Run], mode: Mode) -> Result<Option<String>> {
    if !request.names.is_empty() || runs.iter().any(|run| !run.is_as_expected()) {
        return Ok(None);
    }
    let start = Instant::now();
    let ported: Vec<&Entry> = runs.iter().filter_map(Run::ported).collect();
    let failure = downstream::run(&ported, mode)?;
    eprintln!("{:<22} {mode:?}: {:.0} s", "downstream", start.elapsed().as_secs_f64());
    Ok(failure.map(|failure| format!("the program in ui-tests/ports/downstream fails, {mode:?}:\n{failure}")))
}

fn chosen(Request { names, .. }: Request<'_>) -> Result<Vec<Entry>> {
    let mut entries = Entry::all()?;
    if let Some(unknown) = names.iter().find(|name| !entries.iter().any(|entry| entry.id == **name)) {
        let known: Vec<&str> = entries.iter().map(|entry| &*entry.id).collect();
        bail!("there is no entry `{unknown}` in ui-tests/ports, only: {}", known.join(", "));
    }
    entries.retain(|entry| names.is_empty() || names.contains(&entry.id));
    Ok(entries)
}

fn announce(run: &Run, step: &str, start: Instant) {
    let holds = if run.is_as_expected() { "" } else { ", not as the entry says" };
    eprintln!("{:<22} {step}: {:.0} s{holds}", run.id(), start.elapsed().as_secs_f64());
}

/// Returns the folder of everything that the ports build and copy.
fn folder() -> PathBuf {
    workspace().join("target/ports")
}
