//! Judges many shapes in one compiler run, with a verdict for each.
//!
//! Each shape is one line of the file, so the lines of an error say which shape it belongs to.
//! rustc stops after the phase with the first error, and later errors of other shapes are then
//! missing. So the engine takes out the rejected shapes and compiles the rest again, until none is
//! rejected.
//!
//! Where coercions are implicit, a shape is accepted if its definition compiles, because the impls
//! are part of the definition. On plain stable, the derive can leave out the impls for `unsize!`.
//! So there, a shape counts as accepted by our derive only if a use of `unsize!` compiles as well.

use super::shape::Shape;
use crate::compiler::Verdict;
use crate::derives::{Derive, Derives};
use crate::diagnostic::Diagnostic;
use anyhow::{Result, bail};
use std::collections::BTreeMap;

/// The items that the shapes mention.
pub(super) const PRELUDE: &str = include_str!("../../shape-sources/prelude.rs");

/// An error of one shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// A code such as `E0277`, or the name of a lint. `None` if a derive reports the error itself.
    pub code: Option<String>,
    /// The first line.
    pub message: String,
    /// The whole error, as the compiler shows it.
    pub rendered: String,
}

/// The verdict of one derive on one shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it compiles.
    pub verdict: Verdict,
    /// The errors of the first phase that has any.
    pub reasons: Vec<Reason>,
}

/// Returns the source of a file with these shapes.
#[must_use]
pub fn file(shapes: &[(usize, &Shape)]) -> String {
    let lines = shapes.iter().map(|(number, shape)| shape.module(*number));
    format!("{PRELUDE}{}", lines.collect::<String>())
}

/// Returns the findings of one derive, in order of the shapes.
///
/// # Errors
///
/// If rustc cannot be run, or rejects the code around the shapes.
pub fn judge(derives: &Derives, derive: Derive, shapes: &[&Shape]) -> Result<Vec<Finding>> {
    let numbered = shapes.iter().copied().enumerate().collect();
    let mut rejected = in_rounds(derives, derive, PRELUDE, numbered, |number, shape| shape.module(number))?;
    if derive == Derive::Ours && !derives.implicit {
        let defined = shapes.iter().copied().enumerate().filter(|(number, _)| !rejected.contains_key(number)).collect();
        rejected.extend(in_rounds(derives, derive, PRELUDE, defined, |number, shape| shape.used(number))?);
    }
    let accepted = || Finding { verdict: Verdict::Accepted, reasons: Vec::new() };
    Ok((0..shapes.len()).map(|number| rejected.remove(&number).unwrap_or_else(accepted)).collect())
}

/// Returns the shapes that do not compile after `prelude`, each written as the line that `line`
/// makes of it.
pub(super) fn in_rounds(
    derives: &Derives,
    derive: Derive,
    prelude: &str,
    shapes: Vec<(usize, &Shape)>,
    line: impl Fn(usize, &Shape) -> String,
) -> Result<BTreeMap<usize, Finding>> {
    let mut findings = BTreeMap::new();
    let count = shapes.len();
    let mut batches = vec![shapes];
    while let Some(mut batch) = batches.pop() {
        if batch.is_empty() {
            continue;
        }
        let lines: String = batch.iter().map(|(number, shape)| line(*number, shape)).collect();
        let (outcome, name) = derives.with_file(&format!("{prelude}{lines}"), |source| {
            let name = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok((derives.outcome(source, derive)?, name))
        })?;
        if outcome.verdict == Verdict::Accepted {
            continue;
        }
        let reasons = attributed(&outcome.errors, &name, prelude.lines().count(), &batch);
        if outcome.verdict == Verdict::Rejected && !reasons.is_empty() {
            batch.retain(|(number, _)| !reasons.contains_key(number));
            let rejected = |reasons| Finding { verdict: Verdict::Rejected, reasons };
            findings.extend(reasons.into_iter().map(|(number, reasons)| (number, rejected(reasons))));
            batches.push(batch);
        } else if let [(number, _)] = batch[..] {
            let reasons = outcome.errors.iter().map(Reason::of).collect();
            findings.insert(number, Finding { verdict: outcome.verdict, reasons });
        } else {
            // The errors are at no shape, or the compiler crashed. Each half is compiled alone,
            // until only the shape that causes this is left.
            let half = batch.split_off(batch.len() / 2);
            batches.extend([half, batch]);
        }
    }
    if count > 0 && findings.len() == count {
        let empty = derives.with_file(prelude, |source| derives.outcome(source, derive))?;
        if let Some(error) = empty.errors.first() {
            bail!("what is around the shapes is rejected: {}", error.first_line());
        }
    }
    Ok(findings)
}

/// Returns the errors of each shape, by its number.
fn attributed(
    errors: &[Diagnostic],
    file: &str,
    before: usize,
    batch: &[(usize, &Shape)],
) -> BTreeMap<usize, Vec<Reason>> {
    let mut reasons: BTreeMap<usize, Vec<Reason>> = BTreeMap::new();
    for error in errors {
        let owner = error.lines.iter().filter(|(name, _)| name.ends_with(file)).find_map(|(_, line)| {
            let index = usize::try_from(*line).ok()?.checked_sub(before + 1)?;
            Some(batch.get(index)?.0)
        });
        if let Some(owner) = owner {
            reasons.entry(owner).or_default().push(Reason::of(error));
        }
    }
    reasons
}

impl Reason {
    /// Returns a reason that is not an error: a line in which the headers of the impls differ.
    pub(super) fn line(line: &str) -> Self {
        Self { code: None, message: line.to_owned(), rendered: line.to_owned() }
    }

    fn of(error: &Diagnostic) -> Self {
        Self { code: error.code.clone(), message: error.first_line().to_owned(), rendered: error.rendered.clone() }
    }
}
