//! Code that uses the crate `unsize` where the command changes nothing: it keeps the impls.

use crate::{MANIFEST, Project, assert_has};

const LIBRARY: &str = "use unsize::CoerciblePtr;

pub struct Ptr<T: ?Sized>(Box<T>);

unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}
";

/// Returns a package with this library and more files.
pub(crate) fn project(library: &str, files: &[(&str, &str)]) -> Project {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\n");
    Project::with(&[&[("Cargo.toml", &*manifest), ("src/lib.rs", library)], files].concat())
}

/// Asserts that the impl and the dependency stay, and what is said.
fn assert_kept(project: &Project, said: &str) {
    let run = project.port(&["--write"]);
    assert_eq!(run.code, Some(1), "{}", run.said);
    let asked = "decide first: the impl of `CoerciblePtr` stays beside the derive, because code that stays may need it";
    assert_has(&run.said, &[said, asked]);
    assert_has(&project.read("src/lib.rs"), &["unsafe impl<T, U: ?Sized> CoerciblePtr<U>", "SmartPointer"]);
    assert_has(&project.read("Cargo.toml"), &["unsize = \"1.1\""]);
}

#[test]
fn examples_in_documentation() {
    for line in [
        "/// let q = CoerceUnsize::unsize(p, Coercion!(to dyn Send));",
        "/// let q = p.unsize(Coercion!(to dyn Send));",
        "/// # use unsize::{CoerceUnsize, Coercion};",
        "///   .unsize(Coercion::to_slice());",
    ] {
        let library = LIBRARY.replace("pub struct", &format!("/// ```\n{line}\n/// ```\npub struct"));
        assert_kept(&project(&library, &[]), "documentation (src/lib.rs:4): left alone: its example uses the crate");
    }
    let block = "/** Text.\n * ```\n * use unsize::Coercion;\n * ```\n */\npub struct";
    let library = LIBRARY.replace("pub struct", block);
    assert_kept(&project(&library, &[]), "left alone: its example uses the crate `unsize`");
    let prose = "/// ```\n/// f();\n/// ```\n/// Like `unsize::CoerceUnsize` and `p.unsize(…)`.\npub struct";
    for library in
        [LIBRARY.replace("pub struct", prose), format!("{LIBRARY}/// ```\nfn f() {{}}\n/// `unsize::X`\nfn g() {{}}\n")]
    {
        let (ported, _) = project(&library, &[]).ported(&[]);
        assert!(!ported.contains("CoerciblePtr<"), "{ported}");
    }
}

#[test]
fn examples_in_an_included_file() {
    let library = format!("#![doc = include_str!(\"../README.md\")]\n{LIBRARY}");
    let said = "`../README.md` (src/lib.rs:1): left alone: its example uses the crate `unsize` (line 3)";
    let readme = "# Pointers\n```\nlet q = p.unsize(Coercion!(to dyn Send));\n```\n";
    assert_kept(&project(&library, &[("README.md", readme)]), said);
    let prose = "```\nf();\n```\nLike `p.unsize(Coercion!(to dyn Send))`.\n";
    project(&library, &[("README.md", prose)]).ported(&[]);
}

#[test]
fn files_of_no_target() {
    let case = "use pointers::Ptr;\nuse unsize::{CoerceUnsize, Coercion};\nfn main() {}\n";
    let said = "file (tests/ui/pass.rs:2): left alone: it uses the crate `unsize`, and no module of the package leads";
    assert_kept(&project(LIBRARY, &[("tests/ui/pass.rs", case), ("tests/ui.rs", "")]), said);
    project(LIBRARY, &[("tests/ui/pass.rs", "fn main() {}\n"), ("tests/ui.rs", "")]).ported(&[]);
}

#[test]
fn a_method_of_the_same_name() {
    let calls = "use unsize::{CoerceUnsize, Coercion};
fn call(p: Ptr<u8>) -> Ptr<dyn Send> { p.unsize(Coercion!(to dyn Send)) }
";
    let own = format!("{LIBRARY}{calls}impl<T> Ptr<T> {{ pub fn unsize<C>(self, of: C) {{}} }}\n");
    let project_of = |library: &str| project(library, &[]);
    let said = ".unsize(…) (src/lib.rs:10): left alone: the crate has an `unsize` of its own (src/lib.rs:11)";
    let kept = project_of(&own);
    assert_kept(&kept, said);
    assert_has(&kept.read("src/lib.rs"), &["p.unsize(Coercion!(to dyn Send))"]);
    let (ported, _) = project_of(&format!("{LIBRARY}{calls}")).ported(&[]);
    assert_has(&ported, &["pin_coerce_unsized::unsize!(p => dyn Send)"]);
}

#[test]
fn public_reexports() {
    for (import, line) in [
        ("pub use unsize::{CoerceUnsize, Coercion};", 1),
        ("pub use unsize::*;", 1),
        ("pub extern crate unsize;", 1),
        ("mod inner { pub use unsize::Coercion; }\npub use inner::Coercion;", 1),
    ] {
        let library = format!("{import}\n{LIBRARY}");
        let said = format!("(src/lib.rs:{line}): left alone: other crates may call `.unsize(…)` with it");
        assert_kept(&project(&library, &[]), &said);
    }
    for import in ["pub(crate) use unsize::Coercion;", "mod inner { pub use unsize::Coercion; }"] {
        project(&format!("{import}\n{LIBRARY}"), &[]).ported(&[]);
    }
}

