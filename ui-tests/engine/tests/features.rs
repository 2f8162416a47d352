//! What rustc says where a feature of the runtime crate or of the language is off, or that crate is
//! not found.

use evidence::{cargo, workspace};
use std::fs;
use std::path::Path;

const POINTER: &str = "#[derive(SmartPointer)]\n#[repr(transparent)]\npub struct Ptr<T: ?Sized>(Box<T>);\n";

/// Writes a package that depends on the runtime crate in `path`.
fn write_package(folder: &Path, name: &str, dependency: &str, source: &str) {
    fs::create_dir_all(folder.join("src")).expect("a folder can be made");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependency}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("the folder is there");
    fs::write(folder.join("src/lib.rs"), source).expect("the folder is there");
}

/// Returns the line by which a package depends on the runtime crate with some features.
fn runtime(features: &str) -> String {
    let path = workspace().join("pin-coerce-unsized").display().to_string();
    format!("pin-coerce-unsized = {{ path = {path:?}, default-features = false, features = [{features}] }}")
}

/// Returns what cargo says about a package, on plain stable.
fn said_about(folder: &Path) -> String {
    let lock = workspace().join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace has a lock file");
    let mut check = cargo::command();
    check.args(["check", "--quiet", "--offline"]).current_dir(folder);
    check.env("RUSTC_BOOTSTRAP", "-1").env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"));
    let output = check.output().expect("there is a cargo");
    assert!(!output.status.success(), "it is accepted");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Claim: features-named.
#[test]
fn a_feature_that_is_off_is_named() {
    for (features, source, expected) in [
        (
            "\"derive\", \"unsize\"",
            format!("use pin_coerce_unsized::SmartPointer;\n{POINTER}"),
            "for `Box`, `Rc`, `Arc` and `Weak`, enable the feature `alloc` of `pin-coerce-unsized`",
        ),
        (
            "\"unsize\"",
            "pub fn f(ptr: Box<u8>) -> Box<dyn Send> { pin_coerce_unsized::unsize!(ptr => dyn Send) }".to_owned(),
            "for `Box`, `Rc`, `Arc` and `Weak`, enable the feature `alloc` of `pin-coerce-unsized`",
        ),
        (
            "\"alloc\"",
            "pub fn f(ptr: Box<u8>) -> Box<dyn Send> { pin_coerce_unsized::unsize!(ptr => dyn Send) }".to_owned(),
            "`unsize!` needs the feature `unsize` of `pin-coerce-unsized`",
        ),
        (
            "\"alloc\", \"derive\", \"unsize\"",
            "use pin_coerce_unsized::dispatch;".to_owned(),
            "error[E0432]: unresolved import `pin_coerce_unsized::dispatch`",
        ),
        (
            "\"alloc\", \"derive\", \"unsize\"",
            "use pin_coerce_unsized::dispatch;".to_owned(),
            "the item is gated behind the `dispatch` feature",
        ),
        (
            "\"alloc\"",
            "use pin_coerce_unsized::SmartPointer;".to_owned(),
            "the item is gated behind the `derive` feature",
        ),
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_package(folder.path(), "user", &runtime(features), &source);
        let said = said_about(folder.path());
        assert!(said.contains(expected), "{features}\n{said}");
    }
}

/// Each error of `#[dispatch]` about a pointer of the standard library names the feature.
///
/// Claim: features-named.
#[test]
fn a_feature_that_is_off_is_named_in_each_error_of_dispatch() {
    let source = "pub trait Work { fn run(this: Box<Self>); }";
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_package(
        folder.path(),
        "user",
        &runtime("\"dispatch\""),
        &format!("#[pin_coerce_unsized::dispatch]\n{source}"),
    );
    let said = said_about(folder.path());
    let errors: Vec<_> = said.split("\nerror[").collect();
    assert!(errors.len() > 1, "{said}");
    for error in errors.iter().filter(|error| error.contains("E0277")) {
        assert!(error.contains("enable the feature `alloc` of `pin-coerce-unsized`"), "{error}");
    }
}

/// Claim: option-crate-not-found.
#[test]
fn a_derive_from_a_facade_without_the_path_is_one_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (facade, user) = (folder.path().join("facade"), folder.path().join("user"));
    write_package(&facade, "facade", &runtime("\"alloc\", \"derive\", \"unsize\""), "pub use pin_coerce_unsized::*;");
    let source = format!("use facade::SmartPointer;\n{POINTER}");
    write_package(&user, "user", "facade = { path = \"../facade\" }", &source);
    let said = said_about(&user);
    assert_eq!(said.matches("error[E0433]: cannot find `pin_coerce_unsized` in the crate root").count(), 1, "{said}");
    assert_eq!(said.matches("\nerror").count() + usize::from(said.starts_with("error")), 2, "{said}");
}

/// The error is at the attribute, and not at each pointer.
///
/// Claim: option-crate-not-found.
#[test]
fn a_trait_to_dispatch_from_a_facade_without_the_path_is_one_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (facade, user) = (folder.path().join("facade"), folder.path().join("user"));
    write_package(&facade, "facade", &runtime("\"alloc\", \"dispatch\""), "pub use pin_coerce_unsized::*;");
    let source = "#[facade::dispatch]\npub trait Work { fn run(this: Box<Self>); fn stop(this: &Self); }\n";
    write_package(&user, "user", "facade = { path = \"../facade\" }", source);
    let said = said_about(&user);
    assert_eq!(said.matches("error[E0433]: cannot find `pin_coerce_unsized` in the crate root").count(), 1, "{said}");
    assert!(said.contains("^^^^^^^^^^^^^^^^^^^ could not find `pin_coerce_unsized`"), "{said}");
    assert_eq!(said.matches("\nerror").count() + usize::from(said.starts_with("error")), 2, "{said}");
}

/// Not a case, because cases are of edition 2024.
///
/// Claim: dispatching-item.
#[test]
fn syntax_of_an_older_edition_is_shown_by_one_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = "#[pin_coerce_unsized::dispatch]\npub trait Work { fn run(this: Box<Self>, f: &Fn(u8) -> u8); }\n";
    write_package(folder.path(), "user", &runtime("\"alloc\", \"dispatch\""), source);
    let manifest = folder.path().join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("it was written");
    fs::write(manifest, text.replace("\"2024\"", "\"2018\"")).expect("the folder is there");
    let said = said_about(folder.path());
    assert!(said.contains("error[E0446]: private type `CorrectTheSyntaxHere` in public interface"), "{said}");
    assert_eq!(said.matches("\nerror").count() + usize::from(said.starts_with("error")), 2, "{said}");
}

/// Not a case, because nightly accepts it.
///
/// Claim: dispatch-gated.
#[test]
fn a_release_has_no_features_of_the_language() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_package(folder.path(), "user", &runtime(""), "#![feature(arbitrary_self_types)]");
    let said = said_about(folder.path());
    assert!(said.contains("error[E0554]: `#![feature]` may not be used on the stable release channel"), "{said}");
}
