//! What changes, and what stays byte for byte.

use crate::questions::assert_asked;
use crate::{MANIFEST, NIGHTLY, Project, assert_has, behind_a_feature, unsize_crate, with_another_parameter};

#[test]
fn hand_written_impls_become_the_derive_and_all_else_stays() {
    let (library, said) = Project::new(NIGHTLY).ported(&[]);
    let expected = NIGHTLY
        .replace("#![feature(coerce_unsized, dispatch_from_dyn, unsize)]\n\n", "")
        .replace("use std::marker::{PhantomData, Unsize};", "use std::marker::PhantomData;")
        .replace("use std::ops::{CoerceUnsized, Deref, DispatchFromDyn};", "use std::ops::Deref;")
        .replace("pub struct", "#[derive(pin_coerce_unsized::SmartPointer)]\n#[repr(transparent)]\npub struct");
    let (before, rest) = expected.split_once("// SAFETY: it is one box.").expect("the impls are there");
    let (_, after) = rest.split_once("\n\n").expect("there is more");
    assert_eq!(library, format!("{before}{after}"));
    assert_has(&said, &["MyBox (src/lib.rs:7): derives: it has an impl of `CoerceUnsized`"]);
}

#[test]
fn a_diff_is_printed_and_nothing_written_without_write() {
    let project = Project::new(NIGHTLY);
    let run = project.port(&[]);
    assert_eq!(run.code, Some(0));
    assert_has(&run.diff, &["--- a/src/lib.rs\n+++ b/src/lib.rs\n", "+#[repr(transparent)]\n", "--- a/Cargo.toml\n"]);
    assert_has(&run.said, &["Not written: Cargo.toml, src/lib.rs."]);
    assert_eq!((project.read("src/lib.rs").as_str(), project.read("Cargo.toml").as_str()), (NIGHTLY, MANIFEST));
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_stay() {
    let windows = format!("\u{feff}{}", NIGHTLY.replace('\n', "\r\n"));
    let project = Project::with(&[("Cargo.toml", &MANIFEST.replace('\n', "\r\n")), ("src/lib.rs", &windows)]);
    let (library, _) = project.ported(&[]);
    let (of_unix, _) = Project::new(NIGHTLY).ported(&[]);
    assert_eq!(library, format!("\u{feff}{}", of_unix.replace('\n', "\r\n")));
    let manifest = project.read("Cargo.toml");
    assert_eq!(manifest.matches('\n').count(), manifest.matches("\r\n").count());
}

#[test]
fn the_manifest_keeps_its_comments() {
    let project = Project::new(NIGHTLY);
    project.ported(&[]);
    let manifest = project.read("Cargo.toml");
    let added = manifest.strip_prefix(MANIFEST).expect("what was there stays");
    assert_has(added, &["[dependencies]\npin-coerce-unsized = { version = \"0.1.0\", path = \""]);
}

#[test]
fn private_wrappers_are_followed_inward() {
    let (library, said) = Project::new(
        "pub struct Gc<T: ?Sized>(Link<T>);
         type Link<U> = inner::GcPtr<U>;
         mod inner {
             #[derive(Clone, Copy)]
             pub(super) struct GcPtr<T: ?Sized>(core::ptr::NonNull<T>);
         }
         impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<Gc<U>> for Gc<T> {}",
    )
    .ported(&[]);
    assert_has(&library, &["#[derive(Clone, Copy, pin_coerce_unsized::SmartPointer)]"]);
    assert_has(&said, &["GcPtr (src/lib.rs:5): derives: it is the field of `Gc`"]);
}

#[test]
fn the_pointee_is_marked_among_several_parameters() {
    let of = |derives: &str| {
        let library = format!(
            "{derives}pub struct Ptr<A, T: ?Sized>(Box<T>, std::marker::PhantomData<A>);
             impl<A, T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<Ptr<A, U>> for Ptr<A, T> {{}}"
        );
        Project::new(&library).ported(&[]).0
    };
    assert_has(&of(""), &["pub struct Ptr<A, #[pointee] T: ?Sized>"]);
    let copied = of("#[derive(Debug, serde::Serialize)]\n");
    assert_has(&copied, &["#[smart_pointer(pointee = T)]\n#[repr(transparent)]\npub struct Ptr<A, T: ?Sized>"]);
}

#[test]
fn the_builtin_derive_is_replaced() {
    let (library, _) = Project::new(
        "#![cfg_attr(feature = \"nightly\", feature(derive_coerce_pointee, never_type))]
#[cfg(feature = \"nightly\")]
use std::{
    marker::CoercePointee,
    rc::{Rc, Weak},
};

#[cfg_attr(feature = \"nightly\", derive(CoercePointee))]
#[repr(transparent)]
pub struct Ptr<#[cfg_attr(feature = \"nightly\", pointee)] T: ?Sized, A>(Box<T>, std::marker::PhantomData<A>);
",
    )
    .ported(&[]);
    assert_eq!(
        library,
        "#![cfg_attr(feature = \"nightly\", feature(never_type))]
#[cfg(feature = \"nightly\")]
use std::rc::{Rc, Weak};

#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
pub struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, std::marker::PhantomData<A>);
"
    );
}

#[test]
fn a_gate_stays_while_something_needs_it() {
    let library = format!("{NIGHTLY}\npub fn other<T: Unsize<U> + ?Sized, U: ?Sized>(_: &T, _: &U) {{}}\n");
    let (library, _) = Project::new(&library).ported(&[]);
    assert_has(&library, &["#![feature(unsize)]", "use std::marker::{PhantomData, Unsize};"]);
}

#[test]
fn an_unsizing_macro_becomes_a_wrapper_and_its_hidden_trait_goes() {
    let (library, said) = Project::new(
        "use std::ptr::NonNull;

pub struct Ptr<T: ?Sized>(NonNull<T>);

/// Unsizes.
#[macro_export]
macro_rules! coerce {
    ($pointer:expr => $target:ty) => {{
        // SAFETY: the pointer is the same.
        unsafe { $crate::Retype::retype($pointer, |raw: *mut _| -> *mut $target { raw }) }
    }};
}

#[macro_export]
macro_rules! infer {
    ($pointer:expr) => { unsafe { $crate::Ptr::from_raw($pointer.0.as_ptr()) } };
}

/* kept */
#[doc(hidden)]
pub trait Retype<New> {
    type Old;
    type To: ?Sized;
    unsafe fn retype(self, by: impl FnOnce(*mut Self::Old) -> *mut Self::To) -> New;
}

impl<T, U: ?Sized> Retype<Ptr<U>> for Ptr<T> {
    type Old = T;
    type To = U;
    unsafe fn retype(self, by: impl FnOnce(*mut T) -> *mut U) -> Ptr<U> {
        Ptr(unsafe { NonNull::new_unchecked(by(self.0.as_ptr())) })
    }
}
",
    )
    .ported(&[]);
    assert_has(
        &library,
        &[
            "use std::ptr::NonNull;\npub use pin_coerce_unsized::unsize;\n",
            "    ($pointer:expr => $target:ty) => {\n        $crate::unsize!($pointer => $target)\n    };\n}",
            "/* kept */\n",
            "$crate::Ptr::from_raw($pointer.0.as_ptr())",
        ],
    );
    assert!(!library.contains("Retype"), "{library}");
    assert_has(&said, &["infer! (src/lib.rs:14): left alone: its target is inferred"]);
}

