//! `smart-pointer-derive/ERRORS.md` and the snapshots stay together: an error has an entry, and an entry a case that shows it.
//!
//! An entry is a heading of the fourth level with the error's first line, `E0690: transparent struct needs …`, where `…` stands for a
//! name or a type, and below it links to cases.

use evidence::workspace;
use regex::Regex;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

struct Entry {
    title: String,
    /// What it stands for.
    pattern: Regex,
    /// The cases below it, as absolute paths.
    cases: Vec<PathBuf>,
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn entries() -> Vec<Entry> {
    let link = Regex::new(r"\]\(([^)#]+\.rs)\)").expect("a valid pattern");
    let index = workspace().join("smart-pointer-derive/ERRORS.md");
    let text = read(&index);
    let parts = text.split("\n#### ").skip(1);
    parts
        .map(|part| {
            let (title, body) = part.split_once('\n').expect("an entry has lines below its heading");
            let body = body.split("\n## ").next().expect("split gives at least one part");
            let folder = index.parent().expect("a file is in a folder");
            Entry {
                title: title.to_owned(),
                pattern: Regex::new(&format!("^{}$", regex::escape(title).replace('…', ".+")))
                    .expect("an escaped text"),
                cases: link.captures_iter(body).map(|link| folder.join(&link[1])).collect(),
            }
        })
        .collect()
}

/// The first lines of the errors of a snapshot: `message`, or `E0690: message`.
fn errors(snapshot: &Path) -> Vec<String> {
    let error = Regex::new(r"(?m)^error(?:\[(E\d{4})\])?: (.+)$").expect("a valid pattern");
    error
        .captures_iter(&read(snapshot))
        .map(|error| match error.get(1) {
            Some(code) => format!("{}: {}", code.as_str(), &error[2]),
            None => error[2].to_owned(),
        })
        .collect()
}

#[test]
fn every_error_of_a_rejected_case_has_one_entry() {
    let entries = entries();
    let mut problems = BTreeSet::new();
    for folder in ["fail", "fail-rustc", "unsize/misuse", "unsize/field"] {
        for file in WalkDir::new(workspace().join("ui-tests/ui").join(folder)) {
            let path = file.expect("the folder is readable").into_path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                for error in errors(&path) {
                    let found = entries.iter().filter(|entry| entry.pattern.is_match(&error)).count();
                    if found != 1 {
                        problems.insert(format!("{error}: {found} entries"));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn every_entry_is_shown_by_each_case_that_it_links_to() {
    let mut problems = Vec::new();
    for Entry { title, pattern, cases } in entries() {
        if cases.is_empty() {
            problems.push(format!("{title}: links to no case"));
        }
        for case in cases {
            let snapshot = case.with_extension("stderr");
            if !snapshot.is_file() || !errors(&snapshot).iter().any(|error| pattern.is_match(error)) {
                problems.push(format!("{title}: not shown by {}", case.display()));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
