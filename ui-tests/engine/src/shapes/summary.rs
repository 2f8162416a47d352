//! The counts of a sample.

use super::judge::{Finding, Reason};
use super::judged::{JudgedShape, Sample};
use crate::compiler::Verdict;
use crate::rules::Rules;
use std::collections::{BTreeMap, BTreeSet};

/// The counts of a sample. They depend only on the sample and the compiler.
#[derive(Debug)]
pub struct Summary {
    /// Which shapes were judged.
    pub sample: Sample,
    /// Whether our derive wrote impls for implicit coercions, and not those for `unsize!`.
    pub implicit: bool,
    /// Accepted by ours, and by the compiler's own.
    pub accepted: [usize; 2],
    /// Shapes with the same verdict from both.
    pub agreed: usize,
    /// Shapes at which the compiler crashes with both derives.
    pub crashed: usize,
    /// Shapes whose impl headers are compared.
    pub compared: usize,
    /// Shapes whose impl headers are equal.
    pub equal: usize,
    /// Shapes with a difference that has no known reason.
    pub unexplained: usize,
    /// How many shapes are rejected for this reason, by ours and by the compiler's own.
    pub reasons: BTreeMap<String, [usize; 2]>,
    /// How many shapes have this known difference.
    pub differences: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// Counts the results of the shapes.
    #[must_use]
    pub fn of(sample: Sample, implicit: bool, judged: &[JudgedShape], rules: &Rules) -> Self {
        let count = |holds: &dyn Fn(&JudgedShape) -> bool| judged.iter().filter(|judged| holds(judged)).count();
        let mut reasons: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        let mut differences = BTreeMap::new();
        for judged in judged {
            for (column, finding) in [&judged.ours, &judged.builtin].into_iter().enumerate() {
                for name in names(finding, rules) {
                    reasons.entry(name).or_default()[column] += 1;
                }
            }
            if let Some(difference) = judged.known() {
                *differences.entry(difference.name).or_default() += 1;
            }
        }
        Self {
            sample,
            implicit,
            accepted: [
                count(&|judged| judged.ours.verdict == Verdict::Accepted),
                count(&|judged| judged.builtin.verdict == Verdict::Accepted),
            ],
            agreed: count(&|judged| judged.ours.verdict == judged.builtin.verdict),
            crashed: count(&|judged| [&judged.ours, &judged.builtin].iter().all(|it| it.verdict == Verdict::Crashed)),
            compared: count(&|judged| judged.headers.is_some()),
            equal: count(&|judged| judged.headers.as_ref().is_some_and(Vec::is_empty)),
            unexplained: count(&JudgedShape::is_unexplained),
            reasons,
            differences,
        }
    }
}

/// Returns the reasons for a rejection, each once: a claim, a code, or the words of the error.
fn names(finding: &Finding, rules: &Rules) -> BTreeSet<String> {
    let name = |Reason { code, message, .. }: &Reason| {
        // The words between backquotes are the user's.
        let words = || message.split('`').step_by(2).collect::<Vec<_>>().join("…");
        match code.as_deref() {
            // All rules of the compiler's own derive have the same code.
            Some("E0802") => format!("E0802: {}", words()),
            Some(code) => code.to_owned(),
            None => rules
                .known(message.lines().next().unwrap_or_default(), message, &[])
                .map_or_else(words, |(rule, _)| format!("`{}`", rule.id)),
        }
    };
    finding.reasons.iter().map(name).collect()
}
