//! The documents with tables of the engine: which compiler generates which table, and how they are
//! written.

use super::markers::{Section, drawn, name, redrawn, replace};
use super::{cases, compilers, shapes, side_by_side};
use crate::cargo::workspace;
use crate::compilers::CompilerResult;
use crate::evidence::Evidence;
use crate::index::Index;
use crate::judged::JudgedCase;
use crate::setting::Setting;
use anyhow::Result;
use std::fmt;
use std::fs;
use std::path::PathBuf;

/// A file with tables, and the tables.
type Document = (PathBuf, Vec<Section>);

/// The tables that one run generates or checks. They contain nothing that changes from run to run.
#[derive(Debug)]
pub struct Tables {
    setting: Setting,
    version: String,
    /// Whether the shapes are those that the documents show.
    with_shapes: bool,
    only_check: bool,
    /// The lists of rules.
    index: Index,
}

impl Tables {
    /// Chooses the tables that a compiler generates in this setting.
    #[must_use]
    pub fn of(setting: Setting, version: &str, with_shapes: bool, only_check: bool, index: Index) -> Self {
        // If this nightly is not the one that generated the tables, there is nothing to check.
        let is_other_nightly = only_check && setting == Setting::Nightly && !has_drawn_shapes(version);
        let setting = if is_other_nightly { Setting::Other } else { setting };
        Self { setting, version: version.to_owned(), with_shapes, only_check, index }
    }

    /// Returns the setting that the tables are generated in.
    #[must_use]
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// Looks for the places of the tables.
    ///
    /// # Errors
    ///
    /// If a document cannot be read, or a marker in it is missing, repeated or out of order.
    pub fn check_markers(&self) -> Result<()> {
        self.documents(&[], "").iter().try_for_each(|(path, sections)| redrawn(path, sections).map(drop))
    }

    /// Generates the tables, or returns why it does not.
    ///
    /// # Errors
    ///
    /// If a document cannot be read or written.
    pub fn settle(&self, evidence: &Evidence) -> Result<Fate> {
        let mut documents =
            self.documents(&evidence.cases, &shapes::section(&evidence.shapes, self.setting == Setting::Pinned));
        if let Some(result) = &evidence.compiler {
            self.add_row(result, &mut documents)?;
        }
        let mut stale = Vec::new();
        for (path, sections) in &documents {
            let (before, after) = redrawn(path, sections)?;
            if before != after {
                stale.push((path, after));
            }
        }
        if documents.is_empty() {
            return Ok(Fate::NotTouched);
        }
        if stale.is_empty() {
            return Ok(Fate::Current);
        }
        if self.only_check {
            return Ok(Fate::Stale(stale.iter().map(|(path, _)| name(path)).collect()));
        }
        if !evidence.problems.is_empty() {
            return Ok(Fate::NotGenerated);
        }
        for (path, after) in stale {
            replace(path, &after)?;
        }
        Ok(Fate::Generated)
    }

    fn documents(&self, judged: &[JudgedCase], shapes: &str) -> Vec<Document> {
        let Self { setting, version, with_shapes, index, .. } = self;
        let shapes_of = |section| {
            let shapes = with_shapes.then(|| section_of(section, format!("{version}\n\n{shapes}")));
            (self::shapes(), shapes.into_iter().collect())
        };
        match setting {
            Setting::Pinned => {
                let attacks = vec![section_of("attacks", cases::attacks(judged, version))];
                let verdicts_of_cases = vec![
                    section_of("catalogue", cases::catalogue(judged)),
                    section_of("counted", cases::counted(judged)),
                    section_of("verdicts", cases::verdicts(judged)),
                    section_of("differences", cases::differences(judged)),
                    section_of("since", cases::not_always_asked(judged)),
                ];
                let diagnostics = section_of("diagnostics", cases::diagnostics(judged));
                let mistakes = section_of("side-by-side", side_by_side::document(judged));
                vec![
                    (verdicts(), verdicts_of_cases),
                    (workspace().join("ui-tests/tables/claims.md"), index.claims().into_iter().collect()),
                    (errors(), index.errors().into_iter().collect()),
                    shapes_of("shapes-pinned"),
                    (workspace().join("ui-tests/tables/diagnostics.md"), vec![diagnostics]),
                    (workspace().join("ui-tests/tables/side-by-side.md"), vec![mistakes]),
                    (workspace().join("ui-tests/tables/attacks.md"), attacks),
                ]
            }
            Setting::Nightly => vec![shapes_of("shapes-nightly")],
            Setting::PlainStable => vec![shapes_of("shapes-plain-stable")],
            Setting::Other => Vec::new(),
        }
    }

    /// Puts the row of this compiler among the tables.
    fn add_row(&self, result: &CompilerResult, documents: &mut Vec<Document>) -> Result<()> {
        let before = drawn(&verdicts(), compilers::SECTION)?;
        // It is not a mistake if this nightly is not the one in the table.
        if self.only_check && compilers::is_other_nightly(result, &before) {
            return Ok(());
        }
        let section = section_of(compilers::SECTION, compilers::drawn_into(&before, result));
        match documents.iter_mut().find(|(path, _)| *path == verdicts()) {
            Some((_, sections)) => sections.push(section),
            None => documents.push((verdicts(), vec![section])),
        }
        Ok(())
    }
}

/// What became of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// This compiler generates none of them.
    NotTouched,
    /// They are up to date.
    Current,
    /// They are not up to date in these documents, which are only checked.
    Stale(Vec<String>),
    /// They are not up to date, and they were not generated because there are errors.
    NotGenerated,
    /// They were generated.
    Generated,
}

impl Fate {
    /// Returns one line for each document that is out of date.
    pub fn problems(&self) -> impl Iterator<Item = String> {
        let stale = if let Self::Stale(documents) = self { &documents[..] } else { &[] };
        stale.iter().map(|document| format!("{document}: stale evidence tables, generate them with `cargo run`"))
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotTouched => "not touched, because this compiler generates no table of it",
            Self::Current => "current",
            Self::Stale(_) => "stale",
            Self::NotGenerated => "not generated, because of the errors",
            Self::Generated => "generated",
        })
    }
}

fn section_of(name: &str, table: String) -> Section {
    (name.to_owned(), table)
}

fn verdicts() -> PathBuf {
    workspace().join("ui-tests/tables/verdicts.md")
}

fn errors() -> PathBuf {
    workspace().join("smart-pointer-derive/ERRORS.md")
}

fn shapes() -> PathBuf {
    workspace().join("ui-tests/tables/shapes.md")
}

/// Returns whether the compiler `version` generated a table of shapes, so that it can check it.
fn has_drawn_shapes(version: &str) -> bool {
    fs::read_to_string(shapes()).is_ok_and(|text| text.contains(version))
}
