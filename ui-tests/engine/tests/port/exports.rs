//! The path by which macros reach `unsize!`, in each crate of the package that has them.

use crate::{MANIFEST, Project, assert_has};

/// Returns a pointer and its macro.
fn pointer(attributes: &str) -> String {
    format!(
        "pub struct Ptr<T: ?Sized>(pub Box<T>);
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(self) -> *mut T {{ Box::into_raw(self.0) }}
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ Self(unsafe {{ Box::from_raw(raw) }}) }}
}}
{attributes}
macro_rules! coerce {{
    ($pointer:expr => $target:ty) => {{{{
        let raw = Ptr::into_raw($pointer);
        let raw: *mut $target = raw;
        unsafe {{ Ptr::from_raw(raw) }}
    }}}};
}}
"
    )
}

/// Ports a package with more files than the manifest.
fn ported(files: &[(&str, &str)]) -> Project {
    let project = Project::with(&[&[("Cargo.toml", MANIFEST)], files].concat());
    let run = project.port(&["--write"]);
    assert_eq!(run.code, Some(0), "{}", run.said);
    project
}

const RE_EXPORT: &str = "pub use pin_coerce_unsized::unsize;\n";

#[test]
fn a_file_of_two_crates() {
    let files = [
        ("src/ptr.rs", &*pointer("#[macro_export]")),
        ("src/lib.rs", "mod ptr;\n"),
        ("src/main.rs", "mod ptr;\nfn main() {}\n"),
    ];
    let project = ported(&files);
    assert_has(&project.read("src/ptr.rs"), &["$crate::unsize!(pointer => $target)"]);
    for root in ["src/lib.rs", "src/main.rs"] {
        assert_has(&project.read(root), &[RE_EXPORT]);
    }
}

#[test]
fn a_macro_of_an_example_or_a_program() {
    let of_program = pointer("#[macro_export]") + "fn main() {}\n";
    let project = ported(&[("src/lib.rs", "//! Empty.\n"), ("examples/one.rs", &of_program)]);
    assert_has(&project.read("examples/one.rs"), &[" pin_coerce_unsized::unsize!(pointer => $target)"]);
    assert_eq!(project.read("src/lib.rs"), "//! Empty.\n");
    let project = ported(&[("src/main.rs", &of_program)]);
    let program = project.read("src/main.rs");
    assert!(program.contains(" pin_coerce_unsized::unsize!(") && !program.contains(RE_EXPORT), "{program}");
}

#[test]
fn a_macro_that_is_exported_on_a_condition() {
    let project = ported(&[("src/lib.rs", &pointer("#[cfg_attr(feature = \"macros\", macro_export)]"))]);
    assert_has(&project.read("src/lib.rs"), &[RE_EXPORT, "$crate::unsize!(pointer => $target)"]);
}

#[test]
fn a_name_that_an_import_of_everything_brings() {
    let of = |imports: &str| {
        let project = ported(&[("src/lib.rs", &format!("{imports}\n{}", pointer("#[macro_export]")))]);
        project.read("src/lib.rs")
    };
    let taken = of("mod m { macro_rules! of { () => {} } pub use of as unsize; }\npub use m::*;");
    assert_has(&taken, &["pub use pin_coerce_unsized::unsize as __unsize;\n", "$crate::__unsize!(pointer => $target)"]);
    assert_has(&of("mod m { pub struct Other; }\npub use m::*;"), &[RE_EXPORT, "$crate::unsize!(pointer => $target)"]);
}

#[test]
fn a_re_export_is_written_once() {
    let before = "#[doc(hidden)]\npub use pin_coerce_unsized::unsize as __unsize;\nmod m { macro_rules! of { () => {} } pub use of as unsize; }\npub use m::*;\n";
    let project = ported(&[("src/lib.rs", &format!("{before}{}", pointer("#[macro_export]")))]);
    let library = project.read("src/lib.rs");
    assert_has(&library, &[before, "$crate::__unsize!(pointer => $target)"]);
    assert_eq!(library.matches("pub use pin_coerce_unsized").count(), 1, "{library}");
}
