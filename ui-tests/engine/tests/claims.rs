//! The rules, what shows each of them, and what is generated from them stay together.

use evidence::index::Index;
use evidence::mutations;
use evidence::render::markers::drawn;
use evidence::rules::{Kind, Rule};
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
            assert!(as_it_is == list, "{document}: the list {name} is stale, generate it with `cargo run`");
        }
    }
}

#[test]
fn every_run_time_test_cites_a_claim() {
    let test = Regex::new(r"#\[test\](?:\s*#\[[^\n]*\])*\s*fn ([a-z0-9_]+)\(").expect("a valid pattern");
    let index = index();
    let cited: BTreeSet<_> = index.citations().filter_map(|citation| citation.test.as_deref()).collect();
    let mut problems = Vec::new();
    let folder = workspace().join("ui-tests/tests");
    let files = fs::read_dir(folder).expect("the folder is readable").map(|file| file.expect("it is readable").path());
    // The tests of the suite run the cases, which cite claims of their own.
    for file in files.filter(|file| !file.ends_with("ui.rs")) {
        let source = fs::read_to_string(&file).expect("the file is readable");
        let tests = test.captures_iter(&source).filter(|test| !cited.contains(&test[1]));
        problems.extend(tests.map(|test| format!("{}: `{}` has no `/// Claim: …`", file.display(), &test[1])));
    }
    assert_none(&problems);
}

/// A test says what the compiler's own derive does with its programs if it asks that derive, and
/// only then. A claim that is itself a comparison says it in its sentence.
#[test]
fn a_test_that_asks_the_builtin_says_what_it_does() {
    let index = index();
    let (mut problems, mut asking) = (Vec::new(), 0);
    for rule in index.rules().iter().filter(|rule| rule.kind != Kind::Differential) {
        for citation in index.citing(&rule.id) {
            let Some(test) = &citation.test else { continue };
            let source = fs::read_to_string(workspace().join(&citation.file)).expect("the file is readable");
            let (_, rest) = source.split_once(&format!("fn {test}(")).expect("the test is in its file");
            let asks = rest
                .split("\n}")
                .next()
                .is_some_and(|body| ["Derive::Builtin", "CoercePointee"].iter().any(|name| body.contains(name)));
            asking += usize::from(asks);
            if asks != citation.is_same.is_some() {
                problems.push(format!("{}: {test} asks the builtin: {asks}, and its comment says otherwise", rule.id));
            }
        }
    }
    assert_none(&problems);
    assert!(asking >= 6, "only {asking} tests ask the builtin");
    let builtin = |id| index.builtin(index.rules().get(id).expect("there is such a claim"));
    assert_eq!(builtin("gap-dispatch-condition"), "other in 1 of 1");
    assert_eq!(builtin("attack-lifetime"), "the same");
    assert_eq!(builtin("dispatch-gated"), "the language's own");
    assert_eq!(builtin("unsize-sealed"), "no counterpart");
}

/// A rule of the chapter: what it says, up to the first empty line.
struct Said {
    text: String,
    /// The claims in its row, if it has one.
    claims: Option<Vec<String>>,
}

/// Returns the rules of the chapter by what follows the prefix of their names, but not those that
/// only introduce a term or a section; and everything that does not fit together.
fn rules_of_the_chapter(chapter: &str) -> (BTreeMap<String, Said>, Vec<String>) {
    const PREFIX: &str = "attributes.derive.coerce-pointee";
    let pattern = |pattern: &str| Regex::new(pattern).expect("a valid pattern");
    let row = pattern(r"(?m)^\| `([a-z.-]+)` \| `(.+)` \|$");
    let mut rows: BTreeMap<_, Vec<_>> = row
        .captures_iter(chapter)
        .map(|row| (row[1].to_owned(), row[2].split("`, `").map(str::to_owned).collect()))
        .collect();

    let mut problems = Vec::new();
    let (mut rules, mut all) = (BTreeMap::new(), BTreeSet::new());
    for rule in pattern(r"(?m)^r\[([^\]]+)\]\n((?:.+\n)+)").captures_iter(chapter) {
        let (name, text) = (&rule[1], &rule[2]);
        let Some(name) = name.strip_prefix(PREFIX).map(|name| name.trim_start_matches('.').to_owned()) else {
            problems.push(format!("{name}: does not begin with {PREFIX}"));
            continue;
        };
        if !all.insert(name.clone()) {
            problems.push(format!("{name}: the identifier is used twice"));
        }
        let claims = rows.remove(&name);
        // A rule with a heading is a section, and one called `intro` says what it is about.
        if claims.is_some() || !text.starts_with('#') && !name.ends_with("intro") {
            rules.insert(name, Said { text: text.replace('\n', " "), claims });
        }
    }
    problems.extend(rows.keys().map(|rule| format!("{rule}: not a rule of the chapter")));
    (rules, problems)
}

