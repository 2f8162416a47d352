//! `cargo run` gathers all the evidence. `cargo run -- check FILE` and `cargo run -- expand FILE`
//! run the derive on a file of your own.

use anyhow::{Result, anyhow, bail};
use clap::{Parser, Subcommand};
use evidence::compiler::Verdict;
use evidence::compilers::Dependencies;
use evidence::own_file::JudgedFile;
use evidence::render::{json, terminal};
use evidence::shapes::judged::{DEFAULT, Sample};
use evidence::steps::{self, Request};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

/// The size of the stack in bytes. An impl is parsed and printed by recursion, and the file decides
/// how deep its types are.
const STACK: usize = 1 << 28;

/// How many shapes `--thorough` compares.
const THOROUGH: u64 = 100_000;

/// Compiles every case of the suite with our derive and with the compiler's own, prints where they
/// differ, compares both on generated shapes, and redraws the evidence tables of
/// `stabilization-report.md`.
///
/// Exit codes: 0 if all evidence holds (or the file is accepted), 1 if not (or it is rejected), 2
/// if nothing could be judged.
#[derive(Parser)]
#[command(version, bin_name = "cargo run --", args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Write nothing, and fail if the tables of the report are stale.
    #[arg(long)]
    check: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// How many generated shapes to compare. The report shows 10,000.
    #[arg(long, default_value_t = DEFAULT.count)]
    shapes: u64,
    /// Which shapes to generate: the same seed gives the same ones.
    #[arg(long, default_value_t = DEFAULT.seed)]
    seed: u64,
    /// Compare 100,000 shapes, and derive on a million mutated token streams.
    #[arg(long, conflicts_with = "shapes")]
    thorough: bool,
    /// Also run the tests of the published crates and of kernel-pointers, and redraw the row of
    /// this compiler with these DEPENDENCIES in the report's table of compilers. DEPENDENCIES are
    /// `locked`, for the versions in Cargo.lock, or, in a copy of the tree that `.ci/dependencies`
    /// makes, `newest` or `syn 2.0.106`.
    #[arg(long, value_name = "DEPENDENCIES")]
    row: Option<Dependencies>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Compile a file with our derive: verdict, errors by rule, expansion.
    Check(OwnFile),
    /// Print the impls that our derive writes for a file.
    Expand(OwnFile),
}

#[derive(clap::Args)]
struct OwnFile {
    /// A Rust file that uses no crates but std and `pin_coerce_unsized`. It needs no `fn main`.
    file: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let run = move || match &arguments.command {
        None => run_suite(&arguments),
        Some(Command::Check(own)) => run_own_file(own, terminal::own_file),
        Some(Command::Expand(own)) => run_own_file(own, terminal::expansion),
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).map_err(anyhow::Error::from);
    let result = thread.and_then(|thread| thread.join().map_err(|_| anyhow!("the engine panicked"))?);
    result.unwrap_or_else(|error| {
        eprintln!("error: {}", format!("{error:#}").replace(['\n', '\r'], " "));
        ExitCode::from(2)
    })
}

fn run_suite(arguments: &Arguments) -> Result<ExitCode> {
    let (evidence, fate) = steps::run(Request {
        sample: Sample { seed: arguments.seed, count: if arguments.thorough { THOROUGH } else { arguments.shapes } },
        with_mutations: arguments.thorough,
        row: arguments.row,
        only_check: arguments.check,
    })?;
    print(&if arguments.json {
        format!("{:#}\n", json::evidence(&evidence, &fate))
    } else {
        terminal::evidence(&evidence, &fate)
    })?;
    Ok(ExitCode::from(u8::from(!evidence.problems.is_empty())))
}

/// Judges one file from outside the suite, and prints the result as JSON or by `text`.
fn run_own_file(own: &OwnFile, text: fn(&JudgedFile) -> String) -> Result<ExitCode> {
    let judged = JudgedFile::judge(&own.file)?;
    print(&if own.json { format!("{:#}\n", json::own_file(&judged)) } else { text(&judged) })?;
    match judged.verdict {
        Verdict::Accepted => Ok(ExitCode::SUCCESS),
        Verdict::Rejected => Ok(ExitCode::from(1)),
        Verdict::Crashed => bail!("{}: the compiler crashed", judged.path.display()),
    }
}

/// Prints to a reader that may stop reading.
fn print(output: &str) -> Result<()> {
    match io::stdout().write_all(output.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
