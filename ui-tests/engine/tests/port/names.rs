//! Names that an import gives to something else: what counts is what they mean.

use crate::questions::{assert_asked, assert_named_asked};
use crate::{MANIFEST, Project, assert_has};

/// The gates of the impls.
const GATES: &str = "#![feature(coerce_unsized, unsize)]\n";

/// Returns the impl for a struct, by full paths.
fn coerces(name: &str) -> String {
    format!(
        "impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<{name}<U>> for {name}<T> {{}}\n"
    )
}

/// The derive and the struct under it.
fn derived(of: &str) -> String {
    format!("#[derive(pin_coerce_unsized::SmartPointer)]\n#[repr(transparent)]\n{of}")
}

#[test]
fn an_impl_for_a_struct_by_another_name() {
    let (ptr, other) = ("pub struct Ptr<T: ?Sized>(pub Box<T>);", "pub struct P<T: ?Sized>(pub std::rc::Rc<T>);");
    for import in [
        "mod imps { use super::Ptr as P; IMPL }",
        "mod imps { use crate::Ptr as P; IMPL }",
        "mod imps { use me::Ptr as P; IMPL }\nextern crate self as me;",
        "mod prelude { pub use super::Ptr as P; }\nmod imps { use super::prelude::*; IMPL }",
        "mod names { pub use super::Ptr as Q; pub use Q as P; }\nmod imps { use super::names::P; IMPL }",
    ] {
        let library = format!("{GATES}{ptr}\n{other}\n{}\n", import.replace("IMPL", &coerces("P")));
        let (ported, _) = Project::new(&library).ported(&[]);
        assert_has(&ported, &[&derived(ptr), other]);
        assert_eq!(ported.matches("SmartPointer").count(), 1, "{ported}");
        assert!(!ported.contains("CoerceUnsized"), "{ported}");
    }
}

#[test]
fn a_field_of_a_struct_by_another_name() {
    let inner = "pub struct Inner<T: ?Sized>(pub Box<T>);";
    for other in ["Raw", "Arc"] {
        let library = format!(
            "{GATES}pub mod m {{\n{inner}\npub struct {other}<T: ?Sized>(pub std::rc::Rc<T>);\n}}\nuse m::Inner as {other};\npub struct Ptr<T: ?Sized>(pub {other}<T>);\n{}",
            coerces("Ptr")
        );
        let (ported, _) = Project::new(&library).ported(&[]);
        assert_has(&ported, &[&derived(inner), &derived("pub struct Ptr<")]);
        assert_eq!(ported.matches("SmartPointer").count(), 2, "{ported}");
    }
}

#[test]
fn other_impls_for_a_struct_by_another_name() {
    let ptr = "#[rustfmt::skip]\npub struct Ptr<T: ?Sized>(Box<T>);\n";
    let of = |more: &str| format!("{ptr}mod m {{ use super::Ptr as Handle; {more} }}\n");
    let telling = "impl<T: ?Sized> Drop for Handle<T> { fn drop(&mut self) { std::any::type_name::<T>(); } }";
    let said = "its `Drop` depends on the static type of the pointee: `drop` uses `type_name::<T>`";
    assert_named_asked(&of(telling), &[said, "it has a destructor, and on plain stable, an attribute"]);
    let pinned = "unsafe impl<T: ?Sized> std::pin::PinCoerceUnsized for Handle<T> {}";
    let said = "it has an impl of the standard library's `PinCoerceUnsized`, and so would the derive (E0119)";
    assert_named_asked(&of(pinned), &[said]);
    let pins = "fn pin<T>(of: Handle<T>) -> std::pin::Pin<Handle<T>> { todo!() }";
    let (library, said) = Project::new(&of(pins)).ported(&["--pointer", "Ptr"]);
    assert_has(&library, &["// unsafe impl<T: ?Sized> pin_coerce_unsized::PinCoerceUnsized for Ptr<T> {}"]);
    assert_has(&said, &["Ptr"]);
    let marks = "macro_rules! mark { ($p:ident) => { unsafe impl<T: ?Sized> std::pin::PinCoerceUnsized for $p<T> {} } }\nmark!(Handle);";
    assert_named_asked(&of(marks), &["a macro may write an impl of the standard library's `PinCoerceUnsized`"]);
}

#[test]
fn helpers_by_another_name() {
    let of = |import: &str| {
        format!(
            "mod h {{ pub fn inner<X: ?Sized>() -> &'static str {{ std::any::type_name::<X>() }} }}\n{import}\npub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized> Drop for Ptr<T> {{ fn drop(&mut self) {{ label::<T>(); }} }}\n"
        )
    };
    for import in ["use h::inner as label;", "mod g { pub use super::h::inner as told; }\nuse g::told as label;"] {
        assert_named_asked(&of(import), &["`drop` uses `label`, which uses `type_name`"]);
    }
    let telling = "mod h { pub use std::any::type_name as told; }\nuse h::told as label;\npub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized> Drop for Ptr<T> { fn drop(&mut self) { label::<T>(); } }\n";
    assert_named_asked(telling, &["`drop` uses `label::<T>`"]);
}

