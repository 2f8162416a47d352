//! Each question and error says what is so.

use crate::questions::{assert_asked, assert_named_asked};
use crate::{MANIFEST, Project, assert_has};

#[test]
fn about_a_struct_of_another_module() {
    let project = Project::new("pub struct Ptr<T: ?Sized>(Box<T>);\n");
    let run = project.port(&["--pointer", "other::Ptr"]);
    assert_eq!(run.code, Some(2));
    assert_has(&run.said, &["names no struct of the crate; `Ptr` is in another module (src/lib.rs:1)"]);
}

#[test]
fn about_a_field_that_may_have_no_size() {
    let library = "struct Mark { _a: [u64; 0] }\npub struct Ptr<T: ?Sized>(Box<T>, Mark);\n";
    let said = "in the field of type `Mark`, the field of type `[u64; 0]` has a size, unless its length is 0";
    assert_named_asked(library, &[said]);
}

#[test]
fn about_a_trait_of_a_renamed_crate() {
    let manifest = format!("{MANIFEST}\n[dependencies]\nuns = {{ package = \"unsize\", version = \"1.1\" }}\n");
    let library = "use uns::CoerciblePtr;
pub struct Ptr<T: ?Sized>(Box<T>);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> { type Pointee = T; type Output = Ptr<U>; }
";
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", library)]);
    let run = project.port(&[]);
    assert_eq!(run.code, Some(1));
    assert_has(
        &run.said,
        &[
            "its trait is `uns::CoerciblePtr`, which may be another `CoerciblePtr`, because the manifest renames the crate `unsize`; call the dependency `unsize`",
        ],
    );
}

#[test]
fn about_the_minimum_rust() {
    let manifest = MANIFEST.replace("edition", "rust-version = \"1.70\"\nedition");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", "pub struct Ptr<T: ?Sized>(Box<T>);\n")]);
    let run = project.port(&["--pointer", "Ptr"]);
    assert_has(
        &run.said,
        &["pointers (Cargo.toml:4): decide first: its `rust-version` is 1.70.0, and the derive needs"],
    );
    let files = [
        ("Cargo.toml", "[workspace]\nmembers = [\"p\"]\n[workspace.package]\nrust-version = \"1.70\"\n"),
        ("p/Cargo.toml", "[package]\nname = \"p\"\nedition = \"2021\"\nrust-version.workspace = true\n"),
        ("p/src/lib.rs", "pub struct Ptr<T: ?Sized>(Box<T>);\n"),
    ];
    let run = crate::port(&Project::with(&files).path("p"), &["--pointer", "Ptr"]);
    assert_has(
        &run.said,
        &["p (Cargo.toml:4): decide first: its `rust-version` is 1.70.0, which the manifest of the workspace says"],
    );
}

