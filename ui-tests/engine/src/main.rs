//! `cargo run`: all the evidence; `cargo run -- check FILE` and `expand FILE`: the derive on a file of your own.

use anyhow::{Result, anyhow, bail};
use clap::{Parser, Subcommand};
use evidence::case::{Kind, discover};
use evidence::compare::{Judged, judge_all};
use evidence::compiler::{Compiler, Verdict};
use evidence::derives::{Derive, Derives};
use evidence::header::minor_version;
use evidence::matrix::Row;
use evidence::own_file::Rules;
use evidence::report::{Document, DrawnBy};
use evidence::shapes::evidence::Evidence as Shapes;
use evidence::shapes::{DEFAULT, Run};
use evidence::{expansion, fuzz, matrix, own_file, report, side_by_side, workspace};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::env;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

/// In bytes. An impl is parsed and printed by recursion, and how deep its types are is up to the file.
const STACK: usize = 1 << 28;

/// How many shapes `--thorough` compares.
const THOROUGH: u64 = 100_000;

/// Compiles every case of the suite with our derive and with the compiler's own, prints where they differ, compares both on generated shapes, and redraws
/// the evidence tables of `stabilization-report.md`.
///
/// Exit codes: 0 if all evidence holds (the file is accepted), 1 if not (it is rejected), 2 if nothing could be judged.
#[derive(Parser)]
#[command(bin_name = "cargo run --", args_conflicts_with_subcommands = true)]
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
    /// Which shapes: the same seed gives the same ones.
    #[arg(long, default_value_t = DEFAULT.seed)]
    seed: u64,
    /// Compare 100,000 shapes, and derive on a million mutated token streams.
    #[arg(long, conflicts_with = "shapes")]
    thorough: bool,
    /// Run the tests of the published crates and of kernel-pointers, too, and redraw the row of this compiler and of these
    /// DEPENDENCIES (`locked`, for the versions in Cargo.lock) in the report's table of compilers.
    #[arg(long, value_name = "DEPENDENCIES")]
    row: Option<String>,
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
    /// A file of Rust that uses `pin_coerce_unsized` and nothing else outside std; it needs no `fn main`.
    file: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let run = move || match &arguments.command {
        None => run_evidence(&arguments),
        Some(Command::Check(own)) => run_own_file(own, true),
        Some(Command::Expand(own)) => run_own_file(own, false),
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).map_err(anyhow::Error::from);
    let result = thread.and_then(|thread| thread.join().map_err(|_| anyhow!("the engine panicked"))?);
    result.unwrap_or_else(|error| {
        eprintln!("error: {}", format!("{error:#}").replace(['\n', '\r'], " "));
        ExitCode::from(2)
    })
}

