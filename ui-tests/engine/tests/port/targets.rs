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
    let (library, said) = with(&[("src/lib.rs", &generated)]).ported(&[]);
    assert_has(&said, &["include! (src/lib.rs:18): left alone: its file is written during the build"]);
    // The file may need these.
    assert_has(&library, &["#![feature(coerce_unsized, dispatch_from_dyn, unsize)]", "{PhantomData, Unsize}"]);
    assert!(!said.contains("feature gate `"), "{said}");
}

#[test]
fn an_included_file_may_have_the_impl() {
    let include = "include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/impls.rs\"));\n";
    let library =
        format!("{NIGHTLY}pub struct Outer<T: ?Sized>(MyBox<T>);\n{include}").replace("for MyBox<T>", "for Outer<T>");
    let library = library.replace("<MyBox<U>>", "<Outer<U>>").replace("Deref for Outer", "Deref for MyBox");
    let project = with(&[("src/lib.rs", &library), ("src/impls.rs", IMPLS)]);
    let run = project.port(&[]);
    assert_stays(&run, 1, "MyBox (src/lib.rs:19): decide first: the file of this `include!` was not read");
    assert_has(
        &run.said,
        &["include! (src/lib.rs:19): left alone: the path of its file is computed, and was not read"],
    );
}

#[test]
fn a_module_with_another_file_on_a_condition() {
    let root = "#![feature(coerce_unsized, dispatch_from_dyn, unsize)]\n#[cfg(unix)]\n#[path = \"a.rs\"]\nmod imp;\n\
                #[cfg(not(unix))]\n#[path = \"b.rs\"]\nmod imp;\npub use imp::MyBox;\n";
    let module = NIGHTLY.split_once('\n').expect("it has lines").1;
    let project = with(&[("src/lib.rs", root), ("src/a.rs", module), ("src/b.rs", module)]);
    let (library, said) = project.ported(&[]);
    assert!(!library.contains("feature"), "{library}");
    assert_has(&said, &["MyBox (src/a.rs:6): derives", "MyBox (src/b.rs:6): derives"]);
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

#[test]
fn gates_that_only_other_things_of_the_name_seem_to_need_are_listed() {
    let said = "feature gate `unsize` (src/lib.rs:1): left alone: what has the name of the trait here seems to be";
    let other = "    use crate::own::Unsize;\n    pub fn f<T: Unsize>() {}\n";
    // The library imports none of the traits.
    let by_path = NIGHTLY.replace("+ Unsize<", "+ std::marker::Unsize<").replace(", Unsize}", "}");
    for more in [
        "pub enum Operation { Unsize }\npub fn f() -> Operation { Operation::Unsize }\n".to_owned(),
        "pub fn f() -> &'static str { stringify!(Unsize) }\n".to_owned(),
        format!("pub mod own {{ pub trait Unsize {{}} }}\nmod uses {{\n{other}}}\n"),
    ] {
        let (library, all) = with(&[("src/lib.rs", &format!("{by_path}{more}"))]).ported(&[]);
        assert_has(&all, &[said]);
        assert!(library.starts_with("#![feature(unsize)]"), "{library}");
    }
    for more in [
        "pub fn f<T: ?Sized + Unsize<U>, U: ?Sized>(_: &T, _: &U) {}\n",
        "pub fn f<T: ?Sized + std::marker::Unsize<U>, U: ?Sized>(_: &T, _: &U) {}\n",
        "pub fn f() { use std::marker::Unsize as U; fn g<T: U<dyn Send>>() {} }\n",
        "mod inner { use std::marker::*; pub fn g<T: Unsize<dyn Send>>() {} }\n",
        "other::make!(std::marker::Unsize);\n",
    ] {
        let (library, all) = with(&[("src/lib.rs", &format!("{NIGHTLY}{more}"))]).ported(&[]);
        assert!(library.starts_with("#![feature(unsize)]") && !all.contains("feature gate"), "{all}");
    }
}