#[test]
fn about_a_repr_of_some_calls() {
    let library = "#![feature(unsize, coerce_unsized)]
macro_rules! pointer {
    ($(#[$m:meta])* $name:ident) => {
        $(#[$m])*
        pub struct $name<T: ?Sized>(std::ptr::NonNull<T>);
        impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<$name<U>> for $name<T> {}
    };
}
pointer!(#[repr(transparent)] Thin);
pointer!(Plain);
";
    assert_asked(library, &[], &["(src/lib.rs:10): decide first: other calls of the macro pass it a `repr`"]);
    let all = library.replace("(Plain", "(#[repr(transparent)] Plain");
    let (ported, _) = Project::new(&all).ported(&[]);
    assert_eq!(ported.matches("repr(transparent)").count(), 2, "{ported}");
}

#[test]
fn about_the_prelude() {
    let impls = "extern crate std;
use std::{boxed::Box, marker::{Sized, Unsize}, ops::CoerceUnsized};
pub struct Ptr<T: ?Sized>(Box<T>);
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}
";
    let root = "#![feature(coerce_unsized, unsize)]\n#![no_implicit_prelude]\n";
    let below = "#![feature(coerce_unsized, unsize)]\n#[no_implicit_prelude]\nmod below {\n";
    for library in [format!("{root}{impls}"), format!("{below}{impls}}}\n")] {
        assert_asked(&library, &[], &["with `#![no_implicit_prelude]`, paths do not begin with the name of a crate"]);
    }
}

#[test]
fn about_impls_for_tests() {
    let library = "#![cfg_attr(test, feature(coerce_unsized, unsize))]
pub struct Ptr<T: ?Sized>(Box<T>);
#[cfg(test)]
impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<Ptr<U>> for Ptr<T> {}
";
    assert_asked(library, &[], &["it is only there if `cfg(test)`"]);
}

#[test]
fn about_macros_with_other_words() {
    let of = |kind: &str, raw: &str| {
        format!(
            "pub struct Node<T: ?Sized>(T);
pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(this: Self) -> *mut T {{ this.0 }}
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ Ptr(raw) }}
}}
macro_rules! coerce {{
    ($p:{kind} => $t:ty) => {{{{
        let mut raw = $crate::Ptr::into_raw($p);
        let raw: *mut {raw} = raw;
        unsafe {{ $crate::Ptr::from_raw(raw) }}
    }}}};
}}
"
        )
    };
    let (library, _) = Project::new(&of("expr_2021", "$t")).ported(&[]);
    assert_has(&library, &["pin_coerce_unsized::unsize!(pointer => $t)"]);
    let run = Project::new(&of("expr", "$crate::Node<$t>")).port(&[]);
    assert_has(&run.said, &["Ptr (src/lib.rs:7): decide first: `coerce!`"]);
    assert!(!run.said.contains("Node ("), "{}", run.said);
}

#[test]
fn about_a_pointer_in_a_cell_that_coerces() {
    let library = "pub struct Ptr<T: ?Sized>(std::cell::RefCell<Box<T>>);\n";
    let run = Project::new(library).port(&["--pointer", "Ptr"]);
    assert_has(&run.said, &["the derive does not unsize a pointer in a `RefCell`: `std::cell::RefCell<Box<T>>`"]);
}

#[test]
fn about_an_assertion_in_a_macro() {
    let library = "pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {
    pub fn into_raw(this: Self) -> *mut T { this.0 }
    pub unsafe fn from_raw(raw: *mut T) -> Self { Ptr(raw) }
}
macro_rules! coerce {
    ($p:expr => $t:ty) => {{
        const _: () = assert!(size_of::<&$t>() == 16);
        let raw: *mut $t = $crate::Ptr::into_raw($p);
        unsafe { $crate::Ptr::from_raw(raw) }
    }};
}
";
    assert_asked(library, &[], &["Ptr (src/lib.rs:6): decide first: `coerce!` may do more than unsize it"]);
}

#[test]
fn about_a_macro_that_infers_its_target() {
    let library = "pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {
    pub fn into_raw(this: Self) -> *mut T { this.0 }
    pub unsafe fn from_raw(raw: *mut T) -> Self { Ptr(raw) }
}
macro_rules! coerce {
    ($p:expr) => {{ let raw: *mut _ = $crate::Ptr::into_raw($p); unsafe { $crate::Ptr::from_raw(raw) } }};
}
";
    let conditional = format!(
        "#[cfg(a)] mod one;\n#[cfg(a)] use one::Ptr;\n#[cfg(not(a))]\n{}",
        library.replace("from_raw(raw) }", "from_raw_in(raw) }")
    );
    for (library, line) in [(library.to_owned(), 6), (conditional, 9)] {
        let run = Project::new(&library).port(&[]);
        assert_eq!(run.code, Some(2), "{}", run.said);
        let said = format!("src/lib.rs:{line}: `coerce!` stays: its target is inferred");
        assert_has(&run.said, &["no pointer is unsized in this crate", &said]);
    }
}