#[test]
fn a_type_with_a_lifetime_that_is_left_out() {
    let library = "use unsize::{CoerceUnsize, CoerciblePtr, Coercion};
pub struct Ptr<'a, T: ?Sized>(std::ptr::NonNull<T>, std::marker::PhantomData<&'a T>);
unsafe impl<'a, T, U: ?Sized + 'a> CoerciblePtr<U> for Ptr<'a, T> {
    type Pointee = T;
    type Output = Ptr<'a, U>;
}
fn f(p: Ptr<'_, u8>) { let _q: Ptr<'_, dyn Send> = p.unsize(Coercion!(to dyn Send)); }
fn g(p: Ptr<'_, u8>) { let _q: Ptr<'_, _> = p.unsize(Coercion!(to dyn Send)); }
";
    let (library, _) = project(library, &[]).ported(&[]);
    assert_has(
        &library,
        &[
            "let _q: Ptr<'_, dyn Send> = pin_coerce_unsized::unsize!(p => dyn Send);",
            "let _q: Ptr<'_, _> = pin_coerce_unsized::unsize!(p => dyn Send);",
        ],
    );
}

/// A macro can match the tokens of a call in its own way, or print them.
#[test]
fn arguments_of_macros_that_are_not_of_the_standard_library() {
    for of in [
        "macro_rules! own { ($value:ident . $method:ident $arguments:tt) => { $value.$method $arguments }; }\n",
        "use other::own;\n",
        "macro_rules! own { ($value:expr) => { (stringify!($value), $value) }; }\n",
    ] {
        let library = format!("{LIBRARY}{of}fn f(p: Ptr<u8>) {{ let _q = own!(p.unsize(Coercion!(to dyn Send))); }}\n");
        assert_kept(&project(&library, &[]), "or another macro than the standard library's takes it");
    }
    let library = format!("{LIBRARY}fn f(p: Ptr<u8>) {{ assert_eq!(*p.unsize(Coercion!(to [u8])), 1); }}\n");
    let (ported, _) = project(&library, &[]).ported(&[]);
    assert_has(&ported, &["assert_eq!(*pin_coerce_unsized::unsize!(p => [u8]), 1);"]);
}

#[test]
fn entries_in_every_table_of_the_manifest() {
    let tables =
        ["dependencies", "dev-dependencies", "target.'cfg(unix)'.dependencies", "target.'cfg(loom)'.dev-dependencies"];
    for table in &tables[1..] {
        let manifest = format!(
            "{MANIFEST}\n[dependencies]\nunsize = {{ version = \"1.1\", optional = true }}\n\n[{table}]\nlibc = \"0.2\"\nunsize = \"1.1\"\n"
        );
        let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", LIBRARY)]);
        let (_, _) = project.ported(&[]);
        let manifest = project.read("Cargo.toml");
        assert!(!manifest.contains("1.1"), "{manifest}");
        assert_has(&manifest, &[&format!("[{table}]\nlibc = \"0.2\"\n"), "[features]\nunsize = []"]);
    }
}

/// After a first run that left a call to a person, the second one removes what is left.
#[test]
fn globs_and_the_dependency_go_in_a_second_run() {
    let library = LIBRARY.replace("use unsize::CoerciblePtr", "use unsize::*");
    let call = "fn f(p: Ptr<u8>) { let _q = own!(p.unsize(Coercion!(to dyn Send))); }\nfn g(p: Ptr<u8>) { let _q = p.unsize(Coercion!(to dyn Send)); }\n";
    let project = project(&format!("{library}{call}"), &[]);
    assert_eq!(project.port(&["--write"]).code, Some(1));
    let first = project.read("src/lib.rs");
    assert_has(&first, &["use unsize::*;", "own!(p.unsize("]);
    project.write(
        "src/lib.rs",
        &first.replace("own!(p.unsize(Coercion!(to dyn Send)))", "pin_coerce_unsized::unsize!(p => dyn Send)"),
    );
    let (library, _) = project.ported(&[]);
    assert!(!library.contains("use unsize"), "{library}");
    assert!(!project.read("Cargo.toml").contains("1.1"));
}

/// An alias says as much about destructors as the type behind it.
#[test]
fn a_field_whose_type_is_an_alias() {
    let library = "use std::{cell::Cell, marker::PhantomData, ptr::NonNull};
use unsize::CoerciblePtr;
type Marker<T> = PhantomData<Cell<T>>;
pub struct Ptr<T: ?Sized> { p: NonNull<T>, m: Marker<u8> }
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
    fn as_sized_ptr(&mut self) -> *mut T { self.p.as_ptr() }
    unsafe fn replace_ptr(self, new: *mut U) -> Ptr<U> { Ptr { p: self.p.replace_ptr(new), m: PhantomData } }
}
";
    let (ported, _) = project(library, &[]).ported(&[]);
    assert!(!ported.contains("CoerciblePtr"), "{ported}");
}
