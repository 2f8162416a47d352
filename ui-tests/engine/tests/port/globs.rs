//! Glob imports: what they bring, and that one is removed only if nothing can come from it.

use crate::questions::assert_asked;
use crate::{MANIFEST, Project, assert_has};

/// A package that depends on the crate `unsize` and on another one, whose library begins with some
/// imports, then has a pointer with this field, and then more.
fn project(imports: &str, field: &str, more: &str) -> Project {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\nother = {{ path = \"other\" }}\n");
    let library = format!(
        "{imports}
pub struct Ptr<T: ?Sized>({field});
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {{
    type Pointee = T;
    type Output = Ptr<U>;
    fn as_sized_ptr(&mut self) -> *mut T {{ self.0.as_sized_ptr() }}
    unsafe fn replace_ptr(self, new: *mut U) -> Ptr<U> {{ Ptr(unsafe {{ self.0.replace_ptr(new) }}) }}
}}
{more}"
    );
    let other = MANIFEST.replace("pointers", "other").replace("\n[workspace]\n", "");
    Project::with(&[
        ("Cargo.toml", &manifest),
        ("src/lib.rs", &library),
        ("other/Cargo.toml", &other),
        ("other/src/lib.rs", ""),
    ])
}

#[test]
fn a_glob_stays_although_only_the_impl_had_a_star() {
    let own = "mod own { pub(crate) use std::ptr::NonNull; }\n";
    for import in ["use own::*;", "use crate::own::*;", "use {own::*, std::rc::Rc};", "pub(crate) use own::*;"] {
        let imports = format!("{own}{import}\nuse unsize::CoerciblePtr;");
        let (library, _) = project(&imports, "NonNull<T>", "pub fn f(_: Rc<u8>) {}\n").ported(&[]);
        assert_has(&library, &[own, import]);
    }
    let project = project("use unsize::CoerciblePtr;\nuse std::ptr::NonNull;\nmod ptr;", "NonNull<T>", "");
    project.write("src/ptr.rs", "use super::*;\npub struct Other<T: ?Sized>(NonNull<T>);\n");
    let (library, _) = project.ported(&["--pointer", "Other"]);
    assert_has(&library, &["use std::ptr::NonNull;\n"]);
    assert_has(&project.read("src/ptr.rs"), &["use super::*;\n"]);
}

#[test]
fn a_glob_of_the_crate_unsize() {
    let calls = "fn f(p: Ptr<u8>) -> Ptr<dyn Send> { p.unsize(Coercion!(to dyn Send)) }\n";
    for (imports, left) in [
        ("use unsize::*;", ""),
        ("use unsize::*;\nuse std::fmt::*;", "use std::fmt::*;\n"),
        ("use {unsize::*, std::rc::Rc};", "use std::rc::Rc;\n"),
    ] {
        let (library, said) = project(imports, "Box<T>", calls).ported(&[]);
        assert!(!library.contains("unsize::*"), "{library}");
        assert!(!said.contains("may be unused"), "{said}");
        assert_has(&library, &[left, "pin_coerce_unsized::unsize!(p => dyn Send)"]);
    }
    let unclear = "fn g(p: impl Fn() -> Ptr<u8>) { p().unsize(Coercion!(to dyn Send)); }\n";
    let run = project("use unsize::*;", "Box<T>", unclear).port(&[]);
    assert!(!run.diff.contains("-use unsize::*;"), "{}", run.diff);
}

#[test]
fn a_crate_of_the_manifest_beside_a_glob_of_the_library() {
    let imports = "use std::sync::atomic::*;\nuse unsize::{CoerceUnsize, CoerciblePtr, Coercion};";
    let calls = "pub static LIVE: AtomicUsize = AtomicUsize::new(0);
pub fn f(p: Ptr<u8>) -> Ptr<dyn Send> { p.unsize(Coercion!(to dyn Send)) }\n";
    let (library, _) = project(imports, "Box<T>", calls).ported(&[]);
    assert_has(&library, &["use std::sync::atomic::*;\n#[derive(", "pin_coerce_unsized::unsize!(p => dyn Send)"]);
    let said = "comes from another crate, or from a macro";
    for (imports, field) in [
        ("use std::fmt::*;\nuse other::Arc;", "Arc<T>"),
        ("use std::fmt::*;", "other::Arc<T>"),
        ("use std::fmt::*;\nuse std::rc::*;\nuse other as o;", "o::Rc<T>"),
    ] {
        let run = project(&format!("{imports}\nuse unsize::CoerciblePtr;"), field, "").port(&[]);
        assert_has(
            &run.said,
            &[&format!("Ptr (src/lib.rs:{}): decide first: `{field}` {said}", imports.lines().count() + 2)],
        );
    }
    // A module of the crate has the name.
    let own = "use std::fmt::*;\nmod other { pub use std::rc::Rc as Arc; }\nuse unsize::CoerciblePtr;";
    project(own, "other::Arc<T>", "").ported(&[]);
}

#[test]
fn functions_of_the_library_by_one_of_two_globs() {
    let of = |globs: &str| {
        format!(
            "{globs}
pub struct Ptr<T: ?Sized>(Rc<T>);
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(this: Self) -> *const T {{ Rc::into_raw(this.0) }}
    pub unsafe fn from_raw(raw: *const T) -> Self {{ Ptr(Rc::from_raw(raw)) }}
}}
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{{ let raw: *const $t = $crate::Ptr::into_raw($p); unsafe {{ $crate::Ptr::from_raw(raw) }} }}}};
}}
"
        )
    };
    let (library, _) = Project::new(&of("use std::rc::*;\nuse std::cell::*;")).ported(&[]);
    assert_has(&library, &["pin_coerce_unsized::unsize!(pointer => $t)"]);
    assert_asked(&of("use std::rc::*;\nuse ext::*;"), &[], &["`coerce!` may do more than unsize it"]);
}

#[test]
fn an_import_of_a_module_that_is_no_longer_named() {
    let library = "#![feature(coerce_unsized, unsize)]
mod compat { pub(crate) use std::ops::CoerceUnsized; pub(crate) use std::marker::Unsize; }
mod m {
    use crate::compat as c;
    pub struct Ptr<T: ?Sized>(Box<T>);
    impl<T: ?Sized + c::Unsize<U>, U: ?Sized> c::CoerceUnsized<Ptr<U>> for Ptr<T> {}
}
";
    let (library, _) = Project::new(library).ported(&[]);
    assert!(!library.contains("compat as c"), "{library}");
}

/// The module has its traits from the glob. That the module around imports them by name says
/// nothing about it.
#[test]
fn a_glob_in_a_module_below_the_imports() {
    let module = "pub mod below {
    use super::*;
    pub struct Other<T: ?Sized>(Box<T>);
    unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Other<T> {
        type Pointee = T;
        type Output = Other<U>;
    }
}
";
    let run = project("use unsize::CoerciblePtr;", "Box<T>", module).port(&[]);
    assert_has(&run.said, &["`use super::*;` (src/lib.rs:", "left alone: it may be unused now"]);
}