#[test]
fn an_import_of_another_trait_with_the_name_of_a_hidden_one_stays() {
    let library = "pub mod api { pub use std::borrow::Borrow; }
pub struct Ptr<T: ?Sized>(Box<T>);
#[doc(hidden)]
pub trait Borrow<T: ?Sized> { fn into_r(self) -> *mut T; unsafe fn from_r(raw: *mut T) -> Self; }
impl<T: ?Sized> Borrow<T> for Ptr<T> {
    fn into_r(self) -> *mut T { Box::into_raw(self.0) }
    unsafe fn from_r(raw: *mut T) -> Self { Ptr(unsafe { Box::from_raw(raw) }) }
}
macro_rules! coerce {
    ($p:expr => $t:ty) => {{
        let raw: *mut $t = $crate::Borrow::into_r($p);
        unsafe { $crate::Borrow::from_r(raw) }
    }};
}
";
    let (new, _) = Project::new(library).ported(&["--pointer", "Ptr"]);
    assert_has(&new, &["pub mod api { pub use std::borrow::Borrow; }"]);
    assert!(!new.contains("pub trait Borrow"), "{new}");
}

#[test]
fn a_struct_in_a_macro_is_edited_there() {
    let (library, said) = Project::new(
        "macro_rules! pointers {
    ($($name:ident)*) => {
        $(#[allow(dead_code)] pub struct $name;)*
        /// A box.
        pub struct Boxed<T: ?Sized>(Box<T>);
    };
}
pointers!(Other);
",
    )
    .ported(&["--pointer", "Boxed"]);
    assert_has(
        &library,
        &[
            "        /// A box.\n        #[derive(pin_coerce_unsized::SmartPointer)]\n        #[repr(transparent)]\n        pub struct Boxed",
        ],
    );
    assert_has(&said, &["Boxed (src/lib.rs:5, in `pointers!`): derives: it is named"]);
}

#[test]
fn attributes_that_a_macro_takes_are_not_added_again() {
    let of = |attributes: &str| {
        format!(
            "macro_rules! pointers {{
    ($($(#[$meta:meta])* $vis:vis struct $Name:ident;)*) => {{$(
        $(#[$meta])*
        $vis struct $Name<T: ?Sized>(Box<T>);
    )*}};
}}
pointers! {{
    {attributes}
    pub struct One;
}}
"
        )
    };
    let derived = "        $(#[$meta])*\n        #[derive(pin_coerce_unsized::SmartPointer)]\n";
    let (library, _) = Project::new(&of("/// The first.\n    #[repr(transparent)]")).ported(&["--pointer", "Name"]);
    assert_has(&library, &[&format!("{derived}        $vis struct")]);
    let conditional = "#[cfg_attr(all(), repr(transparent))]";
    let (library, _) = Project::new(&of(conditional)).ported(&["--pointer", "Name"]);
    assert_has(&library, &[&format!("{derived}        $vis struct")]);
    let (library, _) = Project::new(&of("/// The first.")).ported(&["--pointer", "Name"]);
    assert_has(&library, &[&format!("{derived}        #[repr(transparent)]\n        $vis struct")]);
    let run = Project::new(&of("#[repr(C)]")).port(&["--pointer", "Name"]);
    assert_eq!((run.code, run.diff.as_str()), (Some(1), ""));
    assert_has(&run.said, &["Name (src/lib.rs:8): decide first: it is `#[repr(C)]`"]);
}

#[test]
fn parameters_of_a_macro_keep_their_dollar() {
    let (library, said) = Project::new(
        "macro_rules! pointers {
    ($Name:ident, $T:ident) => {
        pub struct $Name<$T: ?Sized, A>(Box<$T>, std::marker::PhantomData<A>);
        impl<$T: ?Sized, A> $Name<$T, A> {
            pub fn pin(self) -> std::pin::Pin<$Name<$T, A>> { todo!() }
        }
    };
}
pointers!(Own, T);
",
    )
    .ported(&["--pointer", "Name"]);
    assert_has(
        &library,
        &[
            "pub struct $Name<#[pointee] $T: ?Sized, A>",
            "// To unsize `Pin<$Name<_>>`",
            "// unsafe impl<T: ?Sized, A> pin_coerce_unsized::PinCoerceUnsized for $Name<T, A> {}\n",
        ],
    );
    assert_has(&said, &["Name (src/lib.rs:3, in `pointers!`): derives: it is named"]);
}

#[test]
fn a_pinned_pointer_gets_a_stub_and_no_promise() {
    let library = format!("{NIGHTLY}\npub fn pinned(_: std::pin::Pin<MyBox<u8>>) {{}}\n");
    let (library, said) = Project::new(&library).ported(&[]);
    assert_has(
        &library,
        &[
            "// the box itself\n\n// To unsize `Pin<MyBox<_>>`",
            "// 5. No other malicious impl",
            "\n// unsafe impl<T: ?Sized> pin_coerce_unsized::PinCoerceUnsized for MyBox<T> {}\n\nimpl<T: ?Sized> Deref",
        ],
    );
    assert!(!library.contains("\nunsafe impl"), "{library}");
    assert_has(&said, &["MyBox: in a `Pin`, it coerces if you make the promise"]);
}

#[test]
fn a_stub_takes_nothing_of_its_line() {
    let (library, _) = Project::new(
        "pub struct Ptr<T: ?Sized>(Box<T>); /* one\n two */ pub fn pinned(_: std::pin::Pin<Ptr<u8>>) {}\n",
    )
    .ported(&["--pointer", "Ptr"]);
    assert_has(&library, &["for Ptr<T> {}\n /* one\n two */ pub fn pinned"]);
}

#[test]
fn a_foreign_trait_of_the_same_name_keeps_its_impls() {
    let own = "impl<T: ?Sized> my::DispatchFromDyn for MyBox<T> {}\nmod my { pub trait DispatchFromDyn {} }\n";
    let (library, _) = Project::new(&format!("{NIGHTLY}{own}")).ported(&[]);
    assert_has(&library, &[own]);
}

#[test]
fn comments_in_lists_stay() {
    let of = |library: &str| {
        let library = library.replace("/// A box.", "#[derive(\n    Clone, // one\n    Copy // two, the last\n)]");
        library.replace("{PhantomData, Unsize}", "{PhantomData /* three */, Unsize /* four */}")
    };
    let (new, _) = Project::new(&of(NIGHTLY)).ported(&[]);
    assert_has(&new, &["Clone, // one\n    Copy, pin_coerce_unsized::SmartPointer // two, the last\n)]"]);
    assert_has(&new, &["{PhantomData /* three */", "/* four */}"]);
    let (new, _) = Project::new(&of(&behind_a_feature())).ported(&["--optional", "coerce"]);
    assert_has(&new, &["not(feature = \"coerce\"), derive(\n    Clone, // one\n    Copy // two, the last\n))]"]);
}

#[test]
fn lines_of_strings_and_block_comments_stay() {
    let before = "pub const TEXT: &str = \"\n// text\";\n";
    let library = NIGHTLY
        .replace("// SAFETY: it is one box.\n", before)
        .replace("impl<T: ?Sized> Deref", "/*\n\n// one */\nimpl<T: ?Sized> Deref");
    let (library, _) = Project::new(&library).ported(&[]);
    assert_has(&library, &[before, "/*\n\n// one */\n"]);
}

#[test]
fn the_builtin_goes_from_a_list_with_others() {
    let (library, _) = Project::new(
        "#![cfg_attr(nightly, feature(derive_coerce_pointee))]
#[cfg_attr(nightly, allow(dead_code), derive(std::marker::CoercePointee /* (derive) */), doc = \"(derive)\")]
#[repr(transparent)]
pub struct Ptr<T: ?Sized>(Box<T>);
",
    )
    .ported(&[]);
    assert_has(
        &library,
        &["#[cfg_attr(nightly, allow(dead_code),  /* (derive) */ doc = \"(derive)\")]\n#[derive(pin_coerce"],
    );
}

