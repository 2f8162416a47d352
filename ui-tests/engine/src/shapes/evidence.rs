//! A whole run: judged, counted, and what has no known reason made small and saved.

use super::run::run as run_shapes;
use super::shape::Shape;
use super::shrink::{describe, shrink};
use super::table::Summary;
use super::{Judged, Run, judge_run};
use crate::compiler::Verdict;
use crate::derives::Derives;
use crate::own_file::Rules;
use crate::workspace;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;
use tempfile::NamedTempFile;

/// How many shapes without a known reason are made small. Each takes seconds.
const SHRUNK: usize = 5;

/// How many of the shapes that our derive accepts are tried to be run: the first ones.
const TRIED: usize = 1_000;

/// What came out.
#[derive(Debug)]
pub struct Evidence {
    /// The counts.
    pub summary: Summary,
    /// The shapes that differ without a known reason, the first of them made small.
    pub unexplained: Vec<Judged>,
    /// How many shapes were run, or what went wrong.
    ran: Result<usize>,
    shapes: u64,
    seconds: f64,
}

impl Evidence {
    /// Judges the shapes of a run, calling `done` with the size of each finished batch.
    ///
    /// # Errors
    ///
    /// If a compiler cannot be run, or a file not be written.
    pub fn gather(derives: &Derives, run: Run, done: impl Fn(u64) + Sync) -> Result<Self> {
        let start = Instant::now();
        let judged = judge_run(derives, run, done)?;
        let seconds = start.elapsed().as_secs_f64();
        let accepted = judged.iter().filter(|judged| judged.ours.verdict == Verdict::Accepted).take(TRIED);
        let ran = run_shapes(derives, &accepted.map(|judged| &judged.shape).collect::<Vec<&Shape>>());
        let summary = Summary::of(run, derives.implicit, &judged, &Rules::learn(&workspace().join("ui-tests"))?);
        let unexplained = judged.into_iter().filter(Judged::is_unexplained).enumerate();
        let unexplained: Result<Vec<_>> = unexplained
            .map(|(index, judged)| if index < SHRUNK { shrink(derives, &judged) } else { Ok(judged) })
            .collect();
        let evidence = Self { summary, unexplained: unexplained?, ran, shapes: run.count, seconds };
        evidence.save()?;
        Ok(evidence)
    }

    /// One line for each shape that differs without a known reason, and one if a shape does not run.
    pub fn problems(&self) -> impl Iterator<Item = String> {
        let not_run = self.ran.as_ref().err().map(|error| format!("{error:#}"));
        let unexplained = self.unexplained.iter().map(|judged| {
            let file = saved_in();
            let file = file.strip_prefix(workspace()).unwrap_or(&file).display();
            format!("a shape differs without a known reason, see {file}: {}", judged.shape.source())
        });
        unexplained.chain(not_run)
    }

    /// The section of the report.
    #[must_use]
    pub fn section(&self) -> String {
        format!("{}\n\n{}", self.sentences(), self.summary.tables())
    }

    fn sentences(&self) -> String {
        let ran = self.ran.as_ref().copied().unwrap_or_default();
        let how = if self.summary.implicit { "" } else { " by `unsize!`" };
        format!(
            "{}\n\nOf the first {TRIED} that ours accepts, {ran} have a value that a small trait can build. Each was coerced{how} to a trait \
             object and to a slice and dropped, with the address, the sizes, the length and the number of drops as they should be.",
            self.summary.sentence()
        )
    }

    /// What the report says in short, and how fast it was.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { unexplained, seconds, .. } = self;
        let unexplained: String = unexplained.iter().take(SHRUNK).map(describe).collect();
        let (sentence, rate) = (self.sentences(), self.rate());
        format!("Shapes\n{unexplained}{sentence}\n{seconds:.1} s, {rate:.0} shapes per second\n")
    }

    /// For other programs.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut value = self.summary.json();
        value["unexplained_shapes"] = self.unexplained.iter().map(|judged| json!(describe(judged))).collect();
        value["ran"] = json!(self.ran.as_ref().ok());
        value["seconds"] = json!(self.seconds);
        value["per_second"] = json!(self.rate());
        value
    }

    // A run is far from 2^52 shapes.
    #[allow(clippy::cast_precision_loss)]
    fn rate(&self) -> f64 {
        self.shapes as f64 / self.seconds
    }

    /// Writes the shapes without a known reason below `target/`, or removes what an earlier run wrote.
    fn save(&self) -> Result<()> {
        let path = saved_in();
        if self.unexplained.is_empty() {
            drop(fs::remove_file(path));
            return Ok(());
        }
        let folder = path.parent().context("the file is in no folder")?;
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(self.unexplained.iter().map(describe).collect::<Vec<_>>().join("\n").as_bytes())?;
        file.persist(&path).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(())
    }
}

fn saved_in() -> PathBuf {
    workspace().join("target/unexplained-shapes.txt")
}
