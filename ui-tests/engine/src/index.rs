//! The lists that are generated from the rules: the claims in `ui-tests/tables/claims.md`, and the
//! errors of `ERRORS.md`.

use crate::case::{self, Builtin, Kind};
use crate::citations::{Citation, citations};
use crate::rules::{self, KnownError, Rule, Rules};
use crate::surroundings::{Surrounding, Surroundings};
use anyhow::{Context, Result};
use itertools::Itertools;
use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The largest number of cases that an entry of `ERRORS.md` links to.
const SHOWN: usize = 3;

/// The run-time tests that also pass with the compiler's own derive and marker, which
/// `engine/tests/builtin_at_run_time.rs` runs.
pub const RUN_WITH_BUILTIN: [&str; 3] =
    ["ui-tests/tests/coercion.rs", "ui-tests/tests/dispatch.rs", "ui-tests/tests/layout.rs"];

/// The rules, with what shows each of them.
#[derive(Debug)]
pub struct Index {
    rules: Rules,
    citations: BTreeMap<String, Vec<Citation>>,
    /// The errors of each rejected case.
    snapshots: BTreeMap<String, Vec<SnapshotError>>,
    /// The source of each file with a test that cites a rule.
    tests: BTreeMap<String, String>,
    /// What the header of each case says about the compiler's own derive, by the case's path below
    /// the workspace. Cases in `ui/unsize` are not here: they are not compiled with that derive.
    builtin: BTreeMap<String, Builtin>,
}

impl Index {
    /// Reads the rules and everything that cites them.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or is not a rule.
    pub fn read(workspace: &Path) -> Result<Self> {
        let (rules, citations) = (Rules::read(&workspace.join("ui-tests"))?, citations(workspace)?);
        let (mut snapshots, mut tests) = (BTreeMap::new(), BTreeMap::new());
        for Citation { file, test, .. } in citations.values().flatten() {
            if test.is_some() {
                let path = workspace.join(file);
                let source = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
                tests.insert(file.clone(), source);
            }
            let snapshot = workspace.join(file).with_extension("stderr");
            if test.is_none() && snapshot.is_file() {
                let text = fs::read_to_string(&snapshot).with_context(|| format!("{}", snapshot.display()))?;
                let source = fs::read_to_string(workspace.join(file)).with_context(|| file.clone())?;
                snapshots.insert(file.clone(), errors_in(&text, &Surroundings::read(&source))?);
            }
        }
        // Another test complains about the cases that cannot be read.
        let (cases, _) = case::discover(&workspace.join("ui-tests"))?;
        let compared = cases.into_iter().filter(|case| case.kind != Kind::Unsize);
        let builtin = compared.map(|case| (below(workspace, &case.path), case.header.builtin)).collect();
        Ok(Self { rules, citations, snapshots, tests, builtin })
    }