#[test]
fn about_a_macro_whose_target_is_in_several_tokens() {
    let library = "pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {
    pub fn into_raw(this: Self) -> *mut T { this.0 }
    pub unsafe fn from_raw(raw: *mut T) -> Self { Ptr(raw) }
}
macro_rules! coerce {
    ($p:expr => dyn $($t:tt)+) => {{ let raw: *mut dyn $($t)+ = $crate::Ptr::into_raw($p); unsafe { $crate::Ptr::from_raw(raw) } }};
}
";
    let run = Project::new(library).port(&[]);
    assert_has(&run.said, &["src/lib.rs:6: `coerce!` stays: its target is not one `$target:ty`; write it so"]);
}

/// Only a body that has `unsize!` or calls the method `unsize` is rewritten elsewhere.
#[test]
fn about_a_macro_that_unsizes_by_a_function_of_that_name() {
    let library = "use std::rc::Rc;
pub struct Handle<T: ?Sized>(Rc<T>);
impl<T> Handle<T> {
    pub unsafe fn unsize<U: ?Sized>(self, by: impl FnOnce(*const T) -> *const U) -> Handle<U> {
        unsafe { Handle(Rc::from_raw(by(Rc::into_raw(self.0)))) }
    }
}
macro_rules! coerce {
    ($handle:expr => $target:ty) => { unsafe { $crate::Handle::unsize($handle, |p: *const _| -> *const $target { p }) } };
}
";
    assert_asked(library, &[], &["Handle (src/lib.rs:8): decide first: `coerce!` may do more than unsize it"]);
}

#[test]
fn about_what_a_macro_may_do() {
    let of = |take: &str, body: &str| {
        format!(
            "pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(this: Self) -> *mut T {{ {take} }}
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ Ptr(raw) }}
}}
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{{ {body} }}}};
}}
"
        )
    };
    let cast = "let raw = $crate::Ptr::into_raw($p); unsafe { $crate::Ptr::from_raw(raw as *mut $t) }";
    let typed = "let raw: *mut $t = $crate::Ptr::into_raw($p); unsafe { $crate::Ptr::from_raw(raw) }";
    let logged = "log(); let raw: *mut $t = $crate::Ptr::into_raw($p); unsafe { $crate::Ptr::from_raw(raw) }";
    for (take, body, doubt) in [
        ("this.0", cast, "`raw as *mut $t`; a `let` of type `*mut $t` instead is understood"),
        ("this.0", logged, "`log();`"),
        ("log(); this.0", typed, "`log()` in `into_raw`"),
    ] {
        let said =
            format!("`coerce!` may do more than unsize it, or something else, and the derive only unsizes: {doubt}");
        assert_asked(&of(take, body), &[], &[&said]);
    }
    Project::new(&of("this.0", typed)).ported(&[]);
}

#[test]
fn about_structs_that_a_macro_writes_impls_for() {
    let library = "macro_rules! impls {
    ($($N:ident),*) => { $( impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<$N<U>> for $N<T> {} )* };
}
pub struct One<T: ?Sized>(Box<T>);
pub struct Two<T: ?Sized>(Box<T>);
pub struct Other;
impls!(One, Two);
";
    let said =
        |name: &str| format!("{name} (src/lib.rs:7): decide first: together with `impls!`, there may be an impl");
    assert_asked(library, &[], &[&said("One"), &said("Two")]);
    assert!(!Project::new(library).port(&[]).said.contains("Other"));
    assert_asked(&library.replace("(Box<T>);\npub struct Other", "(One<T>);\npub struct Other"), &[], &[&said("One")]);
}

#[test]
fn about_a_marker_of_the_pointee() {
    let library =
        "pub struct Mark<T: ?Sized>(std::marker::PhantomData<T>);\npub struct Ptr<T: ?Sized>(Box<T>, Mark<T>);\n";
    assert_named_asked(
        library,
        &["the field of type `Mark<T>` mentions a parameter, and is not itself a `PhantomData`"],
    );
}

#[test]
fn about_syntax_that_is_not_known() {
    let project = Project::new("pub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T> const Default for Ptr<T> {}\n");
    let run = project.port(&["--pointer", "Ptr"]);
    assert_eq!(run.code, Some(2));
    assert_has(
        &run.said,
        &["src/lib.rs:2: this does not parse", "if rustc accepts it, the parser of this command (syn)"],
    );
}

