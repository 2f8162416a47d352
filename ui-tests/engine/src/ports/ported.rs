//! One crate, from the registry to the last test.

use super::builtin;
use super::clock::Clock;
use super::counted::{Counted, Sources};
use super::entry::{Edit, Entry, Said};
use super::registry;
use super::suite::{Mode, Suite};
use super::{Row, share_lock};
use crate::port::{self, Port};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What became of a crate.
#[derive(Debug)]
pub enum Outcome {
    /// It could not be fetched or copied.
    NotRun(String),
    /// Nothing derives, as expected.
    LeftAlone,
    /// It was ported, and its tests ran.
    Ported(Box<Tested>),
}

/// What a port changed.
#[derive(Debug)]
pub struct Tested {
    /// Lines and `unsafe`.
    pub counted: Counted,
    /// The crate's own tests before.
    pub before: Suite,
    /// The same tests after the port, on plain stable.
    pub plain: Suite,
    /// The same tests after the port, in implicit mode.
    pub implicit: Suite,
    /// The same tests with the compiler's own derive in the place of ours, if that is possible and
    /// was asked for.
    pub builtin: Option<Suite>,
    /// The same on nightly.
    pub nightly: Option<Suite>,
    /// The pointers that do not derive after all decisions, each with the reason.
    pub stays: Vec<(String, String)>,
}

/// A crate on its way.
pub(super) struct Run {
    entry: Entry,
    copy: PathBuf,
    outcome: Outcome,
    problems: Vec<String>,
}

impl Run {
    /// Gets the crate, tests it, ports it, and tests it again.
    pub(super) fn on_plain_stable(entry: Entry, with_slow: bool, clock: &mut Clock) -> Result<Self> {
        let copied = clock.time(&entry.id, "fetched", || registry::copy(&entry))?;
        let (copy, outcome) = match copied {
            Ok(copy) => (copy, Outcome::LeftAlone),
            Err(reason) => (PathBuf::new(), Outcome::NotRun(reason)),
        };
        let mut run = Self { entry, copy, outcome, problems: Vec::new() };
        if matches!(run.outcome, Outcome::NotRun(_)) || !run.says_what_is_expected() {
            return Ok(run);
        }
        let old = Sources::read(&run.copy)?;
        let suite = || Suite::run(&run.entry, &run.copy, &[], Mode::PlainStable, with_slow);
        let before = clock.time(&run.entry.id, "before", suite)?;
        run.check_suite_before(&before, with_slow);
        let stays = match run.port() {
            Ok(stays) => stays,
            Err(error) => {
                run.problems.push(format!("{error:#}"));
                return Ok(run);
            }
        };
        let new = Sources::read(&run.copy)?;
        run.keep_diff(&old.diff(&new))?;
        let counted = old.compared(&new);
        let (plain, implicit, builtin, nightly) = (Suite::default(), Suite::default(), None, None);
        let tested = Tested { counted, before, plain, implicit, builtin, nightly, stays };
        run.outcome = Outcome::Ported(Box::new(tested));
        run.test(Mode::PlainStable, with_slow, clock)?;
        Ok(run)
    }

    /// Tests the crate in a mode, if it is ported.
    pub(super) fn test(&mut self, mode: Mode, with_slow: bool, clock: &mut Clock) -> Result<()> {
        let Outcome::Ported(tested) = &self.outcome else { return Ok(()) };
        if mode.is_builtin() && self.entry.no_builtin.is_some() {
            return Ok(());
        }
        let before = tested.before.clone();
        let id = self.entry.id.clone();
        let suite = clock.time(&id, mode.name(), || self.tested(&before, mode, with_slow))?;
        if let Outcome::Ported(tested) = &mut self.outcome {
            match mode {
                Mode::PlainStable => tested.plain = suite,
                Mode::Implicit => tested.implicit = suite,
                Mode::Builtin => tested.builtin = Some(suite),
                Mode::Nightly => tested.nightly = Some(suite),
            }
        }
        Ok(())
    }

    /// Returns what is shown.
    pub(super) fn judged(self) -> Row {
        let Self { entry, outcome, problems, .. } = self;
        Row { entry, outcome, problems }
    }

    /// Whether the crate could be fetched and copied, and nothing contradicts the entry so far.
    pub(super) fn is_as_expected(&self) -> bool {
        self.problems.is_empty() && !matches!(self.outcome, Outcome::NotRun(_))
    }

    /// Returns the entry, if the crate is ported.
    pub(super) fn ported(&self) -> Option<&Entry> {
        matches!(self.outcome, Outcome::Ported(_)).then_some(&self.entry)
    }

    /// Compares what the command says about the crate as it is with the entry. Returns whether
    /// there are pointers to port.
    fn says_what_is_expected(&mut self) -> bool {
        let expected = &self.entry.expect;
        match (plan(&self.entry, &self.copy), &expected.error) {
            (Err(error), Some(words)) if format!("{error:#}").contains(words) => {}
            (Err(error), _) => self.problems.push(format!("{error:#}")),
            (Ok(_), Some(_)) => self.problems.push("the command does something after all".to_owned()),
            (Ok(port), None) => {
                let asked = port.questions.iter().map(|said| (&*said.about, &*said.reason));
                self.problems.extend(compared("asks", &expected.asks, asked));
                let refused = port.refused.iter().map(|said| (&*said.about, &*said.reason));
                self.problems.extend(compared("refuses", &expected.refuses, refused));
                if expected.pointers.is_empty() && !port.pointers.is_empty() {
                    let names: Vec<&str> = port.pointers.iter().map(|pointer| &*pointer.name).collect();
                    self.problems.push(format!("it would port {}", names.join(", ")));
                }
            }
        }
        !expected.pointers.is_empty()
    }

