//! All verdicts, where the two derives differ, and what contradicts the suite.

use crate::case::{Case, Kind};
use crate::compiler::{Diagnostic, Outcome, Verdict};
use crate::derives::{Derive, Derives, Source};
use crate::header::Builtin;
use anyhow::Result;
use rayon::prelude::*;

/// A case and what both derives made of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The case.
    pub case: Case,
    /// With our derive.
    pub ours: Outcome,
    /// With the compiler's own; none if the case has no counterpart there, or nothing is compared.
    pub builtin: Option<Outcome>,
}

impl Judged {
    /// Whether both gave a verdict, and not the same.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.builtin.as_ref().is_some_and(|builtin| builtin.verdict != self.ours.verdict)
    }

    /// Everything about the case that contradicts the suite, a line each.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let Case { name, kind, header, .. } = &self.case;
        let mut problems = Vec::new();
        let ours = self.ours.verdict;
        if ours != header.expected {
            let why = match kind {
                Kind::Catalogue => "its `Verdict:` line",
                _ => "its place",
            };
            let first = self.ours.errors.first().map(|error| format!(": {}", error.message)).unwrap_or_default();
            problems.push(format!("{name}: {ours} by our derive, {} by {why}{first}", header.expected));
        }
        let Some(builtin) = &self.builtin else { return problems };
        if let Some(missing) = builtin.errors.iter().find_map(lacking) {
            problems.push(format!(
                "{name}: needs what the compiler's own derive has not ({missing}); say `Builtin: no counterpart, …`"
            ));
            return problems;
        }
        let builtin = builtin.verdict;
        match &header.builtin {
            Builtin::Differs(..) if builtin == ours => {
                problems.push(format!("{name}: stale `Builtin:` line, both derives say {ours}"));
            }
            Builtin::Differs(stated, _) if *stated != builtin => {
                problems.push(format!("{name}: `Builtin: {stated}`, but it is {builtin}"));
            }
            Builtin::Same if builtin != ours => {
                problems
                    .push(format!("{name}: unexplained difference, {ours} by our derive and {builtin} by the builtin"));
            }
            _ => {}
        }
        problems
    }
}

/// What an error says is missing, if it is about the stand-in and not about the case.
fn lacking(error: &Diagnostic) -> Option<&str> {
    let about_names =
        matches!(error.code.as_deref(), Some("E0432" | "E0433")) && error.message.contains("pin_coerce_unsized");
    let about_attribute = error.message.starts_with("cannot find attribute `smart_pointer`");
    let about_features = matches!(error.code.as_deref(), Some("E0554" | "E0658"));
    (about_names || about_attribute || about_features).then_some(error.message.as_str())
}

/// The counts of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The folder that stands for the rule.
    pub rule: String,
    /// How many cases.
    pub cases: usize,
    /// Accepted and rejected by our derive.
    pub ours: [usize; 2],
    /// Accepted and rejected by the compiler's own, among the compared.
    pub builtin: [usize; 2],
    /// The same verdict from both.
    pub agree: usize,
    /// Another verdict.
    pub differ: usize,
}

impl Row {
    fn add(&mut self, judged: &Judged) {
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

/// A row for each rule in order of the cases, and one for all of them.
#[must_use]
pub fn rows(judged: &[Judged]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut all = Row { rule: "all".to_owned(), ..Row::default() };
    for judged in judged {
        let rule = &judged.case.rule;
        if rows.last().is_none_or(|row| row.rule != *rule) {
            rows.push(Row { rule: rule.clone(), ..Row::default() });
        }
        rows.last_mut().into_iter().for_each(|row| row.add(judged));
        all.add(judged);
    }
    rows.push(all);
    rows
}

/// Compiles every case with both derives, on all cores, calling `done` after each case.
///
/// Where our derive emits no coercions there is nothing to compare, and only its own checks are run.
///
/// # Errors
///
/// If a compiler cannot be run.
pub fn judge_all(derives: &Derives, cases: Vec<Case>, done: impl Fn() + Sync) -> Result<Vec<Judged>> {
    let judge = |case: Case| {
        let source = Source { path: &case.path, has_main: case.has_main };
        let ours = derives.outcome(source, Derive::Ours)?;
        let compared = derives.implicit && !matches!(case.header.builtin, Builtin::NoCounterpart(_));
        let builtin = compared.then(|| derives.outcome(source, Derive::Builtin)).transpose()?;
        done();
        Ok(Judged { case, ours, builtin })
    };
    cases.into_par_iter().map(judge).collect()
}
