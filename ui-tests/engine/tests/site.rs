//! The pages: every kind is drawn, every link leads somewhere, and what others wrote is escaped.

use evidence::cargo::workspace;
use evidence::compiler::Verdict;
use evidence::site::kept::{KeptCase, KeptError, KeptOutcome, KeptRun, KeptShapes};
use evidence::site::other_runs::{Lane, OtherRuns};
use evidence::site::pages::{Files, all};
use evidence::site::{FIRST_PAGE, write};
use regex::Regex;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// What would be a program if it were not escaped.
const HOSTILE: &str = "<script>alert(\"1\")</script> & '`<b>`'";

/// The beginnings of headers: that of an attack which only plain stable stops, that of a case which
/// the builtin accepts on nightly, and that of an attack with a test of what it would do.
const IMPLICIT: &str = "//! Implicit: accepted, because `nothing` is attacked.\n//! Since: 1.94, `rustc` lacks it.\n";
const NIGHTLY: &str = "//! Nightly: accepted, because rustc\n//! changed (rust-lang/rust#155304).\n";
const HARM: &str = "//! Shows `this`; see tests/attacks.rs, `clone_returns_a_pointer_to_another_object`.\n";

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
    let implicit = case("unsize/attack/implicit.rs", "unsize/attack", accepted.clone(), None);
    let implicit = KeptCase { source: format!("{IMPLICIT}{}", implicit.source), ..implicit };
    let harm = case("attack/marker-missing/clone.rs", "attack/marker-missing", rejected.clone(), None);
    let harm = KeptCase { source: format!("{HARM}{}", harm.source), ..harm };
    let nightly = case("fail/sized/unbounded.rs", "fail/sized", rejected.clone(), Some(rejected.clone()));
    let nightly = KeptCase { source: format!("{NIGHTLY}{}", nightly.source), expansion: None, ..nightly };
    let stricter = case("fail/sized/stricter.rs", "fail/sized", rejected.clone(), Some(accepted.clone()));
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
            case("pass/attack/harmless.rs", "pass/attack", accepted.clone(), None),
            case("known-gap/two.rs", "known-gap", accepted.clone(), Some(accepted.clone())),
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

#[test]
fn every_link_leads_somewhere() {
    let files = &*PAGES;
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
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn foreign_text_is_escaped() {
    for (address, page) in html(&PAGES) {
        assert!(!page.contains("alert(\"1\")") && !page.contains("<b>`"), "{address}");
        assert!(!page.contains('\u{1b}'), "{address}: an escape is left");
    }
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
        for id in attributes(page, "aria-labelledby") {
            assert!(ids.contains(&id), "{address}: no {id}");
        }
        // Only the search needs a script.
        assert_eq!(count("<script"), usize::from(address == "search.html"), "{address}");
    }
}

#[test]
fn a_page_shows_what_the_run_found() {
    let files = &*PAGES;
    let page = &files["case/fail/sized/stricter.html"];
    for shown in
        ["sized-missing", ">pass&#x2f;sized&#x2f;inline<", "(not in this run)", "--terminal-bright-red", "E0277"]
    {
        assert!(page.contains(shown), "{shown}:\n{page}");
    }
    let overview = &files[FIRST_PAGE];
    assert!(
        overview.contains("<a href=\"case/index-agree-no-gap.html\">2</a> <span>of 7 compared cases"),
        "{overview}"
    );
    assert!(section(overview, "open").contains("1 of the 2 are the builtin's too"), "{overview}");
    assert!(overview.contains("<a href=\"differences.html#stricter\">2</a>"), "{overview}");
    assert!(files["claim/sized-missing.html"].contains(">fail&#x2f;sized&#x2f;unbounded<"));
    assert!(files["cost.html"].matches("<rect").count() > 10, "the figures of cost.md were not found");
    let old = &files["compiler/1.85.0-locked.html"];
    assert!(old.contains("since 1.94, <code>rustc</code> lacks it"), "every case is newer than this compiler:\n{old}");
    assert!(old.contains("14 of 14: ") && old.contains("4 of them are attacks"), "{old}");
}

