//! What the pages are about: the last run, and what other runs left in documents.
//!
//! - `row`: a case; `claims`, `compilers`, `crates`, `report`, `shapes`: what is read from the
//!   document of each; `macros`: those that attacks use.
//! - `addresses`: the addresses of pages that other pages link to.

pub(super) mod addresses;
pub(super) mod claims;
pub(super) mod compilers;
pub(super) mod crates;
mod macros;
pub(super) mod report;
pub(super) mod row;
pub(super) mod shapes;

use super::kept::{KeptCase, KeptRun};
use super::other_runs::OtherRuns;
use crate::cargo::workspace;
use crate::index::Index;
use addresses::{address_of_claim, folders, list_address};
use anyhow::Result;
use compilers::CompilerRow;
use crates::CrateRow;
use itertools::Itertools;
use macros::HostileMacro;
use row::Row;
use shapes::Sample;
use std::collections::HashMap;

/// What the pages are about.
pub(crate) struct Site<'a> {
    pub(crate) run: &'a KeptRun,
    pub(crate) other_runs: &'a OtherRuns,
    /// The cases of the run, in the same order.
    pub(crate) rows: Vec<Row>,
    /// The addresses of the cases and their folders, by their names.
    pub(crate) names: HashMap<String, String>,
    pub(crate) index: Index,
    pub(crate) claims: claims::Document,
    /// What the stabilization report asks for and leaves open, and who decides what.
    pub(crate) report: report::Report,
    pub(crate) compilers: Vec<CompilerRow>,
    pub(crate) crates: Vec<CrateRow>,
    macros: Vec<HostileMacro>,
    /// The whole samples of generated shapes.
    pub(crate) samples: [Sample; 3],
    by_name: HashMap<&'a str, usize>,
    by_file: HashMap<&'a str, usize>,
}

impl<'a> Site<'a> {
    pub(crate) fn of(run: &'a KeptRun, other_runs: &'a OtherRuns) -> Result<Self> {
        let numbered = || run.cases.iter().enumerate();
        let rows = run.cases.iter().map(|case| Row::of(case, run.mode == "implicit"));
        let rows = rows.collect::<Result<Vec<Row>>>()?;
        let index = Index::read(workspace())?;
        let names = names(&rows);
        Ok(Self {
            run,
            other_runs,
            rows,
            names,
            claims: claims::Document::read(index.rules())?,
            index,
            report: report::read()?,
            compilers: CompilerRow::all()?,
            crates: CrateRow::all()?,
            macros: HostileMacro::all()?,
            samples: Sample::all()?,
            by_name: numbered().map(|(index, case)| (case.name.as_str(), index)).collect(),
            by_file: numbered().map(|(index, case)| (case.file.as_str(), index)).collect(),
        })
    }

    /// Returns the address of the case, folder or claim that has a name.
    pub(crate) fn leads(&self, name: &str) -> Option<String> {
        let claim = || self.index.rules().get(name).map(|rule| address_of_claim(&rule.id));
        self.names.get(name).cloned().or_else(claim)
    }

    /// Returns the cases to which the builtin gives another verdict on nightly.
    pub(crate) fn on_nightly(&self) -> Vec<&Row> {
        self.rows.iter().filter(|row| row.nightly.is_some()).collect()
    }

    /// Returns the hostile macros that a case uses.
    pub(crate) fn macros_of(&self, case: &KeptCase) -> Vec<&HostileMacro> {
        self.macros.iter().filter(|one| one.is_used_by(&case.source)).collect()
    }

    /// Returns the case with this name, if the run judged it.
    pub(crate) fn case(&self, name: &str) -> Option<(&KeptCase, &Row)> {
        self.by_name.get(name).map(|index| (&self.run.cases[*index], &self.rows[*index]))
    }

    /// Returns the case in this file below the workspace, if the run judged it.
    pub(crate) fn case_in(&self, file: &str) -> Option<(&KeptCase, &Row)> {
        self.by_file.get(file).map(|index| (&self.run.cases[*index], &self.rows[*index]))
    }
}

/// Returns the names that lead to a page: that of each case, with or without `.rs`, and without its
/// folder if no other file has this name, and that of each folder.
fn names(rows: &[Row]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let file = |row: &Row| format!("{}.rs", row.name.rsplit('/').next().unwrap_or_default());
    let files = rows.iter().map(file).counts();
    for row in rows {
        // That of a kind is a word like others.
        for folder in folders(&row.name).filter(|folder| folder.contains('/')) {
            names.insert(folder.to_owned(), list_address(folder));
        }
        if files[&file(row)] == 1 {
            names.insert(file(row), row.address.clone());
        }
        names.insert(row.name.clone(), row.address.clone());
        names.insert(format!("{}.rs", row.name), row.address.clone());
    }
    names
}
