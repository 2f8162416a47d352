//! All verdicts, where the two derives differ, and what contradicts the suite.

use crate::case::{Builtin, Case, Kind};
use crate::compiler::{Outcome, Verdict};
use crate::derives::{Derive, Derives};
use crate::diagnostic::Diagnostic;
use crate::expansion::all_derived;
use crate::mistakes;
use crate::setting::Setting;
use crate::source::Source;
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs;

/// A case and what both derives made of it.
#[derive(Clone, Debug)]
pub struct JudgedCase {
    /// The case.
    pub case: Case,
    /// With our derive.
    pub ours: Outcome,
    /// With the compiler's own. None if the case has no counterpart there, or nothing is compared.
    pub builtin: Option<Outcome>,
    /// What ours and the builtin make of the case with uses of the pointer below it, if it is the
    /// case of a likely mistake.
    pub used: Option<[Outcome; 2]>,
    /// Whether the case is accepted even if the derive writes nothing, so that it shows nothing.
    pub shows_nothing: bool,
    /// What our derive wrote for the case, which is empty if it wrote no impl. None if this compiler
    /// prints no expansion of it.
    pub expansion: Option<String>,
}

impl JudgedCase {
    /// Returns whether both gave a verdict, and the two differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.builtin.as_ref().is_some_and(|builtin| builtin.verdict != self.ours.verdict)
    }

    /// Returns a message if the verdict of our derive is not the one that the case expects.
    #[must_use]
    pub fn contradiction(&self) -> Option<String> {
        let Case { name, kind, header, .. } = &self.case;
        let (ours, expected) = (self.ours.verdict, header.expected);
        let asked_by = if *kind == Kind::Catalogue { "`Verdict:` line" } else { "place" };
        let first = self.ours.errors.first().map(|error| format!(": {}", error.first_line())).unwrap_or_default();
        if ours != expected {
            return Some(format!("{name}: {ours} by our derive, {expected} by its {asked_by}{first}"));
        }
        self.shows_nothing
            .then(|| format!("{name}: accepted by a derive that writes nothing, too, so it shows nothing"))
    }

    /// Returns a message if the verdict of the compiler's own derive is not the one that the header
    /// states in this setting.
    #[must_use]
    pub fn misstatement(&self, setting: Setting) -> Option<String> {
        let Case { name, header, .. } = &self.case;
        let builtin = self.builtin.as_ref()?;
        if let Some(missing) = builtin.errors.iter().find_map(lacking) {
            return Some(format!("{name}: the builtin is judged by what it cannot know, `no counterpart` ({missing})"));
        }
        let (ours, builtin) = (self.ours.verdict, builtin.verdict);
        if let (Setting::Nightly, Some(stated)) = (setting, header.nightly) {
            return (stated != builtin).then(|| format!("{name}: `Nightly: {stated}`, but it is {builtin}"));
        }
        match &header.builtin {
            Builtin::Same if builtin != ours => {
                Some(format!("{name}: unexplained difference, {ours} by our derive and {builtin} by the builtin"))
            }
            Builtin::Differs(..) if builtin == ours => {
                Some(format!("{name}: stale `Builtin:` line, both derives say {ours}"))
            }
            Builtin::Differs(stated, _) if *stated != builtin => {
                Some(format!("{name}: `Builtin: {stated}`, but it is {builtin}"))
            }
            _ => None,
        }
    }
}

/// Returns what is missing, if an error is about the stand-in for our crate and not about the case.
fn lacking(error: &Diagnostic) -> Option<&str> {
    let about_names =
        matches!(error.code.as_deref(), Some("E0432" | "E0433")) && error.message.contains("pin_coerce_unsized");
    let about_attribute = error.message.starts_with("cannot find attribute `smart_pointer`");
    let about_features = matches!(error.code.as_deref(), Some("E0554" | "E0658"));
    (about_names || about_attribute || about_features).then(|| error.first_line())
}

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

/// Compiles every case with both derives, on all cores, calling `done` after each case.
///
/// Where our derive emits no coercions, there is nothing to compare, so only its own checks are
/// run.
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
        let has_counterpart = case.kind != Kind::Unsize && !matches!(case.header.builtin, Builtin::NoCounterpart(_));
        let compared = derives.implicit && has_counterpart;
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
