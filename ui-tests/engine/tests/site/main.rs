//! The pages: every kind is drawn, every link leads somewhere, and what others wrote is escaped.
//!
//! - `numbers`: each number leads to what it counts; `content`: what the pages show; `places`: that
//!   things are said where a reader looks for them; `command`: the folder that is written.

mod command;
mod content;
mod numbers;
mod places;

use evidence::compiler::Verdict;
use evidence::site::kept::{KeptCase, KeptError, KeptOutcome, KeptRun, KeptShapes};
use evidence::site::other_runs::{Lane, OtherRuns};
use evidence::site::pages::{Files, all};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// What would be a program if it were not escaped.
const HOSTILE: &str = "<script>alert(\"1\")</script> & '`<b>`'";

/// The beginnings of headers: that of an attack which only plain stable stops, and that of a case
/// which the builtin accepts on nightly.
const IMPLICIT: &str = "//! Implicit: accepted, because `nothing` is attacked.\n//! Since: 1.94, `rustc` lacks it.\n";
const NIGHTLY: &str = "//! Nightly: accepted, because rustc\n//! changed (rust-lang/rust#155304).\n";
/// A line of the header of an attack, below the claim.
const HARM: &str = "//! Harm: a `value` is moved: tests/attacks.rs, `clone_returns_a_pointer_to_another_object`.\n";

fn outcome(verdict: Verdict, titles: &[&str]) -> KeptOutcome {
    let error = |title: &&str| KeptError {
        title: (*title).to_owned(),
        in_colour: format!(
            "\u{1b}[1m\u{1b}[91merror\u{1b}[0m\u{1b}[1m: {title}\u{1b}[0m\n \u{1b}[94m-->\u{1b}[0m x.rs"
        ),
    };
    KeptOutcome { verdict, errors: titles.iter().map(error).collect() }
}

fn case(name: &str, subject: &str, ours: KeptOutcome, builtin: Option<KeptOutcome>) -> KeptCase {
    KeptCase {
        name: name.to_owned(),
        file: format!("ui-tests/ui/{name}"),
        subject: subject.to_owned(),
        kind: subject.split('/').next().unwrap_or_default().to_owned(),
        source: format!(
            "//! Shows `Ptr<T>`: {HOSTILE}\n//!\n//! Claim: sized-missing (RFC 3621).\n\nstruct Ptr<T>(&'static T);"
        ),
        claims: vec!["sized-missing".to_owned(), "no-such-claim".to_owned()],
        neighbours: vec!["pass/sized/inline.rs".to_owned(), "pass/not/judged.rs".to_owned()],
        expected: ours.verdict,
        since: 94,
        reason: Some(HOSTILE.to_owned()),
        ours,
        builtin,
        expansion: Some(format!("// {HOSTILE}")),
    }
}

/// A run with a case of each kind of difference.
fn run() -> KeptRun {
    use Verdict::{Accepted, Crashed, Rejected};
    let (accepted, rejected) = (outcome(Accepted, &[]), outcome(Rejected, &[HOSTILE, "E0277: `Ptr`"]));
    let unexpected = outcome(Rejected, &[HOSTILE]);
    let implicit = case("unsize/attack/attribute-is-a-macro.rs", "unsize/attack", accepted.clone(), None);
    let implicit = KeptCase { source: format!("{IMPLICIT}{}", implicit.source), ..implicit };
    let harm = case("attack/marker-missing/clone.rs", "attack/marker-missing", rejected.clone(), None);
    let harm = KeptCase { source: harm.source.replace("\n\nstruct", &format!("\n{HARM}\nstruct")), ..harm };
    let nightly = case("fail/sized/unbounded.rs", "fail/sized", rejected.clone(), Some(rejected.clone()));
    let nightly = KeptCase { source: format!("{NIGHTLY}{}", nightly.source), expansion: None, ..nightly };
    let stricter = case("fail/sized/stricter.rs", "fail/sized", rejected.clone(), Some(accepted.clone()));
    let language = case("known-gap/language.rs", "known-gap", accepted.clone(), Some(accepted.clone()));
    KeptRun {
        version: format!("rustc 1.95.0 {HOSTILE}"),
        mode: "implicit".to_owned(),
        cases: vec![
            nightly,
            KeptCase { expansion: Some(String::new()), ..stricter },
            case("unsize/attack/deep/er.rs", "unsize/attack", rejected.clone(), None),
            implicit,
            harm,
            KeptCase { expected: Rejected, ..case("attack/cast/mistake.rs", "attack/cast", accepted.clone(), None) },
            KeptCase { expected: Rejected, ..case("attack/cast/crash.rs", "attack/cast", outcome(Crashed, &[]), None) },
            case("attack/item-replaced/near.rs", "attack/item-replaced", unexpected.clone(), Some(accepted.clone())),
            case("attack/path-spoofed/core.rs", "attack/path-spoofed", rejected.clone(), Some(accepted.clone())),
            case("pass/attack/harmless.rs", "pass/attack", accepted.clone(), None),
            case("known-gap/two.rs", "known-gap", accepted.clone(), Some(accepted.clone())),
            KeptCase { expansion: Some(String::new()), ..language },
            case("pass/sized/inline.rs", "pass/sized", accepted.clone(), Some(rejected)),
            case("pass/sized/crashes.rs", "pass/sized", accepted.clone(), Some(outcome(Crashed, &[]))),
            KeptCase { expected: Accepted, ..case("known-gap/one.rs", "known-gap", unexpected, None) },
            case("catalogue/std-box.rs", "catalogue", accepted.clone(), Some(accepted)),
        ],
        shapes: KeptShapes {
            sentences: format!("One.\n\n{HOSTILE}"),
            count: 10,
            unexplained: vec![HOSTILE.to_owned()],
        },
        problems: vec![HOSTILE.to_owned()],
    }
}

