//! The evidence engine: headers, the report, and the binary on a file from outside the suite.

use evidence::case::{Builtin, Case, CaseHeader, Kind, discover};
use evidence::compare::JudgedCase;
use evidence::compiler::{Outcome, Verdict};
use evidence::compilers::Dependencies;
use evidence::render::markers::{redrawn, replace};
use evidence::workspace;
use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const DERIVE: &str = "
    #[derive(pin_coerce_unsized::SmartPointer)]
    #[repr(transparent)]
    pub struct Ptr<T: ?Sized>(Box<T>);
";

/// The exit code, what it printed, and its complaints.
fn run(arguments: &[&str], file: &Path) -> (Option<i32>, String, String) {
    let engine = Command::new(env!("CARGO_BIN_EXE_evidence")).args(arguments).arg(file).output();
    let output = engine.expect("the engine runs");
    let text = |bytes| String::from_utf8(bytes).expect("the engine prints UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn file_with(content: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("own.rs");
    fs::write(&file, content).expect("the temporary folder is writable");
    (folder, file)
}

/// One line that names the file, nothing else, and exit code 2.
fn assert_unreadable(file: &Path, why: &str) {
    for command in ["check", "expand"] {
        let (code, printed, complaint) = run(&[command], file);
        assert_eq!((code, printed.as_str(), complaint.lines().count()), (Some(2), "", 1), "{command}: {complaint}");
        assert!(complaint.contains(&file.display().to_string()) && complaint.contains(why), "{command}: {complaint}");
    }
}

#[test]
fn header_with_everything() {
    let source =
        "//! What it shows, over\n//! two lines.\n//!\n//! Claim: some-claim (RFC 3621).\n//! Cf. pass/a/b.rs.\n\
                  //! Builtin: accepted, because it does\n//! not look.\n\nstruct Ptr;\n//! Claim:
                  //! not-a-header";
    let header = CaseHeader::parse(source, Kind::Fail).expect("the header is complete");
    assert_eq!(header.claims, ["some-claim"]);
    assert_eq!(header.neighbours, ["pass/a/b.rs"]);
    assert_eq!(header.builtin, Builtin::Differs(Verdict::Accepted, "because it does not look.".to_owned()));
    assert_eq!(header.expected, Verdict::Rejected);
}

#[test]
fn header_without_counterpart() {
    let source = "//! An option.\n//!\n//! Claim: option (ours).\n//! Builtin: no counterpart, it has no options.";
    let header = CaseHeader::parse(source, Kind::Pass).expect("the header is complete");
    assert_eq!(header.builtin, Builtin::NoCounterpart("it has no options.".to_owned()));
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
        let judged = JudgedCase { case, ours: outcome(ours), builtin: Some(outcome(builtin)), shows_nothing: false };
        let verdicts = (judged.contradiction().is_some(), judged.misstatement().is_some());
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
    assert_eq!(judged(Kind::Fail, "", Accepted, Accepted), (true, false), "accepted, in the place of rejected");
    assert_eq!(judged(Kind::KnownGap, "", Rejected, Rejected), (true, false), "the gap is closed");
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
fn unreadable_files_are_one_line() {
    let (folder, file) = file_with(b"// \xff\nfn main() {}");
    assert_unreadable(&file, "not UTF-8");
    assert_unreadable(folder.path(), "not a file");
    assert_unreadable(&folder.path().join("missing.rs"), "no such file");
    let (_folder, file) = file_with("fn main( {");
    assert_unreadable(&file, "own.rs:1:");
    let (_folder, file) = file_with("(".repeat(100_000));
    assert_unreadable(&file, "");
}

#[test]
fn check_accepts_and_shows_the_expansion() {
    let (_folder, file) = file_with(DERIVE);
    let (code, printed, complaint) = run(&["check"], &file);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{printed}");
    assert!(printed.contains("own.rs: accepted") && printed.contains("> Ptr<T>"), "{printed}");
}

#[test]
fn check_rejects_with_every_error_and_its_rule() {
    let (_folder, file) = file_with(DERIVE.replace("T: ?Sized", "T, A").replace("#[repr(transparent)]", ""));
    let (code, printed, complaint) = run(&["check"], &file);
    assert_eq!((code, complaint.as_str()), (Some(1), ""), "{printed}");
    assert!(printed.contains("own.rs: rejected") && printed.contains("rule: pointee-unmarked\nerror: "), "{printed}");
    assert!(printed.matches("\nrule: ").count() > 1, "{printed}");

    let (code, printed, _) = run(&["expand"], &file);
    assert_eq!(code, Some(1));
    assert!(printed.starts_with("rule: ") && !printed.contains("impl<"), "{printed}");
}

#[test]
fn check_speaks_json() {
    let (_folder, file) = file_with(DERIVE.replace("Box<T>", "Option<T"));
    assert_unreadable(&file, "not Rust");
    let (_folder, file) = file_with("fn main() { let _: u8 = \"\"; }");
    let (code, printed, _) = run(&["check", "--json"], &file);
    let value: serde_json::Value = serde_json::from_str(&printed).expect("the engine prints JSON");
    assert_eq!((code, &value["verdict"], &value["errors"][0]["rule"]), (Some(1), &"rejected".into(), &"E0308".into()));
}

/// Asserts that `expand` prints each of these for a struct inside a function, and the guard, and
/// nothing that the derive did not write.
fn assert_shown_once(parts: &[&str]) {
    let derive = DERIVE.replace("Box<T>", "std::ptr::NonNull<Inner<T>>");
    let (_folder, file) = file_with(format!(
        "struct Inner<T: ?Sized>(u8, T);
         fn main() {{
             #[derive(Clone)] struct Other;
             #[allow(dead_code)] const _: () = {{ impl Drop for Other {{ fn drop(&mut self) {{}} }} fn other() {{}} }};
             const _: () = {{ {derive} let _ = core::mem::offset_of!(Ptr<u8>, 0); }};
         }}"
    ));
    let (code, printed, complaint) = run(&["expand"], &file);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{printed}");
    assert!(!printed.contains("fn main") && !printed.contains("Other") && !printed.contains("struct"), "{printed}");
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(parts.iter().all(|part| printed.matches(part).count() == 1), "{printed}");
    let guard = Regex::new(r"impl<T[^<>]*> Ptr<T>").expect("a valid pattern");
    assert_eq!(guard.find_iter(&printed).count(), 1, "{printed}");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has other impls")]
#[test]
fn expand_shows_the_impls_of_the_derive_and_of_its_macro_wherever_they_are() {
    assert_shown_once(&[
        "__private::PinSafePointer for Ptr<T>",
        "__private::Repoint<Ptr<__S>> for Ptr<T>",
        "__private::DispatchFromDyn<Ptr<__S>> for Ptr<T>",
        "__private::CoerceUnsized<Ptr<__S>> for Ptr<T>",
    ]);
}

#[cfg_attr(feature = "implicit", ignore = "where coercions are implicit there are other impls")]
#[test]
fn expand_shows_the_impls_and_the_question_of_plain_stable() {
    assert_shown_once(&[
        "__private::Repoint<Ptr<__S>> for Ptr<T>",
        "trait __AnyTrait<",
        "__AnyTrait<T> for __S",
        "fn __smart_pointer_unsizes<",
    ]);
}

#[test]
fn expand_shows_impls_with_lint_levels() {
    let (_folder, file) = file_with(DERIVE.replace("#[repr", "#[allow(nonstandard_style)] #[repr"));
    let (code, printed, complaint) = run(&["expand"], &file);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{printed}");
    assert!(printed.starts_with("#[allow(nonstandard_style)]\nconst _: () = {"), "{printed}");
}

#[test]
fn dependencies_that_no_tree_has_are_refused() {
    let (code, printed, complaint) = run(&["--row"], Path::new("nonsense"));
    assert_eq!((code, printed.as_str()), (Some(2), ""), "{complaint}");
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