/// The whole suite.
fn run_evidence(arguments: &Arguments) -> Result<ExitCode> {
    let start = Instant::now();
    // rustc shows source of the runtime crate if it finds it, by the path that cargo gave it.
    env::set_current_dir(workspace())?;
    let compiler = Compiler::find(workspace())?;
    let (version, release) = (compiler.version.clone(), compiler.release.clone());
    let (cases, mut problems) = discover(&workspace().join("ui-tests"))?;
    // What only newer compilers reject or accept says nothing about this one.
    let minor = minor_version(&release).unwrap_or(u32::MAX);
    let (mut cases, not_asked): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.header.since <= minor);
    let mut derives = Derives::build(compiler.clone(), workspace())?;
    if arguments.row.is_some() && !derives.implicit {
        bail!("--row needs a compiler that may use unstable features");
    }
    let mut drawn_by = DrawnBy::find(&release, pinned_release(), derives.implicit);
    if arguments.check && drawn_by == DrawnBy::Nightly && !report::is_nightly_of_table(workspace(), &version) {
        drawn_by = DrawnBy::Other;
    }
    let run = Run { seed: arguments.seed, count: if arguments.thorough { THOROUGH } else { arguments.shapes } };
    let is_shown = run == DEFAULT;
    // Before the long part, so that a missing marker is known at once.
    for (path, sections) in drawn_by.documents(workspace(), &[], is_shown.then_some(""), &version) {
        report::redrawn(&path, &sections)?;
    }
    derives.add_stand_ins()?;
    if !derives.implicit {
        derives.add_implicit(workspace())?;
        cases.retain(|case| matches!(case.kind, Kind::Fail | Kind::Unsize) || case.rule == "pass/unsize");
    }

    let bar = progress(cases.len() as u64, "cases")?;
    let judged = judge_all(&derives, cases, || bar.inc(1))?;
    bar.finish_and_clear();
    let seconds = start.elapsed().as_secs_f64();
    problems.extend(judged.iter().filter_map(Judged::contradiction));
    // The headers describe the pinned compiler's derive; where another compiler's differs, that is news and no mistake.
    let mut notes: Vec<String> = judged.iter().filter_map(Judged::misstatement).collect();
    let shapes = Some(compare_shapes(&derives, run)?);
    notes.extend(shapes.iter().flat_map(Shapes::problems));
    if drawn_by == DrawnBy::Pinned {
        notes.extend(side_by_side::problems(&judged));
    }
    if [DrawnBy::Pinned, DrawnBy::PlainStable].contains(&drawn_by) {
        problems.append(&mut notes);
    }

    if arguments.thorough && !fuzz::a_million_inputs_hold(workspace())? {
        problems.push("the derive fails on a mutated token stream, or its test did not run; see above".to_owned());
    }

    let section = shapes.as_ref().filter(|_| is_shown).map(Shapes::section);
    let mut documents = drawn_by.documents(workspace(), &judged, section.as_deref(), &version);
    if let Some(dependencies) = &arguments.row {
        let row = Row::gather(&compiler, workspace(), dependencies, &judged, &not_asked)?;
        problems.extend(row.problems.iter().cloned());
        add_row(&row, arguments.check, &mut documents)?;
    }
    let fate = settle_documents(&documents, arguments.check, &mut problems)?;
    let evidence = Evidence {
        judged: &judged,
        shapes: shapes.as_ref(),
        problems: &problems,
        notes: &notes,
        version: &version,
        implicit: derives.implicit,
        report: fate,
        seconds,
    };
    print(&if arguments.json { evidence.json() } else { evidence.text() })?;
    Ok(ExitCode::from(u8::from(!problems.is_empty())))
}

/// Puts the row of this compiler among the tables to draw.
fn add_row(row: &Row, only_check: bool, documents: &mut Vec<Document>) -> Result<()> {
    let file = report::file(workspace());
    let before = report::drawn(&file, matrix::SECTION)?;
    // Another nightly than that of the table is no mistake.
    if only_check && row.is_of_other_nightly(&before) {
        return Ok(());
    }
    let section = (matrix::SECTION, row.drawn_into(&before));
    match documents.iter_mut().find(|(path, _)| *path == file) {
        Some((_, sections)) => sections.push(section),
        None => documents.push((file, vec![section])),
    }
    Ok(())
}

/// Both derives on generated shapes.
fn compare_shapes(derives: &Derives, run: Run) -> Result<Shapes> {
    let bar = progress(run.count, "shapes")?;
    let shapes = Shapes::gather(derives, run, |done| bar.inc(done))?;
    bar.finish_and_clear();
    Ok(shapes)
}

fn progress(length: u64, what: &str) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template(&format!("{{bar:40}} {{pos}}/{{len}} {what}, {{per_sec}}, {{eta}} left"))?;
    Ok(ProgressBar::new(length).with_style(style))
}

/// Redraws the tables of the documents, or finds out why not to, and says which.
fn settle_documents(documents: &[Document], only_check: bool, problems: &mut Vec<String>) -> Result<&'static str> {
    let mut stale = Vec::new();
    for (path, sections) in documents {
        let (before, after) = report::redrawn(path, sections)?;
        if before != after {
            stale.push((path, after));
        }
    }
    if documents.is_empty() {
        return Ok("not touched, because this compiler draws no table of it");
    }
    if stale.is_empty() {
        return Ok("current");
    }
    if only_check {
        problems.extend(stale.iter().map(|(path, _)| {
            format!(
                "{}: stale evidence tables, redraw them with `cargo run`",
                path.file_name().unwrap_or_default().display()
            )
        }));
        return Ok("stale");
    }
    if !problems.is_empty() {
        return Ok("not redrawn, because of the errors");
    }
    for (path, after) in stale {
        report::replace(path, &after)?;
    }
    Ok("redrawn")
}

