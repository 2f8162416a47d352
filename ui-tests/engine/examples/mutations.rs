//! Breaks one thing at a time, and watches the evidence about it fail.
//!
//! `.ci/mutations` runs this program. It applies each mutation of `ui-tests/mutations` to a copy of
//! the tree and runs the command of the mutation there. The command has to fail, and has to print
//! what the mutation says. A mutation that survives means that the evidence for its claim is too
//! weak.

use anyhow::{Context, Result, bail, ensure};
use clap::Parser;
use evidence::mutations::{Mutation, read};
use evidence::workspace;
use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::time::Instant;
use walkdir::WalkDir;

/// Breaks one thing at a time in a copy of the tree, and expects the evidence about it to fail.
#[derive(Parser)]
struct Arguments {
    /// Apply every mutation, not only those of the sample.
    #[arg(long)]
    all: bool,
    /// Apply only these: the names of files in `ui-tests/mutations`.
    names: Vec<String>,
}

fn main() -> Result<ExitCode> {
    let Arguments { all, names } = Arguments::parse();
    let mut mutations = read(workspace())?;
    if let Some(unknown) = names.iter().find(|name| mutations.iter().all(|mutation| mutation.name != **name)) {
        bail!("there is no mutation `{unknown}`");
    }
    mutations.retain(
        |mutation| {
            if names.is_empty() { all || mutation.is_in_sample } else { names.contains(&mutation.name) }
        },
    );
    let copy = TreeCopy::make()?;
    let mut survived = 0;
    for mutation in &mutations {
        let start = Instant::now();
        let problem = copy.with(mutation)?;
        let seconds = start.elapsed().as_secs();
        println!("{:<44} {seconds:>4} s  {}", mutation.name, if problem.is_some() { "SURVIVED" } else { "caught" });
        if let Some(problem) = problem {
            survived += 1;
            println!("{}: {problem}", mutation.claim);
        }
    }
    println!("{} mutations, {survived} survived", mutations.len());
    Ok(ExitCode::from(u8::from(survived > 0)))
}

/// A copy of the tree, which keeps what cargo has built in it.
struct TreeCopy {
    tree: PathBuf,
    /// The target folder of the copy, and that of the tree.
    targets: [PathBuf; 2],
}

impl TreeCopy {
    /// Copies what git would commit, and leaves alone what is the same already, so that cargo does
    /// not build it again. Removes what was copied before and is gone: cargo would find a test in
    /// it.
    fn make() -> Result<Self> {
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        let target = workspace().join(target);
        let folder = target.join("mutations");
        let copy = Self { tree: folder.join("tree"), targets: [folder.join("target"), target] };
        let mut git = Command::new("git");
        git.current_dir(workspace()).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let listed = git.output().context("cannot run git")?;
        ensure!(listed.status.success(), "git does not list the files");
        let mut copied = HashSet::new();
        for file in String::from_utf8(listed.stdout)?.split_terminator('\0') {
            // A file that was removed and not committed yet is still listed.
            let Ok(content) = fs::read(workspace().join(file)) else { continue };
            let to = copy.tree.join(file);
            copied.insert(to.clone());
            if fs::read(&to).ok().is_none_or(|before| before != content) {
                fs::create_dir_all(to.parent().unwrap_or(Path::new(".")))?;
                // A script stays one.
                fs::copy(workspace().join(file), to)?;
            }
        }
        for entry in WalkDir::new(&copy.tree) {
            let entry = entry?;
            if !entry.file_type().is_dir() && !copied.contains(entry.path()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(copy)
    }

    /// Applies the mutation, runs its command, and takes it back. Returns what is wrong if the
    /// mutation survives.
    fn with(&self, mutation: &Mutation) -> Result<Option<String>> {
        let file = self.tree.join(&mutation.file);
        let source = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::write(&file, mutation.applied_to(&source)?)?;
        let output = self.run(&mutation.command);
        fs::write(&file, source)?;
        let output = output?;
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8_lossy(&printed);
        Ok(if output.status.success() {
            Some(format!("`{}` passes", mutation.command))
        } else if printed.contains(&mutation.prints) {
            None
        } else {
            Some(format!("`{}` fails without printing `{}`:\n{printed}", mutation.command, mutation.prints))
        })
    }

    fn run(&self, command: &str) -> Result<Output> {
        let [own, outer] = &self.targets;
        let manifest = workspace().join("Cargo.toml");
        let engine_test = format!(
            "cargo test --quiet --manifest-path {} --target-dir {} -p evidence",
            manifest.display(),
            outer.display()
        );
        let mut shell = Command::new("sh");
        shell.current_dir(&self.tree).args(["-c", command]);
        shell.env("CARGO_TARGET_DIR", own).env("EVIDENCE_WORKSPACE", &self.tree);
        shell.env("EVIDENCE", outer.join("debug/evidence")).env("ENGINE_TEST", engine_test);
        // The cargo and the compiler are those of the copy, as for somebody who types the command.
        shell.env_remove("CARGO").env_remove("RUSTC_BOOTSTRAP").env_remove("CARGO_MANIFEST_DIR");
        shell.output().context("cannot run the shell")
    }
}
