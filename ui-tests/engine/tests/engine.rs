//! The evidence engine: headers and the report.

use evidence::case::{Builtin, Case, CaseHeader, Kind, discover};
use evidence::compiler::{Outcome, Verdict};
use evidence::compilers::Dependencies;
use evidence::judged::JudgedCase;
use evidence::render::markers::{redrawn, replace};
use evidence::setting::Setting;
use evidence::workspace;
use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn file_with(content: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("own.rs");
    fs::write(&file, content).expect("the temporary folder is writable");
    (folder, file)
}

#[test]
fn header_with_everything() {
    let source =
        "//! What it shows, over\n//! two lines.\n//!\n//! Claim: some-claim (RFC 3621).\n//! Cf. pass/a/b.rs.\n\
                  //! Builtin: accepted, because it does\n//! not look.\n//! Nightly: rejected, it looks.\n\nstruct Ptr;\n//! Claim:
                  //! not-a-header";
    let header = CaseHeader::parse(source, Kind::Fail).expect("the header is complete");
    assert_eq!(header.claims, ["some-claim"]);
    assert_eq!(header.neighbours, ["pass/a/b.rs"]);
    assert_eq!(header.builtin, Builtin::Differs(Verdict::Accepted, "because it does not look.".to_owned()));
    assert_eq!(header.expected, Verdict::Rejected);
    assert_eq!(header.nightly, Some(Verdict::Rejected));
}

#[test]
fn header_without_counterpart() {
    let source = "//! An option.\n//!\n//! Claim: option (ours).\n//! Builtin: no counterpart, it has no options.";
    let header = CaseHeader::parse(source, Kind::Pass).expect("the header is complete");
    assert_eq!(header.builtin, Builtin::NoCounterpart("it has no options.".to_owned()));
    let of_the_language = source.replace("no counterpart, it has no options.", "the language's own, any derive.");
    let header = CaseHeader::parse(&of_the_language, Kind::Pass).expect("the header is complete");
    assert_eq!(header.builtin, Builtin::Language("any derive.".to_owned()));
    assert!(!header.builtin.is_compared());
}

#[test]
fn header_of_the_catalogue_has_a_verdict() {
    let parse = |verdict: &str| {
        let source = format!("//! A pointer.\n//!\n//! Claim: a (b).\n//! Source: somewhere.\n{verdict}");
        CaseHeader::parse(&source, Kind::Catalogue).map(|header| header.expected)
    };
    assert_eq!(parse("//! Verdict: accepted").ok(), Some(Verdict::Accepted));
    assert_eq!(parse("//! Verdict: rejected, it has two fields.").ok(), Some(Verdict::Rejected));
    for malformed in ["", "//! Verdict: rejected", "//! Verdict: perhaps, or not", "//! Verdict: crashed, always"] {
        assert!(parse(malformed).is_err(), "{malformed}");
    }
}

#[test]
fn malformed_header_names_all_that_is_missing() {
    let problems = |source: &str, kind| CaseHeader::parse(source, kind).expect_err("something is missing").to_string();
    let nothing = problems("struct Ptr;", Kind::Fail);
    assert!(["`//!`", "`Claim:", "`Cf."].iter().all(|missing| nothing.contains(missing)), "{nothing}");
    assert!(!nothing.contains('\n'), "{nothing}");
    assert!(problems("//! A.\n//! Claim: a (b).\n//! Claim: c (d).", Kind::Pass).contains("more than one `Claim:`"));
    assert!(problems("//! A.\n//! Claim: a (b).\n//! Builtin: maybe", Kind::Pass).contains("`Builtin: maybe`"));
    assert!(problems("//! A.\n//! Claim: a (b).\n//! Verdict: accepted", Kind::Pass).contains("Verdict"));
    let gets_through = "//! A.\n//! Claim: a (b).\n//! Cf. pass/a/b.rs\n//! Builtin: accepted, it does not look.";
    assert!(problems(gets_through, Kind::Attack).contains("no `Harm:"));
    assert!(CaseHeader::parse(&format!("{gets_through}\n//! Harm: a value is moved."), Kind::Attack).is_ok());
    assert!(problems("//! A.\n//! Claim: a (b).", Kind::KnownGap).contains("no `Harm:"));
    assert!(problems(gets_through, Kind::Unsize).contains("no case of `unsize!` is compared"));
}

