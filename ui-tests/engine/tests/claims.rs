//! The report and the tests stay together: every claim has evidence, and every piece of evidence
//! its claim.
//!
//! A claim is a line of `stabilization-report.md` such as ``- `pointee-unmarked` (macro):
//! <sentence>. [two-params-unmarked](ui-tests/ui/fail/pointee/two-params-unmarked.rs)``. A link to
//! a file of cases names the file; a link to a file of tests has the name of the test function as
//! its text.

use evidence::case::{Case, CaseHeader, Kind, discover};
use evidence::workspace;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

const KINDS: [&str; 7] = ["macro", "rustc", "accept", "run", "differential", "sanitizer", "gap"];

struct Claim {
    id: String,
    kind: String,
    sentence: String,
    /// Link text and target, the target relative to the workspace.
    evidence: Vec<(String, String)>,
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn claims() -> Vec<Claim> {
    let line = Regex::new(r"(?m)^- `([a-z0-9-]+)` \(([a-z]+)\): (.+)$").expect("a valid pattern");
    let evidence = Regex::new(r"\[([^\]]+)\]\(([^)]+)\)").expect("a valid pattern");
    line.captures_iter(&read(workspace().join("stabilization-report.md")))
        .map(|claim| Claim {
            id: claim[1].to_owned(),
            kind: claim[2].to_owned(),
            sentence: evidence.replace_all(&claim[3], "").trim_matches([' ', ',']).to_owned(),
            evidence: evidence.captures_iter(&claim[3]).map(|link| (link[1].to_owned(), link[2].to_owned())).collect(),
        })
        .collect()
}

/// What claims link to by its path in the workspace, and what its header says.
struct Cited {
    path: String,
    kind: Kind,
    header: CaseHeader,
}

/// Every file that has a `Claim:` line to have: the cases, and the environments, which have to
/// build as what is in `pass/` has.
fn cited() -> Vec<Cited> {
    let (cases, problems) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    assert_none(&problems);
    let mut cited: Vec<Cited> = cases
        .into_iter()
        .map(|Case { path, kind, header, .. }| Cited { path: below_workspace(&path), kind, header })
        .collect();
    for entry in WalkDir::new(workspace().join("ui-tests/environments")).sort_by_file_name() {
        let path = entry.expect("the folder is readable").into_path();
        if path.ends_with("src/lib.rs") {
            let path = below_workspace(&path);
            cited.push(Cited { header: header_outside_the_suite(&path), path, kind: Kind::Pass });
        }
    }
    cited
}

/// The header of a file that has only to be accepted.
fn header_outside_the_suite(path: &str) -> CaseHeader {
    let header = CaseHeader::parse(&read(workspace().join(path)), Kind::Pass);
    header.unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn below_workspace(path: &Path) -> String {
    let relative = path.strip_prefix(workspace()).expect("below the workspace");
    relative.to_str().expect("names are ASCII").to_owned()
}

/// Whether a link names a test function of the file, and not the file as a case.
fn is_file_of_tests(target: &str) -> bool {
    ["tests", "examples"].iter().any(|folder| Path::new(target).parent().is_some_and(|parent| parent.ends_with(folder)))
}

fn test_functions(file: &str) -> Vec<String> {
    let test = Regex::new(r"#\[test\](?:\s*#\[[^\n]*\])*\s*fn ([a-z0-9_]+)\(").expect("a valid pattern");
    test.captures_iter(&read(workspace().join(file))).map(|test| test[1].to_owned()).collect()
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_claim_is_well_formed_and_has_evidence() {
    let mut problems = Vec::new();
    let mut ids = BTreeSet::new();
    for Claim { id, kind, sentence, evidence } in claims() {
        if !ids.insert(id.clone()) {
            problems.push(format!("{id}: the id is used twice"));
        }
        if !KINDS.contains(&kind.as_str()) {
            problems.push(format!("{id}: `{kind}` is not one of {KINDS:?}"));
        }
        if !sentence.ends_with('.') {
            problems.push(format!("{id}: the claim is not a sentence: {sentence}"));
        }
        if evidence.is_empty() {
            problems.push(format!("{id}: no evidence"));
        }
    }
    assert!(!ids.is_empty(), "the report has no claims");
    assert_none(&problems);
}

#[test]
fn every_link_of_a_claim_leads_to_its_evidence() {
    let mut problems = Vec::new();
    let cited: BTreeMap<_, _> = cited().into_iter().map(|cited| (cited.path, cited.header.claims)).collect();
    for Claim { id, evidence, .. } in claims() {
        for (text, target) in evidence {
            if !workspace().join(&target).is_file() {
                problems.push(format!("{id}: {target} is not there"));
            } else if is_file_of_tests(&target) {
                if !test_functions(&target).contains(&text) {
                    problems.push(format!("{id}: {target} has no test `{text}`"));
                }
            } else {
                // A file with unit tests of the derive has a header, too.
                let of_case = cited.get(&target).cloned();
                if !of_case.unwrap_or_else(|| header_outside_the_suite(&target).claims).contains(&id) {
                    problems.push(format!("{id}: {target} does not cite it"));
                }
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_case_cites_a_claim_that_links_to_it() {
    let claims: BTreeMap<_, _> = claims().into_iter().map(|claim| (claim.id.clone(), claim)).collect();
    let mut problems = Vec::new();
    for Cited { path, header, .. } in cited() {
        for id in header.claims {
            match claims.get(&id) {
                None => problems.push(format!("{path}: the report has no claim `{id}`")),
                Some(claim) if !claim.evidence.iter().any(|(_, target)| *target == path) => {
                    problems.push(format!("{path}: the claim `{id}` does not link to it"));
                }
                Some(_) => {}
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_run_time_test_is_evidence_of_a_claim() {
    let linked: BTreeSet<_> = claims().into_iter().flat_map(|claim| claim.evidence).collect();
    let files =
        ["attacks", "coercion", "dispatch", "layout", "unsizing"].map(|name| format!("ui-tests/tests/{name}.rs"));
    let mut problems = Vec::new();
    for file in files {
        for test in test_functions(&file) {
            if !linked.contains(&(test.clone(), file.clone())) {
                problems.push(format!("{file}: no claim links to `{test}`"));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_rejected_case_names_the_neighbour_that_passes() {
    let mut problems = Vec::new();
    let is_rejected = |cited: &Cited| matches!(cited.kind, Kind::Fail | Kind::FailRustc | Kind::Attack | Kind::Unsize);
    for Cited { path, header, .. } in cited().into_iter().filter(is_rejected) {
        // That there is one, and that its file exists, is for the parser of the headers to say.
        let elsewhere = header.neighbours.iter().filter(|neighbour| !neighbour.starts_with("pass/"));
        problems.extend(elsewhere.map(|neighbour| format!("{path}: {neighbour} is not a case that passes")));
    }
    assert_none(&problems);
}

#[test]
fn every_rule_of_the_reference_chapter_is_shown_by_claims() {
    const PREFIX: &str = "attributes.derive.smart-pointer";
    let chapter = read(workspace().join("reference-chapter.md"));
    let pattern = |pattern: &str| Regex::new(pattern).expect("a valid pattern");
    let ids: BTreeSet<_> = claims().into_iter().map(|claim| claim.id).collect();
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
        problems.extend(cited.split(", ").filter(|id| !ids.contains(*id)).map(|id| format!("{rule}: no claim `{id}`")));
    }
    assert_none(&problems);
}
