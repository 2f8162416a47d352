//! Which file is which module, in which target.

use crate::{MANIFEST, NIGHTLY, Project, Run, assert_has};

/// A struct that nothing unsizes.
const OTHER: &str = "pub struct Ptr<T: ?Sized>(Box<T>);\n";

/// Impls for a pointer in the root of the crate.
const IMPLS: &str = "use crate::Ptr;
use std::{marker::Unsize, ops::CoerceUnsized};
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}
";

fn with(files: &[(&str, &str)]) -> Project {
    Project::with(&[&[("Cargo.toml", MANIFEST)], files].concat())
}

/// Asserts that nothing changes, and what was said.
fn assert_stays(run: &Run, code: i32, said: &str) {
    assert_eq!((run.code, run.diff.as_str()), (Some(code), ""), "{}", run.said);
    assert_has(&run.said, &[said]);
}

#[test]
fn the_root_of_a_path_is_that_of_the_target() {
    let root =
        "#![feature(coerce_unsized, unsize)]\nmod imp;\npub struct Ptr<T: ?Sized>(std::rc::Rc<T>);\nfn main() {}\n";
    for (path, module) in [
        ("src/main.rs", "src/imp.rs"),
        ("src/bin/one/main.rs", "src/bin/one/imp.rs"),
        ("tests/one.rs", "tests/imp/mod.rs"),
        ("examples/one.rs", "examples/imp/mod.rs"),
        ("benches/one.rs", "benches/imp/mod.rs"),
    ] {
        let project = with(&[("src/lib.rs", OTHER), (path, root), (module, IMPLS)]);
        let (library, said) = project.ported(&[]);
        assert_eq!(library, OTHER);
        assert_has(&said, &[&format!("Ptr ({path}:3): derives")]);
        assert_has(&project.read(path), &["mod imp;\n#[derive(pin_coerce_unsized::SmartPointer)]\n"]);
    }
}

#[test]
fn a_file_of_two_targets_is_one_module() {
    let module = IMPLS.replace("use crate::Ptr", OTHER.trim().trim_end_matches(';'));
    let root = "#![feature(coerce_unsized, unsize)]\nmod imp;\npub use imp::Ptr;\n";
    let of_bin = format!("{root}fn main() {{ let _: imp::Ptr<u8>; }}\n");
    let project = with(&[("src/lib.rs", root), ("src/main.rs", &of_bin), ("src/imp.rs", &module)]);
    project.ported(&[]);
    assert!(!project.read("src/main.rs").contains("feature"), "{}", project.read("src/main.rs"));
    let of_bin = format!("mod imp;\n{}fn main() {{}}\n", IMPLS.replace("crate::", "imp::"));
    let run = with(&[("src/lib.rs", root), ("src/main.rs", &of_bin), ("src/imp.rs", OTHER)]).port(&[]);
    assert_stays(&run, 1, "what the derive writes: it is in another target than the struct");
}

#[test]
fn the_condition_of_a_module_is_that_of_its_file() {
    for (declared, path) in [
        ("#[cfg(unix)]\nmod imp;\n", "src/imp.rs"),
        ("#[cfg(unix)]\n#[path = \"other.rs\"]\nmod imp;\n", "src/other.rs"),
        ("#[cfg_attr(unix, path = \"on.rs\")]\nmod off;\n", "src/on.rs"),
        ("#[cfg(unix)]\nmod r#box;\n", "src/box.rs"),
        ("#[cfg(unix)]\nmod outer {\n    mod imp;\n}\n", "src/outer/imp.rs"),
        ("mod outer {\n    #[cfg(unix)]\n    #[path = \"other.rs\"]\n    mod imp;\n}\n", "src/outer/other.rs"),
        ("#[cfg(unix)]\ninclude!(\"more.rs\");\n", "src/more.rs"),
    ] {
        let project = with(&[("src/lib.rs", &format!("{declared}{OTHER}")), (path, IMPLS)]);
        assert_stays(&project.port(&[]), 1, "it is only there if `cfg(unix)`");
    }
    let two =
        "#[cfg(unix)]\n#[path = \"a.rs\"]\nmod imp;\n#[cfg(not(unix))]\n#[path = \"b.rs\"]\nmod imp;\n#[cfg(unix)]\n";
    let project = with(&[("src/lib.rs", &format!("{two}{OTHER}")), ("src/a.rs", ""), ("src/b.rs", IMPLS)]);
    assert_stays(&project.port(&[]), 1, "it is only there if `cfg(not(unix))`");
    let project = with(&[("src/lib.rs", &format!("cfg_if! {{ mod imp; }}\n{OTHER}")), ("src/imp.rs", IMPLS)]);
    assert_stays(&project.port(&[]), 1, "its module is in the tokens of `cfg_if!`");
}