#[test]
fn a_macro_that_unsizes_a_struct_by_another_name() {
    let of = |into_raw: &str| {
        format!(
            "mod imp {{
    pub struct P<T: ?Sized>(std::rc::Rc<T>);
    impl<T: ?Sized> P<T> {{
        pub fn into_raw(this: Self) -> *const T {{ {into_raw} std::rc::Rc::into_raw(this.0) }}
        pub unsafe fn from_raw(raw: *const T) -> Self {{ unsafe {{ P(std::rc::Rc::from_raw(raw)) }} }}
    }}
}}
pub struct P;
impl P {{ pub fn into_raw(self) {{}} }}
pub use imp::P as MyRc;
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{{
        let raw: *const $t = $crate::MyRc::into_raw($p);
        unsafe {{ $crate::MyRc::from_raw(raw) }}
    }}}};
}}
"
        )
    };
    let (library, _) = Project::new(&of("")).ported(&[]);
    assert_has(
        &library,
        &["pin_coerce_unsized::unsize!(", "SmartPointer)]\n    #[repr(transparent)]\n    pub struct P<"],
    );
    assert_asked(&of("log();"), &[], &["`coerce!` may do more than unsize it"]);
}

#[test]
fn an_impl_for_a_name_that_is_not_found() {
    let library = format!("{GATES}pub struct Ptr<T: ?Sized>(Box<T>);\nuse ext::Ptr as P;\n{}", coerces("P"));
    assert_asked(&library, &[], &["impl of `CoerceUnsized` (src/lib.rs:4): left alone: no struct that is in scope"]);
}

#[test]
fn a_name_may_be_raw() {
    let ptr = "pub struct Ptr<T: ?Sized>(Box<T>);\n";
    let impls = coerces("Ptr").replace("impl<T", "impl<r#T").replace("<U>", "<r#U>");
    let (library, _) = Project::new(&format!("{GATES}{ptr}{impls}")).ported(&[]);
    assert!(library.contains("SmartPointer)]") && !library.contains("impl"), "{library}");
    let raw = ptr.replace('T', "r#T");
    let (library, _) = Project::new(&format!("{GATES}{raw}{}", coerces("Ptr"))).ported(&[]);
    assert!(library.ends_with(&format!("#[repr(transparent)]\n{raw}")), "{library}");
    let (library, _) = Project::new(&format!("{GATES}{}{}", ptr.replace('T', "r#dyn"), coerces("Ptr"))).ported(&[]);
    assert_has(&library, &["Ptr<r#dyn: ?Sized>(Box<r#dyn>)"]);
}

#[test]
fn a_field_that_is_another_type_on_some_conditions() {
    let of = |shared: &str| {
        format!(
            "#[cfg(a)]\nuse std::sync::Arc as Shared;\n#[cfg(not(a))]\n{shared}\npub struct Ptr<T: ?Sized>(Shared<T>);\n"
        )
    };
    let project = Project::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", &of("use std::rc::Rc as Shared;"))]);
    project.ported(&["--pointer", "Ptr"]);
    let said = "decide first: `Shared<T>` is another type on some conditions";
    assert_named_asked(&of("type Shared<T> = std::rc::Rc<T>;"), &[said]);
    assert_named_asked(
        &of("type Shared<T> = std::rc::Rc<T>;")
            .replace("use std::sync::Arc as Shared", "type Shared<T> = std::sync::Arc<T>"),
        &[said],
    );
}

#[test]
fn a_crate_by_a_name_of_its_own() {
    let library =
        format!("{GATES}extern crate self as own;\npub struct Ptr<T: ?Sized>(Box<T>);\n{}", coerces("::own::Ptr"));
    let (library, _) = Project::new(&library).ported(&[]);
    assert!(!library.contains("CoerceUnsized") && library.contains("derive("), "{library}");
}

#[test]
fn a_struct_that_an_impl_may_be_for() {
    let other = "pub struct Outer<T: ?Sized>(Ptr<T>);\n";
    let library =
        format!("{GATES}pub struct Ptr<T: ?Sized>(Box<T>);\n{other}{}{}", coerces("ext::Ptr"), coerces("Outer"));
    assert_asked(
        &library,
        &[],
        &[
            "impl of `CoerceUnsized` (src/lib.rs:4): left alone",
            "Ptr (src/lib.rs:4): decide first: the impl of `CoerceUnsized` may be for it",
            "Outer (src/lib.rs:3): decide first: its field `Ptr` would have to derive first",
        ],
    );
}
