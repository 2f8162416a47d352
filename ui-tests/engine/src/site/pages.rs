//! All pages of the site, drawn from the templates.

use super::context::context;
use super::facts::Site;
use super::kept::KeptRun;
use super::other_runs::OtherRuns;
use super::page::Page;
use super::text::with_code;
use super::{attacks, cases, claims, compilers, crates, figures, lists, overview, report, search, shapes};
use anyhow::{Context, Result, bail};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::merge_maps;
use minijinja::{Environment, State, UndefinedBehavior};
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
