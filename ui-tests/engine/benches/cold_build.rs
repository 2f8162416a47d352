//! What it costs to build the derive and its dependencies once, beside other derives: user seconds
//! of cargo, as ratios to `serde_derive`.
//!
//! `cargo bench -p evidence --bench cold_build`
//!
//! Each is a dependency of an empty crate, built into an empty folder by one job at a time. In the
//! first build, there is no other dependency. In the second, the crate also has syn with all the
//! features that other macros use, and the figure is the time added to a build of syn alone. syn is
//! a dependency of the build script there: cargo builds such a dependency as it does those of
//! macros, and a macro then shares it, if it uses the same major version. The builds take turns,
//! and each figure is a median. The versions of the others are the newest that cargo finds.

mod measure;

use anyhow::{Context, Result, ensure};
use evidence::cargo::command;
use measure::{median, ours, table, user_seconds, write_crate};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const REPETITIONS: usize = 3;

/// What most trees have already.
const SYN: &str = "[build-dependencies]\nsyn = { version = \"3\", features = [\"extra-traits\", \"full\", \"visit\", \"visit-mut\"] }\n";

/// A crate without code, with these dependencies, and with a build script if they are for one.
fn project(folder: PathBuf, dependencies: &str) -> Result<PathBuf> {
    write_crate(&folder, dependencies)?;
    if dependencies.contains(SYN) {
        fs::write(folder.join("build.rs"), "fn main() {}\n")?;
    }
    // Before the first measurement, which would include the network.
    cargo(&folder, &["fetch", "--quiet"])?;
    Ok(folder)
}

fn cargo(folder: &Path, arguments: &[&str]) -> Result<()> {
    let status = command().args(arguments).current_dir(folder).stdout(Stdio::null()).status();
    ensure!(status.context("cannot run cargo")?.success(), "`cargo {}` failed", arguments.join(" "));
    Ok(())
}

/// User seconds of one build from nothing.
fn build(folder: &Path) -> Result<f64> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    user_seconds(|| cargo(folder, &["build", "--quiet", "--offline", "--jobs=1", "--target-dir", "target"]))
}

/// How many packages a project is built from, without itself.
fn packages(folder: &Path) -> Result<usize> {
    let lock = fs::read_to_string(folder.join("Cargo.lock"))?;
    Ok(lock.matches("[[package]]").count() - 1)
}

fn main() -> Result<()> {
    let dependencies = [
        ("serde_derive", "serde_derive = \"1\"".to_owned()),
        ("zerocopy-derive", "zerocopy-derive = \"0.8\"".to_owned()),
        ("pin-project", "pin-project = \"1\"".to_owned()),
        ("thiserror", "thiserror = \"2\"".to_owned()),
        ("ref-cast", "ref-cast = \"1\"".to_owned()),
        ("ours", ours("")),
        ("ours without `unsize`", ours("default-features = false, features = [\"alloc\", \"derive\"]")),
        ("ours with `dispatch`", ours("features = [\"dispatch\"]")),
    ];
    let folder = tempfile::tempdir()?;
    let projects = dependencies
        .iter()
        .enumerate()
        .map(|(index, (_, dependency))| {
            let alone = project(folder.path().join(format!("alone-{index}")), dependency)?;
            let beside = project(folder.path().join(format!("beside-{index}")), &format!("{dependency}\n\n{SYN}"))?;
            Ok([alone, beside])
        })
        .collect::<Result<Vec<_>>>()?;
    let base = project(folder.path().join("base"), SYN)?;
    let mut of_base = Vec::new();
    let mut measured = vec![[const { Vec::new() }; 2]; projects.len()];
    for _ in 0..REPETITIONS {
        of_base.push(build(&base)?);
        for (project, measured) in projects.iter().zip(&mut measured) {
            for (folder, measured) in project.iter().zip(measured) {
                measured.push(build(folder)?);
            }
        }
    }
    let base = median(of_base);
    let medians: Vec<_> = measured.into_iter().map(|times| times.map(median)).collect();
    let [serde, _] = medians[0];
    println!("syn with all features, user seconds: {base:.2}\n");
    let columns = ["cold build", "packages", "user seconds", "of serde_derive", "added to syn"];
    let mut table = table(columns.map(str::to_owned));
    for (((name, _), [folder, _]), [alone, beside]) in dependencies.iter().zip(&projects).zip(medians) {
        table.add_row([
            (*name).to_owned(),
            packages(folder)?.to_string(),
            format!("{alone:.2}"),
            format!("{:.2}", alone / serde),
            format!("{:.2}", beside - base),
        ]);
    }
    println!("{table}");
    Ok(())
}
