//! The rules, what shows each of them, and what is drawn from them stay together.

use evidence::index::Index;
use evidence::render::markers::drawn;
use evidence::workspace;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn index() -> Index {
    Index::read(workspace()).expect("every file in ui-tests/rules is a rule")
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Claim: errors-indexed.
#[test]
fn every_rule_is_shown_and_every_error_has_an_entry() {
    assert_none(&index().problems());
}

#[test]
fn the_lists_are_drawn() {
    let index = index();
    for (document, lists) in
        [("ui-tests/tables/claims.md", index.claims()), ("smart-pointer-derive/ERRORS.md", index.errors())]
    {
        for (name, list) in lists {
            let as_it_is = drawn(&workspace().join(document), &name).expect("the document has a place for the list");
            assert!(as_it_is == list, "{document}: the list {name} is stale, redraw it with `cargo run`");
        }
    }
}

#[test]
fn every_run_time_test_cites_a_claim() {
    let test = Regex::new(r"#\[test\](?:\s*#\[[^\n]*\])*\s*fn ([a-z0-9_]+)\(").expect("a valid pattern");
    let index = index();
    let cited: BTreeSet<_> = index.citations().filter_map(|citation| citation.test.as_deref()).collect();
    let mut problems = Vec::new();
    for file in ["attacks", "coerce_only", "coercion", "dispatch", "layout", "unsizing"] {
        let file = workspace().join("ui-tests/tests").join(file).with_extension("rs");
        let source = fs::read_to_string(&file).expect("the file is readable");
        let tests = test.captures_iter(&source).filter(|test| !cited.contains(&test[1]));
        problems.extend(tests.map(|test| format!("{}: `{}` has no `/// Claim: …`", file.display(), &test[1])));
    }
    assert_none(&problems);
}

/// Claim: reference-claims.
#[test]
fn every_rule_of_the_reference_chapter_is_shown_by_claims() {
    const PREFIX: &str = "attributes.derive.coerce-pointee";
    let chapter = fs::read_to_string(workspace().join("docs/reference-chapter.md")).expect("the chapter is readable");
    let pattern = |pattern: &str| Regex::new(pattern).expect("a valid pattern");
    let index = index();
    let row = pattern(r"(?m)^\| `([a-z.-]+)` \| (`.+`) \|$");
    let rows: BTreeMap<_, _> =
        row.captures_iter(&chapter).map(|row| (row[1].to_owned(), row[2].replace('`', ""))).collect();

    let mut problems = Vec::new();
    let mut rules = BTreeSet::new();
    // A rule with a heading is a section, and one called `intro` says what it is about.
    for rule in pattern(r"(?m)^r\[([^\]]+)\]\n(#?)").captures_iter(&chapter) {
        match rule[1].strip_prefix(PREFIX) {
            None => problems.push(format!("{}: does not begin with {PREFIX}", &rule[1])),
            Some(name) if !rules.insert(name.trim_start_matches('.').to_owned()) => {
                problems.push(format!("{name}: the identifier is used twice"));
            }
            Some(name) if rule[2].is_empty() && !name.ends_with("intro") => {
                if !rows.contains_key(name.trim_start_matches('.')) {
                    problems.push(format!("{name}: no claim"));
                }
            }
            Some(_) => {}
        }
    }
    for (rule, cited) in rows {
        if !rules.contains(&rule) {
            problems.push(format!("{rule}: not a rule of the chapter"));
        }
        problems.extend(
            cited.split(", ").filter(|id| index.rules().get(id).is_none()).map(|id| format!("{rule}: no claim `{id}`")),
        );
    }
    assert_none(&problems);
}