#[test]
fn a_macro_that_does_more_than_unsize_is_asked_about() {
    let of = |before: &str, pointer: &str| {
        format!(
            "pub struct Ptr<T: ?Sized>(Box<T>);
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(self) -> *mut T {{ Box::into_raw(self.0) }}
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ Self(unsafe {{ Box::from_raw(raw) }}) }}
}}
#[macro_export]
macro_rules! coerce {{
    ($pointer:expr => $target:ty) => {{{{
        {before}
        let raw: *mut $target = $crate::Ptr::into_raw({pointer});
        unsafe {{ $crate::Ptr::from_raw(raw) }}
    }}}};
}}
"
        )
    };
    let (library, _) = Project::new(&of("", "$pointer")).ported(&[]);
    // The re-export is not part of the struct.
    assert!(library.starts_with("pub use pin_coerce_unsized::unsize;\n\n#[derive("), "{library}");
    // What an impl unsizes does not need the macro.
    let unsized_already = format!(
        "#![feature(coerce_unsized, unsize)]\n{}impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<Ptr<U>> for Ptr<T> {{}}\n",
        of("count();", "$pointer")
    );
    let (library, said) = Project::new(&unsized_already).ported(&[]);
    assert_has(&library, &["count();"]);
    assert_has(&said, &["coerce! (src/lib.rs:7): left alone: its body may do more than unsize"]);
    for (before, pointer) in [
        ("println!(\"unsized\");", "$pointer"),
        ("$crate::count();", "$pointer"),
        ("drop($pointer);", "$pointer"),
        ("if true { return; }", "$pointer"),
        ("", "$pointer.clone()"),
        ("", "other::Changed::from($pointer)"),
    ] {
        let asked = "Ptr (src/lib.rs:6): decide first: `coerce!` may do more than unsize it, or something else";
        assert_asked(&of(before, pointer), &[], &[asked]);
    }
}

#[test]
fn a_private_import_of_unsize_is_not_an_export() {
    let of = |import: &str| {
        let rest = "pub struct Ptr<T: ?Sized>(Box<T>);
impl<T: ?Sized> Ptr<T> {
    pub fn into_raw(self) -> *mut T { std::boxed::Box::into_raw(self.0) }
    pub unsafe fn from_raw(raw: *mut T) -> Self { Self(unsafe { std::boxed::Box::from_raw(raw) }) }
}
#[macro_export]
macro_rules! coerce {
    ($pointer:expr => $target:ty) => { unsafe { $crate::Ptr::<$target>::from_raw($crate::Ptr::into_raw($pointer)) } };
}
";
        Project::new(&format!("{import}\n{rest}")).ported(&[]).0
    };
    for import in ["use pin_coerce_unsized::unsize;", "pub use other::*;"] {
        let library = of(import);
        assert_has(
            &library,
            &["#[doc(hidden)]\npub use pin_coerce_unsized::unsize as __unsize;", "$crate::__unsize!("],
        );
    }
    assert_has(&of("pub use std::fmt::*;"), &["\npub use pin_coerce_unsized::unsize;", "$crate::unsize!("]);
}

#[test]
fn imports_are_followed() {
    let imports = "use std::marker::{PhantomData, Unsize};\nuse std::ops::{CoerceUnsized, Deref, DispatchFromDyn};";
    let globs = "mod imports { pub use std::marker::*; pub use std::ops::*; }\nuse imports::*;";
    let renamed = "use std::marker::{PhantomData, Unsize as Un};\nuse std::ops::{self as traits, Deref};";
    let (library, _) = Project::new(&NIGHTLY.replace(imports, globs)).ported(&[]);
    assert!(!library.contains("impl<T: ?Sized + Un"), "{library}");
    let renamed = NIGHTLY
        .replace(imports, renamed)
        .replace("Unsize<U>", "Un<U>")
        .replace("> CoerceUnsized", "> traits::CoerceUnsized");
    let (library, _) = Project::new(&renamed.replace("> DispatchFromDyn", "> traits::DispatchFromDyn")).ported(&[]);
    assert!(!library.contains("impl<T: ?Sized + Un"), "{library}");
}

#[test]
fn what_nothing_needed_before_stays() {
    let library = "#![feature(unsize)]\npub struct Ptr<T: ?Sized>(Box<T>);
fn call(arc: triomphe::Arc<u8>) { arc.unsize(unsize::Coercion!(to dyn Send)); }\n";
    let (new, _) = Project::new(library).ported(&["--pointer", "Ptr"]);
    assert_eq!(new.replace("#[derive(pin_coerce_unsized::SmartPointer)]\n#[repr(transparent)]\n", ""), library);
}

#[test]
fn a_name_left_in_an_import_group_goes_with_its_gate() {
    let dispatches = "impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<MyBox<U>> for MyBox<T> {}\n";
    let library = NIGHTLY.replace(dispatches, "").replace("> Deref", "> std::ops::Deref");
    let library = library.replace("{CoerceUnsized, Deref, DispatchFromDyn}", "{CoerceUnsized, DispatchFromDyn}");
    let (library, _) = Project::new(&library).ported(&[]);
    assert!(!library.contains("dispatch_from_dyn") && !library.contains("DispatchFromDyn"), "{library}");
}

#[test]
fn all_modules_are_read_and_see_their_imports() {
    let library = NIGHTLY.replace("use std::ops::{CoerceUnsized", "mod target;\nuse std::ops::{CoerceUnsized");
    let module = "use super::{MyBox, Unsize};\npub struct Other<T: ?Sized>(MyBox<T>);
impl<T: ?Sized + Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<Other<U>> for Other<T> {}
fn unsizes<T: Unsize<U>, U: ?Sized>(_: &T, _: &U) {}\n";
    let project = Project::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", &library), ("src/target/mod.rs", module)]);
    let (library, said) = project.ported(&[]);
    assert_has(&said, &["Other (src/target/mod.rs:2): derives"]);
    assert_has(&library, &["use std::marker::{PhantomData, Unsize};"]);
}

#[test]
fn dependencies_in_one_line() {
    let manifest = "dependencies = { unsize = { version = \"1.1\", optional = true } } # one\n".to_owned()
        + MANIFEST
        + "\n[features]\nstd = [\"unsize?/std\"]\nunsize = [\"dep:unsize\"]\n";
    let coercible = "unsafe impl<T, U: ?Sized> unsize::CoerciblePtr<U> for MyBox<T> { type Pointee = T; type Output = MyBox<U>; }\n";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &format!("{NIGHTLY}{coercible}"))]);
    project.ported(&[]);
    let new = project.read("Cargo.toml");
    assert_has(&new, &["dependencies = { pin-coerce-unsized = { version = ", " } # one\n", "std = []\nunsize = []\n"]);
    // No code named it, so the port is not why nothing does.
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", NIGHTLY)]);
    project.ported(&[]);
    assert_has(&project.read("Cargo.toml"), &["unsize = { version = \"1.1\", optional = true }"]);
}

#[test]
fn code_that_coerces_implicitly_is_listed() {
    let project = Project::new(NIGHTLY);
    project.write(
        "tests/one.rs",
        "use pointers::MyBox;\nfn one(ptr: MyBox<u8>) {\n    let _: MyBox<dyn Send> = ptr;\n    let _: MyBox<u8> = ptr;\n}\n",
    );
    let (_, said) = project.ported(&[]);
    assert_has(
        &said,
        &[
            "The lines below are those of the files before the port.\n",
            "implicit coercion (tests/one.rs:3): left alone: plain stable does not do it",
        ],
    );
    assert_eq!(said.matches("implicit coercion").count(), 1, "{said}");
}

