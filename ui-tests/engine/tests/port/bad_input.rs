//! What cannot be ported: one line, exit code 2, and nothing written.

use crate::{MANIFEST, NIGHTLY, Project, Run, assert_has, behind_a_feature, port};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Asserts that a run failed with this line.
fn assert_failed(run: &Run, line: &str) {
    assert_eq!((run.code, run.diff.as_str()), (Some(2), ""), "{}", run.said);
    assert_eq!(run.said.lines().count(), 1, "{}", run.said);
    assert_has(&run.said, &["error: ", line]);
}

#[test]
fn no_crate() {
    assert_failed(&port(Path::new("/no/such/crate"), &[]), "/no/such/crate: there is no crate");
}

#[test]
fn a_file_where_the_folder_should_be() {
    let project = Project::new(NIGHTLY);
    assert_failed(&port(&project.path("Cargo.toml"), &[]), "Cargo.toml: there is no crate: this is not a folder");
}

#[test]
fn no_manifest() {
    let project = Project::with(&[("src/lib.rs", NIGHTLY)]);
    assert_failed(&project.port(&[]), "there is no manifest `Cargo.toml`");
}

#[test]
fn a_manifest_that_cargo_does_not_read() {
    let project = Project::with(&[("Cargo.toml", "[package"), ("src/lib.rs", NIGHTLY)]);
    assert_failed(&project.port(&[]), "cargo cannot read the manifest");
}

#[test]
fn a_workspace_without_a_package() {
    let workspace = "[workspace]\nmembers = [\"one\"]\n";
    let member = MANIFEST.replace("[workspace]\n", "");
    let project = Project::with(&[("Cargo.toml", workspace), ("one/Cargo.toml", &member), ("one/src/lib.rs", NIGHTLY)]);
    assert_failed(&project.port(&[]), "this is a workspace without a package of its own; name a folder in it: `one`");
}

#[test]
fn a_file_that_does_not_parse() {
    let project = Project::new(&format!("{NIGHTLY}mod other;\n"));
    project.write("src/other.rs", "fn one() {}\nfn fn() {}\n");
    assert_failed(&project.port(&["--write"]), "src/other.rs:2: this does not parse");
    assert_eq!(project.read("Cargo.toml"), MANIFEST);
}

#[test]
fn a_file_that_is_not_text() {
    let project = Project::new(&format!("{NIGHTLY}mod other;\n"));
    fs::write(project.path("src/other.rs"), [b'/', b'/', 0xff]).expect("the folder is writable");
    assert_failed(&project.port(&["--write"]), "src/other.rs: stream did not contain valid UTF-8");
    assert_eq!(project.read("Cargo.toml"), MANIFEST);
}

#[test]
fn a_dirty_working_tree_unless_forced() {
    let project = Project::new(NIGHTLY);
    project.git(&["init", "-q"]);
    assert_failed(&project.port(&["--write"]), "the working tree has changes that are not committed");
    assert_eq!(project.read("src/lib.rs"), NIGHTLY);
    assert_eq!(project.port(&[]).code, Some(0));
    assert_eq!(project.port(&["--write", "--force"]).code, Some(0));
    assert_failed(&project.port(&["--write", "--force"]), "this crate is already ported");
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "-m", "ported"]);
    assert_failed(&project.port(&["--write"]), "this crate is already ported");
}

#[test]
fn a_second_run() {
    let project = Project::new(NIGHTLY);
    project.ported(&[]);
    assert_failed(&project.port(&["--write"]), "this crate is already ported");
    assert_failed(&project.port(&["--pointer", "MyBox"]), "this crate is already ported");
}

#[test]
fn our_derive_under_the_name_of_the_builtin() {
    let project = Project::new(
        "use pin_coerce_unsized::CoercePointee;\n#[derive(CoercePointee)]\n#[repr(transparent)]\nstruct Ptr<T: ?Sized>(Box<T>);\n",
    );
    assert_failed(&project.port(&[]), "this crate is already ported");
}

