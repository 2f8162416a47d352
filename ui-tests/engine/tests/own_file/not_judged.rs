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