#[test]
fn coercions_of_any_value_are_listed() {
    let with_default = NIGHTLY.replace("struct MyBox<T: ?Sized>", "struct MyBox<T: ?Sized = dyn ToString>");
    let project = Project::new(&with_default);
    let code = "use pointers::MyBox;
macro_rules! coerced { ($of:expr) => { $of }; }
fn all(make: fn() -> MyBox<u8>, array: MyBox<[u8; 2]>) {
    let _: MyBox<dyn ToString> = make();
    let _ = (make()) as MyBox<dyn Send>;
    let _: MyBox = { make() };
    let _: MyBox<[u8]> = (array);
    let later: MyBox<dyn Send>;
    let _: MyBox<dyn Send> = coerced!(make());
    let _: MyBox<u8> = make();
    let _: MyBox<[u8]> = array.into();
    let _: Option<MyBox<dyn Send>> = None;
}
";
    project.write("tests/one.rs", code);
    let (_, said) = project.ported(&[]);
    let listed = said.lines().filter_map(|line| line.strip_prefix("implicit coercion (tests/one.rs:"));
    let listed: Vec<&str> = listed.map(|line| &line[..1]).collect();
    assert_eq!(listed, ["4", "5", "6", "7", "8"], "{said}");
    let code = "extern crate pointers as p;
use p::MyBox;
fn all(make: fn() -> MyBox<u8>) {
    let _: MyBox<(dyn ToString + Send)> = make();
    let _: (MyBox<dyn ToString>) = make();
    let _: ::pointers::MyBox<dyn ToString> = make();
    let _: p::MyBox<dyn ToString> = make();
}
";
    let project = Project::new(NIGHTLY);
    project.write("tests/one.rs", code);
    let (_, said) = project.ported(&[]);
    assert_eq!(said.matches("implicit coercion (tests/one.rs:").count(), 4, "{said}");
    // A pointer that only the crate `unsize` unsizes has never coerced.
    let library = "use unsize::CoerciblePtr;
pub struct MyBox<T: ?Sized>(Box<T>);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for MyBox<T> { type Pointee = T; type Output = MyBox<U>; }
fn f(make: fn() -> MyBox<dyn Send>) { let _: MyBox<dyn Send> = make(); }
";
    let (_, said) = Project::new(library).ported(&[]);
    assert!(!said.contains("implicit coercion"), "{said}");
}

#[test]
fn a_feature_that_switches_nothing_stays_and_is_named() {
    let manifest = format!("{MANIFEST}\n[features]\nnightly = [] # off\n");
    let library =
        NIGHTLY.replace("#![feature(", "#![cfg_attr(feature = \"nightly\", feature(").replace("unsize)]", "unsize))]");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &library)]);
    let (library, said) = project.ported(&[]);
    assert!(!library.contains("nightly") && project.read("Cargo.toml").contains("nightly = [] # off\n"), "{library}");
    assert_has(&said, &["feature `nightly` (Cargo.toml): left alone: no code depends on it any more"]);
}

#[test]
fn methods_of_the_crate_unsize_are_rewritten_where_they_name_a_target() {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\n");
    let library = "use unsize::{CoerciblePtr, CoerceUnsize, Coercion};

/// `pointer.unsize(Coercion::to_slice())`
pub struct Ptr<T: ?Sized>(Box<T>);

unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}

fn made() -> Ptr<[u8; 1]> { todo!() }
fn wrapped<T: ?Sized>(of: Ptr<T>) -> Ptr<Ptr<T>> { todo!() }

fn calls<T: std::fmt::Debug>(one: Ptr<[T; 1]>) {
    let _: Ptr<_> = one.unsize(Coercion!(to dyn std::fmt::Debug));
    assert_eq!(made().unsize(Coercion::<_, dyn Fn() -> u8>::to_fn()).0(), 7);
    let _ = made().unsize(Coercion::to_any());
    let _ = made() /* one */ .unsize(Coercion::to_slice());
    let _ = wrapped(made().unsize(Coercion::to_slice())).unsize(Coercion!(to dyn std::fmt::Debug));
    let two = made();
    let _ = two.clone().unsize(/* two */ Coercion::to_slice());
}
";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library)]);
    let (library, said) = project.ported(&[]);
    assert_has(
        &library,
        &[
            "    let _: Ptr<_> = pin_coerce_unsized::unsize!(one => dyn std::fmt::Debug);\n",
            "    assert_eq!(pin_coerce_unsized::unsize!(made() => dyn Fn() -> u8).0(), 7);\n",
            "    let _ = pin_coerce_unsized::unsize!(made() => dyn ::core::any::Any);\n",
            "    let _ = pin_coerce_unsized::unsize!(made() /* one */ => [_]);\n",
            "    let _ = pin_coerce_unsized::unsize!(wrapped(pin_coerce_unsized::unsize!(made() => [_])) => dyn std::fmt::Debug);\n",
            "    let _ = pin_coerce_unsized::unsize!(two.clone() => [_] /* two */);\n",
        ],
    );
    assert!(!library.contains("use unsize"), "{library}");
    assert_has(&said, &["documentation (src/lib.rs:3): left alone"]);
    assert!(!project.read("Cargo.toml").contains("unsize = \"1.1\""));
}

/// What a call says beside its target can give the operand, or another argument, its type.
#[test]
fn calls_stay_that_say_more_than_their_target() {
    let library = "use unsize::{CoerceUnsize, CoerciblePtr, Coercion};
pub struct Ptr<T: ?Sized, G = ()>(Box<T>, std::marker::PhantomData<G>);
impl<T, G> Ptr<T, G> { pub fn new(of: T) -> Self { todo!() } }
unsafe impl<T, G, U: ?Sized> CoerciblePtr<U> for Ptr<T, G> {
    type Pointee = T;
    type Output = Ptr<U, G>;
}
fn f() {
    LINE
}
";
    for stays in [
        "let p = Ptr::<_, ()>::new(7).unsize(Coercion::<u8, dyn Send>::to_send());",
        "let p = Ptr::<_, ()>::new([1]).unsize(Coercion::<[u8; 1], _>::to_slice());",
        "let p: Ptr<_, u8> = Ptr::new(1).unsize(Coercion!(to dyn Send));",
        "let p: Ptr<[Result<_, ()>]> = Ptr::new([Ok(1)]).unsize(Coercion::to_slice());",
    ] {
        let library = library.replace("LINE", stays);
        let project = unsize_crate::project(&library, &[]);
        let run = project.port(&["--write"]);
        assert_has(&run.said, &[".unsize(…) (src/lib.rs:9): left alone"]);
        assert_has(&project.read("src/lib.rs"), &[stays, "CoerciblePtr<U> for"]);
    }
    for (call, rewritten) in [
        (
            "let p: Ptr<_> = Ptr::new(1).unsize(Coercion!(to dyn Send));",
            "let p: Ptr<_> = pin_coerce_unsized::unsize!(Ptr::new(1) => dyn Send);",
        ),
        (
            "let p = Ptr::<_, ()>::new(1).unsize(Coercion!(\n        to dyn Send // for all\n    ));",
            "let p = pin_coerce_unsized::unsize!(Ptr::<_, ()>::new(1) => dyn Send // for all\n    );",
        ),
    ] {
        let library = library.replace("LINE", call);
        let (library, _) = unsize_crate::project(&library, &[]).ported(&[]);
        assert_has(&library, &[rewritten]);
    }
}

/// The second run finds no call that it could rewrite, but an impl that nothing needs any more.
#[test]
fn after_the_listed_calls_are_written_a_second_run_removes_the_imports() {
    let library = "use unsize::{CoerceUnsize, CoerciblePtr, Coercion};
pub struct Ptr<T: ?Sized>(Box<T>);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}
pub fn all(of: Vec<Ptr<u8>>) { of.into_iter().map(|one| one.unsize(Coercion!(to dyn Send))); }
";
    let project = unsize_crate::project(library, &[]);
    let run = project.port(&["--write"]);
    assert_has(&run.said, &[".unsize(…) (src/lib.rs:7): left alone"]);
    let by_hand = "pin_coerce_unsized::unsize!(one => dyn Send)";
    let library = project.read("src/lib.rs").replace("one.unsize(Coercion!(to dyn Send))", by_hand);
    let manifest = project.read("Cargo.toml");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &library)]);
    let (library, _) = project.ported(&[]);
    assert!(!library.contains("use unsize") && library.contains(by_hand), "{library}");
    assert!(!project.read("Cargo.toml").contains("unsize = \"1.1\""));
}