#[test]
fn a_filter_has_a_page_with_the_rows_that_it_chooses() {
    let files = &*PAGES;
    let filters =
        [("agree", 3), ("agree-no-gap", 2), ("differ", 4), ("laxer", 2), ("not-compared", 7), ("unexpected", 3)];
    for (filter, count) in filters {
        let address = format!("case/index-{filter}.html");
        let page = &files[&address];
        assert_eq!(page.matches("<tr>\n<th scope=\"row\">").count(), count, "{filter}:\n{page}");
        assert!(page.contains(&format!("<strong>{count} of 14</strong>")), "{filter}:\n{page}");
        let here: Vec<String> = attributes(page, "href=\"[^\"]*\" aria-current");
        assert_eq!(here, ["page"], "{filter}: one filter is on");
        assert!(
            page.contains(&format!("href=\"..&#x2f;case&#x2f;index-{filter}.html\" aria-current")),
            "{filter}:\n{page}"
        );
    }
    let none = "\ndifferent verdicts <span class=\"muted\">none</span>";
    let catalogue = files["case/catalogue/index.html"].replace("<li>", "\n");
    assert!(catalogue.contains(none), "{catalogue}");
    let cases = run().cases.into_iter().filter(|case| case.kind == "catalogue").collect();
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let empty = &pages["case/index-unexpected.html"];
    assert!(empty.contains("<strong>0 of 1</strong>") && empty.contains(">None.<"), "{empty}");
}

#[test]
fn the_page_of_a_case_says_what_is_known_and_no_more() {
    let files = &*PAGES;
    let nightly = &files["case/fail/sized/unbounded.html"];
    let link = "<a href=\"https://github.com/rust-lang/rust/issues/155304\">rust-lang/rust#155304</a>";
    assert!(
        nightly.contains(&format!("<dt>Builtin, on nightly</dt><dd>accepted, because rustc changed ({link}).")),
        "{nightly}"
    );
    assert!(section(nightly, "expansion").contains("Not known"), "{nightly}");
    assert!(section(&files["case/fail/sized/stricter.html"], "expansion").contains("No impl."));
    let rejected = section(&files["case/attack/marker-missing/clone.html"], "expansion");
    assert!(rejected.contains("is rejected all the same") && rejected.contains("The expansion"), "{rejected}");
    let implicit = &files["case/unsize/attack/implicit.html"];
    assert!(implicit.contains("because <code>nothing</code> is attacked"), "{implicit}");
    assert!(files["case/unsize/attack/index.html"].contains("Implicit mode: accepted, because"));
}

#[test]
fn what_is_open_in_the_builtin_is_what_the_report_says() {
    let overview = &section(&PAGES[FIRST_PAGE], "open-builtin").replace("&#x2f;", "/");
    assert!(overview.contains("<a href=\"attack/index.html#only-ours\">1</a>"), "{overview}");
    let report = fs::read_to_string(workspace().join("stabilization-report.md")).expect("the report is there");
    let blockers = report.split_once("\n**Blockers.**").expect("the report has them").1;
    let blockers = blockers.split("**Since the first attempt**").next().unwrap_or_default();
    for (of_report, of_page, cases) in [
        (
            "1. *rust-lang/rust#148899.*",
            "index.html\">attack/item-replaced</a>: 1 get through)",
            "attack/item-replaced",
        ),
        (
            "2. *New: the derive names its traits through `::core`*",
            "(attack/path-spoofed: 0 get",
            "attack/path-spoofed",
        ),
    ] {
        assert!(blockers.contains(of_report) && blockers.contains(cases), "{blockers}");
        assert!(overview.contains(of_page), "{overview}");
    }

    let not_asked = run().cases.into_iter().map(|case| KeptCase { builtin: None, ..case }).collect();
    let pages = all(&KeptRun { cases: not_asked, ..run() }, &other_runs()).expect("every page is drawn");
    let overview = section(&pages[FIRST_PAGE], "open-builtin");
    assert!(overview.contains("did not ask the builtin") && !overview.contains("get through"), "{overview}");
}

