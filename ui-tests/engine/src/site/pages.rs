//! All pages of the site, drawn from the templates.

use super::cases::{self, Row};
use super::compilers::{self, CompilerRow};
use super::context::context;
use super::crates::CrateRow;
use super::kept::{KeptCase, KeptRun};
use super::other_runs::OtherRuns;
use super::shapes::{self, Sample};
use super::text::with_code;
use super::{attacks, claims, crates, figures, lists, overview, report, search};
use crate::cargo::workspace;
use crate::index::Index;
use anyhow::{Context, Result, bail};
use itertools::Itertools;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::merge_maps;
use minijinja::{Environment, State, UndefinedBehavior, Value};
use std::collections::{BTreeMap, HashMap};

/// The files of the site, by their paths below its folder.
pub type Files = BTreeMap<String, String>;

/// The templates, and the files that are as they are.
macro_rules! sources {
    ($($name:literal),*) => { [$(($name, include_str!(concat!("../../site/", $name)))),*] };
}

const TEMPLATES: [(&str, &str); 18] = sources![
    "base.html",
    "parts.html",
    "overview.html",
    "list.html",
    "case.html",
    "attacks.html",
    "claims.html",
    "claim.html",
    "crates.html",
    "crate.html",
    "crate_set.html",
    "compilers.html",
    "compiler.html",
    "differences.html",
    "report.html",
    "shapes.html",
    "cost.html",
    "search.html"
];

const ASSETS: [(&str, &str); 2] = sources!["style.css", "search.js"];

/// What the pages are about.
pub(super) struct Site<'a> {
    pub(super) run: &'a KeptRun,
    pub(super) other_runs: &'a OtherRuns,
    /// The cases of the run, in the same order.
    pub(super) rows: Vec<Row>,
    /// The addresses of the cases and their folders, by their names.
    names: HashMap<String, String>,
    pub(super) index: Index,
    pub(super) claims: claims::Document,
    /// What the stabilization report leaves open.
    pub(super) report: String,
    pub(super) compilers: Vec<CompilerRow>,
    pub(super) crates: Vec<CrateRow>,
    /// The whole samples of generated shapes.
    pub(super) samples: [Sample; 3],
    by_name: HashMap<&'a str, usize>,
    by_file: HashMap<&'a str, usize>,
}

impl<'a> Site<'a> {
    fn of(run: &'a KeptRun, other_runs: &'a OtherRuns) -> Result<Self> {
        let numbered = || run.cases.iter().enumerate();
        let rows: Vec<Row> = run.cases.iter().map(|case| Row::of(case, run.mode == "implicit")).collect();
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
            samples: Sample::all()?,
            by_name: numbered().map(|(index, case)| (case.name.as_str(), index)).collect(),
            by_file: numbered().map(|(index, case)| (case.file.as_str(), index)).collect(),
        })
    }

    /// Returns the address of the case, folder or claim that has a name.
    pub(super) fn leads(&self, name: &str) -> Option<String> {
        let claim = || self.index.rules().get(name).map(|rule| claims::address(&rule.id));
        self.names.get(name).cloned().or_else(claim)
    }

    /// Returns the case with this name, if the run judged it.
    pub(super) fn case(&self, name: &str) -> Option<(&KeptCase, &Row)> {
        self.by_name.get(name).map(|index| (&self.run.cases[*index], &self.rows[*index]))
    }

    /// Returns the case in this file below the workspace, if the run judged it.
    pub(super) fn case_in(&self, file: &str) -> Option<(&KeptCase, &Row)> {
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
        for folder in lists::folders(&row.name).filter(|folder| folder.contains('/')) {
            names.insert(folder.to_owned(), lists::list_address(folder));
        }
        if files[&file(row)] == 1 {
            names.insert(file(row), row.address.clone());
        }
        names.insert(row.name.clone(), row.address.clone());
        names.insert(format!("{}.rs", row.name), row.address.clone());
    }
    names
}

/// A page that is not drawn yet.
pub(super) struct Page {
    address: String,
    template: &'static str,
    title: String,
    context: Value,
}

impl Page {
    pub(super) fn new(address: String, template: &'static str, title: String, context: Value) -> Self {
        Self { address, template, title, context }
    }
}

/// Returns every file of the site.
///
/// # Errors
///
/// If the rules, the entries or the documents cannot be read, a page cannot be drawn, or two have one
/// address.
pub fn all(run: &KeptRun, other_runs: &OtherRuns) -> Result<Files> {
    let site = Site::of(run, other_runs)?;
    let mut pages = vec![overview::page(&site), overview::differences(&site)];
    pages.extend(compilers::pages(&site));
    pages.extend(lists::lists(&site));
    pages.extend(run.cases.iter().zip(&site.rows).map(|(case, row)| cases::page(&site, case, row)));
    pages.extend(attacks::pages(&site));
    pages.extend(crates::pages(&site));
    pages.push(claims::list(&site));
    pages.extend(site.index.rules().iter().map(|rule| claims::page(&site, rule)));
    pages.extend([
        shapes::page(&site),
        figures::cost(&site)?,
        report::page(&site, compilers::nightly(&site)),
        search::page(&site)?,
    ]);

    let templates = templates(&site.names)?;
    let mut files: Files = ASSETS.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    for page in pages {
        let html = draw(&templates, run, &page).with_context(|| format!("cannot draw {}", page.address))?;
        if files.insert(page.address.clone(), html).is_some() {
            bail!("two pages have the address {}", page.address);
        }
    }
    Ok(files)
}

fn templates(names: &HashMap<String, String>) -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // A tag of the template leaves no empty line in the page.
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    let names = names.clone();
    environment.add_filter("with_code", move |state: &State<'_, '_>, text: &str| {
        // Where the page is not known, nothing leads anywhere.
        let root = state.lookup("root");
        with_code(text, &|name| Some(format!("{}{}", root.as_ref()?, names.get(name)?)))
    });
    for (name, text) in TEMPLATES {
        environment.add_template(name, text)?;
    }
    Ok(environment)
}

fn draw(templates: &Environment<'_>, run: &KeptRun, page: &Page) -> Result<String> {
    let root = "../".repeat(page.address.matches('/').count());
    let of_all = context! { root, title => page.title, version => run.version, mode => run.mode, here => page.address };
    Ok(templates.get_template(page.template)?.render(merge_maps([of_all, page.context.clone()]))?)
}