#[test]
fn a_file_of_no_target_says_nothing() {
    for path in ["src/attic.rs", "testdata/one.rs", "tests/inner/one.rs", "build.rs"] {
        let project = with(&[("src/lib.rs", OTHER), (path, IMPLS)]);
        let run = project.port(&[]);
        assert_stays(&run, 2, "no pointer is unsized in this crate");
        let project = with(&[("src/lib.rs", NIGHTLY), (path, IMPLS)]);
        let (_, said) = project.ported(&[]);
        assert_has(&said, &[&format!("file ({path}:2): left alone: no module of the package leads to it")]);
        assert_eq!(project.read(path), IMPLS);
    }
}

#[test]
fn a_file_of_no_target_need_not_be_rust() {
    for path in ["src/template.rs", "src/ui/fail.rs"] {
        let project = with(&[("src/lib.rs", NIGHTLY), (path, "pub struct {{name}}\n")]);
        project.ported(&[]);
        project.write("src/lib.rs", &format!("{NIGHTLY}#[path = \"{}\"]\nmod one;\n", &path[4..]));
        assert_has(&project.port(&[]).said, &[&format!("error: {path}:1: this does not parse")]);
    }
    let project = with(&[("src/lib.rs", "modules!(imp);\n"), ("src/imp.rs", IMPLS)]);
    let said =
        "no pointer is unsized in this crate; name one with `--pointer NAME`; src/imp.rs:2: no module of the package";
    assert_stays(&project.port(&[]), 2, said);
    let generated = format!("{NIGHTLY}include!(concat!(env!(\"OUT_DIR\"), \"/one.rs\"));\n");
    let (_, said) = with(&[("src/lib.rs", &generated)]).ported(&[]);
    assert_has(&said, &["include! (src/lib.rs:18): left alone: its file is written during the build"]);
}

#[test]
fn the_gates_of_a_target_are_its_own() {
    let of_bin = NIGHTLY.replace("Box<T>, ", "Box<T>, u8, ").replace("pub struct", "fn main() {}\npub struct");
    let project = with(&[("src/lib.rs", NIGHTLY), ("src/main.rs", &of_bin)]);
    let run = project.port(&["--write"]);
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert!(!project.read("src/lib.rs").contains("feature"), "{}", project.read("src/lib.rs"));
    assert_eq!(project.read("src/main.rs"), of_bin);
}

#[test]
fn gates_that_nothing_needs_are_listed() {
    let test = "#![feature(coerce_unsized)]\n#![cfg_attr(a, feature(unsize, test))]\nfn main() {}\n";
    let library = NIGHTLY.replace("/// A box.", "/// A box.\n///\n/// ```\n/// # #![feature(coerce_unsized)]\n/// ```");
    let project = with(&[
        ("src/lib.rs", &library),
        ("tests/one.rs", test),
        ("examples/two.rs", "#![feature(test)]\nfn main() {}\n"),
    ]);
    let (library, said) = project.ported(&[]);
    assert_has(
        &said,
        &[
            "feature gate `coerce_unsized` (tests/one.rs:1): left alone: nothing that needs it was found here",
            "feature gate `unsize` (tests/one.rs:2): left alone",
            "documentation (src/lib.rs:9): left alone: its example has a feature gate",
        ],
    );
    assert_eq!((said.matches("gate").count(), project.read("tests/one.rs").as_str()), (3, test), "{said}");
    assert!(!library.starts_with("#![feature"), "{library}");
}