/// A pointer with bounds, and the macro that unsizes it on plain stable.
fn by_macro(bounds: &str, fields: &str, more: &str) -> String {
    format!(
        "pub trait Trait {{ type Item; }}
pub trait Of<X: ?Sized> {{}}
pub trait OfConst<const N: usize> {{}}
type Own<T> = std::rc::Rc<T>;
type Marker<T> = std::marker::PhantomData<T>;
pub struct Ptr<T: ?Sized + Trait>({fields}) where {bounds};
impl<T: ?Sized + Trait> Ptr<T> where {bounds} {{
    pub fn into_raw(this: Self) -> *const T {{ std::rc::Rc::into_raw(this.0) }}
    pub unsafe fn from_raw(raw: *const T) -> Self {{ Self(unsafe {{ std::rc::Rc::from_raw(raw) }}) }}
}}
#[macro_export]
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{{ let raw: *const $t = $crate::Ptr::into_raw($p); unsafe {{ $crate::Ptr::from_raw(raw) }} }}}};
}}
{more}"
    )
}

#[test]
fn about_a_macro_that_unsize_cannot_replace() {
    let said = "Ptr (src/lib.rs:6): decide first: on plain stable, `unsize!` would not work for it: ";
    for bounds in [
        "[u8; 1 + 1]: Sized",
        "T: OfConst<{ 1 + 1 }>",
        "T: Of<dyn Fn(&T) -> &u8>",
        "T: Of<fn(&T) -> Box<&'_ u8>>",
        "T::Item: Trait, <T::Item as Trait>::Item: Send",
        "T: Of<[u8; size!()]>",
        "T: Of<T::Item<'static>>",
    ] {
        assert_asked(&by_macro(bounds, "std::rc::Rc<T>", ""), &[], &[said, "can mean something else"]);
    }
    let two = by_macro("T: Send", "Own<T>, Marker<T>", "");
    let two = two.replace("Rc::from_raw(raw) })", "Rc::from_raw(raw) }, std::marker::PhantomData)");
    assert_asked(&two, &[], &[said, "two fields of `Ptr` could be the pointer"]);
    for bounds in [
        "[u8; 2]: Sized",
        "T: OfConst<{ 2 }>",
        "T: Of<dyn for<'a> Fn(&'a T) -> &'a u8>",
        "T: Of<dyn Fn(&T) -> u8>",
        "T::Item: Send",
    ] {
        let (library, said) = Project::new(&by_macro(bounds, "std::rc::Rc<T>", "")).ported(&[]);
        assert_has(&said, &["Ptr (src/lib.rs:6): derives"]);
        assert_has(&library, &["$crate::unsize!("]);
    }
}

#[test]
fn about_a_macro_that_stays_beside_the_derive() {
    let reason = "coerce! (src/lib.rs:11): left alone: on plain stable, `unsize!` does not work for its pointer: the \
                  bound `[u8; 1 + 1]: Sized` of `Ptr`";
    let derives = "#[derive(pin_coerce_unsized::SmartPointer)]\n#[repr(transparent)]\n";
    let nightly = "impl<T: ?Sized + Trait + std::marker::Unsize<U>, U: ?Sized + Trait> std::ops::CoerceUnsized<Ptr<U>> \
                   for Ptr<T> where [u8; 1 + 1]: Sized {}\n";
    let library = by_macro("[u8; 1 + 1]: Sized", "std::rc::Rc<T>", nightly);
    let (ported, said) = Project::new(&library).ported(&[]);
    assert_has(&said, &[reason]);
    assert_has(&ported, &[derives, "let raw: *const $t"]);
    let wrapper = format!("{nightly}pub struct Outer<T: ?Sized + Trait>(Ptr<T>) where [u8; 2]: Sized;\n");
    let library = by_macro("[u8; 1 + 1]: Sized", "std::rc::Rc<T>", &wrapper);
    let library = library.replace("macro_rules! coerce", "macro_rules! outer {
    ($p:expr => $t:ty) => {{ let raw: *const $t = $crate::Outer::into_raw($p); unsafe { $crate::Outer::from_raw(raw) } }};
}
macro_rules! coerce");
    let outer = "impl<T: ?Sized + Trait> Outer<T> where [u8; 2]: Sized {
    pub fn into_raw(this: Self) -> *const T { Ptr::into_raw(this.0) }
    pub unsafe fn from_raw(raw: *const T) -> Self { Self(unsafe { Ptr::from_raw(raw) }) }
}
";
    let run = Project::new(&format!("{library}{outer}")).port(&[]);
    assert_has(&run.said, &["`unsize!` would not work for it: the bound `[u8; 1 + 1]: Sized` of `Ptr`"]);
}

