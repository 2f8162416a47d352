//! A shape and what both derives made of it.

use super::generate::shape;
use super::headers;
use super::judge::{Finding, judge};
use super::shape::Shape;
use crate::compiler::Verdict;
use crate::derives::{Derive, Derives};
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How many shapes one compiler run gets. Larger batches need fewer runs, smaller ones use the
/// cores better.
const BATCH: u64 = 250;

/// The sample that the tables show.
pub const DEFAULT: Sample = Sample { seed: 3621, count: 10_000 };

/// Which shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The same seed gives the same shapes.
    pub seed: u64,
    /// How many.
    pub count: u64,
}

/// How the two derives differ on a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Ours rejects it, the compiler's own accepts it.
    Stricter,
    /// Ours accepts it, the compiler's own rejects it.
    Laxer,
    /// Ours accepts it on plain stable, and the compiler's own rejects it. In implicit mode, rustc
    /// rejects the coercions that ours writes for it.
    Alone,
    /// Both accept it, with different impl headers.
    Header,
    /// Only one of them crashes the compiler.
    Crash,
}

/// A shape and what both derives made of it.
#[derive(Clone, Debug)]
pub struct JudgedShape {
    /// Whether ours wrote the coercions, and not what `unsize!` needs.
    pub implicit: bool,
    /// The shape.
    pub shape: Shape,
    /// With our derive.
    pub ours: Finding,
    /// With the compiler's own.
    pub builtin: Finding,
    /// With ours in implicit mode, if ours accepts it on plain stable and the compiler's own does
    /// not.
    pub checked: Option<Finding>,
    /// If both accept: the lines that are in only one set of headers, `+` for ours and `-` for the
    /// compiler's own.
    pub headers: Option<Vec<String>>,
}

impl JudgedShape {
    /// Returns how the two differ, if they do.
    #[must_use]
    pub fn side(&self) -> Option<Side> {
        match (self.ours.verdict, self.builtin.verdict) {
            (ours, builtin) if ours != builtin && [ours, builtin].contains(&Verdict::Crashed) => Some(Side::Crash),
            (Verdict::Rejected, Verdict::Accepted) => Some(Side::Stricter),
            (Verdict::Accepted, Verdict::Rejected) => {
                let is_checked = self.checked.as_ref().is_none_or(|checked| checked.verdict == Verdict::Accepted);
                Some(if is_checked { Side::Laxer } else { Side::Alone })
            }
            (Verdict::Accepted, Verdict::Accepted) if self.header_lines().next().is_some() => Some(Side::Header),
            _ => None,
        }
    }

    /// Returns the lines in which the headers differ.
    pub fn header_lines(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().flatten().map(String::as_str)
    }
}

/// Judges the shapes of a sample on all cores, calling `done` with the size of each finished batch.
///
/// # Errors
///
/// If a compiler cannot be run.
pub fn judge_sample(derives: &Derives, sample: Sample, done: impl Fn(u64) + Sync) -> Result<Vec<JudgedShape>> {
    let starts: Vec<u64> = (0..sample.count).step_by(usize::try_from(BATCH)?).collect();
    let judged: Result<Vec<Vec<JudgedShape>>> = starts
        .into_par_iter()
        .map(|start| {
            let end = sample.count.min(start + BATCH);
            let judged = judge_batch(derives, (start..end).map(|index| shape(sample.seed, index)).collect())?;
            done(end - start);
            Ok(judged)
        })
        .collect();
    Ok(judged?.into_iter().flatten().collect())
}

/// Judges these shapes in one batch.
///
/// # Errors
///
/// If a compiler cannot be run.
pub fn judge_batch(derives: &Derives, shapes: Vec<Shape>) -> Result<Vec<JudgedShape>> {
    let all: Vec<&Shape> = shapes.iter().collect();
    let ours = judge(derives, Derive::Ours, &all)?;
    let builtin = judge(derives, Derive::Builtin, &all)?;
    let by_both: Vec<(usize, &Shape)> = all
        .iter()
        .enumerate()
        .filter(|(number, _)| [&ours, &builtin].iter().all(|found| found[*number].verdict == Verdict::Accepted))
        .map(|(number, shape)| (number, *shape))
        .collect();
    // On plain stable ours writes other impls.
    let mut differences = if derives.implicit { headers::compare(derives, &by_both)? } else { BTreeMap::new() };
    let is_laxer = |number: usize| {
        !derives.implicit && ours[number].verdict == Verdict::Accepted && builtin[number].verdict == Verdict::Rejected
    };
    let laxer: Vec<usize> = (0..all.len()).filter(|number| is_laxer(*number)).collect();
    let those: Vec<&Shape> = laxer.iter().map(|number| all[*number]).collect();
    let checked = judge(derives, Derive::OursImplicit, &those)?;
    let mut checked: BTreeMap<usize, Finding> = laxer.into_iter().zip(checked).collect();
    let judged =
        shapes.into_iter().zip(ours).zip(builtin).enumerate().map(|(number, ((shape, ours), builtin))| JudgedShape {
            implicit: derives.implicit,
            shape,
            ours,
            builtin,
            checked: checked.remove(&number),
            headers: differences.remove(&number),
        });
    Ok(judged.collect())
}