/// What a call is on stays, and so do the names in it and in the target. A call in it that names no
/// target stays as well, with its import.
#[test]
fn the_imports_for_what_a_rewritten_call_is_on_stay() {
    let library = "use unsize::CoerciblePtr;
pub trait Marked {}
impl Marked for u8 {}
pub struct Ptr<T: ?Sized>(Box<T>);
impl<T> Ptr<T> { pub fn new(of: T) -> Self { Ptr(Box::new(of)) } }
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}
mod below {
    use crate::Ptr;
    use crate::Marked;
    use unsize::{CoerceUnsize, Coercion};
    pub fn call() { let _ = Ptr::new(7_u8).unsize(Coercion!(to dyn Marked)); }
}
";
    let of = |library: &str| unsize_crate::project(library, &[]);
    let (ported, _) = of(library).ported(&[]);
    let call = "let _ = pin_coerce_unsized::unsize!(Ptr::new(7_u8) => dyn Marked);";
    assert_has(&ported, &["    use crate::Ptr;\n    use crate::Marked;\n    pub fn call", call]);
    let inner = library
        .replace("Ptr::new(7_u8).unsize", "Ptr::new([7_u8].map(|one| Ptr::new(one).unsize(to()))).unsize")
        .replace("dyn Marked)", "dyn Send)")
        .replace("mod below {", "fn to<C>() -> C { todo!() }\nmod below {\n    use crate::to;");
    let project = of(&inner);
    let run = project.port(&["--write"]);
    assert_has(&run.said, &[".unsize(…) (src/lib.rs:16): left alone"]);
    let outer = "unsize!(Ptr::new([7_u8].map(|one| Ptr::new(one).unsize(to()))) => dyn Send)";
    assert_has(&project.read("src/lib.rs"), &["use unsize::CoerceUnsize;", outer]);
}

/// Its name is not needed for a call of the method.
#[test]
fn the_import_of_the_method_goes_under_any_name() {
    let library = "pub struct Ptr<T: ?Sized>(Box<T>);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}
pub fn made(one: Ptr<u8>) -> Ptr<dyn ToString> { one.unsize(Coercion!(to dyn ToString)) }
";
    for (imports, stays) in [
        ("use unsize::{CoerceUnsize as _, CoerciblePtr, Coercion};\n", ""),
        ("use unsize::CoerceUnsize as _;\nuse unsize::{CoerciblePtr, Coercion};\n", ""),
        ("use unsize::{CoerceUnsize as Method, CoerciblePtr, Coercion};\n", ""),
        ("pub(crate) use unsize::{CoerceUnsize as _, CoerciblePtr, Coercion};\n", ""),
        (
            "use std::fmt::Write as _;\nuse unsize::{CoerceUnsize as _, CoerciblePtr, Coercion};\n",
            "use std::fmt::Write as _;",
        ),
    ] {
        let library = format!("{imports}{library}");
        let project = unsize_crate::project(&library, &[]);
        let (library, _) = project.ported(&[]);
        assert!(!library.contains("use unsize"), "{library}");
        assert_has(&library, &[stays, "unsize!(one => dyn ToString)"]);
        assert!(!project.read("Cargo.toml").contains("unsize = \"1.1\""), "{imports}");
    }
}

/// A call that stays needs the trait, and a glob can bring it there.
#[test]
fn the_import_of_the_method_stays_as_long_as_a_call_of_it_anywhere() {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\n");
    let library = "use unsize::{CoerceUnsize, CoerciblePtr, Coercion};
pub struct Ptr<T: ?Sized>(Box<T>);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}
pub fn made(one: Ptr<u8>) -> Ptr<dyn ToString> { one.unsize(Coercion!(to dyn ToString)) }
#[cfg(test)]
mod tests;
";
    let tests = "use super::*;\nfn all(of: Vec<Ptr<u8>>) { of.into_iter().map(|one| one.unsize(Coercion!(to dyn ToString))); }\n";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library), ("src/tests.rs", tests)]);
    let run = project.port(&["--write"]);
    assert_has(&run.said, &["(src/tests.rs:2): left alone"]);
    assert_has(
        &project.read("src/lib.rs"),
        &["use unsize::{CoerceUnsize, CoerciblePtr, Coercion};", "unsize!(one => dyn ToString)"],
    );
}

#[test]
fn an_optional_derive_is_behind_the_feature() {
    let library = behind_a_feature().replace("/// A box.", "/// A box.\n#[derive(Clone)]");
    let project = Project::new(&library);
    let (library, _) = project.ported(&["--optional", "coerce"]);
    assert_has(
        &library,
        &["#[cfg_attr(feature = \"coerce\", derive(Clone, pin_coerce_unsized::SmartPointer))]
#[cfg_attr(not(feature = \"coerce\"), derive(Clone))]
#[cfg_attr(feature = \"coerce\", repr(transparent))]
pub struct"],
    );
    assert_has(&project.read("Cargo.toml"), &["optional = true", "coerce = [\"dep:pin-coerce-unsized\"]"]);
}

#[test]
fn the_stub_of_an_optional_derive_is_behind_the_feature() {
    let library = format!("{}\npub fn pinned(_: std::pin::Pin<MyBox<u8>>) {{}}\n", behind_a_feature());
    let (library, _) = Project::new(&library).ported(&["--optional", "coerce"]);
    assert_has(&library, &["// #[cfg(feature = \"coerce\")]\n// unsafe impl<T: ?Sized> pin_coerce_unsized::Pin"]);
}

#[test]
fn a_path_from_the_root_names_a_pointer() {
    let library = "pub struct One<T: ?Sized>(Box<T>);\npub mod inner { pub struct One<T: ?Sized>(Box<T>); }\n";
    let (new, _) = Project::new(library).ported(&["--pointer", "crate::One"]);
    assert_has(&new, &["#[repr(transparent)]\npub struct One", "pub mod inner { pub struct One"]);
}

#[test]
fn no_feature_is_invented() {
    let manifest = format!(
        "{MANIFEST}\n[dependencies]\nunsize = {{ version = \"1.1\", optional = true }}\n\n[features]\ncoerce = [\"dep:unsize\"]\n"
    );
    let library = "#[cfg(feature = \"coerce\")]
use unsize::CoerciblePtr;

pub struct Ptr<T: ?Sized>(Box<T>);

#[cfg(feature = \"coerce\")]
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}
";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library)]);
    project.ported(&[]);
    let manifest = project.read("Cargo.toml");
    assert!(manifest.contains("coerce = []\n") && !manifest.contains("unsize = []"), "{manifest}");
}

#[test]
fn a_macro_is_asked_about_whose_functions_do_more_or_whose_target_is_a_part() {
    let of = |take: &str, put: &str, target: &str| {
        format!(
            "pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {{
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ {put} Ptr(raw) }}
}}
#[doc(hidden)]
pub trait Take {{ type Raw; fn take(self) -> Self::Raw; }}
impl<T> Take for Ptr<T> {{ type Raw = *mut T; fn take(self) -> *mut T {{ {take} self.0 }} }}
macro_rules! coerce {{
    ($pointer:expr => $target:ty) => {{{{
        let raw = $crate::Take::take($pointer);
        let coerced: $crate::Ptr<{target}> = unsafe {{ $crate::Ptr::from_raw(raw) }};
        coerced
    }}}};
}}
"
        )
    };
    let (library, _) = Project::new(&of("", "", "$target")).ported(&[]);
    assert_has(&library, &["let pointer = $pointer;\n", "pin_coerce_unsized::unsize!(pointer => $target)"]);
    for (take, put, target) in [
        ("count();", "", "$target"),
        ("", "count();", "$target"),
        ("COUNT.fetch_add(1);", "", "$target"),
        ("", "let raw = moved(raw);", "$target"),
        ("", "", "[$target]"),
        ("", "", "Cell<$target>"),
    ] {
        let asked = "Ptr (src/lib.rs:8): decide first: `coerce!` may do more than unsize it, or something else";
        assert_asked(&of(take, put, target), &[], &[asked]);
    }
}