#[test]
fn an_old_compiler_is_not_simply_as_expected() {
    for (address, root) in [(FIRST_PAGE, ""), ("compiler/index.html", "../")] {
        let page = &PAGES[address];
        let warned = format!("href=\"{root}compiler/1.85.0-locked.html#cases\">4 attacks may get through</a>");
        assert!(page.replace("&#x2f;", "/").contains(&warned), "{address}:\n{page}");
        let (_, old) = page.split_once(">1.85.0</a>").expect("it is in the list");
        let old = old.split("4 attacks").next().unwrap_or_default();
        assert!(!old.contains("verdict good"), "{address}: {old}");
    }
}

#[test]
fn a_small_sample_is_marked_and_the_whole_ones_are_shown() {
    let page = &PAGES["shapes.html"];
    assert!(section(page, "this-run").contains("A small sample: 10 shapes of 10000."), "{page}");
    for setting in ["pinned", "plain-stable", "nightly"] {
        assert!(section(page, setting).contains(">sized-again<"), "{setting}:\n{page}");
    }
    assert!(section(page, "reasons").matches("<rect").count() > 10, "{page}");
    assert!(PAGES[FIRST_PAGE].contains(" of 10000 generated shapes</a>"));
    let whole = KeptRun { shapes: KeptShapes { count: 10_000, ..run().shapes }, ..run() };
    let pages = all(&whole, &other_runs()).expect("every page is drawn");
    assert!(!pages["shapes.html"].contains("small sample"));
}

#[test]
fn claims_about_the_proposal_and_about_the_prototype_are_apart() {
    let page = &PAGES["claim/index.html"];
    let [proposal, prototype] = ["proposal", "prototype"].map(|part| {
        page.find(&format!("<h2 id=\"claims-about-the-{part}\">")).unwrap_or_else(|| panic!("no {part}:\n{page}"))
    });
    let place = |claim: &str| page.find(&format!(">{claim}</a>")).unwrap_or_else(|| panic!("no {claim}:\n{page}"));
    assert!(proposal < place("run-coerce-dyn") && place("run-coerce-dyn") < prototype);
    assert!(place("unsize-sealed") > prototype);
    for (claim, part) in [("run-coerce-dyn", "proposal"), ("unsize-sealed", "prototype")] {
        assert!(PAGES[&format!("claim/{claim}.html")].contains(&format!("#claims-about-the-{part}\">")), "{claim}");
    }
    assert!(page.contains("<td data-label=\"builtin\">no counterpart</td>"), "{page}");
}

/// The text between the section with this heading and the next heading of a section.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("<h2 id=\"{id}\">")).unwrap_or_else(|| panic!("no section {id}:\n{page}"));
    rest.split("<h2").next().unwrap_or_default()
}

