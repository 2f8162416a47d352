//! A case as a row of a list.

use super::addresses::address_of_case;
use crate::cargo::workspace;
use crate::case::{Kind, field};
use crate::compiler::Verdict;
use crate::index::{SnapshotError, errors_in};
use crate::site::kept::KeptCase;
use crate::site::text::summary;
use crate::surroundings::Surroundings;
use anyhow::Result;
use serde::Serialize;
use std::fs;

/// A case in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// Its page, below the folder of the site.
    pub(crate) address: String,
    pub(crate) summary: String,
    /// The beginning of the summary.
    first_sentence: String,
    /// What goes wrong if nothing stops it.
    pub(crate) harm: Option<String>,
    /// What that breaks, in a few words.
    breaks: Option<String>,
    /// Which compilers have a known gap only with a derive, if others have it without any.
    pub(crate) derive: Option<String>,
    /// The claims, and where the case comes from.
    pub(crate) source: Option<String>,
    pub(crate) subject: String,
    pub(crate) kind: String,
    pub(crate) ours: Verdict,
    pub(crate) builtin: Option<Verdict>,
    /// Why the builtin differs, or is not asked.
    pub(crate) reason: Option<String>,
    /// Another verdict of ours in the mode of this run than the folder says, and why.
    implicit: Option<String>,
    /// What the folder says then, which is about plain stable.
    pub(crate) plain: Option<Verdict>,
    /// What ours says on plain stable, if the claims are about that and the run is not: each error
    /// of the case's snapshot.
    #[serde(skip)]
    pub(crate) on_plain_stable: Option<Vec<SnapshotError>>,
    /// Another verdict of the builtin on nightly, and why.
    pub(crate) nightly: Option<String>,
    /// The filters that choose it.
    pub(crate) classes: Vec<String>,
}

impl Row {
    /// Returns the row of a case.
    ///
    /// # Errors
    ///
    /// If its snapshot cannot be read.
    pub(crate) fn of(case: &KeptCase, is_implicit: bool) -> Result<Self> {
        let ours = case.ours.verdict;
        let builtin = case.builtin.as_ref().map(|builtin| builtin.verdict);
        let mut classes = vec![format!("ours-{ours}")];
        classes.extend(builtin.map(|builtin| format!("builtin-{builtin}")));
        let state = match builtin {
            None => "not-compared",
            Some(builtin) if builtin == ours => "agree",
            Some(_) => "differ",
        };
        classes.push(state.to_owned());
        if state == "agree" && case.kind != Kind::KnownGap.folder() {
            classes.push("agree-no-gap".to_owned());
        }
        if state == "differ" {
            classes.push(if ours == Verdict::Accepted { "laxer" } else { "stricter" }.to_owned());
        }
        if ours != case.expected {
            classes.push("unexpected".to_owned());
        }
        let summary = summary(&case.source);
        let harm = field(&case.source, "Harm:");
        let implicit = field(&case.source, "Implicit:").filter(|_| is_implicit);
        let is_about_unsize = case.kind == Kind::Unsize.folder();
        let of_folder = if is_about_unsize { Verdict::Rejected } else { Verdict::Accepted };
        let is_about_plain_stable = implicit.is_some() || is_implicit && is_about_unsize;
        Ok(Self {
            name: case.name.trim_end_matches(".rs").to_owned(),
            address: address_of_case(&case.name),
            first_sentence: first_sentence(&summary).to_owned(),
            breaks: harm.as_deref().map(|harm| breaks(harm).to_owned()),
            harm,
            derive: field(&case.source, "Derive:"),
            source: field(&case.source, "Claim:"),
            summary,
            subject: case.subject.clone(),
            kind: case.kind.clone(),
            ours,
            builtin,
            reason: case.reason.clone(),
            plain: implicit.as_ref().map(|_| of_folder),
            implicit,
            on_plain_stable: if is_about_plain_stable { snapshot(case)? } else { None },
            nightly: field(&case.source, "Nightly:"),
            classes,
        })
    }

    /// Returns the first line of each error of ours, in the mode that the claims are about.
    pub(crate) fn errors<'a>(&'a self, case: &'a KeptCase) -> Vec<&'a str> {
        match &self.on_plain_stable {
            Some(errors) => errors.iter().map(|error| error.first_line.as_str()).collect(),
            None => case.ours.titles(),
        }
    }

    /// Returns how bad the harm is.
    pub(crate) fn harm_rank(&self) -> Harm {
        self.breaks.as_deref().map_or(Harm::Other, Harm::of)
    }

    /// Whether implicit mode accepts it because of a known gap, which the header then names.
    pub(crate) fn is_by_gap(&self) -> bool {
        self.implicit.as_deref().is_some_and(|reason| reason.contains("see known-gap/"))
    }

    /// Whether a filter chooses it.
    pub(crate) fn is(&self, filter: &str) -> bool {
        self.classes.iter().any(|class| class == filter)
    }
}

/// Returns the errors of a case's snapshot, which are those of plain stable if the case is about
/// that. A case that plain stable accepts has none.
fn snapshot(case: &KeptCase) -> Result<Option<Vec<SnapshotError>>> {
    if case.kind != Kind::Unsize.folder() {
        return Ok(Some(Vec::new()));
    }
    let file = workspace().join(&case.file).with_extension("stderr");
    file.is_file().then(|| errors_in(&fs::read_to_string(&file)?, &Surroundings::read(&case.source))).transpose()
}

/// What breaks, the worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Harm {
    Soundness,
    /// If code relies on what breaks.
    SoundnessOfSome,
    Other,
}

impl Harm {
    /// Returns how bad it is to break this, which is said in a few words.
    pub(crate) fn of(breaks: &str) -> Self {
        match breaks {
            breaks if breaks.starts_with("soundness, if ") => Self::SoundnessOfSome,
            breaks if breaks.starts_with("soundness") => Self::Soundness,
            _ => Self::Other,
        }
    }
}

/// Returns the beginning of what a header says about the harm.
fn breaks(harm: &str) -> &str {
    harm.split([':', '.']).next().unwrap_or_default()
}

/// Returns the beginning of a summary. A full stop inside `1.87` ends nothing.
fn first_sentence(summary: &str) -> &str {
    summary.split_inclusive(". ").next().unwrap_or_default().trim_end()
}

/// How many rows a filter chooses.
pub(crate) fn count(rows: &[Row], filter: &str) -> usize {
    rows.iter().filter(|row| row.is(filter)).count()
}

/// Returns why only newer compilers give the verdict that is expected, if the header says so.
pub(crate) fn since_reason(case: &KeptCase) -> Option<String> {
    Some(field(&case.source, "Since:")?.split_once(", ")?.1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_is_said_in_few_words() {
        assert_eq!(breaks("soundness of `Pin`: the pin leads away. More."), "soundness of `Pin`");
        assert_eq!(breaks("the compiler, which crashes. Nothing else."), "the compiler, which crashes");
    }
}