/// Every rule has claims. The evidence of one of them is compiled with the compiler's own derive
/// too, because the chapter is about that derive. If the rule forbids something, one of them is
/// about programs that are rejected; otherwise, one is about programs that are accepted.
///
/// Claim: reference-claims.
#[test]
fn every_rule_of_the_reference_chapter_is_shown_by_claims() {
    let chapter = fs::read_to_string(workspace().join("docs/reference-chapter.md")).expect("the chapter is readable");
    let index = index();
    let forbids = Regex::new(r"\b(?:must|may only|[Aa]t most|does not)\b|\[MetaWord\]").expect("a valid pattern");
    let (rules, mut problems) = rules_of_the_chapter(&chapter);
    assert!(rules.len() > 20, "{}", rules.len());
    for (name, Said { text, claims }) in rules {
        let mut cited = Vec::new();
        for id in claims.iter().flatten() {
            match index.rules().get(id) {
                Some(rule) => cited.push(rule),
                None => problems.push(format!("{name}: no claim `{id}`")),
            }
        }
        let is_rejection = |rule: &&Rule| matches!(rule.kind, Kind::Macro | Kind::Rustc);
        let wanted = if forbids.is_match(&text) { "rejected" } else { "accepted" };
        if !cited.iter().any(|rule| is_rejection(rule) == (wanted == "rejected")) {
            problems.push(format!("{name}: no claim about what is {wanted}"));
        }
        let is_compared =
            |rule: &&Rule| !["no counterpart", "the language's own", "not run"].contains(&&*index.builtin(rule));
        if !cited.iter().any(is_compared) {
            problems.push(format!("{name}: no claim whose evidence is compiled with the compiler's own derive"));
        }
    }
    assert_none(&problems);
}

/// Each mutation is of a claim that is still made, and of text that is still there. The lane
/// `mutations` applies a sample of them.
#[test]
fn every_mutation_applies() {
    let index = index();
    let mutations = mutations::read(workspace()).expect("every file in ui-tests/mutations is a mutation");
    let mut problems = Vec::new();
    for mutation in &mutations {
        if index.rules().get(&mutation.claim).is_none() {
            problems.push(format!("{}: no claim `{}`", mutation.name, mutation.claim));
        }
        let source = fs::read_to_string(workspace().join(&mutation.file)).expect("the file is there");
        problems.extend(mutation.applied_to(&source).err().map(|error| error.to_string()));
    }
    assert_none(&problems);
    let sampled = mutations.iter().filter(|mutation| mutation.is_in_sample);
    let kinds: BTreeSet<_> = sampled.filter_map(|mutation| Some(index.rules().get(&mutation.claim)?.kind)).collect();
    let broken_by_each: BTreeSet<_> = [Kind::Accept, Kind::Run, Kind::Macro, Kind::Rustc, Kind::Differential].into();
    assert!(kinds.is_superset(&broken_by_each), "the sample has only {kinds:?}");
}

/// For each claim about what works, a mutation breaks what the claim is about. A program that has to
/// be rejected shows in its snapshot why it is.
#[test]
fn every_claim_about_what_works_has_a_mutation() {
    let mutations = mutations::read(workspace()).expect("every file in ui-tests/mutations is a mutation");
    let broken: BTreeSet<_> = mutations.iter().map(|mutation| mutation.claim.as_str()).collect();
    let index = index();
    let about_what_works = |rule: &&Rule| matches!(rule.kind, Kind::Accept | Kind::Run | Kind::Differential);
    let without = index.rules().iter().filter(about_what_works).filter(|rule| !broken.contains(rule.id.as_str()));
    assert_none(&without.map(|rule| format!("{}: no mutation breaks its evidence", rule.id)).collect::<Vec<_>>());
}