    fn check_suite_before(&mut self, before: &Suite, with_slow: bool) {
        let expected = &self.entry.expect;
        let is_whole = self.entry.only.is_some() && with_slow;
        if before.passed() != expected.passes && !is_whole || before.failed() != expected.fails {
            let said = before.failure.as_ref().map(|output| last_lines(output)).unwrap_or_default();
            self.problems.push(format!(
                "before the port, {} tests pass and {:?} fail, and not {} and {:?}{said}",
                before.passed(),
                before.failed(),
                expected.passes,
                expected.fails
            ));
        }
    }

    /// Makes the edits of the entry, and runs the command in between. Returns what stays as it is.
    fn port(&mut self) -> Result<Vec<(String, String)>> {
        let Entry { answers, corrections, promises, expect, .. } = &self.entry;
        apply(answers, &self.copy)?;
        let port = plan(&self.entry, &self.copy)?;
        port.write(true)?;
        share_lock(&self.copy)?;
        apply(corrections, &self.copy)?;
        apply(promises, &self.copy)?;
        let mut names: Vec<&str> = port.pointers.iter().map(|pointer| &*pointer.name).collect();
        names.sort_unstable();
        let mut expected: Vec<&str> = expect.pointers.iter().map(String::as_str).collect();
        expected.sort_unstable();
        if names != expected {
            self.problems.push(format!("it ports {names:?}, and not {expected:?}"));
        }
        let asked = port.questions.iter().map(|said| (said.about.clone(), said.reason.clone()));
        let refused = port.refused.iter().map(|said| (said.about.clone(), said.reason.clone()));
        Ok(asked.chain(refused).collect())
    }

    /// Keeps what the port changed, for the pages.
    fn keep_diff(&self, diff: &str) -> Result<()> {
        let file = self.entry.diff_file();
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(&file, diff).with_context(|| format!("cannot write {}", file.display()))
    }

    /// Runs the tests after the port, and compares them with those before it.
    fn tested(&mut self, before: &Suite, mode: Mode, with_slow: bool) -> Result<Suite> {
        let Entry { unsizes, coerces, .. } = &self.entry;
        let unsizes = unsizes.as_ref().filter(|_| !mode.is_builtin());
        let coerces = coerces.as_ref().filter(|_| mode != Mode::PlainStable);
        let written: Vec<(&str, &String)> = [("unsizes", unsizes), ("coerces", coerces)]
            .into_iter()
            .filter_map(|(name, code)| Some((name, code?)))
            .collect();
        // The tests on nightly follow those with the builtin, in the same copy.
        if mode == Mode::Builtin {
            builtin::replace_ours(&self.copy)?;
        }
        for (name, code) in &written {
            registry::add_test(&self.copy, name, code)?;
        }
        let ours: Vec<&str> = written.into_iter().map(|(name, _)| name).collect();
        let mut suite = Suite::run(&self.entry, &self.copy, &ours, mode, with_slow)?;
        let said = suite.failure.as_ref().map(|output| last_lines(output)).unwrap_or_default();
        let missing: Vec<&str> = ours.into_iter().filter(|name| !suite.take_passed(name)).collect();
        let differences = before.differences(&suite);
        if !missing.is_empty() || !differences.is_empty() {
            let missing = missing.iter().map(|name| format!("our test `{name}` does not pass"));
            let problems: Vec<String> = missing.chain(differences).collect();
            self.problems.push(format!("{}: {}{said}", mode.name(), problems.join(", ")));
        }
        Ok(suite)
    }
}

fn plan(entry: &Entry, copy: &Path) -> Result<Port> {
    Port::plan(&port::Request { path: copy, pointers: &entry.name_pointers, feature: entry.optional.as_deref() })
}

fn apply(edits: &[Edit], copy: &Path) -> Result<()> {
    edits.iter().try_for_each(|edit| edit.apply(copy).with_context(|| edit.why.clone()))
}

/// Returns what is said and not expected, and what is expected and not said.
fn compared<'a>(word: &str, expected: &[Said], said: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let said: Vec<(&str, &str)> = said.collect();
    let is_expected = |(about, reason): &(&str, &str)| expected.iter().any(|one| one.is(about, reason));
    let new = said.iter().filter(|said| !is_expected(said));
    let new = new.map(|(about, reason)| format!("it {word}, and the entry does not know: `{about}`: {reason}"));
    let missing = expected.iter().filter(|one| !said.iter().any(|(about, reason)| one.is(about, reason)));
    new.chain(missing.map(|one| format!("it no longer {word}: `{}`: {}", one.about, one.reason))).collect()
}

/// Returns the end of an output, below the line that it is shown after.
fn last_lines(output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let end = &lines[lines.len().saturating_sub(60)..];
    format!("\n{}", end.join("\n"))
}
