//! `cargo run` gathers all the evidence, and `cargo run -- site` shows it as pages.
//! `cargo run -- check FILE` and `cargo run -- expand FILE` run the derive on a file of your own,
//! `cargo run -- port PATH` ports a crate to it, and `cargo run -- ports` ports crates
//! of the package registry.

use anstyle::AnsiColor;
use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand};
use evidence::compiler::Verdict;
use evidence::compilers::Dependencies;
use evidence::own_file::JudgedFile;
use evidence::port::{self, Port};
use evidence::ports;
use evidence::render::{self, json, own_file, terminal};
use evidence::shapes::judged::{DEFAULT, Sample};
use evidence::site::{self, kept::KeptRun};
use evidence::steps::{self, Request};
use serde_json::Value;
use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::thread;

/// The size of the stack in bytes. An impl is parsed and printed by recursion, and the file decides
/// how deep its types are.
const STACK: usize = 1 << 28;

/// How many shapes `--thorough` compares.
const THOROUGH: u64 = 100_000;

/// Compiles every case of the suite with our derive and, where the two can be compared, with the
/// compiler's own, prints where they differ, compares both on generated shapes, and generates the
/// evidence tables in `ui-tests/tables`.
///
/// Exit codes: 0 if all evidence holds (or the file is accepted), 1 if not (or it is rejected), 2
/// if nothing could be judged.
#[derive(Parser)]
#[command(version, bin_name = "cargo run --", args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Write nothing outside the target folder, and fail if the tables are stale.
    #[arg(long)]
    check: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// How many generated shapes to compare. The table shows 10,000.
    #[arg(long, default_value_t = DEFAULT.count)]
    shapes: u64,
    /// Which shapes to generate: the same seed gives the same ones.
    #[arg(long, default_value_t = DEFAULT.seed)]
    seed: u64,
    /// Compare 100,000 shapes, and derive on a million mutated token streams.
    #[arg(long, conflicts_with = "shapes")]
    thorough: bool,
    /// Also run the tests of the published crates and of kernel-pointers, and generate the row of
    /// this compiler with these DEPENDENCIES in the table of compilers. DEPENDENCIES are
    /// `locked`, for the versions in Cargo.lock, or, in a copy of the tree that `.ci/dependencies`
    /// makes, `newest` or `syn 2.0.106`.
    #[arg(long, value_name = "DEPENDENCIES")]
    row: Option<Dependencies>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Compile a file with our derive: a verdict on each struct that derives, with the cause and
    /// the fix of its errors.
    ///
    /// Exit codes: 0 if the file compiles, 1 if it does not, 2 if it cannot be judged: it cannot be
    /// read, is not Rust, does not derive, is a module of a larger crate, needs other crates, or
    /// needs unstable features that the compiler does not allow.
    Check {
        #[command(flatten)]
        own: OwnFile,
        /// Show the impls of the structs that are accepted, too.
        #[arg(long)]
        expand: bool,
    },
    /// Print the impls that our derive writes for the structs of a file that are accepted.
    ///
    /// What `check` says about the others goes to stderr. The exit codes are those of `check`.
    Expand(OwnFile),
    /// Port a crate to our derive: print a diff, or write it.
    ///
    /// A pointer is a struct that has a hand-written impl of `CoerceUnsized`, `DispatchFromDyn` or
    /// `CoerciblePtr`, derives `CoercePointee`, or is unsized by a macro
    /// `$pointer:expr => $target:ty`. So is each pointer of the crate that such a struct wraps.
    /// Only what has to change does: an impl goes only if it is what the derive writes. What a person
    /// has to decide is listed, and the pointer in question stays as it is: decide, edit, and run the
    /// command again. A promise for `Pin` is never written, and never removed.
    ///
    /// The diff goes to stdout, everything else to stderr. Exit codes: 0 if every pointer is
    /// ported, 1 if a pointer or an impl stays as it is, 2 if the command reports an error.
    Port(PortArguments),
    /// Write what the last run found out as pages: a static site, which needs no server.
    ///
    /// Each run also does this, in the folder `site` below the target folder.
    Site {
        /// The folder: a new one, an empty one, or one that this command wrote, which is replaced.
        /// If none is given, `site` below the target folder.
        folder: Option<PathBuf>,
    },
    /// Port crates of the package registry, run their tests before and after, and generate
    /// `ui-tests/tables/ports.md`.
    ///
    /// Exit codes: 0 if all is as the entries in `ui-tests/ports` say, 1 if not, 2 if the entries
    /// cannot be read.
    Ports(PortsArguments),
}

#[derive(clap::Args)]
struct PortsArguments {
    /// The entries to run. The table is then left as it is.
    names: Vec<String>,
    /// Run all tests of every crate, also the slow ones, and do the same as `--builtin`. The table
    /// is then left as it is.
    #[arg(long)]
    all: bool,
    /// Also run the tests with the compiler's own derive in the place of ours: on the pinned
    /// compiler, and on nightly if it is installed.
    #[arg(long)]
    builtin: bool,
    /// Do not generate the table, and fail if it is stale.
    #[arg(long)]
    check: bool,
}