#[test]
fn an_attack_is_below_its_end_and_its_page_says_who_stops_it() {
    let files = &*PAGES;
    let list = &files["attack/index.html"];
    let sections = [
        ("got-through", vec!["attack/cast/crash", "attack/cast/mistake", "known-gap/two"]),
        ("only-ours", vec!["attack/item-replaced/near"]),
        ("stopped", vec!["attack/marker-missing/clone", "unsize/attack/deep/er", "known-gap/one"]),
        ("in-this-mode", vec!["unsize/attack/implicit"]),
        ("harmless", vec!["pass/attack/harmless"]),
    ];
    let mut all = 0;
    for (id, cases) in sections {
        let links: BTreeSet<String> = attributes(section(list, id), "href").into_iter().collect();
        let cases: BTreeSet<String> = cases.iter().map(|case| format!("../case/{case}.html")).collect();
        let is_case = |link: &String| link.starts_with("../case/") && !link.ends_with("/index.html");
        let of_cases = links.into_iter().filter(is_case).collect::<BTreeSet<_>>();
        assert_eq!(of_cases, cases, "{id}");
        all += cases.len();
    }
    let nearest = attributes(section(list, "nearest"), "href");
    assert_eq!(nearest, ["../case/attack/item-replaced/near.html", "../case/known-gap/one.html"]);
    assert!(list.contains(&format!(">{all} programs")), "{list}");
    assert!(list.contains("7 attack the derive,") && list.contains("2 attack <code>unsize!</code>"), "{list}");
    assert!(section(list, "in-this-mode").contains("because <code>nothing</code> is attacked"), "{list}");
    assert_eq!(section(list, "got-through").matches("verdict bad").count(), 2, "the two mistakes are not as expected");
    assert!(list.contains("asked about 2, and lets\n<a href=\"#only-ours\">1</a>"), "{list}");
    assert!(list.contains("known gaps, and 2 that should be stopped"), "{list}");
    assert!(files[FIRST_PAGE].contains("<a href=\"attack/index.html#stopped\">4</a> <span>of 9 attacks"));

    let page = section(&files["case/attack/marker-missing/clone.html"], "attack");
    for shown in ["Ours stops it with", "<code>E0277: `Ptr`</code>", "fn clone_returns_a_pointer_to_another_object()"] {
        assert!(page.contains(shown), "{shown}:\n{page}");
    }
    assert!(section(&files["case/attack/item-replaced/near.html"], "attack").contains("the builtin lets it through"));
    assert!(section(&files["case/attack/cast/mistake.html"], "attack").contains("should be stopped, and is not"));
    assert!(!files["case/fail/sized/unbounded.html"].contains("As an attack"));
}

#[test]
fn a_crate_has_its_tests_its_diff_and_its_reasons() {
    let files = &*PAGES;
    let list = &files["crate/index.html"];
    let ported = section(list, "ported").matches("<tr>").count();
    let left = section(list, "left").matches("<tr>").count();
    let pages = files.keys().filter(|address| address.starts_with("crate/")).count();
    // Each table has a row of titles.
    assert_eq!(ported - 1 + left - 1, pages - 1, "each crate is in one of the two lists");
    assert!(!list.contains("not run"), "an entry has no row in ports.md:\n{list}");

    let page = &files["crate/unique-rc.html"];
    let diff = section(page, "diff");
    assert!(diff.contains("<del>-old &lt;script&gt;") && diff.contains("<ins>+new</ins>"), "{diff}");
    assert!(section(page, "tests").contains("<tr><th scope=\"row\">before the port</th><td>28</td></tr>"), "{page}");
    assert!(section(&files["crate/triomphe.html"], "diff").contains("Not run: "), "there is no diff of it");
    let person = section(&files["crate/dumpster.html"], "person");
    assert!(person.contains("new_cyclic") && person.contains("<ins>+#[derive("), "{person}");
    let smallbox = &files["crate/smallbox.html"];
    assert!(section(smallbox, "left").contains("there is a second field with a size"), "{smallbox}");
    assert!(!smallbox.contains("Its tests"), "nothing was ported:\n{smallbox}");
}

