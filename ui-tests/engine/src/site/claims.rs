//! The list of claims, and the page of each claim with all its evidence.

use super::cases::Row;
use super::context::context;
use super::pages::{Page, Site};
use super::text::{function, markdown};
use crate::cargo::workspace;
use crate::rules::{Rule, Rules};
use anyhow::{Context, Result, ensure};
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

/// How the document with all claims is divided.
#[derive(Debug)]
pub(super) struct Document {
    /// What stands above the parts.
    about: String,
    parts: Vec<Part>,
}

/// A part of the document.
#[derive(Debug)]
struct Part {
    title: String,
    /// The name of each group and its title, in the order of the document.
    groups: Vec<(String, String)>,
}

impl Document {
    /// Reads the document.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or has not the group of every rule.
    pub(super) fn read(rules: &Rules) -> Result<Self> {
        let path = workspace().join("ui-tests/tables/claims.md");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let document = Self::of(&text);
        for Rule { id, group, .. } in rules.iter() {
            ensure!(document.part_of(group).is_some(), "{}: no group `{group}` for `{id}`", path.display());
        }
        Ok(document)
    }

    fn of(text: &str) -> Self {
        let (above, rest) = text.split_once("\n## ").unwrap_or((text, ""));
        // How the document is drawn says nothing about the claims.
        let about = above.split("\n\n").skip(1).filter(|paragraph| !paragraph.starts_with("Drawn by"));
        let parts = rest.split("\n## ").map(|part| {
            let title = part.lines().next().unwrap_or_default().to_owned();
            let sections = part.split("\n### ").skip(1).filter_map(|section| {
                let group = section.split_once("<!-- evidence:begin claims-")?.1.split_once(' ')?.0;
                Some((group.to_owned(), section.lines().next()?.to_owned()))
            });
            Part { title, groups: sections.collect() }
        });
        Self { about: about.collect::<Vec<_>>().join("\n\n"), parts: parts.collect() }
    }

    /// Returns the part that has a group, and the title of the group.
    fn part_of(&self, group: &str) -> Option<(&Part, &str)> {
        let groups = self.parts.iter().flat_map(|part| part.groups.iter().map(move |group| (part, group)));
        groups.into_iter().find(|(_, (id, _))| id == group).map(|(part, (_, title))| (part, title.as_str()))
    }
}

impl Part {
    /// Returns its fragment on the page.
    fn id(&self) -> String {
        self.title.to_lowercase().replace(' ', "-")
    }
}

/// Returns the list of claims, in the parts and groups of the document that lists them.
pub(super) fn list(site: &Site) -> Page {
    let groups = site.index.rules().iter().into_group_map_by(|rule| rule.group.as_str());
    let parts = site.claims.parts.iter().map(|part| {
        let of_part = part.groups.iter().filter_map(|(id, title)| {
            let claims: Vec<Value> = groups.get(id.as_str())?.iter().map(|rule| claim(site, rule)).collect();
            Some(context! { id, title, claims })
        });
        context! { id => part.id(), title => part.title, groups => of_part.collect::<Vec<_>>() }
    });
    let context = context! { about => markdown(&site.claims.about), parts_of => parts.collect::<Vec<_>>() };
    Page::new("claim/index.html".to_owned(), "claims.html", "Claims".to_owned(), context)
}

fn claim(site: &Site, rule: &Rule) -> Value {
    context! {
        id => rule.id,
        kind => rule.kind.to_string(),
        address => address(&rule.id),
        sentence => markdown(&rule.sentence),
        builtin => site.index.builtin(rule),
        evidence => site.index.citing(&rule.id).count(),
    }
}

/// Returns the page of a claim.
pub(super) fn page(site: &Site, rule: &Rule) -> Page {
    let citing = || site.index.citing(&rule.id);
    let rows: Vec<Row> = citing()
        .filter(|citation| citation.test.is_none())
        .filter_map(|citation| site.case_in(&citation.file))
        .map(|(_, row)| row.clone())
        .collect();
    let text = |file: &str| fs::read_to_string(workspace().join(file)).unwrap_or_default();
    // A case that this compiler is not asked about, or a package that only has to build.
    let others = citing().filter(|citation| citation.test.is_none() && site.case_in(&citation.file).is_none());
    let others = others.map(|citation| context! { file => citation.file, source => text(&citation.file).trim_end() });
    let tests = citing().filter_map(|citation| {
        let name = citation.test.as_ref()?;
        let text = text(&citation.file);
        Some(context! { file => citation.file, name, source => function(&text, name) })
    });
    let errors = rule.errors.iter().map(|error| {
        let fix = error.fix.as_ref().map(|fix| markdown(fix));
        context! { message => error.message, cause => markdown(&error.cause), fix }
    });
    let part = site.claims.part_of(&rule.group);
    let context = context! {
        id => rule.id,
        kind => rule.kind.to_string(),
        group => rule.group,
        part => part.map(|(part, _)| context! { id => part.id(), title => part.title }),
        heading => part.map(|(_, heading)| heading),
        about => markdown(&site.claims.about),
        sentence => markdown(&rule.sentence),
        source => rule.source.as_ref().map(|source| markdown(source)),
        builtin => site.index.builtin(rule),
        rows,
        others => others.collect::<Vec<_>>(),
        tests => tests.collect::<Vec<_>>(),
        errors => errors.collect::<Vec<_>>(),
    };
    Page::new(address(&rule.id), "claim.html", rule.id.clone(), context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_in_the_part_above_it() {
        let group = |id, title| format!("### {title}\n\n<!-- evidence:begin claims-{id} -->\n| a |\n");
        let [one, two, three] = [group("one", "`One`"), group("two", "Two"), group("three", "Three")];
        let document =
            format!("# All\n\nWords.\n\nDrawn by me.\n\n## Proposal\n\n{one}\n{two}\n## Prototype\n\n{three}");
        let Document { about, parts } = Document::of(&document);
        assert_eq!(about.trim(), "Words.");
        let found = parts.iter().map(|part| {
            let groups: Vec<&str> = part.groups.iter().flat_map(|(id, title)| [id.as_str(), title]).collect();
            (part.title.as_str(), groups)
        });
        let expected = [("Proposal", vec!["one", "`One`", "two", "Two"]), ("Prototype", vec!["three", "Three"])];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