    /// Returns everything that does not fit together, one line each.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for id in self.citations.keys().filter(|id| self.rules.get(id).is_none()) {
            let citing = self.citations[id].iter().map(|citation| &citation.file).join(", ");
            problems.push(format!("{citing}: there is no rule `{id}` in ui-tests/rules"));
        }
        for rule in self.rules.iter() {
            if !rule.sentence.ends_with('.') {
                problems.push(format!("{}: the claim is not a sentence", rule.id));
            }
            if rule.breaks.is_some() != self.is_gap_of_tests(rule) {
                problems.push(format!("{}: `breaks` is for a gap that tests alone show, and only for that", rule.id));
            }
            if !self.citations.contains_key(&rule.id) {
                problems.push(format!("{}: no case and no test cites it", rule.id));
            }
            for error in rule.errors.iter().filter(|error| self.shown_by(rule, error).next().is_none()) {
                problems.push(format!(
                    "{}: neither a case nor a test of the rule shows the error `{}`",
                    rule.id, error.message
                ));
            }
        }
        for (case, errors) in self.snapshots.iter().filter(|(case, _)| is_indexed(case)) {
            for shown in errors {
                match shown.known(&self.rules).len() {
                    1 => {}
                    count => {
                        let line = &shown.first_line;
                        problems.push(format!("{case}: {count} rules have an entry for the error `{line}`"));
                    }
                }
            }
        }
        problems
    }

    /// Returns the rules.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Returns every case and every test that cites a claim.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.citations.values().flatten()
    }

    /// Returns every case and every test that cites this claim.
    pub fn citing(&self, claim: &str) -> impl Iterator<Item = &Citation> {
        self.citations.get(claim).into_iter().flatten()
    }

    /// Whether tests alone show a known gap.
    #[must_use]
    pub fn is_gap_of_tests(&self, rule: &Rule) -> bool {
        rule.kind == rules::Kind::Gap && self.citing(&rule.id).all(|citation| citation.test.is_some())
    }

    /// Returns the tables of claims, each with its name.
    #[must_use]
    pub fn claims(&self) -> BTreeMap<String, String> {
        let head = ["| claim | kind | sentence | builtin | evidence |", "| --- | --- | --- | --- | --- |"];
        let mut lists = Lists::new();
        for rule in self.rules.iter() {
            let Rule { id, kind, sentence, .. } = rule;
            let sentence = sentence.replace('|', "\\|");
            let builtin = self.builtin(rule);
            let evidence = self.citations.get(id).into_iter().flatten();
            let evidence = evidence.map(|citation| citation.link("../../")).join(", ");
            let list =
                lists.entry(format!("claims-{}", rule.group)).or_insert_with(|| head.map(str::to_owned).to_vec());
            list.push(format!("| `{id}` | {kind} | {sentence} | {builtin} | {evidence} |"));
        }
        joined(lists, "\n")
    }

    /// Returns what the compiler's own derive does with the evidence of a claim. For a case, this
    /// is what its header says: the engine compiles each compared case with it, and fails if the
    /// header is wrong.
    /// A test that asks it says the result above its attributes, and asserts it.
    #[must_use]
    pub fn builtin(&self, rule: &Rule) -> String {
        let citing: Vec<_> = self.citations.get(&rule.id).into_iter().flatten().collect();
        let header = |citation: &Citation| self.builtin.get(&citation.file).filter(|_| citation.test.is_none());
        let is_same = |citation: &&Citation| match header(citation) {
            Some(header) => header.is_compared().then_some(*header == Builtin::Same),
            None => citation.is_same.or_else(|| RUN_WITH_BUILTIN.contains(&citation.file.as_str()).then_some(true)),
        };
        let compared: Vec<bool> = citing.iter().filter_map(is_same).collect();
        let (compared, differ) = (compared.len(), compared.iter().filter(|is_same| !**is_same).count());
        let mut cases = citing.iter().filter(|citation| citation.test.is_none());
        let is_language = |citation: &&Citation| matches!(header(citation), Some(Builtin::Language(_)));
        match (citing.len(), compared, differ) {
            (_, 0, _) if rule.kind == rules::Kind::Differential => "in the claim".to_owned(),
            (_, 0, _) if citing.iter().all(|citing| citing.test.is_some()) => "not run".to_owned(),
            (_, 0, _) if cases.all(is_language) => "the language's own".to_owned(),
            (_, 0, _) => "no counterpart".to_owned(),
            (all, _, 0) if all == compared => "the same".to_owned(),
            (all, _, 0) => format!("the same, {compared} of {all}"),
            (_, _, _) => format!("other in {differ} of {compared}"),
        }
    }

    /// Returns the lists of `ERRORS.md`, each with its name and its entries.
    #[must_use]
    pub fn errors(&self) -> BTreeMap<String, String> {
        let mut lists = Lists::new();
        for rule in self.rules.iter() {
            for error in &rule.errors {
                let KnownError { group, message, says, within, beside, one_struct, elsewhere: _, cause, fix } = error;
                let says = says.as_ref().map(|words| format!("`{words}`"));
                let told_apart = says.into_iter().chain(within.map(|within| within.to_string()));
                let beside = beside.as_ref().map(|words| format!("beside an error that says `{words}`"));
                let told_apart = told_apart.chain(beside);
                let told_apart =
                    told_apart.chain(one_struct.then(|| "between two types of one struct".to_owned())).join(", ");
                let told_apart = if told_apart.is_empty() { told_apart } else { format!(" ({told_apart})") };
                let fix = fix.as_ref().map(|fix| format!("- Fix: {}\n", indented(fix))).unwrap_or_default();
                let shown = self.shown_by(rule, error).take(SHOWN).map(|case| case.link("../")).join(", ");
                let cause = indented(cause);
                let list = lists.entry(format!("errors-{group}")).or_default();
                list.push(format!("#### {message}{told_apart}\n\n- Cause: {cause}\n{fix}- Shown by {shown}."));
            }
        }
        joined(lists, "\n\n")
    }

    /// Returns the cases of the rule that are rejected with this error. If no case can show it, as
    /// where a feature has to be off, returns the tests of the rule that expect it.
    fn shown_by(&self, rule: &Rule, error: &KnownError) -> impl Iterator<Item = &Citation> {
        let (tests, cases): (Vec<_>, Vec<_>) =
            self.citations.get(&rule.id).into_iter().flatten().partition(|citation| citation.test.is_some());
        let is_shown = |case: &&Citation| {
            self.snapshots.get(&case.file).is_some_and(|errors| {
                let mut known = errors.iter().flat_map(|shown| shown.known(&self.rules));
                known.any(|(_, known)| {
                    known.message == error.message && known.says == error.says && known.within == error.within
                })
            })
        };
        let cases: Vec<_> = cases.into_iter().filter(is_shown).collect();
        let is_expected = |test: &&Citation| {
            self.tests.get(&test.file).is_some_and(|source| error.words().all(|words| source.contains(words)))
        };
        if cases.is_empty() { tests.into_iter().filter(is_expected).collect() } else { cases }.into_iter()
    }
}

