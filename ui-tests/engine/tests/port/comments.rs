//! Comments in the manifest that belong to something else stay where they are.

use crate::{MANIFEST, NIGHTLY, Project, assert_has};

/// Returns the manifest after the port of a crate with an impl of the crate `unsize`.
fn ported(more: &str) -> String {
    let library = "pub struct Ptr<T: ?Sized>(Box<T>);
unsafe impl<T, U: ?Sized> unsize::CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}
";
    let manifest = format!("{MANIFEST}\n{more}");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library)]);
    project.ported(&[]);
    project.read("Cargo.toml")
}

#[test]
fn about_other_features() {
    let dependency = "\n[dependencies]\nunsize = { version = \"1.1\", optional = true }\n";
    for (before, after) in [
        (
            "full = [\n    \"std\", # the allocator\n    # Coercions:\n    \"dep:unsize\", # of pointers\n    # and more\n    \"extra\",\n]\n",
            "full = [\n    \"std\", # the allocator\n    # Coercions:\n    # and more\n    \"extra\",\n]\n",
        ),
        (
            "full = [\n    \"std\", # the allocator\n    \"dep:unsize\" # of pointers\n]\n",
            "full = [\n    \"std\", # the allocator\n]\n",
        ),
        ("full = [\"dep:unsize\", \"std\"] # both\n", "full = [\"std\"] # both\n"),
        ("full = [\"std\", \"dep:unsize\", \"unsize/all\"]\n", "full = [\"std\"]\n"),
        ("full = [\"dep:unsize\"]\n", "full = []\n"),
    ] {
        let manifest = ported(&format!("[features]\nstd = []\nextra = []\n{before}{dependency}"));
        assert_has(&manifest, &[after]);
    }
}

#[test]
fn about_other_dependencies() {
    let entry = "\n[dependencies]\n# Keep these sorted, please.\n\n# Unsizing.\nunsize = \"1.1\" # till it is stable\n\n# The end.\n";
    let manifest = ported(entry);
    assert_has(&manifest, &["# Keep these sorted, please.\n\n# Unsizing.\n\n# The end.\n"]);
    assert!(!manifest.contains("till it is stable") && !manifest.contains("\nunsize"), "{manifest}");
    let table =
        "# -- dependencies --\n[dependencies.unsize]\n# for coercions\nversion = \"1.1\"\n# -- lints --\n[lints]\n";
    let manifest = ported(table);
    assert_has(&manifest, &["# -- dependencies --\n# -- lints --\n[lints]\n"]);
    assert!(!manifest.contains("for coercions"), "{manifest}");
    let dotted = "[dependencies]\nunsize.version = \"1.1\" # one\nunsize.default-features = false\n# The end.\n";
    let manifest = ported(dotted);
    assert!(manifest.contains("# The end.\n") && !manifest.contains("unsize."), "{manifest}");
}

#[test]
fn beside_an_element_that_comes() {
    for (before, after) in [
        (
            "nightly = [\n    \"std\", # needs std\n]\n",
            "nightly = [\n    \"std\", # needs std\n    \"dep:pin-coerce-unsized\",\n]\n",
        ),
        (
            "nightly = [\n    \"std\" # needs std\n]\n",
            "nightly = [\n    \"std\", # needs std\n    \"dep:pin-coerce-unsized\"\n]\n",
        ),
        ("nightly = [\"std\"] # std\n", "nightly = [\"std\", \"dep:pin-coerce-unsized\"] # std\n"),
    ] {
        let manifest = format!("{MANIFEST}\n[features]\nstd = []\n{before}");
        let library =
            NIGHTLY.replace("impl<T: ?Sized + Unsize", "#[cfg(feature = \"nightly\")]\nimpl<T: ?Sized + Unsize");
        let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &library)]);
        project.ported(&["--optional", "nightly"]);
        assert_has(&project.read("Cargo.toml"), &[after]);
    }
}