#[test]
fn the_plots_show_the_figures_of_the_last_runs() {
    let cost = &PAGES["cost.html"];
    for (id, tables) in [("beside", 1), ("growth", 2), ("per-struct", 2), ("cold", 1), ("lanes", 1)] {
        assert_eq!(section(cost, id).matches("<table class=\"plot\"").count(), tables, "{id}");
        let (bars, lines) = (section(cost, id).matches("<rect").count(), section(cost, id).matches("<line").count());
        assert!(bars > 2, "{id} has {bars} bars");
        assert_eq!(lines > 0, id != "lanes", "{id}: a line is where the multiple is one");
    }
    assert!(section(cost, "growth").contains("builtin: NonNull&lt;Inner&lt;T&gt;&gt;"), "{cost}");
    let lanes = section(cost, "lanes");
    assert!(!lanes.contains("too-old") && lanes.contains(">100 s, failed<") && lanes.contains(">not run<"), "{lanes}");
    assert!(lanes.find("slow") < lanes.find("quick"), "the slowest lane is not the first:\n{lanes}");
    assert!(lanes.find("2026-01-04") < lanes.find("2026-01-03"), "the newest run is not the first:\n{lanes}");

    let without = all(&run(), &OtherRuns::default()).expect("every page is drawn");
    assert!(section(&without["cost.html"], "lanes").contains("Not run: "));
    assert!(section(&without["crate/unique-rc.html"], "diff").contains("Not run: "));
}

/// Runs the command with the run that is kept in `target`.
fn site(target: &Path, folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evidence"));
    command.arg("site").arg(folder).env("CARGO_TARGET_DIR", target).output().expect("the engine runs")
}

/// A folder with a kept run in `target`, the path of that folder, and the path of a site beside it.
fn with_run() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let target = folder.path().join("target");
    fs::create_dir(&target).expect("the folder is writable");
    fs::write(target.join("last-run.json"), json!(run()).to_string()).expect("the folder is writable");
    let site = folder.path().join("site");
    (folder, target, site)
}

#[test]
fn the_command_writes_a_site_and_replaces_its_own() {
    let (_folder, target, path) = with_run();
    for _ in 0..2 {
        let output = site(&target, &path);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), format!("open {}", path.join(FIRST_PAGE).display()));
        assert!(path.join("case/catalogue/std-box.html").is_file());
        assert!(!path.join("stale.html").exists(), "the site was not replaced");
        fs::write(path.join("stale.html"), "").expect("the folder is writable");
    }
}

/// Asserts that the command fails with one line that says this, and leaves nothing behind.
fn assert_refused(target: &Path, path: &Path, says: &str) {
    let parent = path.parent().expect("it is in a folder");
    let names = || fs::read_dir(parent).expect("it is a folder").map(|entry| entry.expect("it is there").file_name());
    let before: BTreeSet<_> = names().collect();
    let output = site(target, path);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains(says) && error.trim().lines().count() == 1, "{error}");
    assert_eq!(names().collect::<BTreeSet<_>>(), before);
}

#[test]
fn a_folder_that_is_not_a_site_is_left_alone() {
    let (_folder, target, path) = with_run();
    fs::write(&path, "mine").expect("the folder is writable");
    assert_refused(&target, &path, "is a file");
    assert!(fs::read_to_string(&path).is_ok_and(|text| text == "mine"), "the file is no longer there");
    assert_refused(&target, &target, "neither empty nor a site");
    let below_a_file = site(&target, &path.join("site"));
    let error = String::from_utf8_lossy(&below_a_file.stderr);
    assert!(below_a_file.status.code() == Some(2) && error.contains("cannot write"), "{error}");
}

#[test]
fn without_a_run_there_is_one_line() {
    let (_folder, target, path) = with_run();
    let kept = target.join("last-run.json");
    fs::write(&kept, "{}").expect("the folder is writable");
    assert_refused(&target, &path, "another version of the engine");
    fs::remove_file(&kept).expect("it is there");
    assert_refused(&target, &path, "run `cargo run` first");
}

#[test]
fn an_empty_folder_becomes_a_site() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let files = Files::from([("index.html".to_owned(), String::new()), ("a/b.html".to_owned(), String::new())]);
    let page = write(&files, folder.path()).expect("the folder is empty");
    assert!(page.ends_with(FIRST_PAGE) && page.is_file(), "{}", page.display());
    assert!(folder.path().join("a/b.html").is_file());
}