#[test]
fn no_pointer() {
    assert_failed(&Project::new("pub struct Ptr<T: ?Sized>(Box<T>);").port(&[]), "no pointer is unsized in this crate");
}

#[test]
fn a_name_of_no_struct() {
    let library = "pub enum Either { One }\nmod a { pub struct Two; }\nmod b { pub struct Two; }\n";
    let project = Project::new(library);
    assert_failed(&project.port(&["--pointer", "Missing"]), "`--pointer Missing` names no struct of the crate");
    assert_failed(&project.port(&["--pointer", "Either"]), "src/lib.rs:1: `--pointer Either` names no struct");
    assert_failed(&project.port(&["--pointer", "Two"]), "names more than one struct (src/lib.rs:2, src/lib.rs:3)");
    assert_eq!(project.port(&["--pointer", "b::Two"]).code, Some(1));
}

#[test]
fn a_struct_in_tokens_that_cannot_be_read() {
    let project = Project::new("macro_rules! of { () => { pub struct Ptr<T> where $($rest)* ] } }");
    assert_failed(&project.port(&["--pointer", "Ptr"]), "this does not parse");
    let project = Project::new("macro_rules! of { ($f:tt) => { pub struct Ptr<T: ?Sized> $f } }");
    assert_failed(
        &project.port(&["--pointer", "Ptr"]),
        "`Ptr` is in the tokens of a macro that cannot be read as a struct",
    );
}

#[test]
fn a_feature_that_is_a_dependency() {
    let manifest = format!("{MANIFEST}\n[dependencies]\ncoerce = \"1\"\n");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &behind_a_feature())]);
    assert_failed(&project.port(&["--optional", "coerce"]), "this is the name of a dependency");
}

#[test]
fn a_name_that_cargo_does_not_accept_for_a_feature() {
    let project = Project::new(NIGHTLY);
    for (name, cause) in [
        ("", "feature name cannot be empty"),
        ("two words", "invalid character ` ` in feature"),
        ("quo\"te", "invalid character `\"` in feature"),
        ("dep:other", "feature named `dep:other` is not allowed to start with `dep:`"),
        ("other/one", "invalid character `/` in feature"),
    ] {
        let run = project.port(&["--optional", name, "--write"]);
        assert_failed(&run, &format!("`--optional {name}`: cargo does not accept this as the name of a feature"));
        assert_has(&run.said, &[cause]);
    }
    assert_eq!((project.read("src/lib.rs").as_str(), project.read("Cargo.toml").as_str()), (NIGHTLY, MANIFEST));
}

#[cfg(unix)]
#[test]
fn a_symbolic_link() {
    use std::os::unix::fs::symlink;
    let elsewhere = Project::new(NIGHTLY);
    for (path, linked) in [("src/other.rs", "src/lib.rs"), ("src/other", "src"), ("Cargo.toml", "Cargo.toml")] {
        let project = Project::with(&[("src/lib.rs", NIGHTLY)]);
        if path != "Cargo.toml" {
            project.write("Cargo.toml", MANIFEST);
        }
        symlink(elsewhere.path(linked), project.path(path)).expect("the folder is writable");
        assert_failed(&project.port(&["--write"]), "symbolic link");
        assert_eq!((project.read("src/lib.rs").as_str(), elsewhere.read("src/lib.rs").as_str()), (NIGHTLY, NIGHTLY));
    }
}

#[test]
fn code_that_is_nested_too_deeply() {
    let all = [
        format!("fn deep() {{ {}1{}; }}", "(".repeat(50_000), ")".repeat(50_000)),
        format!("fn deep() {{ {}true; }}", "!".repeat(50_000)),
        format!("type Deep = {}u8{};", "Box<".repeat(50_000), ">".repeat(50_000)),
        format!("fn deep() {{ if true {{}} {} }}", "else if true {}".repeat(50_000)),
    ];
    for deep in &all {
        let project = Project::new(NIGHTLY);
        project.write("tests/deep.rs", deep);
        assert_has(&project.ported(&[]).1, &["file (tests/deep.rs:1): left alone: it is nested too deeply to be read"]);
        assert_failed(&Project::new(deep).port(&[]), "src/lib.rs:1: this is nested too deeply to be read");
    }
}

