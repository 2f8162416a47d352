//! A whole sample, which is judged and counted. Some of it is run, and shapes that differ without a
//! known reason are made small.

use super::judged::{JudgedShape, Sample};
use super::run::run;
use super::shape::Shape;
use super::shrink::shrink;
use super::summary::Summary;
use crate::cargo::workspace;
use crate::compiler::Verdict;
use crate::derives::Derives;
use crate::rules::Rules;
use anyhow::Result;

/// How many shapes without a known reason are made small. Each takes seconds.
pub const SHRUNK: usize = 5;

/// How many of the shapes that our derive accepts the engine tries to run, at most. It takes the
/// first ones.
const TRIED: usize = 1_000;

/// Where the shapes without a known reason are written, below the workspace.
pub const UNEXPLAINED: &str = "target/unexplained-shapes.txt";

/// The results of a sample.
#[derive(Debug)]
pub struct ComparedShapes {
    /// The counts.
    pub summary: Summary,
    /// The shapes that differ without a known reason, the first of them made small.
    pub unexplained: Vec<JudgedShape>,
    /// How many shapes the engine tried to run.
    pub tried: usize,
    /// How many of these ran, or what went wrong.
    pub ran: Result<usize>,
    /// How long the judging took.
    pub seconds: f64,
}

impl ComparedShapes {
    /// Counts judged shapes, runs some of them, and makes those small that differ without a known
    /// reason.
    ///
    /// # Errors
    ///
    /// If a compiler cannot be run.
    pub fn of(judged: Vec<JudgedShape>, sample: Sample, derives: &Derives, seconds: f64) -> Result<Self> {
        let accepted = judged.iter().filter(|judged| judged.ours.verdict == Verdict::Accepted).take(TRIED);
        let accepted: Vec<&Shape> = accepted.map(|judged| &judged.shape).collect();
        let (tried, ran) = (accepted.len(), run(derives, &accepted));
        let rules = Rules::read(&workspace().join("ui-tests"))?;
        let summary = Summary::of(sample, derives.implicit, &judged, &rules);
        let unexplained = judged.into_iter().filter(JudgedShape::is_unexplained).enumerate();
        let unexplained: Result<Vec<_>> = unexplained
            .map(|(index, judged)| if index < SHRUNK { shrink(derives, &judged) } else { Ok(judged) })
            .collect();
        Ok(Self { summary, unexplained: unexplained?, tried, ran, seconds })
    }

    /// Returns one line for each shape that differs without a known reason, and another if a shape
    /// does not run.
    pub fn problems(&self) -> impl Iterator<Item = String> {
        let not_run = self.ran.as_ref().err().map(|error| format!("{error:#}"));
        let unexplained = self.unexplained.iter().map(|judged| {
            format!("a shape differs without a known reason, see {UNEXPLAINED}: {}", judged.shape.source())
        });
        unexplained.chain(not_run)
    }

    /// Returns how many shapes were judged each second.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        // A sample has far fewer than 2^52 shapes.
        #[allow(clippy::cast_precision_loss)]
        let count = self.summary.sample.count as f64;
        count / self.seconds
    }
}