#[test]
fn about_calls_that_unsize_cannot_replace() {
    let library = "use unsize::{CoerceUnsize, CoerciblePtr, Coercion};
pub struct Ptr<T: ?Sized>(*mut T) where [u8; 1 + 1]: Sized;
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> where [u8; 1 + 1]: Sized {
    type Pointee = T;
    type Output = Ptr<U>;
    fn as_sized_ptr(&mut self) -> *mut T { self.0 }
    unsafe fn replace_ptr(self, new: *mut U) -> Ptr<U> { Ptr(new) }
}
fn f(p: Ptr<u8>) -> Ptr<dyn Send> { p.unsize(Coercion!(to dyn Send)) }
";
    assert_asked(library, &[], &["decide first: on plain stable, `unsize!` would not work for it"]);
    let clear = library.replace("1 + 1", "2");
    let project = Project::new(&format!("{clear}include!(concat!(env!(\"OUT_DIR\"), \"/one.rs\"));\n"));
    let run = project.port(&["--write"]);
    assert_has(&run.said, &["Ptr (src/lib.rs:3): decide first: the impl of `CoerciblePtr` stays beside the derive"]);
    assert_has(&project.read("src/lib.rs"), &["use unsize::{CoerceUnsize, CoerciblePtr, Coercion};"]);
}

#[test]
fn about_types_of_the_library_that_do_not_coerce() {
    for of in ["std::cell::Ref<'static, T>", "std::cell::RefMut<'static, T>", "std::sync::MutexGuard<'static, T>"] {
        let library = format!("pub struct Ptr<T: ?Sized + 'static>({of});\n");
        assert_named_asked(&library, &["left alone: the derive does not unsize `std::", "of the standard library"]);
    }
}

#[test]
fn about_an_alias_with_a_part_of_the_pointee() {
    let library = "mod m { pub type Marker<T> = std::marker::PhantomData<T>; }
pub struct Ptr<T: ?Sized>(Box<T>, m::Marker<*const T>);
";
    let said = "decide first: the alias `Marker` is not understood with the argument in `m::Marker<* const T>`";
    assert_named_asked(library, &[said, "write the type behind it in its place"]);
}

#[test]
fn about_a_macro_that_hands_its_arguments_on() {
    let library = by_macro("T: Send", "std::rc::Rc<T>", "").replace(
        "($p:expr => $t:ty) =>",
        "($p:expr => $t:ty) => { $crate::coerce!($p, $t) };\n    ($p:expr, $t:ty) =>",
    );
    let run = Project::new(&library).port(&[]);
    let said = "src/lib.rs:11: `coerce!` stays: the arm `$pointer:expr => $target:ty` does not unsize by itself";
    assert_eq!(run.code, Some(2), "{}", run.said);
    assert_has(&run.said, &["in a way that is understood; name one with `--pointer NAME`", said]);
    let (_, said) = Project::new(&library).ported(&["--pointer", "Ptr"]);
    assert_has(&said, &["coerce! (src/lib.rs:11): left alone: the arm `$pointer:expr"]);
    let both = library.replace(
        "{ $crate::coerce!($p, $t) }",
        "{{ let raw: *const $t = $crate::Ptr::into_raw($p); unsafe { $crate::Ptr::from_raw(raw) } }}",
    );
    let (library, said) = Project::new(&both).ported(&[]);
    assert_has(&library, &["$crate::unsize!("]);
    assert!(!said.contains("coerce! ("), "{said}");
}