#[test]
fn an_attack_that_an_old_compiler_may_let_through_says_what_it_would_do() {
    let (cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    let is_attack = |case: &Case| case.kind == Kind::Attack || case.subject.ends_with("/attack");
    let is_danger = |case: &&Case| is_attack(case) && case.header.since > 0 && case.header.implicit.is_none();
    let dangers: Vec<&Case> = cases.iter().filter(is_danger).collect();
    assert!(!dangers.is_empty());
    for case in dangers {
        let source = fs::read_to_string(&case.path).expect("it can be read");
        assert!(source.contains("\n//! Harm: "), "{}", case.name);
    }
}

#[test]
fn verdicts_are_held_against_the_place_and_the_header() {
    use Verdict::{Accepted, Crashed, Rejected};
    let judged = |kind, builtin_line: &str, ours, builtin| {
        let source = format!("//! A.\n//!\n//! Claim: a (b).\n//! Cf. pass/a/b.rs\n{builtin_line}");
        let header = CaseHeader::parse(&source, kind).expect("the header is complete");
        let (name, path, subject) = ("n".to_owned(), PathBuf::new(), "s".to_owned());
        let outcome = |verdict| Outcome { verdict, errors: Vec::new() };
        let case = Case { name, path, subject, kind, has_main: true, header };
        let judged = JudgedCase {
            case,
            ours: outcome(ours),
            builtin: Some(outcome(builtin)),
            used: None,
            shows_nothing: false,
            expansion: None,
        };
        let setting = if builtin_line.contains("Nightly:") { Setting::Nightly } else { Setting::Pinned };
        let verdicts = (judged.contradiction().is_some(), judged.misstatement(setting).is_some());
        let as_control = JudgedCase { shows_nothing: true, ..judged };
        assert!(as_control.contradiction().is_some(), "accepted without any impls");
        verdicts
    };
    let line = "//! Builtin: accepted, because it does not look.";
    assert_eq!(judged(Kind::Fail, "", Rejected, Rejected), (false, false));
    assert_eq!(judged(Kind::Fail, line, Rejected, Accepted), (false, false));
    assert_eq!(judged(Kind::Fail, "", Rejected, Accepted), (false, true), "unexplained");
    assert_eq!(judged(Kind::Fail, line, Rejected, Rejected), (false, true), "stale");
    assert_eq!(judged(Kind::Fail, line, Rejected, Crashed), (false, true), "another verdict");
    let nightly = "//! Nightly: accepted, because it no longer looks.";
    assert_eq!(judged(Kind::Fail, nightly, Rejected, Accepted), (false, false));
    assert_eq!(judged(Kind::Fail, nightly, Rejected, Rejected), (false, true), "not what is said of nightly");
    assert_eq!(judged(Kind::Fail, "", Accepted, Accepted), (true, false), "accepted, in the place of rejected");
    assert_eq!(
        judged(Kind::KnownGap, "//! Harm: a value is moved.", Rejected, Rejected),
        (true, false),
        "the gap is closed"
    );
    assert_eq!(judged(Kind::FailRustc, line, Crashed, Accepted), (true, false), "a crash is not a verdict");
}

#[test]
fn every_header_of_the_suite_is_complete() {
    let (cases, problems) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(
        cases.iter().any(|case| case.subject == "fail/pointee" && case.name == "fail/pointee/two-params-unmarked.rs")
    );
}

/// `ui-tests/tests/ui.rs` cannot use the parser: trybuild would compile the engine with the cases.
#[test]
fn the_line_that_keeps_a_case_from_being_run_is_found_without_the_parser() {
    let (cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    for case in cases.iter().filter(|case| matches!(case.kind, Kind::Pass | Kind::KnownGap)) {
        let source = fs::read_to_string(&case.path).expect("the case is there");
        let is_rejected = case.header.implicit == Some(Verdict::Rejected);
        assert_eq!(source.contains("\n//! Implicit: rejected, "), is_rejected, "{}", case.name);
    }
}

#[test]
fn dependencies_that_no_tree_has_are_refused() {
    let output = Command::new(env!("CARGO_BIN_EXE_evidence")).args(["--row", "nonsense"]).output();
    let output = output.expect("the engine runs");
    let complaint = String::from_utf8(output.stderr).expect("the engine prints UTF-8");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{complaint}");
    let named = ["--row", "`nonsense`", "`locked`", "`newest`", "`syn 2.0.106`"];
    let first = complaint.lines().next().unwrap_or_default().replace('\'', "`");
    assert!(named.iter().all(|name| first.contains(name)), "{complaint}");
}

#[test]
fn every_tree_of_dependencies_has_a_name() {
    let script = fs::read_to_string(workspace().join(".ci/dependencies")).expect("the script is there");
    let row = Regex::new(r#"(?m)^ *row "?([^"\n]+)"?$"#).expect("a valid pattern");
    let names: Vec<_> = row.captures_iter(&script).map(|row| row[1].to_owned()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| name.parse::<Dependencies>().is_ok()), "{names:?}");
}

#[test]
fn the_engine_has_a_version() {
    let engine = Command::new(env!("CARGO_BIN_EXE_evidence")).arg("--version").output().expect("the engine runs");
    let version = format!("evidence {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8_lossy(&engine.stdout), version);
}

#[test]
fn report_changes_between_the_markers_only() {
    let before = "# Title\r\n<!-- evidence:begin a -->\nold\n<!-- evidence:end a -->\r\n\ttail without newline";
    let (folder, file) = file_with(before);
    let sections = [("a", "| new |".to_owned())];
    let (read, after) = redrawn(&file, &sections).expect("the markers are there");
    assert_eq!((read.as_str(), after.as_str()), (before, before.replace("\nold\n", "\n| new |\n").as_str()));

    replace(&file, &after).expect("the folder is writable");
    assert_eq!(fs::read_to_string(&file).expect("the report is there"), after);
    assert_eq!(fs::read_dir(&folder).expect("the folder is there").count(), 1, "nothing else stays behind");
    let (read, again) = redrawn(&file, &sections).expect("the markers are still there");
    assert_eq!(read, again);
}

#[test]
fn report_without_a_marker_is_not_touched() {
    let begin = "<!-- evidence:begin a -->";
    let end = "<!-- evidence:end a -->";
    let reports = [String::new(), begin.to_owned(), format!("{end}{begin}"), format!("{begin}{end}{begin}")];
    for report in reports {
        let (_folder, file) = file_with(&report);
        let error = redrawn(&file, &[("a", String::new())]).expect_err("a marker is wrong").to_string();
        assert!(error.contains("evidence:") && !error.contains('\n'), "{error}");
    }
    let missing = redrawn::<&str>(Path::new("missing.md"), &[]).expect_err("there is no report").to_string();
    assert!(missing.starts_with("missing.md: "), "{missing}");
}