/// Returns the path of a file below the workspace, with `/` on every system.
fn below(workspace: &Path, file: &Path) -> String {
    file.strip_prefix(workspace).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

/// The items of lists, by the name of the list.
type Lists = BTreeMap<String, Vec<String>>;

fn joined(lists: Lists, separator: &str) -> BTreeMap<String, String> {
    lists.into_iter().map(|(name, items)| (name, items.join(separator))).collect()
}

/// Returns whether every error of the case has to have an entry.
fn is_indexed(case: &str) -> bool {
    ["fail", "fail-rustc", "unsize/misuse", "unsize/field"]
        .iter()
        .any(|folder| case.starts_with(&format!("ui-tests/ui/{folder}/")))
}

/// An error in a snapshot.
#[derive(Clone, Debug)]
pub(crate) struct SnapshotError {
    /// `message`, or `E0690: message`.
    pub(crate) first_line: String,
    /// All that it says.
    pub(crate) said: String,
    /// What it is inside of.
    around: Vec<Surrounding>,
}

impl SnapshotError {
    /// Returns every entry for it.
    fn known<'a>(&self, rules: &'a Rules) -> Vec<(&'a Rule, &'a KnownError)> {
        rules.all_known(&self.first_line, &self.said, &self.around)
    }
}

/// Returns the errors of the snapshot of a case.
pub(crate) fn errors_in(snapshot: &str, case: &Surroundings) -> Result<Vec<SnapshotError>> {
    let place = Regex::new(r"(?m)^ *--> ui/.+:(\d+):(\d+)$")?;
    let error = Regex::new(r"(?m)^error(?:\[(E\d{4})\])?: (.+)$")?;
    let starts: Vec<_> = error.find_iter(snapshot).map(|found| found.start()).chain([snapshot.len()]).collect();
    let errors = error.captures_iter(snapshot).zip(starts.windows(2)).map(|(error, range)| {
        let first_line = match error.get(1) {
            Some(code) => format!("{}: {}", code.as_str(), &error[2]),
            None => error[2].to_owned(),
        };
        let said = snapshot[range[0]..range[1]].to_owned();
        let number = |text: &str| text.parse().unwrap_or_default();
        let around = place.captures(&said).map(|place| case.around(number(&place[1]), number(&place[2])));
        SnapshotError { first_line, said, around: around.unwrap_or_default() }
    });
    Ok(errors.collect())
}

/// Indents a text, so that it is part of a list item.
fn indented(text: &str) -> String {
    text.trim().replace('\n', "\n  ")
}