/// All that a run of the suite has to say.
struct Evidence<'a> {
    judged: &'a [Judged],
    shapes: Option<&'a Shapes>,
    problems: &'a [String],
    notes: &'a [String],
    version: &'a str,
    implicit: bool,
    report: &'a str,
    seconds: f64,
}

impl Evidence<'_> {
    fn mode(&self) -> &'static str {
        if self.implicit { "implicit" } else { "explicit" }
    }

    fn text(&self) -> String {
        let Self { judged, shapes, problems, notes, version, implicit, report, seconds } = self;
        let note = if *implicit {
            ""
        } else {
            "Plain stable: the cases show the derive's own checks and `unsize!` alone, and only the shapes are compared.\n\n"
        };
        let (verdicts, differences) = (report::verdicts(judged), report::differences(judged));
        let lines = |word: &str, lines: &[String]| {
            let lines: Vec<String> = lines.iter().map(|line| format!("{word}: {line}\n")).collect();
            lines.concat()
        };
        let shapes = shapes.map(|shapes| format!("{}\n", shapes.text())).unwrap_or_default();
        let (notes, errors) = (lines("note", notes), lines("error", problems));
        let (cases, error_count, mode) = (judged.len(), problems.len(), self.mode());
        // A suite is far from 2^52 cases.
        #[allow(clippy::cast_precision_loss)]
        let rate = cases as f64 / seconds;
        format!(
            "{note}{verdicts}\n\nDifferences\n{differences}\n\n{shapes}{notes}{errors}\
             {cases} cases in {seconds:.1} s, {rate:.1} per second; {error_count} errors; report {report}\n\
             {version}, {mode} mode\n"
        )
    }

    fn json(&self) -> String {
        let mut value = report::machine_readable(self.judged);
        value["compiler"] = json!(self.version);
        value["mode"] = json!(self.mode());
        value["errors"] = json!(self.problems);
        value["notes"] = json!(self.notes);
        value["report"] = json!(self.report);
        value["shapes"] = self.shapes.map(Shapes::json).into();
        value["seconds"] = json!(self.seconds);
        format!("{value:#}\n")
    }
}

/// One file from outside the suite, with the verdict and the errors or only for its expansion.
fn run_own_file(OwnFile { file, json }: &OwnFile, verdict_too: bool) -> Result<ExitCode> {
    let text = own_file::read(file)?;
    let derives = Derives::build(Compiler::find(workspace())?, workspace())?;
    let source = own_file::parse(file, &text, &derives)?;
    let outcome = derives.outcome(source, Derive::Ours)?;
    let rules = Rules::learn(&workspace().join("ui-tests"))?;
    let expansion = match outcome.verdict {
        Verdict::Accepted => Some(expansion::derived_impls(&derives.expanded(source, Derive::Ours)?)?),
        _ => None,
    };

    let output = if *json {
        let errors = outcome.errors.iter().map(|error| {
            json!({"rule": rules.rule(error), "code": error.code, "message": error.message, "rendered": error.rendered})
        });
        let errors: Vec<_> = errors.collect();
        let value = json!({"verdict": outcome.verdict.name(), "errors": errors, "expansion": expansion});
        format!("{value:#}\n")
    } else {
        let errors =
            outcome.errors.iter().map(|error| format!("rule: {}\n{}\n", rules.rule(error), error.rendered.trim_end()));
        let errors: Vec<String> = errors.collect();
        let limit =
            if derives.implicit { "" } else { " by the derive's own checks, which are all that this compiler allows" };
        let verdict = format!("{}: {}{limit}\n\n", file.display(), outcome.verdict);
        let verdict = if verdict_too { verdict } else { String::new() };
        format!("{verdict}{}{}", errors.join("\n"), expansion.unwrap_or_default())
    };
    print(&output)?;
    Ok(match outcome.verdict {
        Verdict::Accepted => ExitCode::SUCCESS,
        Verdict::Rejected => ExitCode::from(1),
        Verdict::Crashed => return Err(anyhow!("{}: the compiler crashed", file.display())),
    })
}

/// The release that the workspace is pinned to.
fn pinned_release() -> &'static str {
    let toolchain = include_str!("../../../rust-toolchain.toml");
    toolchain.split_once("channel = \"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

/// Prints to a reader that may stop reading.
fn print(output: &str) -> Result<()> {
    match io::stdout().write_all(output.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
