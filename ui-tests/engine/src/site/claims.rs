//! The list of claims, and the page of each claim with all its evidence.

use super::code::test;
use super::context::context;
use super::facts::Site;
use super::facts::addresses::address_of_claim;
use super::facts::row::{Harm, Row};
use super::page::Page;
use super::report;
use super::text::markdown;
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
        Self { id: id.to_owned(), address: rule.map(|rule| address_of_claim(&rule.id)), sentence }
    }
}

/// A known gap that only tests show, because a case may not use the features that the program
/// needs.
#[derive(Clone, Debug, Serialize)]
pub(super) struct GapOfTests<'a> {
    pub(super) id: &'a str,
    address: String,
    sentence: &'a str,
    breaks: &'a str,
    /// The blocker of the report that names it.
    pub(super) blocker: Option<u32>,
}

impl GapOfTests<'_> {
    fn harm(&self) -> Harm {
        Harm::of(self.breaks)
    }

    pub(super) fn is_unsound(&self) -> bool {
        self.harm() < Harm::Other
    }
}

/// Returns the gaps that only tests show. What breaks soundness comes first, and of that, what
/// needs the fewest features.
pub(super) fn gaps_of_tests<'a>(site: &'a Site<'_>) -> Vec<GapOfTests<'a>> {
    let rules = site.index.rules().iter().filter(|rule| site.index.is_gap_of_tests(rule));
    let gaps = rules.map(|rule| GapOfTests {
        id: &rule.id,
        address: address_of_claim(&rule.id),
        sentence: &rule.sentence,
        breaks: rule.breaks.as_deref().unwrap_or_default(),
        blocker: report::blocker_naming(site, &rule.id),
    });
    gaps.sorted_by_key(|gap| (gap.harm(), gap.breaks.matches('`').count())).collect()
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
    let context = context! {
        about => markdown(&site.claims.about),
        parts_of => parts.collect::<Vec<_>>(),
        without_cases => without_cases(site),
    };
    Page::new("claim/index.html".to_owned(), "claims.html", "Claims".to_owned(), context)
}

fn claim(site: &Site, rule: &Rule) -> Value {
    context! {
        id => rule.id,
        kind => rule.kind.to_string(),
        address => address_of_claim(&rule.id),
        sentence => markdown(&rule.sentence),
        builtin => site.index.builtin(rule),
        cases => cases_of(site, rule).count(),
        evidence => site.index.citing(&rule.id).count(),
    }
}

/// Returns the cases of a claim that this run judged.
fn cases_of<'a>(site: &'a Site, rule: &'a Rule) -> impl Iterator<Item = &'a Row> {
    let of_cases = site.index.citing(&rule.id).filter(|citation| citation.test.is_none());
    of_cases.filter_map(|citation| Some(site.case_in(&citation.file)?.1))
}

/// Returns the claims of which this run judged no case.
pub(super) fn without_cases(site: &Site) -> Vec<Value> {
    let rules = site.index.rules().iter().filter(|rule| cases_of(site, rule).next().is_none());
    rules.map(|rule| claim(site, rule)).collect()
}

/// Returns the page of a claim.
pub(super) fn page(site: &Site, rule: &Rule) -> Page {
    let citing = || site.index.citing(&rule.id);
    let rows: Vec<Row> = cases_of(site, rule).cloned().collect();
    let text = |file: &str| fs::read_to_string(workspace().join(file)).unwrap_or_default();
    // A case that this compiler is not asked about, or a package that only has to build.
    let others = citing().filter(|citation| citation.test.is_none() && site.case_in(&citation.file).is_none());
    let others = others.map(|citation| context! { file => citation.file, source => text(&citation.file).trim_end() });
    let tests = citing().filter_map(|citation| {
        let name = citation.test.as_ref()?;
        Some(context! { file => citation.file, name, source => test(&citation.file, name) })
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
        breaks => rule.breaks,
        source => rule.source.as_ref().map(|source| markdown(source)),
        builtin => site.index.builtin(rule),
        rows,
        others => others.collect::<Vec<_>>(),
        tests => tests.collect::<Vec<_>>(),
        errors => errors.collect::<Vec<_>>(),
    };
    Page::new(address_of_claim(&rule.id), "claim.html", rule.id.clone(), context)
}