#[test]
fn comments_that_say_something_else_stay() {
    let before = "// cbindgen:ignore\n// TODO: allocators.\n";
    let (library, _) = Project::new(&NIGHTLY.replace("// SAFETY", &format!("{before}// SAFETY"))).ported(&[]);
    assert_has(&library, &[before]);
    assert!(!library.contains("SAFETY"), "{library}");
    let (library, _) = Project::new(&NIGHTLY.replace("// SAFETY: it is one box.\n", before)).ported(&[]);
    assert_has(&library, &[before]);
}

#[test]
fn what_works_without_the_feature_stays() {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\n");
    let library = "use unsize::{CoerceUnsize, CoerciblePtr, Coercion};

pub struct Ptr<T: ?Sized>(Box<T>);

unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
}

fn call(one: Ptr<[u8; 1]>) -> Ptr<[u8]> { one.unsize(Coercion::to_slice()) }
";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library)]);
    let (new, _) = project.ported(&["--optional", "coerce"]);
    let added = "#[cfg_attr(feature = \"coerce\", derive(pin_coerce_unsized::SmartPointer))]
#[cfg_attr(feature = \"coerce\", repr(transparent))]\n";
    assert_eq!(new.replace(added, ""), library);
    assert_has(&project.read("Cargo.toml"), &["unsize = \"1.1\"\n"]);
    let library = behind_a_feature().replace("cfg(feature = \"coerce\")", "cfg(not(feature = \"coerce\"))");
    let (new, _) = Project::new(&library).ported(&["--optional", "coerce"]);
    assert_eq!(new.replace(added, ""), library);
}

#[test]
fn a_hidden_trait_stays_whose_method_is_called() {
    let of = |code: &str| {
        format!(
            "pub struct Ptr<T: ?Sized>(*mut T);
#[doc(hidden)]
pub trait Retype<New> {{ unsafe fn retype(self, raw: New) -> New; }}
impl<T, U: ?Sized> Retype<Ptr<U>> for Ptr<T> {{ unsafe fn retype(self, raw: Ptr<U>) -> Ptr<U> {{ raw }} }}
macro_rules! coerce {{
    ($pointer:expr => $target:ty) => {{{{
        let one = $pointer;
        unsafe {{ $crate::Retype::<$crate::Ptr<$target>>::retype(one, one) }}
    }}}};
}}
{code}
"
        )
    };
    let (library, _) = Project::new(&of("")).ported(&[]);
    assert!(!library.contains("Retype"), "{library}");
    let called = "fn same<T>(one: Ptr<T>, other: Ptr<T>) -> Ptr<T> { unsafe { one.retype(other) } }";
    let (library, _) = Project::new(&of(called)).ported(&[]);
    assert_has(&library, &["#[doc(hidden)]\npub trait Retype<New>", "impl<T, U: ?Sized> Retype<Ptr<U>>", called]);
}

#[test]
fn an_import_stays_that_another_module_gets_with_everything() {
    let uses = "pub fn takes<A: CoerceUnsized<B>, B>(a: A) -> B { a }\n";
    for (more, module) in [
        ("extern crate self as own;\nmod inner { use own::*; USES }\n", ""),
        ("mod all { pub(crate) use crate::*; }\nmod module;\n", "use crate::all::*;\nUSES"),
    ] {
        let library = format!("{NIGHTLY}{}", more.replace("USES", uses));
        let module = module.replace("USES", uses);
        let project = Project::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", &library), ("src/module.rs", &module)]);
        assert_has(&project.ported(&[]).0, &["use std::ops::{CoerceUnsized, Deref};"]);
    }
}

#[test]
fn an_import_that_something_may_use_stays() {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\n");
    let library = "use std::borrow::Borrow;
use std::mem::ManuallyDrop;
use unsize::CoerciblePtr;
#[doc(hidden)]
pub use ::unsize;

pub struct Ptr<T: ?Sized>(Box<T>);

unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {
    type Pointee = T;
    type Output = Ptr<U>;
    fn as_sized_ptr(&mut self) -> *mut T { self.0.as_mut_ptr().cast::<ManuallyDrop<dyn Borrow<T>>>().cast() }
}

pub fn key(of: &String) -> &str { of.borrow() }
";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library)]);
    let (new, _) = project.ported(&[]);
    assert!(new.starts_with("use std::borrow::Borrow;\n#[doc(hidden)]\npub use ::unsize;\n"), "{new}");
    assert_has(&project.read("Cargo.toml"), &["unsize = \"1.1\"\n"]);
    let up = "fn up<T: Unsize<U>, U: ?Sized>(of: &T) -> &U { of }\n";
    for (code, path, text) in [
        ("#[path = \"imp/unix.rs\"]\npub mod sys;\n", "src/imp/unix.rs", format!("use super::Unsize;\n{up}")),
        ("include!(\"more.rs\");\n", "src/more.rs", up.to_owned()),
        ("#[macro_use]\nmod macros;\nup!();\n", "src/macros.rs", format!("macro_rules! up {{ () => {{ {up} }}; }}\n")),
    ] {
        let project = Project::new(&format!("{NIGHTLY}{code}"));
        project.write(path, &text);
        let (library, _) = project.ported(&[]);
        assert_has(&library, &["#![feature(unsize)]\n", "use std::marker::{PhantomData, Unsize};\n"]);
    }
}

/// The manifest and a library of pointers with the impls of the crate `unsize`, and more.
fn with_unsize(more: &str) -> Project {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\n");
    let library = format!(
        "use unsize::{{CoerceUnsize, CoerciblePtr, Coercion}};
pub struct Ptr<T: ?Sized>(Box<T>);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {{
    type Pointee = T;
    type Output = Ptr<U>;
}}
fn made() -> Ptr<[u8; 1]> {{ todo!() }}
{more}"
    );
    Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &library)])
}

#[test]
fn calls_are_rewritten_although_another_pointer_keeps_its_impl() {
    let project = with_unsize(
        "pub struct Counted<T: ?Sized>(Box<T>, u8);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Counted<T> {
    type Pointee = T;
    type Output = Counted<U>;
}
fn call() -> Ptr<[u8]> { made().unsize(Coercion::to_slice()) }
fn other(of: Counted<u8>) { of.unsize(Coercion::to_any()); }
",
    );
    let run = project.port(&["--write"]);
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert_has(
        &project.read("src/lib.rs"),
        &[
            "{ pin_coerce_unsized::unsize!(made() => [_]) }",
            "CoerciblePtr<U> for Ptr<T>",
            "CoerciblePtr<U> for Counted<T>",
        ],
    );
    assert_has(&run.said, &["Ptr (src/lib.rs:3): decide first: the impl of `CoerciblePtr` stays"]);
}

#[test]
fn a_method_that_is_named_by_a_path_is_a_use() {
    for call in ["Ptr::unsize(made(), Coercion::to_any());", "let _ = Ptr::<[u8; 1]>::unsize;"] {
        let run = with_unsize(&format!("fn call() {{ {call} }}\n")).port(&[]);
        assert_has(
            &run.said,
            &[".unsize(…) (src/lib.rs:8): left alone", "decide first: the impl of `CoerciblePtr` stays"],
        );
    }
    let run = with_unsize("fn macro_of_ours() { pin_coerce_unsized::unsize!(made() => [_]); }\n").port(&[]);
    assert_eq!(run.code, Some(0), "{}", run.said);
}

#[test]
fn a_target_that_is_left_to_inference_is_that_of_the_function() {
    let (new, _) = with_unsize("fn call() { made().unsize(Coercion::<_, _, _>::to_slice()); }\n").ported(&[]);
    assert_has(&new, &["{ pin_coerce_unsized::unsize!(made() => [_]); }"]);
}

#[test]
fn tests_know_the_library_by_its_name() {
    let project = with_unsize("");
    project.write(
        "tests/all.rs",
        "use pointers::Ptr;\nuse unsize::{CoerceUnsize, Coercion};\nfn call(of: Ptr<[u8; 1]>) { of.unsize(Coercion::to_slice()); }\n",
    );
    project.ported(&[]);
    assert_has(&project.read("tests/all.rs"), &["{ pin_coerce_unsized::unsize!(of => [_]); }"]);
}

