//! Files that have no verdict: one line says why.

use crate::{DERIVE, file_with, run, run_for_json};
use std::fs;
use std::path::Path;

/// One line that names the file and each of `why`, nothing else, and exit code 2; the same in JSON.
fn assert_not_judged(file: &Path, why: &[&str]) {
    for command in ["check", "expand"] {
        let (code, printed, complaint) = run(&[command], file);
        assert_eq!((code, printed.as_str(), complaint.lines().count()), (Some(2), "", 1), "{command}: {complaint}");
        assert!(complaint.contains(&file.display().to_string()), "{command}: {complaint}");
        assert!(why.iter().all(|why| complaint.contains(why)), "{command}: {complaint}");
    }
    let (code, value) = run_for_json(&[], file);
    let problem = value["problem"].as_str().unwrap_or_default();
    assert!(code == Some(2) && why.iter().all(|why| problem.contains(why)), "{value:#}");
    assert!(value["verdict"].is_null(), "{value:#}");
}

#[test]
fn unreadable_files() {
    let (folder, file) = file_with(b"// \xff\nfn main() {}");
    assert_not_judged(&file, &["not UTF-8"]);
    assert_not_judged(folder.path(), &["not a file"]);
    assert_not_judged(&folder.path().join("missing.rs"), &["no such file"]);
    let (_folder, file) = file_with("fn main( {");
    assert_not_judged(&file, &["own.rs:1:"]);
    let (_folder, file) = file_with("(".repeat(100_000));
    assert_not_judged(&file, &[]);
    let (_folder, file) = file_with(DERIVE.replace("Box<T>", "Option<T"));
    assert_not_judged(&file, &["not Rust"]);
}

#[test]
fn files_that_do_not_derive() {
    let not_derived = DERIVE.replace("#[derive(pin_coerce_unsized::SmartPointer)]", "#[derive(Clone)]");
    for content in ["", &not_derived, &format!("#[cfg(none)] {DERIVE}")] {
        let (_folder, file) = file_with(content);
        assert_not_judged(&file, &["nothing in it derives `SmartPointer`"]);
    }
    let (_folder, file) = file_with("fn main() { let _: u8 = \"\"; }");
    assert_not_judged(&file, &["nothing in it derives `SmartPointer`", "as far as rustc gets: mismatched types"]);
}

#[cfg_attr(feature = "implicit", ignore = "where coercions are implicit, the file is allowed its features")]
#[test]
fn features_on_plain_stable() {
    let (_folder, file) = file_with(format!("\n#![feature(arbitrary_self_types)]\n{DERIVE}"));
    assert_not_judged(&file, &["own.rs:2:", "`#![feature]` needs nightly", "RUSTC_BOOTSTRAP"]);
}

#[test]
fn a_file_that_uses_another_crate() {
    for line in ["use serde::Serialize;", "fn f() { serde::f() }"] {
        let (_folder, file) = file_with(format!("{line}\n{DERIVE}"));
        assert_not_judged(&file, &["own.rs:1:", "no module or crate `serde`: the file can use no crates but std"]);
    }
}

#[test]
fn a_module_out_of_its_crate() {
    let (folder, module) = file_with(format!(
        "use crate::other::Other; use super::Sibling; fn f() -> Other {{ crate::missing::f() }} {DERIVE}"
    ));
    assert_not_judged(&module, &["too many leading `super` keywords (and 2 more)"]);
    assert_not_judged(&module, &["own.rs:1:", "the root of the crate instead", "make the module self-contained"]);

    let root = folder.path().join("lib.rs");
    fs::write(&root, "mod own; mod other { pub struct Other; } pub struct Sibling; mod missing { use crate::other; }")
        .expect("the temporary folder is writable");
    assert_not_judged(&module, &[&format!("instead, {},", root.display())]);
}

#[test]
fn a_module_is_judged_with_its_crate() {
    let (folder, _module) = file_with(format!("use crate::Other; pub type Alias = Other; {DERIVE}"));
    let root = folder.path().join("lib.rs");
    fs::write(&root, "mod own; pub struct Other;").expect("the temporary folder is writable");
    let (code, printed, complaint) = run(&["check"], &root);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{printed}");
    let place = format!("Ptr ({}:4): accepted", folder.path().join("own.rs").display());
    assert!(printed.contains(&place), "{printed}");

    fs::write(&root, "mod own; pub struct Other; use crate::Misspelt;").expect("the temporary folder is writable");
    let (code, printed, _) = run(&["check"], &root);
    assert!(code == Some(1) && printed.contains("no `Misspelt` in the root"), "{printed}");
}

#[test]
fn a_misspelt_import_is_that_of_a_whole_crate() {
    for import in ["pin_coerce_unsized::unsiz", "std::{rc::Rc, Vecc}"] {
        let (_folder, file) = file_with(format!("use {import}; {DERIVE}"));
        let (code, printed, complaint) = run(&["check"], &file);
        assert_eq!((code, complaint.as_str()), (Some(1), ""), "{printed}");
        assert!(printed.contains("unresolved import") && !printed.contains("cause: "), "{printed}");
    }
}

/// `check` compiles it, so it has a verdict. The struct has a mistake of its own, which is shown.
fn assert_judged(content: &str, shown: &str) {
    let (_folder, file) = file_with(content);
    let (code, printed, complaint) = run(&["check"], &file);
    assert_eq!((code, complaint.as_str()), (Some(1), ""), "{content}\n{printed}");
    assert!(printed.contains(shown), "expected {shown}:\n{content}\n{printed}");
}

#[test]
fn a_module_of_std_without_its_import_is_a_mistake_of_the_file() {
    let without_repr = DERIVE.replace("#[repr(transparent)]", "");
    let field = DERIVE.replace("Box<T>", "ptr::NonNull<T>");
    for content in [
        format!("{without_repr} fn f(value: u8) {{ mem::forget(value) }}"),
        format!("{without_repr} impl<T: ?Sized> ops::Deref for Ptr<T> {{ type Target = T; }}"),
        without_repr.replace("T: ?Sized", "T: ?Sized + fmt::Debug"),
    ] {
        assert_judged(&content, "requires `Ptr` to be `#[repr(transparent)]`");
    }
    assert_judged(&field, "consider importing this module");
}

#[test]
fn a_path_in_an_attribute_of_ours_is_a_mistake_of_the_file() {
    let as_a_path = DERIVE.replace("Box<T>", "#[smart_pointer::coerce_only] Box<T>, u32");
    assert_judged(&as_a_path.replace("#[repr(transparent)]", ""), "cause: `#[smart_pointer::coerce_only]`");
    let mark = DERIVE.replace("T: ?Sized", "#[smart_pointer::pointee] T: ?Sized");
    assert_judged(&mark, "for the mark on a parameter, `#[pointee]`");
    let option = |path: &str| DERIVE.replace("#[repr", &format!("#[smart_pointer(crate = {path})] #[repr"));
    assert_judged(&option("crate::facade"), "cause: the path `crate = …` does not lead to");
    assert_judged(&option("pin_coerce_unsize"), "cause: the path `crate = …` begins with a name that is not found");
}

#[test]
fn a_file_with_main_is_the_root_of_its_crate() {
    assert_judged(&format!("fn main() {{ crate::helper::go() }} {DERIVE}"), "in the crate root");
}
