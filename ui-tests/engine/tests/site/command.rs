//! The command `site`: the folder that it writes, and those that it leaves alone.

use super::run;
use evidence::site::pages::Files;
use evidence::site::{FIRST_PAGE, write};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
    assert_refused(&target, &path, "is not a folder");
    assert!(fs::read_to_string(&path).is_ok_and(|text| text == "mine"), "the file is no longer there");
    assert_refused(&target, &target, "neither empty nor a site");
    for no_folder in [path.join("site/deep"), PathBuf::from("/dev/null")] {
        let output = site(&target, &no_folder);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && error.contains("is not a folder, and a site is one"), "{error}");
    }
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