#[test]
fn each_list_of_gates_is_edited() {
    let gates =
        "#![cfg_attr(feature = \"nightly\", feature(coerce_unsized, dispatch_from_dyn), feature(unsize, test))]";
    let library = NIGHTLY.replace("#![feature(coerce_unsized, dispatch_from_dyn, unsize)]", gates);
    let (new, _) = Project::new(&library).ported(&[]);
    assert_has(&new, &["#![cfg_attr(feature = \"nightly\", feature(test))]\n"]);
    let library = library.replace("(unsize, test)", "(unsize)");
    let (new, _) = Project::new(&library).ported(&[]);
    assert!(!new.contains("cfg_attr"), "{new}");
}

#[test]
fn the_pointee_is_named_above_a_struct_whose_parameters_another_macro_copies() {
    for above in ["#[derive_where::derive_where(Clone)]", "#[derive(derive_more::Debug)]"] {
        let library = with_another_parameter("PhantomData").replace("/// A box.", above);
        let (new, _) = Project::new(&library).ported(&[]);
        assert_has(&new, &["#[smart_pointer(pointee = T)]\n"]);
        assert!(!new.contains("#[pointee]"), "{new}");
    }
}

#[test]
fn a_raw_name_is_a_name() {
    let library = NIGHTLY
        .replace("<T:", "<r#type:")
        .replace("<T>", "<r#type>")
        .replace("&T", "&r#type")
        .replace("= T;", "= r#type;");
    let (new, _) = Project::new(&library).ported(&[]);
    assert!(!new.contains("CoerceUnsized"), "{new}");
}

#[test]
fn a_pointer_of_the_library_by_another_name_is_one() {
    let library = NIGHTLY
        .replace("use std::ops", "use std::rc::Rc as Shared;\nuse std::ops")
        .replace("(Box<T>, Ph", "(Shared<T>, Ph");
    let (new, _) = Project::new(&library).ported(&[]);
    assert_has(&new, &["pub struct MyBox<T: ?Sized>(Shared<T>"]);
}

#[test]
fn the_struct_behind_the_pointer_is_that_of_its_path() {
    let library = NIGHTLY
        .replace(
            "/// A box.",
            "pub mod other { pub struct Inner<T: ?Sized>(pub u8, pub T); }\npub struct Inner<T>(T);\n/// A box.",
        )
        .replace("(Box<T>, Ph", "(Box<other::Inner<T>>, Ph")
        .replace("{ &self.0 }", "{ &self.0.1 }");
    let (new, _) = Project::new(&library).ported(&[]);
    assert_has(&new, &["#[repr(transparent)]\npub struct MyBox<T: ?Sized>(Box<other::Inner<T>>"]);
}

#[test]
fn a_pointer_of_the_library_by_another_name_needs_the_feature_alloc() {
    for (more, field, needs_alloc) in [
        ("type Owned<T> = alloc::boxed::Box<T>;", "Owned<T>", true),
        ("use alloc::sync::Arc as Shared;", "Shared<T>", true),
        ("", "alloc::rc::Rc<T>", true),
        ("", "core::ptr::NonNull<T>", false),
        ("mod own { pub struct Arc<T: ?Sized>(*const T); }", "own::Arc<T>", false),
    ] {
        let library = NIGHTLY
            .replace("\n\nuse std::marker", &format!("\n#![no_std]\nextern crate alloc;\n{more}\nuse std::marker"))
            .replace("std::", "core::")
            .replace("MyBox", "Arc")
            .replace("(Box<T>, Ph", &format!("({field}, Ph"));
        let project = Project::new(&library);
        project.ported(&[]);
        let manifest = project.read("Cargo.toml");
        assert_eq!(!manifest.contains("default-features = false"), needs_alloc, "{field}: {manifest}");
    }
}

#[test]
fn an_impl_that_coerce_only_takes_from_the_derive_stays() {
    let derived = "/// A box.\n#[derive(pin_coerce_unsized::SmartPointer)]";
    let library = NIGHTLY.replace("/// A box.", derived).replace("(Box<T>", "(#[smart_pointer(coerce_only)] Box<T>");
    let (library, _) = Project::new(&library).ported(&[]);
    assert_has(&library, &["for MyBox<T> {}\n\nimpl<T: ?Sized> Deref", "#![feature(dispatch_from_dyn, unsize)]"]);
    assert!(!library.contains("> CoerceUnsized"), "{library}");
}

