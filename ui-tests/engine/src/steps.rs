//! The steps of `cargo run`, in order.

use crate::cargo::workspace;
use crate::case::{Case, Kind, discover};
use crate::compare::judge_cases;
use crate::compiler::{Compiler, minor_version};
use crate::compilers::{CompilerResult, Dependencies};
use crate::crate_tests::a_million_inputs_hold;
use crate::derives::Derives;
use crate::evidence::Evidence;
use crate::index::Index;
use crate::judged::JudgedCase;
use crate::progress::{Phase, announce};
use crate::render::documents::{Fate, Tables};
use crate::render::shapes::save_unexplained;
use crate::setting::Setting;
use crate::shapes::compared::ComparedShapes;
use crate::shapes::judged::{DEFAULT, Sample, judge_sample};
use crate::site::{self, kept::KeptRun};
use anyhow::{Result, bail};
use std::env;
use std::path::PathBuf;
use std::time::Instant;

/// What is asked of a run.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// Which shapes to compare.
    pub sample: Sample,
    /// Whether to derive on a million mutated token streams.
    pub with_mutations: bool,
    /// Whether to generate the row of this compiler, and for which dependencies.
    pub row: Option<Dependencies>,
    /// Whether to write nothing.
    pub only_check: bool,
}

/// Gathers the evidence, generates or checks its tables, and draws its pages below the target
/// folder. Returns the evidence, what became of the tables, and the page to open.
///
/// # Errors
///
/// If something cannot be run, read or written. Nothing is judged then.
pub fn run(request: Request) -> Result<(Evidence, Fate, PathBuf)> {
    let start = Instant::now();
    // rustc shows source of the runtime crate if it finds it by the path that cargo gave.
    env::set_current_dir(workspace())?;
    let compiler = Compiler::find()?;
    let (cases, mut problems) = discover(&workspace().join("ui-tests"))?;
    let derives = build(&compiler, request)?;
    let setting = Setting::of(&compiler.release, derives.implicit);
    let index = Index::read(workspace())?;
    problems.extend(index.problems());
    let tables = Tables::of(setting, &compiler.version, request.sample == DEFAULT, request.only_check, index);
    // This comes before the long part, so that a missing marker is reported at once.
    tables.check_markers()?;

    let (cases, not_asked) = split(cases, &compiler, derives.implicit);
    let cases = compare_cases(&derives, cases)?;
    let seconds = start.elapsed().as_secs_f64();
    let shapes = compare_shapes(&derives, request.sample)?;
    save_unexplained(&shapes)?;
    let mutations_hold = request.with_mutations.then(mutate).transpose()?;
    let result =
        request.row.map(|dependencies| test_crates(&compiler, dependencies, &cases, &not_asked)).transpose()?;

    let mut evidence = Evidence {
        version: compiler.version,
        implicit: derives.implicit,
        cases,
        shapes,
        mutations_hold,
        compiler: result,
        problems,
        notes: Vec::new(),
        seconds,
    };
    evidence.find_problems(tables.setting());
    let fate = tables.settle(&evidence)?;
    evidence.problems.extend(fate.problems());
    let kept = KeptRun::of(&evidence)?;
    kept.keep()?;
    let page = site::draw(&kept, &site::default_folder())?;
    Ok((evidence, fate, page))
}

/// Builds our derive and everything that it is compared with.
fn build(compiler: &Compiler, request: Request) -> Result<Derives> {
    announce("Building the derives");
    let mut derives = Derives::build(compiler.clone())?;
    if request.row.is_some() && !derives.implicit {
        bail!("--row needs a compiler that may use unstable features");
    }
    derives.add_stand_ins()?;
    if !derives.implicit {
        derives.add_implicit()?;
    }
    Ok(derives)
}

/// Separates the cases that this compiler is asked about from those that only newer compilers
/// reject or accept as expected.
fn split(cases: Vec<Case>, compiler: &Compiler, implicit: bool) -> (Vec<Case>, Vec<Case>) {
    let minor = minor_version(&compiler.release).unwrap_or(u32::MAX);
    let (mut asked, not_asked): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.header.since <= minor);
    if !implicit {
        asked.retain(|case| matches!(case.kind, Kind::Fail | Kind::Unsize) || case.subject == "pass/unsize");
    }
    (asked, not_asked)
}

fn compare_cases(derives: &Derives, cases: Vec<Case>) -> Result<Vec<JudgedCase>> {
    let phase = Phase::begin("Compiling", cases.len() as u64, "cases")?;
    judge_cases(derives, cases, || phase.advance(1))
}

fn compare_shapes(derives: &Derives, sample: Sample) -> Result<ComparedShapes> {
    let phase = Phase::begin("Comparing", sample.count, "shapes")?;
    let start = Instant::now();
    let judged = judge_sample(derives, sample, |done| phase.advance(done))?;
    let seconds = start.elapsed().as_secs_f64();
    drop(phase);
    announce("Running those of the first shapes that have a value");
    ComparedShapes::of(judged, sample, derives, seconds)
}

fn mutate() -> Result<bool> {
    announce("Deriving on a million mutated token streams");
    a_million_inputs_hold()
}

fn test_crates(
    compiler: &Compiler,
    dependencies: Dependencies,
    cases: &[JudgedCase],
    not_asked: &[Case],
) -> Result<CompilerResult> {
    announce("Testing the published crates and kernel-pointers");
    CompilerResult::gather(compiler, dependencies, cases, not_asked)
}