/// What a port left, and the lanes of four runs.
fn other_runs() -> OtherRuns {
    let lane =
        |run: &str, name: &str, seconds, is_ok| Lane { run: run.to_owned(), name: name.to_owned(), seconds, is_ok };
    let diff = format!("--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,2 +1,2 @@\n same\n-old {HOSTILE}\n+new\n");
    OtherRuns {
        diffs: BTreeMap::from([("unique-rc".to_owned(), diff)]),
        lanes: vec![
            lane("2026-01-01T00:00Z", "too-old", 9000, true),
            lane("2026-01-02T00:00Z", "quick", 1, true),
            lane("2026-01-03T00:00Z", "slow", 50, true),
            lane("2026-01-04T00:00Z", "quick", 2, true),
            lane("2026-01-04T00:00Z", "slow", 100, false),
        ],
    }
}

static PAGES: LazyLock<Files> = LazyLock::new(|| all(&run(), &other_runs()).expect("every page is drawn"));

fn html(files: &Files) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(address, _)| Path::new(address).extension().is_some_and(|extension| extension == "html"))
}

/// What a page has in this attribute. The templates escape slashes, too.
fn attributes(page: &str, name: &str) -> Vec<String> {
    let attribute = Regex::new(&format!(r#" {name}="([^"]*)""#)).expect("a valid pattern");
    attribute.captures_iter(page).map(|found| found[1].replace("&#x2f;", "/")).collect()
}

/// Returns the address of a link, as it is below the folder of the site.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {link} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The text between a heading and the next heading of the same or a higher level.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let heading = Regex::new(&format!(r#"<h([1-6]) id="{id}">"#)).expect("a valid pattern");
    let found = heading.captures(page).unwrap_or_else(|| panic!("no section {id}:\n{page}"));
    let next = Regex::new(&format!("<h[1-{}]", &found[1])).expect("a valid pattern");
    let rest = &page[found.get_match().end()..];
    &rest[..next.find(rest).map_or(rest.len(), |next| next.start())]
}

/// Every link that leads nowhere.
fn broken_links(files: &Files) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<String>> =
        html(files).map(|(address, page)| (address.as_str(), attributes(page, "id").into_iter().collect())).collect();
    let mut problems = Vec::new();
    for (address, page) in html(files) {
        let links = ["href", "src", "action"].into_iter().flat_map(|name| attributes(page, name));
        for link in links.filter(|link| !link.starts_with("https://") && !link.starts_with("data:")) {
            let (file, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { address.clone() } else { resolved(address, file) };
            let has_fragment = || ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment));
            if !files.contains_key(&target) || !fragment.is_empty() && !has_fragment() {
                problems.push(format!("{address}: {link}"));
            }
        }
    }
    problems
}

#[test]
fn every_link_leads_somewhere() {
    // A run of plain stable has no attacks on the derive and no known gaps.
    let of_plain_stable = run().cases.into_iter().filter(|case| ["fail", "unsize"].contains(&case.kind.as_str()));
    let run = KeptRun { cases: of_plain_stable.collect(), ..run() };
    let of_plain_stable = all(&run, &other_runs()).expect("every page is drawn");
    for files in [&*PAGES, &of_plain_stable] {
        let problems = broken_links(files);
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}

#[test]
fn nothing_of_others_is_html() {
    for (address, page) in html(&PAGES) {
        assert!(!page.contains("alert(\"1\")") && !page.contains("<b>`"), "{address}");
        assert!(!page.contains('\u{1b}'), "{address}: an escape is left");
    }
}

#[test]
fn on_paper_nothing_is_cut_off_or_closed() {
    let (_, print) = PAGES["style.css"].split_once("@media print {").expect("there are rules for paper");
    assert!(print.contains("pre { white-space: pre-wrap; overflow: visible;") && print.contains("::details-content"));
}

#[test]
fn every_page_can_be_read_without_eyes_or_a_mouse() {
    for (address, page) in html(&PAGES) {
        let count = |text: &str| page.matches(text).count();
        for once in ["<main id=\"main\"", "<h1>", "<title>", "lang=\"en\"", "class=\"skip\" href=\"#main\""] {
            assert_eq!(count(once), 1, "{address}: {once}");
        }
        assert_eq!(count("<table"), count("<caption>"), "{address}: a table without a caption");
        assert_eq!(count("<pre"), count("aria-label=\"") - count("<nav aria-label=\""), "{address}: an unnamed region");
        assert_eq!(count("<input"), count("<label for="), "{address}: a field without a label");
        let ids = attributes(page, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{address}: an id occurs twice");
        // A page has few landmarks: a section and a text in a box is none.
        assert_eq!(count("<section aria-") + count("role=\"region\"") + count("<pre tabindex"), 0, "{address}");
        // The menu says where the page is.
        let (menu, _) = page.split_once("</header>").expect("every page has it");
        assert_eq!(menu.matches("aria-current").count(), 1, "{address}");
        // Only the search needs a script.
        assert_eq!(count("<script"), usize::from(address == "search.html"), "{address}");
    }
}