#[test]
fn many_modules_that_import_each_other_take_no_time() {
    let names: Vec<String> = (0..60).map(|number| format!("imp{number}")).collect();
    let declared = names.iter().map(|name| {
        format!("pub mod {name} {{ use super::*; pub use std::fmt::*; use super::Missing; pub struct Of{name}(Missing); }}\npub use {name}::*;\n")
    });
    let library = NIGHTLY.replace("/// A box.", &format!("{}/// A box.", declared.collect::<String>()));
    let began = std::time::Instant::now();
    Project::new(&library).ported(&[]);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn comments_after_imports_and_gates_go() {
    let commented_after = |line: &str, comment: &str| (format!("{line}\n"), format!("{line} // {comment}\n"));
    let (gates, commented) = commented_after("#![feature(coerce_unsized, dispatch_from_dyn, unsize)]", "one");
    let library = NIGHTLY.replace(&gates, &commented);
    let library = library.replace(
        "use std::marker::{PhantomData, Unsize};",
        "use std::marker::PhantomData;\nuse std::marker::Unsize; // two",
    );
    let (library, _) = Project::new(&library).ported(&[]);
    assert!(library.starts_with("use std::marker::PhantomData;\nuse std::ops::Deref;\n"), "{library}");
}

#[test]
fn a_macro_of_const_functions_stays() {
    let of = |constness: &str| {
        format!(
            "pub struct Ptr<T: ?Sized + 'static>(&'static T);
impl<T: ?Sized> Ptr<T> {{
    pub {constness}fn into_raw(self) -> *const T {{ self.0 }}
    pub {constness}unsafe fn from_raw(raw: *const T) -> Self {{ Self(unsafe {{ &*raw }}) }}
}}
macro_rules! coerce {{
    ($pointer:expr => $target:ty) => {{ unsafe {{ $crate::Ptr::<$target>::from_raw($crate::Ptr::into_raw($pointer)) }} }};
}}
"
        )
    };
    let (library, said) = Project::new(&of("const ")).ported(&[]);
    assert_has(&library, &["#[derive(", "unsafe { $crate::Ptr::<$target>::from_raw("]);
    assert_has(&said, &["coerce! (src/lib.rs:6): left alone: its functions are `const`, and `unsize!` cannot be used"]);
    let (library, said) = Project::new(&of("")).ported(&[]);
    assert_has(&library, &["pin_coerce_unsized::unsize!(pointer => $target)"]);
    let more = "is unsized by `coerce!`, which is not exported: with the derive, every user can unsize it";
    assert_has(&said, &[more]);
    assert!(!Project::new(&of("").replace("pub struct", "struct")).ported(&[]).1.contains("not exported"));
    assert!(
        !Project::new(&of("").replace("macro_rules", "#[macro_export]\nmacro_rules"))
            .ported(&[])
            .1
            .contains("not exported")
    );
}

#[test]
fn those_who_lose_the_coercion_with_another_feature_are_named() {
    let library = behind_a_feature()
        .replace("#![feature(", "#![cfg_attr(feature = \"coerce\", feature(")
        .replacen(")]", "))]", 1);
    let library = library.replace(
        "use std::marker::{PhantomData, Unsize}",
        "use std::marker::PhantomData;\n#[cfg(feature = \"coerce\")]\nuse std::marker::Unsize",
    );
    let said = "users of `cfg(feature = \"coerce\")` (src/lib.rs:";
    let lost = "left alone: without the feature `derive`, their `MyBox` no longer coerces";
    let (_, log) = Project::new(&library).ported(&["--optional", "derive"]);
    assert_has(&log, &[said, lost]);
    assert_eq!(log.matches(lost).count(), 1, "{log}");
    assert!(!Project::new(&library).ported(&["--optional", "coerce"]).1.contains("no longer coerces"));
    let builtin = "#![cfg_attr(feature = \"coerce\", feature(derive_coerce_pointee))]
#[cfg_attr(feature = \"coerce\", derive(std::marker::CoercePointee))]
#[repr(transparent)]
pub struct MyBox<T: ?Sized>(Box<T>);
";
    let (_, log) = Project::new(builtin).ported(&["--optional", "derive"]);
    assert_has(&log, &[said, lost]);
}

#[test]
fn a_comma_after_transparent_is_not_another_layout() {
    let library = NIGHTLY.replace("pub struct", "#[repr(transparent,)]\npub struct");
    assert_has(&Project::new(&library).ported(&[]).0, &["SmartPointer)]\n#[repr(transparent,)]\npub struct"]);
}

#[test]
fn an_import_goes_that_only_a_file_below_used() {
    let (imports, rest) = NIGHTLY.split_once("\n/// A box.").expect("it is there");
    let root = format!("{imports}\nmod pointer;\n");
    let project = Project::with(&[
        ("Cargo.toml", MANIFEST),
        ("src/lib.rs", &root),
        ("src/pointer.rs", &format!("use super::*;\n{rest}")),
    ]);
    let (library, _) = project.ported(&[]);
    assert_eq!(library, "use std::marker::PhantomData;\nuse std::ops::Deref;\n\nmod pointer;\n");
}

#[test]
fn what_may_be_unused_and_what_links_to_it_is_listed() {
    let library = NIGHTLY.replace("use std::ops::{CoerceUnsized, Deref, DispatchFromDyn};", "use std::ops::*;");
    let library = library.replace("/// A box.", "/// A box for [`Unsize`].");
    let (_, said) = Project::new(&library).ported(&[]);
    assert_has(
        &said,
        &[
            "`use std::ops::*;` (src/lib.rs:4): left alone: it may be unused now",
            "documentation (src/lib.rs:6): left alone: it links to `Unsize`, which is no longer imported",
        ],
    );
}

#[test]
fn a_hidden_trait_stays_that_a_test_has_by_another_name() {
    let library = "pub struct Ptr<T: ?Sized>(*mut T);
#[doc(hidden)]
pub trait Raw<T: ?Sized> { fn take(this: Self) -> *mut T; unsafe fn put(raw: *mut T) -> Self; }
impl<T: ?Sized> Raw<T> for Ptr<T> { fn take(this: Self) -> *mut T { this.0 } unsafe fn put(raw: *mut T) -> Self { Ptr(raw) } }
macro_rules! coerce {
    ($pointer:expr => $target:ty) => {{ let raw: *mut $target = $crate::Raw::take($pointer); unsafe { $crate::Raw::put(raw) } }};
}
";
    let project = Project::new(library);
    project.write("tests/one.rs", "use pointers::Raw as R;\nfn bound<P: R<u8>>(_: P) {}\n");
    assert_has(&project.ported(&[]).0, &["pub trait Raw", "pin_coerce_unsized::unsize!("]);
    let inferred = format!("{library}fn call(one: Ptr<u8>) -> Ptr<dyn Send> {{ coerce!(one => _) }}\n");
    let (library, said) = Project::new(&inferred).ported(&[]);
    assert_has(&library, &["$crate::Raw::take($pointer)"]);
    assert_has(&said, &["coerce! (src/lib.rs:5): left alone: a call passes `_` as the target"]);
}

#[test]
fn what_the_struct_implies_and_attributes_of_tools_are_no_difference() {
    let library = "use std::{marker::Unsize, ops::CoerceUnsized};
pub struct Ref<'a, T: ?Sized>(&'a T);
#[rustfmt::skip]
impl<'a, T: ?Sized + Unsize<U> + 'a, U: ?Sized + 'a> CoerceUnsized<Ref<'a, U>> for Ref<'a, T> {}
";
    assert!(!Project::new(library).ported(&[]).0.contains("impl"));
    let fields =
        "{ to: *const T, of: std::marker::PhantomData<&'a ()>, #[cfg(unix)] more: std::marker::PhantomData<&'a T> }";
    let sometimes = library.replace("(&'a T);", fields);
    assert_asked(&sometimes, &[], &["it requires `T: 'a`, and the struct does not"]);
    let higher = "use std::{marker::Unsize, ops::CoerceUnsized};
pub trait Bound<'a> {}
pub struct Ptr<T: ?Sized>(Box<T>) where for<'x> T: Bound<'x>;
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> where for<'y> T: Bound<'y>, U: for<'z> Bound<'z> {}
";
    let said = "it requires `U: for<'z>Bound<'z>`, and the struct does not";
    assert_has(&Project::new(higher).port(&[]).said, &[said]);
    let higher = higher.replace("U: for<'z> Bound", "for<'z> U: Bound");
    assert!(!Project::new(&higher).ported(&[]).0.contains("impl"));
    let builtin = "use std::marker::CoercePointee as Pointee;
#[derive(Pointee)]
#[repr(transparent)]
pub struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, std::marker::PhantomData<A>);
impl<T: ?Sized, A> Drop for Ptr<T, A> { fn drop(&mut self) {} }
";
    assert_has(&Project::new(builtin).ported(&[]).0, &["pub struct Ptr<#[pointee] T: ?Sized, A>"]);
}

#[test]
fn a_pointer_is_named_by_a_raw_name_and_in_a_test() {
    let of = "<T: ?Sized>(Box<T>);";
    for (library, name) in [
        (format!("pub struct r#try{of}\n"), "try"),
        (format!("pub mod r#mod {{ pub struct Ptr{of} }}\n"), "r#mod::Ptr"),
    ] {
        assert_has(&Project::new(&library).ported(&["--pointer", name]).0, &["SmartPointer"]);
    }
    let project = Project::new("");
    project.write("tests/one.rs", &format!("pub struct Ptr{of}\n"));
    project.ported(&["--pointer", "Ptr"]);
    assert_has(&project.read("tests/one.rs"), &["SmartPointer"]);
}

#[test]
fn an_implicit_feature_stays() {
    let own = evidence::workspace().join("pin-coerce-unsized").display().to_string();
    let manifest = format!(
        "{MANIFEST}\n[dependencies]\npin-coerce-unsized = {{ path = \"{own}\", optional = true }}\n\n[features]\nother = [\"pin-coerce-unsized\"]\n"
    );
    let library = "pub struct Ptr<T: ?Sized>(Box<T>);\n";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library)]);
    project.ported(&["--pointer", "Ptr", "--optional", "coerce"]);
    assert_has(&project.read("Cargo.toml"), &["coerce = [\"pin-coerce-unsized\"]"]);
}

/// A person may delete an impl that the command asked about, and run it again.
#[test]
fn imports_and_gates_go_after_an_impl_that_a_person_deleted() {
    let asked = "impl CoerceUnsized<Other<dyn Send>> for Other<u8> {}\n";
    let library = format!(
        "#![feature(coerce_unsized, unsize)]\nuse std::{{marker::Unsize, ops::CoerceUnsized}};\npub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {{}}\npub struct Other<T: ?Sized>(Box<T>);\n{asked}"
    );
    let project = Project::new(&library);
    assert_eq!(project.port(&["--write"]).code, Some(1));
    let first = project.read("src/lib.rs");
    assert_has(&first, &["#![feature(coerce_unsized)]", "CoerceUnsized;"]);
    project.write("src/lib.rs", &first.replace(asked, ""));
    let (library, _) = project.ported(&[]);
    assert!(!library.contains("feature") && !library.contains("CoerceUnsized"), "{library}");
    assert_has(&project.port(&["--write"]).said, &["this crate is already ported"]);
}
