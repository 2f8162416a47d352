//! The list of claims, and the page of each claim with all its evidence.

use super::cases::Row;
use super::context::context;
use super::pages::{Page, Site};
use super::text::{function, markdown};
use crate::cargo::workspace;
use crate::rules::Rule;
use itertools::Itertools;
use minijinja::Value;
use serde::Serialize;
use std::fs;

/// A claim on the page of a case.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Shown {
    id: String,
    /// Its page, if there is a rule with this id.
    address: Option<String>,
    sentence: Option<Value>,
}

impl Shown {
    pub(super) fn of(site: &Site, id: &str) -> Self {
        let rule = site.index.rules().get(id);
        let sentence = rule.map(|rule| markdown(&rule.sentence));
        Self { id: id.to_owned(), address: rule.map(|rule| address(&rule.id)), sentence }
    }
}

/// Returns the address of the page of a claim.
pub(super) fn address(id: &str) -> String {
    format!("claim/{id}.html")
}

/// Returns the list of claims, by the list of the documents that contains them.
pub(super) fn list(site: &Site) -> Page {
    let groups = site.index.rules().iter().into_group_map_by(|rule| rule.group.as_str());
    let groups = groups.into_iter().sorted_by_key(|(group, _)| *group).map(|(group, rules)| {
        let claims = rules.into_iter().map(|rule| {
            let sentence = markdown(&rule.sentence);
            let evidence = site.index.citing(&rule.id).count();
            context! { id => rule.id, kind => rule.kind.to_string(), address => address(&rule.id), sentence, evidence }
        });
        context! { name => group.replace('-', " "), id => group, claims => claims.collect::<Vec<_>>() }
    });
    let context = context! { groups => groups.collect::<Vec<_>>() };
    Page::new("claim/index.html".to_owned(), "claims.html", "Claims".to_owned(), context)
}

/// Returns the page of a claim.
pub(super) fn page(site: &Site, rule: &Rule) -> Page {
    let citing = || site.index.citing(&rule.id);
    let rows: Vec<Row> = citing()
        .filter(|citation| citation.test.is_none())
        .filter_map(|citation| site.case_in(&citation.file))
        .map(|(_, row)| row.clone())
        .collect();
    // A case that this compiler is not asked about, or a package that only has to build.
    let others = citing().filter(|citation| citation.test.is_none() && site.case_in(&citation.file).is_none());
    let tests = citing().filter_map(|citation| {
        let name = citation.test.as_ref()?;
        let text = fs::read_to_string(workspace().join(&citation.file)).unwrap_or_default();
        Some(context! { file => citation.file, name, source => function(&text, name) })
    });
    let errors = rule.errors.iter().map(|error| {
        let fix = error.fix.as_ref().map(|fix| markdown(fix));
        context! { message => error.message, cause => markdown(&error.cause), fix }
    });
    let context = context! {
        id => rule.id,
        kind => rule.kind.to_string(),
        group => rule.group,
        sentence => markdown(&rule.sentence),
        source => rule.source.as_ref().map(|source| markdown(source)),
        builtin => site.index.builtin(rule),
        rows,
        others => others.map(|citation| &citation.file).collect::<Vec<_>>(),
        tests => tests.collect::<Vec<_>>(),
        errors => errors.collect::<Vec<_>>(),
    };
    Page::new(address(&rule.id), "claim.html", rule.id.clone(), context)
}