#[test]
fn a_file_that_git_ignores() {
    let project = Project::new(NIGHTLY);
    project.write(".gitignore", "src/lib.rs\n");
    project.git(&["init", "-q"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "-m", "first"]);
    assert_failed(&project.port(&["--write"]), "src/lib.rs: git ignores this file and has no copy of it");
    assert_eq!(project.read("src/lib.rs"), NIGHTLY);
    project.ported(&["--force"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_instead_of_a_file() {
    let project = Project::new(NIGHTLY);
    let made = Command::new("mkfifo").arg(project.path("src/pipe.rs")).status();
    assert!(made.expect("the command is there").success());
    project.ported(&[]);
}

#[test]
fn a_comment_before_the_attributes_is_no_line_for_a_shell() {
    let library = NIGHTLY.replace("#![feature", "#! /* c */ // d\n[feature");
    assert!(!Project::new(&library).ported(&[]).0.contains("feature"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_not_writable() {
    use std::os::unix::fs::PermissionsExt;
    let project =
        Project::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", "mod inner;"), ("src/inner/mod.rs", NIGHTLY)]);
    let folder = project.path("src/inner");
    let allow = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("it is ours");
    allow(0o555);
    // A superuser may write there all the same.
    let is_refused = fs::write(folder.join("probe"), "").is_err();
    let run = project.port(&["--write"]);
    allow(0o755);
    if is_refused {
        assert_failed(&run, "src/inner/mod.rs cannot be written; nothing has changed");
        assert_eq!(project.read("Cargo.toml"), MANIFEST);
    } else {
        assert_eq!(run.code, Some(0));
    }
}

#[test]
fn a_file_that_is_read_only() {
    let project = Project::new(NIGHTLY);
    let path = project.path("src/lib.rs");
    let before = fs::metadata(&path).expect("it is there").permissions();
    let mut read_only = before.clone();
    read_only.set_readonly(true);
    fs::set_permissions(&path, read_only).expect("it is ours");
    let run = project.port(&["--write"]);
    fs::set_permissions(&path, before).expect("it is ours");
    assert_failed(&run, "src/lib.rs is read-only; nothing is written");
    assert_eq!((project.read("src/lib.rs").as_str(), project.read("Cargo.toml").as_str()), (NIGHTLY, MANIFEST));
}

#[test]
fn a_library_outside_the_package() {
    let manifest = format!("{MANIFEST}\n[lib]\npath = \"../shared/lib.rs\"\n");
    let project = Project::with(&[("one/Cargo.toml", &manifest), ("one/src/lib.rs", ""), ("shared/lib.rs", NIGHTLY)]);
    assert_failed(&port(&project.path("one"), &[]), "the root of the crate is not in this folder: `");
}

#[test]
fn a_feature_with_the_name_of_a_dependency_of_one_target() {
    let manifest = format!("{MANIFEST}\n[target.'cfg(unix)'.dependencies]\nunsize = \"1.1\"\n");
    let library = NIGHTLY.replace("impl<T: ?Sized + Unsize", "#[cfg(feature = \"unsize\")]\nimpl<T: ?Sized + Unsize");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &library)]);
    assert_failed(&project.port(&["--optional", "unsize"]), "this is the name of a dependency; choose another feature");
}

#[test]
fn a_stderr_that_nobody_can_read() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("there is a device that is full");
    let project = Project::new(NIGHTLY);
    let mut engine = Command::new(env!("CARGO_BIN_EXE_evidence"));
    let status = engine.arg("port").arg(project.path("")).stdout(Stdio::null()).stderr(full).status();
    assert_eq!(status.expect("the engine runs").code(), Some(0));
}