impl PortsArguments {
    fn run(&self) -> Result<ExitCode> {
        let Self { names, all, builtin, check } = self;
        let report = ports::run(ports::Request { names, with_slow: *all, with_builtin: *all || *builtin })?;
        print(&render::ports::problems(&report))?;
        // A crate that could not be tested is not a mistake, but then there can be no table.
        let is_not_run = |row: &ports::Row| matches!(row.outcome, ports::Outcome::NotRun(_));
        let mut holds = report.downstream.is_empty() && report.rows.iter().all(|row| row.problems.is_empty());
        let draws = names.is_empty() && !all && holds && !report.rows.iter().any(is_not_run);
        if draws && !render::ports::settle(&report, *check)? {
            print("ui-tests/tables/ports.md was stale\n")?;
            holds = !check;
        }
        Ok(ExitCode::from(u8::from(!holds)))
    }
}

#[derive(clap::Args)]
struct PortArguments {
    /// The folder of the crate.
    path: PathBuf,
    /// A struct to port as well, although nothing unsizes it yet. `module::Name` tells structs with
    /// the same name apart.
    #[arg(long, value_name = "NAME")]
    pointer: Vec<String>,
    /// Derive only if this feature of the crate is on.
    #[arg(long, value_name = "FEATURE")]
    optional: Option<String>,
    /// Write the changes.
    #[arg(long)]
    write: bool,
    /// Write even if git knows of changes that are not committed.
    #[arg(long, requires = "write")]
    force: bool,
}

impl PortArguments {
    fn run(&self) -> Result<ExitCode> {
        let Self { path, pointer, optional, write, force } = self;
        let planned = Port::plan(&port::Request { path, pointers: pointer, feature: optional.as_deref() })?;
        if *write {
            planned.write(*force)?;
        } else {
            print(&render::port::diff(&planned))?;
        }
        complain(&render::port::summary(&planned, *write));
        Ok(ExitCode::from(u8::from(!planned.is_complete())))
    }
}

#[derive(clap::Args)]
struct OwnFile {
    /// A Rust file, the root of a crate with all its modules, that uses no crates but std and
    /// `pin_coerce_unsized`. It needs no `fn main`.
    file: PathBuf,
    /// Print JSON, whatever happens. `ui-tests/README.md` says what the keys mean.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| misused(&error));
    let run = move || match &arguments.command {
        None => run_suite(&arguments),
        Some(Command::Check { own, expand }) => own.judge(*expand, |judged| print(&own_file::verdicts(judged))),
        Some(Command::Port(arguments)) => arguments.run(),
        Some(Command::Ports(arguments)) => arguments.run(),
        Some(Command::Expand(own)) => own.judge(true, |judged| {
            complain(&own_file::problems(judged));
            print(&own_file::expansion(judged))
        }),
        Some(Command::Site { folder }) => draw_site(folder.as_deref()),
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).map_err(anyhow::Error::from);
    let result = thread.and_then(|thread| thread.join().map_err(|_| anyhow!("the engine panicked"))?);
    result.unwrap_or_else(|error| {
        let error_style = AnsiColor::Red.on_default().bold();
        complain(&format!("{error_style}error{error_style:#}: {}\n", in_one_line(&error)));
        ExitCode::from(2)
    })
}

/// Prints how the engine is called, as JSON if a program asked for that, and exits.
fn misused(error: &clap::Error) -> ! {
    let is_for_program = env::args_os().any(|argument| argument == "--json") && error.use_stderr();
    if !is_for_program {
        error.exit();
    }
    let text = error.to_string();
    let lines: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    let problem = lines.join(" ");
    drop(print_json(&json::not_judged(None, problem.trim_start_matches("error: "))));
    process::exit(error.exit_code());
}

fn in_one_line(error: &anyhow::Error) -> String {
    format!("{error:#}").replace(['\n', '\r'], " ")
}

fn run_suite(arguments: &Arguments) -> Result<ExitCode> {
    let (evidence, fate, page) = steps::run(Request {
        sample: Sample { seed: arguments.seed, count: if arguments.thorough { THOROUGH } else { arguments.shapes } },
        with_mutations: arguments.thorough,
        row: arguments.row,
        only_check: arguments.check,
    })?;
    if arguments.json {
        print_json(&json::evidence(&evidence, &fate))?;
    } else {
        print(&terminal::evidence(&evidence, &fate, &page))?;
    }
    Ok(ExitCode::from(u8::from(!evidence.problems.is_empty())))
}

fn draw_site(folder: Option<&Path>) -> Result<ExitCode> {
    let page = site::draw(&KeptRun::last()?, &folder.map_or_else(site::default_folder, Path::to_owned))?;
    print(&format!("open {}\n", page.display()))?;
    Ok(ExitCode::SUCCESS)
}

impl OwnFile {
    /// Judges the file, and prints the result as JSON, or for a reader with `show`.
    fn judge(&self, with_expansion: bool, show: impl Fn(&JudgedFile) -> Result<()>) -> Result<ExitCode> {
        let judged = match JudgedFile::judge(&self.file, with_expansion) {
            Err(error) if self.json => {
                print_json(&json::not_judged(Some(&self.file), &in_one_line(&error)))?;
                return Ok(ExitCode::from(2));
            }
            judged => judged?,
        };
        if self.json {
            print_json(&json::own_file(&judged))?;
        } else {
            show(&judged)?;
        }
        Ok(ExitCode::from(u8::from(judged.verdict != Verdict::Accepted)))
    }
}

fn print_json(value: &Value) -> Result<()> {
    print(&format!("{value:#}\n"))
}

/// Prints to a reader that may stop reading, in colour if it is a terminal.
fn print(output: &str) -> Result<()> {
    match anstream::stdout().write_all(output.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Prints to stderr. If nobody can read it, the exit code still says what happened.
fn complain(text: &str) {
    drop(anstream::stderr().write_all(text.as_bytes()));
}
