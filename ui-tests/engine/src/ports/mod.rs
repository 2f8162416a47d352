//! `cargo run -- ports`: what [`port`](crate::port) does to crates of the package registry, and to
//! their tests.
//!
//! - `entry`: what `ui-tests/ports/*.toml` says about a crate.
//! - `registry`: the crate, fetched by cargo and copied.
//! - `suite`: its tests, run by cargo.
//! - `builtin`: the compiler's own derive in the place of ours.
//! - `clock`: how long each step takes.
//! - `counted`: lines and `unsafe` that the port removes and adds.
//! - `downstream`: a program that uses pointers of many ported crates.
//! - `ported`: one crate, from the registry to the last test.
//!
//! [`run`] is the whole flow. It has one phase for each mode, because cargo rebuilds the derive
//! whenever the mode changes.

mod builtin;
mod clock;
pub mod counted;
mod downstream;
pub mod entry;
mod ported;
mod registry;
pub mod suite;

pub use ported::{Outcome, Tested};

use crate::cargo::workspace;
use anyhow::{Context, Result, bail};
use clock::Clock;
use entry::Entry;
use ported::Run;
use std::fs;
use std::path::{Path, PathBuf};
use suite::Mode;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The entries to run. None means all.
    pub names: &'a [String],
    /// Whether to run all tests of every crate, also those that an entry leaves out because they
    /// are slow.
    pub with_slow: bool,
    /// Whether to run the tests with the compiler's own derive in the place of ours, too.
    pub with_builtin: bool,
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
    /// The nightly that ran the tests with its own derive, or why none did. None if it was not
    /// asked for.
    pub nightly: Option<Nightly>,
}

/// The version of a nightly, or why there is none.
pub type Nightly = std::result::Result<String, String>;

/// Runs the entries.
///
/// # Errors
///
/// If the entries cannot be read, or cargo cannot be run.
pub fn run(request: Request<'_>) -> Result<Report> {
    let clock = &mut Clock::default();
    let mut runs = Vec::new();
    for entry in chosen(request)? {
        runs.push(Run::on_plain_stable(entry, request.with_slow, clock)?);
    }
    let mut downstream = Vec::new();
    downstream.extend(run_downstream(request, &runs, Mode::PlainStable, clock)?);
    for run in &mut runs {
        run.test(Mode::Implicit, request.with_slow, clock)?;
    }
    downstream.extend(run_downstream(request, &runs, Mode::Implicit, clock)?);
    let nightly = request.with_builtin.then(suite::nightly);
    let is_there = nightly.as_ref().is_some_and(std::result::Result::is_ok);
    let modes = request.with_builtin.then_some(Mode::Builtin).into_iter().chain(is_there.then_some(Mode::Nightly));
    for mode in modes {
        for run in &mut runs {
            run.test(mode, request.with_slow, clock)?;
        }
    }
    clock.print_sums();
    Ok(Report { rows: runs.into_iter().map(Run::judged).collect(), downstream, nightly })
}

/// Runs the program that uses many crates, if all of them are there.
fn run_downstream(request: Request<'_>, runs: &[Run], mode: Mode, clock: &mut Clock) -> Result<Option<String>> {
    if !request.names.is_empty() || runs.iter().any(|run| !run.is_as_expected()) {
        return Ok(None);
    }
    let ported: Vec<&Entry> = runs.iter().filter_map(Run::ported).collect();
    let failure = clock.time("downstream", mode.name(), || downstream::run(&ported, mode))?;
    Ok(failure.map(|failure| format!("the program in ui-tests/ports/downstream fails {}:\n{failure}", mode.name())))
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

/// Returns the folder of everything that the ports build and copy.
fn folder() -> PathBuf {
    workspace().join("target/ports")
}

/// Gives a package the versions of this workspace's dependencies, so that all crates share what
/// cargo builds. Cargo adds what else the package needs.
fn share_lock(package: &Path) -> Result<()> {
    let lock = workspace().join("Cargo.lock");
    fs::copy(&lock, package.join("Cargo.lock")).with_context(|| lock.display().to_string())?;
    Ok(())
}
