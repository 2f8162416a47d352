//! What it costs to build the derive and its dependencies once, beside other derives: user seconds
//! of cargo, as ratios to ref-cast.
//!
//! `cargo bench -p evidence --bench cold_build`
//!
//! Each is the only dependency of an empty crate, built into an empty folder; the builds take
//! turns, and each figure is a median. The versions of the others are the newest that cargo finds.

use anyhow::{Context, Result, ensure};
use comfy_table::{CellAlignment, Table, presets};
use evidence::cargo::{command, workspace};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

const REPETITIONS: usize = 5;

/// A crate without code, with one dependency.
fn project(folder: &Path, dependency: &str) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let manifest =
        format!("[package]\nname = \"empty\"\nedition = \"2021\"\n\n[dependencies]\n{dependency}\n\n[workspace]\n");
    fs::write(folder.join("Cargo.toml"), manifest)?;
    // Before the first measurement, which would include the network.
    cargo(folder, &["fetch", "--quiet"])
}

fn cargo(folder: &Path, arguments: &[&str]) -> Result<()> {
    let status = command().args(arguments).current_dir(folder).stdout(Stdio::null()).status();
    ensure!(status.context("cannot run cargo")?.success(), "`cargo {}` failed", arguments.join(" "));
    Ok(())
}

/// User seconds and seconds of one build from nothing.
fn build(folder: &Path) -> Result<[f64; 2]> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let used = || -> Result<i64> { Ok(getrusage(UsageWho::RUSAGE_CHILDREN)?.user_time().num_microseconds()) };
    let (before, start) = (used()?, Instant::now());
    cargo(folder, &["build", "--quiet", "--offline", "--target-dir", "target"])?;
    let elapsed = start.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    Ok([(used()? - before) as f64 / 1e6, elapsed])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How many packages a project is built from, without itself.
fn packages(folder: &Path) -> Result<usize> {
    let lock = fs::read_to_string(folder.join("Cargo.lock"))?;
    Ok(lock.matches("[[package]]").count() - 1)
}

fn main() -> Result<()> {
    let ours = format!("pin-coerce-unsized = {{ path = '{}' }}", workspace().join("pin-coerce-unsized").display());
    let dependencies = [("ref-cast", "ref-cast = \"1\""), ("serde_derive", "serde_derive = \"1\""), ("ours", &ours)];
    let folder = tempfile::tempdir()?;
    for (name, dependency) in dependencies {
        project(&folder.path().join(name), dependency)?;
    }
    let mut measured = [const { Vec::new() }; 3];
    for _ in 0..REPETITIONS {
        for ((name, _), measured) in dependencies.iter().zip(&mut measured) {
            measured.push(build(&folder.path().join(name))?);
        }
    }
    let medians = measured.map(|builds| [0, 1].map(|at| median(builds.iter().map(|build| build[at]).collect())));
    let [ref_cast, ..] = medians;
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header([
        "cold build",
        "packages",
        "user seconds",
        "of ref-cast",
        "seconds",
        "of ref-cast",
    ]);
    for ((name, _), [user, elapsed]) in dependencies.iter().zip(medians) {
        table.add_row([
            (*name).to_owned(),
            packages(&folder.path().join(name))?.to_string(),
            format!("{user:.2}"),
            format!("{:.2}", user / ref_cast[0]),
            format!("{elapsed:.2}"),
            format!("{:.2}", elapsed / ref_cast[1]),
        ]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    println!("{table}");
    Ok(())
}
