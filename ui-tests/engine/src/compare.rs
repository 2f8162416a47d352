//! Judges all cases with both derives, and counts the verdicts.

use crate::case::{Case, Kind};
use crate::compiler::{Outcome, Verdict};
use crate::derives::{Derive, Derives};
use crate::expansion::all_derived;
use crate::judged::JudgedCase;
use crate::mistakes;
use crate::source::Source;
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs;

/// The counts of one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The folder.
    pub subject: String,
    /// How many cases.
    pub cases: usize,
    /// Accepted and rejected by our derive.
    pub ours: [usize; 2],
    /// Accepted and rejected by the compiler's own, among the compared cases.
    pub builtin: [usize; 2],
    /// How many have the same verdict from both.
    pub agree: usize,
    /// How many have another verdict from the compiler's own.
    pub differ: usize,
}

impl Counts {
    fn add(&mut self, judged: &JudgedCase) {
        self.cases += 1;
        let count = |counts: &mut [usize; 2], verdict| match verdict {
            Verdict::Accepted => counts[0] += 1,
            Verdict::Rejected => counts[1] += 1,
            Verdict::Crashed => {}
        };
        count(&mut self.ours, judged.ours.verdict);
        if let Some(builtin) = &judged.builtin {
            count(&mut self.builtin, builtin.verdict);
            self.agree += usize::from(!judged.differs());
            self.differ += usize::from(judged.differs());
        }
    }
}

/// Counts each subject in order of the cases, and all of them at the end.
#[must_use]
pub fn count(judged: &[JudgedCase]) -> Vec<Counts> {
    let mut counts: Vec<Counts> = Vec::new();
    let mut all = Counts { subject: "all".to_owned(), ..Counts::default() };
    for judged in judged {
        let subject = &judged.case.subject;
        if counts.last().is_none_or(|counts| counts.subject != *subject) {
            counts.push(Counts { subject: subject.clone(), ..Counts::default() });
        }
        counts.last_mut().into_iter().for_each(|counts| counts.add(judged));
        all.add(judged);
    }
    counts.push(all);
    counts
}

/// Compiles every case with our derive, and each compared one with the builtin, on all cores. Calls
/// `done` after each case.
///
/// Cases of `ui/unsize` and cases without a counterpart are not compared. Where our derive emits no
/// coercions, none is.
///
/// # Errors
///
/// If a compiler cannot be run.
pub fn judge_cases(derives: &Derives, cases: Vec<Case>, done: impl Fn() + Sync) -> Result<Vec<JudgedCase>> {
    let judge = |mut case: Case| {
        case.header.expected = case.header.implicit.filter(|_| derives.implicit).unwrap_or(case.header.expected);
        let is_built = case.kind == Kind::Unsize;
        let source = Source { path: &case.path, has_main: case.has_main, is_built };
        let ours = in_colour(derives, source, Derive::Ours)?;
        let compared = derives.implicit && case.kind != Kind::Unsize && case.header.builtin.is_compared();
        let builtin = compared.then(|| in_colour(derives, source, Derive::Builtin)).transpose()?;
        let used = mistakes::uses(&case.name).filter(|_| compared);
        let used = used.map(|uses| with_uses(derives, &case, &uses)).transpose()?;
        let is_controlled = matches!(case.kind, Kind::Pass | Kind::Catalogue) && ours.verdict == Verdict::Accepted;
        let shows_nothing =
            derives.implicit && is_controlled && derives.outcome(source, Derive::Nothing)?.verdict == Verdict::Accepted;
        // The page of the case shows it. Nothing is judged by it, so a compiler that prints none is
        // not an error.
        let expansion = derives.expanded(source, Derive::Ours).and_then(|expanded| all_derived(&expanded)).ok();
        done();
        Ok(JudgedCase { case, ours, builtin, used, shows_nothing, expansion })
    };
    cases.into_par_iter().map(judge).collect()
}

/// Compiles a case, and asks for errors in the colours that a terminal shows.
fn in_colour(derives: &Derives, source: Source<'_>, derive: Derive) -> Result<Outcome> {
    derives.outcome_told(source, derive, |rustc| rustc.arg("--json=diagnostic-rendered-ansi"))
}

/// Returns what both derives make of a case with uses below it.
fn with_uses(derives: &Derives, case: &Case, uses: &str) -> Result<[Outcome; 2]> {
    let source = fs::read_to_string(&case.path).with_context(|| format!("cannot read {}", case.path.display()))?;
    derives.with_file(&format!("{source}\n{uses}"), |source| {
        let source = Source { has_main: case.has_main, ..source };
        Ok([derives.outcome(source, Derive::Ours)?, derives.outcome(source, Derive::Builtin)?])
    })
}
