//! What a person decides before the pointer in question is touched.

use crate::{MANIFEST, NIGHTLY, Project, assert_has, behind_a_feature, with_another_parameter};

/// Asserts that a crate with this library is left as it is, and what is asked or said.
pub(crate) fn assert_asked(library: &str, options: &[&str], said: &[&str]) {
    let project = Project::new(library);
    let run = project.port(&[options, &["--write"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert_has(&run.said, said);
    assert_eq!((project.read("src/lib.rs").as_str(), project.read("Cargo.toml").as_str()), (library, MANIFEST));
}

pub(crate) fn assert_named_asked(library: &str, said: &[&str]) {
    assert_asked(library, &["--pointer", "Ptr"], said);
}

#[test]
fn about_the_layout() {
    let library = "#[repr(C)]\npub struct Ptr<T: ?Sized>(Box<T>);\n";
    assert_named_asked(library, &["Ptr (src/lib.rs:1): decide first: it is `#[repr(C)]`"]);
}

#[test]
fn about_a_second_field() {
    let library = "pub struct Ptr<T: ?Sized, A> {\n    pointer: Box<T>,\n    allocator: A,\n}\n";
    assert_named_asked(
        library,
        &[
            "Ptr (src/lib.rs:3): decide first: there is a second field with a size, of type `A`",
            "`#[smart_pointer(coerce_only)]`",
        ],
    );
}

#[test]
fn about_a_foreign_field() {
    let library = "use other::Token;\npub struct Ptr<T: ?Sized>(Box<T>, Token);\n";
    assert_named_asked(
        library,
        &["Ptr (src/lib.rs:2): decide first: the field of type `Token` comes from another crate"],
    );
}

#[test]
fn about_a_foreign_pointer() {
    let library = "pub struct Ptr<T: ?Sized>(other::Link<T>);\n";
    assert_named_asked(library, &["decide first: `other::Link<T>` comes from another crate"]);
}

#[test]
fn about_a_foreign_type_with_a_name_of_the_library() {
    let said = "comes from another crate, or from a macro";
    for (import, fields) in [
        ("use other::Arc;", "Arc<T>"),
        ("", "other::Arc<T>"),
        ("use other::*;", "NonNull<T>"),
        ("use other::Cell;", "Cell<Box<T>>"),
        ("use other::PhantomData;", "Box<T>, PhantomData<u8>"),
        ("use other::*;", "Box<T>, PhantomPinned"),
        ("#[cfg(a)] use std::rc::Rc;\n#[cfg(not(a))] use other::Rc;", "Rc<T>"),
    ] {
        assert_named_asked(&format!("{import}\npub struct Ptr<T: ?Sized>({fields});\n"), &["Ptr (src/lib.rs:", said]);
    }
    let library = "use other::*;\npub struct Ptr<T: ?Sized>(Box<T>);\n";
    Project::new(library).ported(&["--pointer", "Ptr"]);
}

#[test]
fn about_a_struct_in_an_exported_macro() {
    let of = |attribute: &str| {
        format!(
            "{attribute}macro_rules! define {{ ($Ptr:ident) => {{ pub struct $Ptr<T: ?Sized>(Box<T>); }}; }}\ndefine!(Own);\n"
        )
    };
    let said = "Ptr (src/lib.rs:2): decide first: `define!` is exported, and its users may not depend on";
    assert_named_asked(&of("#[macro_export]\n"), &[said]);
    Project::new(&of("")).ported(&["--pointer", "Ptr"]);
}

#[test]
fn about_fields_that_are_not_what_their_names_say() {
    for (more, of_struct, said) in [
        (
            "pub mod own { pub struct Option<T: ?Sized>(Box<T>); }",
            "own::Option<T>",
            "the derive takes `Option` for the type",
        ),
        ("pub mod own { pub struct Cell<T: ?Sized>(Box<T>); }", "own::Cell<T>", "the derive takes `Cell` for the type"),
        (
            "pub mod own { pub struct RwLock<T: ?Sized>(Box<T>); }",
            "own::RwLock<T>",
            "the derive takes `RwLock` for the type",
        ),
        ("use std::ptr::NonNull as ManuallyDrop;", "ManuallyDrop<T>", "the derive takes `ManuallyDrop` for the type"),
        ("type Vec<T> = std::rc::Rc<T>;", "Vec<T>", "the derive takes `Vec` for the type"),
        (
            "pub mod own { pub struct Option<T: ?Sized>(pub u8, pub T); }",
            "std::rc::Rc<std::cell::RefCell<own::Option<T>>>",
            "the derive takes `Option` for the type",
        ),
        (
            "pub mod own { pub struct Box<T: ?Sized>(pub u8, pub T); }",
            "*const own::Box<T>",
            "the derive takes `Box` for the type",
        ),
        ("pub struct Layout(std::alloc::Layout);", "Box<T>, Layout", "a second field with a size, of type `Layout`"),
        ("mod own { pub struct Layout; }", "Box<T>, std::alloc::Layout", "a second field with a size"),
        ("", "Box<T>, [u8; 0]", "the field of type `[u8; 0]` has a size, unless its length is 0"),
        ("pub struct Own<T: ?Sized>(Box<T>);", "std::pin::Pin<Own<T>>", "coerces only with the promise for `Pin`"),
        (
            "pub unsafe trait PinCoerceUnsized {}\npub struct Own<T: ?Sized>(Box<T>);\nunsafe impl<T: ?Sized> PinCoerceUnsized for Own<T> {}",
            "std::pin::Pin<Own<T>>",
            "coerces only with the promise for `Pin`",
        ),
        (
            "#[cfg(a)] use std::rc::Rc;\n#[cfg(not(a))] use own::Rc;\nmod own { pub struct Rc<T: ?Sized>(Box<T>); }",
            "Rc<T>",
            "`Rc<T>` is another type on some conditions",
        ),
        ("type One<T> = Two<T>;\ntype Two<T> = One<T>;", "One<T>", "leads through too many types"),
        ("pub struct One(Two);\npub struct Two(One);", "Box<T>, One", "a second field with a size"),
    ] {
        let run =
            Project::new(&format!("{more}\npub struct Ptr<T: ?Sized>({of_struct});\n")).port(&["--pointer", "Ptr"]);
        assert_eq!((run.code, run.diff.as_str()), (Some(1), ""), "{}", run.said);
        assert_has(&run.said, &[said]);
    }
    for (more, of_struct) in [
        ("pub type Arc<T> = std::sync::Arc<T>;", "Arc<T>"),
        ("use std::marker::PhantomData as Owns;", "Box<T>, Owns<T>"),
        (
            "mod own { pub struct Rc<T: ?Sized>(pub(crate) Box<T>); }\nuse own::Rc;\nmod tests { use std::rc::Rc as Std; }",
            "Rc<T>",
        ),
        ("mod own { pub struct Box<T: ?Sized>(*const T); }", "Box<T>"),
        ("", "std::cell::Cell<std::ptr::NonNull<T>>"),
        ("mod own { pub struct Mutex<T: ?Sized>(pub T); }", "Box<own::Mutex<T>>"),
    ] {
        let (library, _) =
            Project::new(&format!("{more}\npub struct Ptr<T: ?Sized>({of_struct});\n")).ported(&["--pointer", "Ptr"]);
        let is_wrapper = of_struct == "Rc<T>";
        assert_eq!(library.matches("derive(").count(), 1 + usize::from(is_wrapper), "{library}");
    }
}

#[test]
fn about_manually_drop() {
    let library = "pub struct Ptr<T: ?Sized>(std::mem::ManuallyDrop<Box<T>>);\n";
    assert_named_asked(library, &["decide first: the pointer is in a `ManuallyDrop`"]);
}

#[test]
fn about_what_depends_on_the_static_type() {
    let library = "use std::any::TypeId;
pub struct Ptr<T: ?Sized + 'static>(Box<T>);
impl<T: ?Sized> Drop for Ptr<T> {
    fn drop(&mut self) { forget(TypeId::of::<T>()); }
}
impl<T> Ptr<T> {
    pub fn new(value: T) -> Self { assert!(size_of::<T>() > 0); Self(Box::new(value)) }
    pub fn size(self) -> usize { size_of::<T>() }
    pub fn map<U>(this: Self) -> Ptr<U> { assert!(size_of::<T>() > 0); todo!() }
}
impl<T: ?Sized> PartialEq for Ptr<T> {
    fn eq(&self, _: &Self) -> bool { same::<T>() }
}
fn same<T: ?Sized + 'static>() -> bool { TypeId::of::<T>() == TypeId::of::<u8>() }
fn forget(_: TypeId) {}
";
    let project = Project::new(library);
    let run = project.port(&["--pointer", "Ptr"]);
    assert_eq!(run.code, Some(1));
    assert_has(
        &run.said,
        &[
            "(src/lib.rs:4): decide first: its `Drop` depends on the static type of the pointee: `drop` uses `TypeId::of::<T>`",
            "(src/lib.rs:7): decide first: a constructor depends on the static type of the pointee: `new` uses `size_of::<T>`",
            "(src/lib.rs:12): decide first: its `PartialEq` depends on the static type of the pointee: `eq` uses `same`, which \
         uses `TypeId::of`",
        ],
    );
    assert_eq!(run.said.matches("decide first").count(), 3, "{}", run.said);
}

#[test]
fn about_impls_by_other_names() {
    let of =
        |more: &str| format!("pub struct Ptr<T: ?Sized + 'static>(Box<T>);\npub type Alias<T> = Ptr<T>;\n{more}\n");
    let destroys = |path: &str, own: &str, id: &str| {
        format!("impl<T: ?Sized> {path} for {own}<T> {{ fn drop(&mut self) {{ forget({id}::of::<T>()) }} }}")
    };
    let asked = "its `Drop` depends on the static type of the pointee";
    for more in [
        destroys("Drop", "Alias", "std::any::TypeId"),
        format!("use std::any::TypeId as Id;\n{}", destroys("Drop", "Ptr", "Id")),
        format!("type Id = std::any::TypeId;\n{}", destroys("Drop", "Ptr", "Id")),
        format!("use std::ops::Drop as Destroy;\n{}", destroys("Destroy", "Ptr", "std::any::TypeId")),
        format!("mod drop {{ use super::*; use std::any::*; {} }}", destroys("Drop", "Ptr", "TypeId")),
        format!("const _: () = {{ use std::any::*; {} }};", destroys("Drop", "Ptr", "TypeId")),
    ] {
        assert_named_asked(&of(&more), &[asked]);
    }
    let marker = "unsafe impl<T: ?Sized> std::pin::PinCoerceUnsized for";
    for more in [
        format!("{marker} Alias<T> {{}}"),
        format!("mod pin {{ use super::*; use std::pin::*; {marker} Ptr<T> {{}} }}"),
        format!("const _: () = {{ use std::pin::*; {marker} Ptr<T> {{}} }};"),
    ] {
        assert_named_asked(&of(&more), &["it has an impl of the standard library's `PinCoerceUnsized`"]);
    }
    let by_macro = |path: &str| {
        of(&format!(
            "macro_rules! pins {{ ($t:ident) => {{ unsafe impl<T: ?Sized> {path}::PinCoerceUnsized for $t<T> {{}} }} }}\npins!(Ptr);"
        ))
    };
    let asked = "a macro may write an impl of the standard library's `PinCoerceUnsized` for it";
    assert_named_asked(&by_macro("std::pin"), &[asked]);
    Project::new(&by_macro("pin_coerce_unsized")).ported(&["--pointer", "Ptr"]);
    let impls = "use std::{marker::Unsize, ops::CoerceUnsized};
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Alias<U>> for Alias<T> {}";
    assert_asked(&of(impls), &[], &["is not what the derive writes: it is for the alias `Alias<T>`"]);
}

#[test]
fn about_documentation_on_a_deleted_impl() {
    for documentation in ["/// Unsizes.", "#[cfg_attr(docsrs, doc = \"Unsizes.\")]"] {
        assert_asked(
            &NIGHTLY.replace("// SAFETY: it is one box.", documentation),
            &[],
            &[
                "MyBox (src/lib.rs:9): decide first: the impl of `CoerceUnsized` has documentation, and is to be deleted",
            ],
        );
    }
}

#[test]
fn about_an_impl_that_a_macro_documents() {
    let documented = "documented! { concat!(\"Unsizes.\"),\n    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized";
    let library = NIGHTLY
        .replace("impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized", documented)
        .replace("CoerceUnsized<MyBox<U>> for MyBox<T> {}", "CoerceUnsized<MyBox<U>> for MyBox<T> {} }");
    let said = "MyBox (src/lib.rs:11): decide first: the impl of `CoerceUnsized` is an argument of `documented!`";
    assert_asked(&library, &[], &[said, "then take the impl out of the call"]);
    // A call with nothing else in it loses nothing.
    let library = library.replace("concat!(\"Unsizes.\"),", "");
    let of = |body: &str| format!("{library}macro_rules! documented {{ ($($of:item)*) => {{ {body} }}; }}\n");
    let (new, _) = Project::new(&of("$($of)*")).ported(&[]);
    assert_has(&new, &["documented! {"]);
    assert!(!new.contains("CoerceUnsized"), "{new}");
    for library in [of(""), of("$(#[cfg(any())] $of)*"), library] {
        assert_asked(&library, &[], &["it is passed to `documented!`, which may leave it out or change it"]);
    }
}

#[test]
fn about_the_field_of_a_wrapper_first() {
    let library = "#[repr(C)]
pub struct Inner<T: ?Sized>(Box<T>);
pub struct Middle<T: ?Sized>(Inner<T>);
pub struct Ptr<T: ?Sized>(Middle<T>);
";
    assert_named_asked(
        library,
        &[
            "Inner (src/lib.rs:1): decide first: it is `#[repr(C)]`",
            "Middle (src/lib.rs:3): decide first: its field `Inner` would have to derive first\n    decide about `Inner`",
            "Ptr (src/lib.rs:4): decide first: its field `Middle` would have to derive first",
        ],
    );
    let decided = library.replace("repr(C)", "repr(transparent)");
    let (library, said) = Project::new(&decided).ported(&["--pointer", "Ptr"]);
    assert_eq!(library.matches("SmartPointer").count(), 3);
    assert!(!said.contains("left alone"), "{said}");
}

#[test]
fn about_bounds_that_only_the_impl_has() {
    assert_asked(
        &NIGHTLY.replace(
            "T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized",
            "T: ?Sized + Send + Unsize<U>, U: ?Sized> CoerceUnsized",
        ),
        &[],
        &[
            "MyBox (src/lib.rs:10): decide first: the impl of `CoerceUnsized` is not what the derive writes: it requires \
             `T: Send`, and the struct does not",
        ],
    );
}

#[test]
fn about_bounds_that_only_read_like_those_of_the_struct() {
    let of = |others: &str, of_struct: &str, parameters: &str, of_impl: &str| {
        let (arguments, is_const) = if parameters.is_empty() { ("", "") } else { (", N", ", const N: usize") };
        format!(
            "#![feature(coerce_unsized, unsize)]
use std::{{marker::Unsize, ops::CoerceUnsized}};
pub trait Compat<U: ?Sized> {{}}
pub trait Fine {{}}
pub trait Named {{ type T: ?Sized; type U: ?Sized; }}
{others}
pub struct Ptr<T: ?Sized{is_const}>(Box<T>) where {of_struct};
mod coerce {{
use super::*;
pub struct Held<T: ?Sized>(*const T);
impl<T: ?Sized + Unsize<U>, U: ?Sized{is_const}> CoerceUnsized<Ptr<U{arguments}>> for Ptr<T{arguments}> where {of_impl} {{}}
}}
"
        )
    };
    let held = "pub struct Held<T: ?Sized>(*const T);";
    for (others, of_struct, parameters, of_impl, said) in [
        ("", "T: Compat<T>", "", "T: Compat<T>, U: Compat<U>, T: Compat<U>", "T: Compat<U>"),
        (held, "Held<T>: Fine", "", "Held<T>: Fine, Held<U>: Fine", "Held<T>: Fine"),
        ("", "T: Named, T::T: Fine", "", "T: Named, U: Named, T::T: Fine, U::T: Fine, T::U: Fine", "T::U: Fine"),
        ("", "", "N", "[(); N - 1]:", "[(); N - 1]:"),
    ] {
        let asked = format!("it requires `{said}`, and the struct does not");
        assert_asked(&of(others, of_struct, parameters, of_impl), &[], &[&asked]);
    }
    for (others, of_struct, of_impl) in [
        ("", "T: Compat<T>", "U: Compat<U>, T: super::Compat<T>"),
        (held, "Held<T>: Fine", "super::Held<T>: Fine"),
        ("", "T: Named, T::U: Fine", "T: Named, T::U: Fine, U::U: Fine"),
        ("", "for<'a> &'a T: Fine", "for<'a> &'a T: crate::Fine"),
    ] {
        Project::new(&of(others, of_struct, "", of_impl)).ported(&[]);
    }
}

#[test]
fn about_a_macro_whose_functions_require_more_than_the_struct() {
    let of = |take: &str, raw: &str, put: &str| {
        format!(
            "pub trait Fine {{}}
pub struct Ptr<T: ?Sized>(*mut T) where T: 'static;
{take}
#[doc(hidden)]
pub trait Raw {{ type To: ?Sized; fn raw(self) -> *mut Self::To; }}
{raw}
impl<U: ?Sized> Ptr<U> {{ pub unsafe fn from_raw(raw: *mut U) -> Self {put} {{ Ptr(raw) }} }}
#[macro_export]
macro_rules! coerce {{
    ($pointer:expr => $target:ty) => {{{{
        let raw: *mut $target = {call}($pointer);
        unsafe {{ $crate::Ptr::from_raw(raw) }}
    }}}};
}}
",
            call = if raw.is_empty() { "$crate::Ptr::into_raw" } else { "$crate::Raw::raw" },
        )
    };
    let inherent = |impl_for: &str, bound: &str| format!("{impl_for} {{ pub fn into_raw{bound} {{ self.0 }} }}");
    let own = inherent("impl<T: 'static> Ptr<T>", "(self) -> *mut T");
    let of_trait = |impl_for: &str, to: &str| {
        format!("impl{impl_for} {{ type To = {to}; fn raw(self) -> *mut {to} {{ self.0 }} }}")
    };
    Project::new(&of(&own, "", "")).ported(&[]);
    Project::new(&of("", &of_trait("<T: 'static + Sized> Raw for Ptr<T>", "T"), "where U: 'static")).ported(&[]);
    for (take, raw, put, said) in [
        (
            inherent("impl<T: 'static + Send> Ptr<T>", "(self) -> *mut T"),
            String::new(),
            "",
            "`into_raw`, which requires `T: Send`",
        ),
        (
            inherent("impl<T: 'static> Ptr<T>", "(self) -> *mut T where T: Fine"),
            String::new(),
            "",
            "`into_raw`, which requires `T: Fine`",
        ),
        (inherent("impl Ptr<u8>", "(self) -> *mut u8"), String::new(), "", "`into_raw`, which is only for `Ptr<u8>`"),
        (
            inherent("type Bytes = Ptr<[u8; 1]>; impl Bytes", "(self) -> *mut [u8; 1]"),
            String::new(),
            "",
            "`into_raw`, which is only for the alias `Bytes`",
        ),
        (
            inherent("impl<T: Send> Other for Ptr<T>", "(self) -> *mut T"),
            String::new(),
            "",
            "`into_raw`, which requires `T: Send`",
        ),
        (own.clone(), String::new(), "where U: Fine", "`from_raw`, which requires `U: Fine`"),
        (String::new(), of_trait("<T: Fine> Raw for Ptr<T>", "T"), "", "`raw`, which requires `T: Fine`"),
        (
            String::new(),
            of_trait("<T> Raw for Ptr<T>", "dyn Fine"),
            "",
            "an impl of `Raw`, whose `To` is always `dyn Fine`",
        ),
    ] {
        let asked =
            format!("Ptr (src/lib.rs:8): decide first: `coerce!` unsizes it with {said}, and the derive does not");
        assert_asked(&of(&take, &raw, put), &[], &[&asked]);
    }
    let checked = of(&own, "", "").replace("let raw:", "fn fine<T: Send>(_: &T) {} let raw:");
    assert_asked(&checked, &[], &["`coerce!` unsizes it with a function in its body, which may require more"]);
}

#[test]
fn about_a_macro_that_does_not_give_the_pointer_back() {
    let structs = "pub struct Ptr<T: ?Sized>(*mut T);\npub struct Other<T: ?Sized>(*mut T);\n";
    let own = |of: &str, from: &str, to: &str| {
        format!(
            "impl<T: ?Sized> {of}<T> {{ pub fn into_raw(this: Self) -> *mut T {{ this.0 }} pub unsafe fn from_raw{from} {{ {to} }} }}\n"
        )
    };
    let coerce = |matcher: &str, before: &str, cast: &str, after: &str| {
        format!(
            "macro_rules! coerce {{ ({matcher}) => {{{{ let raw{before} = $crate::Ptr::into_raw($pointer){cast}; unsafe {{ {after} }} }}}}; }}\n"
        )
    };
    let (usual, before) = ("$pointer:expr => $target:ty", ": *mut $target");
    let from_ptr = own("Ptr", "(raw: *mut T) -> Self", "Ptr(raw)");
    let from_other = own("Other", "(raw: *mut T) -> Self", "Other(raw)");
    let wrapping = own("Ptr", "(raw: *mut T) -> Other<Self>", "Other(Ptr(raw))");
    let back = "$crate::Ptr::from_raw(raw)";
    for matcher in [usual, "$pointer:expr => $target:ty $(,)?", "@ $pointer:expr => $target:ty"] {
        let fine = format!("{structs}{from_ptr}{}", coerce(matcher, before, "", back));
        assert_has(
            &Project::new(&fine).ported(&[]).0,
            &["let pointer: $crate::Ptr<_> = $pointer;", "unsize!(pointer => $target)"],
        );
    }
    let by_trait = |output: &str, of_raw: &str| {
        format!(
            "pub trait Raw<U: ?Sized> {{ type To; fn convert(this: Self, by: impl FnOnce(*mut u8) -> *mut U) -> Self::To; }}
impl<T, U: ?Sized> Raw<U> for Ptr<T> {{ type To = {output}; fn convert(this: Self, by: impl FnOnce(*mut T) -> *mut U) -> {of_raw} {{ Self(by(this.0)) }} }}
macro_rules! coerce {{ ($pointer:expr => $target:ty) => {{ unsafe {{ $crate::Raw::convert($pointer, |raw: *mut _| {{ let raw: *mut $target = raw; raw }}) }} }}; }}
"
        )
    };
    for of_raw in ["Ptr<U>", "Self::To"] {
        Project::new(&format!("{structs}{}", by_trait("Ptr<U>", of_raw))).ported(&[]);
    }
    let borrowed = "pub struct Ptr<'a, T: ?Sized>(&'a T);
impl<'a, T: ?Sized> Ptr<'a, T> {
    pub fn into_raw(this: Self) -> *const T { this.0 }
    pub unsafe fn from_raw(raw: *const T) -> Self { unsafe { Ptr(&*raw) } }
}
";
    for library in [
        format!("{structs}{from_ptr}{from_other}{}", coerce(usual, before, "", "$crate::Other::from_raw(raw)")),
        format!("{structs}{wrapping}{}", coerce(usual, before, "", back)),
        format!("{structs}{from_ptr}{}", coerce(usual, before, "", "raw")),
        format!("{structs}{from_ptr}{}", coerce(usual, "", " as *mut $target", back)),
        format!("{structs}{from_ptr}{}", coerce("unsafe $pointer:expr => $target:ty", before, "", back)),
        format!("{structs}{from_ptr}{}", coerce("$pointer:expr => $target:ty where checked", before, "", back)),
        format!("{structs}{}", by_trait("Other<U>", "Other<U>")),
        format!("{structs}{}", by_trait("Other<U>", "Self::To")),
        format!("{borrowed}{}", coerce(usual, ": *const $target", "", back)),
    ] {
        assert_asked(&library, &[], &["Ptr (src/lib.rs:", "decide first: `coerce!` may do more than unsize it"]);
    }
}

#[test]
fn about_a_conversion_that_dereferences() {
    let library = |deref: &str, raw: &str| {
        format!(
            "use std::ops::Deref;
use std::ptr::NonNull;
pub struct Inner<T: ?Sized>(NonNull<T>);
pub struct Ptr<T: ?Sized> {{ inner: Inner<T> }}
impl<T: ?Sized> Deref for Inner<T> {{ type Target = T; fn deref(&self) -> &T {{ {deref} unsafe {{ self.0.as_ref() }} }} }}
impl<T: ?Sized> Deref for Ptr<T> {{ type Target = T; fn deref(&self) -> &T {{ &self.inner }} }}
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(this: Self) -> *const T {{ let raw: *const T = {raw}; std::mem::forget(this); raw }}
    pub unsafe fn from_raw(raw: *const T) -> Self {{ Ptr {{ inner: Inner(unsafe {{ NonNull::new_unchecked(raw.cast_mut()) }}) }} }}
}}
pub struct Guard(u8);
impl Guard {{ pub fn as_ptr(&self) -> *const u8 {{ log(); &self.0 }} }}
impl Deref for Guard {{ type Target = u8; fn deref(&self) -> &u8 {{ log(); &self.0 }} }}
pub fn log() {{ println!(\"read\") }}
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{{
        let raw: *const $t = $crate::Ptr::into_raw($p);
        unsafe {{ $crate::Ptr::from_raw(raw) }}
    }}}};
}}
"
        )
    };
    for raw in [
        "&*this",
        "&*this.inner",
        "&**this.inner",
        "unsafe { &*(&*this as *const T) }",
        "{ let target: &T = &this.inner; target }",
    ] {
        let library = library("log();", raw);
        assert_asked(&library, &[], &["Ptr (src/lib.rs:15): decide first: `coerce!` may do more than unsize it"]);
    }
    // The type that is dereferenced, or has the method, is known: another one that does more is not
    // asked about.
    for raw in ["&*this", "&*this.inner", "this.inner.0.as_ptr()", "unsafe { &*this.inner.0.as_ptr() }"] {
        Project::new(&library("", raw)).ported(&[]);
    }
}

#[test]
fn about_a_conversion_in_which_a_destructor_runs() {
    let library = |fields: &str, into_raw: &str| {
        format!(
            "{fields}
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(self) -> *mut T {{ {into_raw} }}
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ Ptr {{ inner: raw.into() }} }}
}}
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{{
        let raw: *mut $t = $crate::Ptr::into_raw($p);
        unsafe {{ $crate::Ptr::from_raw(raw) }}
    }}}};
}}
"
        )
        .replace("raw.into()", if fields.contains("Inner") { "Inner(raw)" } else { "raw" })
    };
    let own = "pub struct Ptr<T: ?Sized> { inner: *mut T }
impl<T: ?Sized> Drop for Ptr<T> { fn drop(&mut self) { log() } }
pub fn log() {}";
    let of_field = "pub struct Inner<T: ?Sized>(*mut T); pub struct Ptr<T: ?Sized> { inner: Inner<T> }
impl<T: ?Sized> Drop for Inner<T> { fn drop(&mut self) { log() } }
pub fn log() {}";
    let asked = "Ptr (src/lib.rs:8): decide first: `coerce!` may do more than unsize it";
    for (fields, into_raw) in [
        (own, "self.inner"),
        (own, "let this = self; this.inner"),
        (own, "let this = self; let this = &this; keep(this); this.inner"),
        (of_field, "let raw = self.inner.0; raw"),
    ] {
        assert_asked(&library(fields, into_raw), &[], &[asked]);
    }
    let kept = "let this = std::mem::ManuallyDrop::new(self); this.inner";
    let none = "#[derive(Clone, Copy)]\npub struct Ptr<T: ?Sized> { inner: *mut T }";
    for (fields, into_raw) in [
        (own, kept),
        (own, "let this = self; let raw = this.inner; std::mem::forget(this); raw"),
        (own, "let this = self; let this = std::mem::ManuallyDrop::new(this); this.inner"),
        (of_field, &*format!("{kept}.0")),
        // A float has no destructor either.
        (own, &*kept.replace("; ", "; let _at: f32 = this.inner as *mut () as usize as f32; ")),
        (none, "self.inner"),
    ] {
        Project::new(&library(fields, into_raw)).ported(&[]);
    }
}

#[test]
fn about_attributes_that_a_call_of_a_macro_passes() {
    let library = |passed: &str, after: &str| {
        format!(
            "macro_rules! pointer {{
    ($(#[$meta:meta])* $vis:vis struct $name:ident) => {{
        $(#[$meta])*
        $vis struct $name<T: ?Sized>(std::rc::Rc<T>);
    }};
}}
pointer! {{
    {passed}
    pub struct Ptr
}}
{after}
"
        )
    };
    let destructor = "impl<T: ?Sized> Drop for Ptr<T> { fn drop(&mut self) {} }";
    let asked = |passed: &str| {
        format!(
            "it has a destructor, and on plain stable, an attribute that could be a macro then causes E0119: \
             `{passed}`"
        )
    };
    assert_asked(
        &library("#[rustfmt::skip]", destructor),
        &["--pointer", "name"],
        &["name (src/lib.rs:8): decide first: ", &asked("#[rustfmt::skip]")],
    );
    Project::new(&library("#[rustfmt::skip]", "")).ported(&["--pointer", "name"]);
    // A derive above ours is expanded first.
    let derives = library("#[derive(Debug)]", destructor);
    Project::new(&derives).ported(&["--pointer", "name"]);
    let below = derives.replace("        $(#[$meta])*", "        #[repr(transparent)]\n        $(#[$meta])*");
    assert_asked(&below, &["--pointer", "name"], &[&asked("#[derive(Debug)]")]);
    Project::new(&library("/// A pointer.", destructor)).ported(&["--pointer", "name"]);
    let derive = "#[derive(core::marker::CoercePointee)]";
    let asked =
        "name (src/lib.rs:8): decide first: a call of `pointer!` passes the derive `core::marker::CoercePointee` to it";
    assert_asked(&library(derive, ""), &["--pointer", "name"], &[asked]);
    let foreign = library("#[derive(other::Derive)]", "").replace("T: ?Sized>(", "T: ?Sized, A>(A, ");
    let foreign = foreign.replace("(A, std::rc::Rc<T>", "(std::rc::Rc<T>, std::marker::PhantomData<A>");
    let (new, _) = Project::new(&foreign).ported(&["--pointer", "name"]);
    assert_has(&new, &["#[smart_pointer(pointee = T)]"]);
}

#[test]
fn about_a_macro_that_unsizes_with_other_functions() {
    let library = |functions: &str, body: &str| {
        format!(
            "pub struct Ptr<T: ?Sized>(*mut T);
{functions}
macro_rules! coerce {{ ($p:expr => $t:ty) => {{{{ {body} }}}}; }}
"
        )
    };
    for (functions, body) in [
        (
            "pub fn raw_of<T: ?Sized>(p: Ptr<T>) -> *mut T { p.0 } pub unsafe fn ptr_of<T: ?Sized>(p: *mut T) -> Ptr<T> { Ptr(p) }",
            "let raw: *mut $t = $crate::raw_of($p); unsafe { $crate::ptr_of(raw) }",
        ),
        (
            "impl<T> Ptr<T> { pub unsafe fn coerced<U: ?Sized>(self, f: fn(*mut T) -> *mut U) -> Ptr<U> { Ptr(f(self.0)) } }",
            "let p = $p; unsafe { p.coerced(|p: *mut _| -> *mut $t { p }) }",
        ),
        (
            "impl<T> Ptr<T> { pub fn coerced<U: ?Sized>(self, f: fn(*mut T) -> *mut U) -> Ptr<U> { Ptr(f(self.0)) } }",
            "$crate::Ptr::coerced($p, |p| -> *mut $t { p })",
        ),
    ] {
        let asked = "Ptr (src/lib.rs:3): decide first: `coerce!` may do more than unsize it, or something else";
        assert_asked(&library(functions, body), &[], &[asked]);
    }
}

#[test]
fn about_a_macro_in_a_test() {
    let of = "pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {
    pub fn into_raw(this: Self) -> *mut T { this.0 }
    pub unsafe fn from_raw(raw: *mut T) -> Self { Ptr(raw) }
}
";
    let coerce = "use super::*;
macro_rules! coerce {
    ($pointer:expr => $target:ty) => { unsafe { Ptr::<$target>::from_raw(Ptr::into_raw($pointer)) } };
}
";
    let in_tests = format!("{of}#[cfg(test)]\nmod tests {{ {coerce} }}\n");
    let said = "Ptr (src/lib.rs:8): decide first: only tests unsize it, with `coerce!`";
    assert_asked(&in_tests, &[], &[said]);
    Project::new(&format!("{in_tests}mod inner {{ {coerce} }}\n")).ported(&[]);
    let test = format!("{of}mod inner {{ {coerce} }}\n");
    Project::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", ""), ("tests/one.rs", &test)]).ported(&[]);
}

#[test]
fn about_an_impl_that_is_not_what_the_derive_writes() {
    let generic = "impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<MyBox<U>> for MyBox<T> {}";
    let of_new = "impl<T: ?Sized + Unsize<U>, U: ?Sized + Send> CoerceUnsized<MyBox<U>> for MyBox<T> {}";
    let sized = "impl<T: Unsize<U>, U: ?Sized> CoerceUnsized<MyBox<U>> for MyBox<T> {}";
    let other = "impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for MyBox<T> {}";
    let negative = "impl<T: ?Sized + Unsize<U>, U: ?Sized> !CoerceUnsized<MyBox<U>> for MyBox<T> {}";
    let clause = "impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<MyBox<U>> for MyBox<T> where Box<T>: Clone {}";
    let foreign = "impl<T: ?Sized + other::Unsize<U>, U: ?Sized> CoerceUnsized<MyBox<U>> for MyBox<T> {}";
    for (written, reason) in [
        (of_new, "it requires `U: Send`, and the struct does not"),
        ("impl CoerceUnsized<MyBox<dyn Send>> for MyBox<u8> {}", "`u8` is not a parameter of its own"),
        (sized, "it does not say `T: ?Sized`"),
        (other, "its target is `Box<U>`"),
        (negative, "it is negative, or a default"),
        (clause, "it requires `Box<T>: Clone`, and the struct does not"),
        (foreign, "it requires `T: other::Unsize<U>`, and the struct does not"),
        (&format!("#[cfg(unix)] {generic}"), "it is only there if `cfg(unix)`"),
        (&format!("#[cfg(unix)] mod inner {{ use super::*; {generic} }}"), "it is only there if `cfg(unix)`"),
        (&format!("#[other::attribute] {generic}"), "it has the attribute `#[other::attribute]`"),
        (&format!("const _: () = {{ {generic} }};"), "it is in a block"),
    ] {
        assert_asked(&NIGHTLY.replace(generic, written), &[], &["MyBox (src/lib.rs:", "decide first: ", reason]);
    }
    let unclear = NIGHTLY.replace("{CoerceUnsized, Deref, DispatchFromDyn}", "{Deref, DispatchFromDyn}");
    assert_asked(&unclear, &[], &["it is not clear which `CoerceUnsized` this is"]);
    let exported = NIGHTLY.replace("> CoerceUnsized<", "> other::CoerceUnsized<");
    assert_asked(&exported, &[], &["its trait is `other::CoerceUnsized`, which may be another"]);
    let lifetimes = "use std::{marker::{PhantomData, Unsize}, ops::CoerceUnsized};
pub struct Ptr<'a, T: ?Sized>(Box<T>, PhantomData<&'a T>);
impl<'a, 'b, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<'b, U>> for Ptr<'a, T> {}
";
    assert_asked(lifetimes, &[], &["Ptr (src/lib.rs:3): decide first: ", "it changes `'a` to `'b`"]);
    let others = "use std::{marker::{PhantomData, Unsize}, ops::CoerceUnsized};
pub struct Ptr<T: ?Sized, A>(Box<T>, PhantomData<A>);
impl<T: ?Sized + Unsize<U>, U: ?Sized, A: Copy> CoerceUnsized<Ptr<U, A>> for Ptr<T, A> {}
";
    assert_asked(others, &[], &["it requires `A: Copy`, and the struct does not"]);
}

#[test]
fn about_a_condition_that_is_not_that_of_the_gate() {
    let of = |gate: &str, condition: &str| {
        let gated =
            NIGHTLY.replace("#![feature(", &format!("#![cfg_attr({gate}, feature(")).replace("unsize)]", "unsize))]");
        gated.replace("impl<T: ?Sized + Unsize", &format!("#[cfg({condition})]\nimpl<T: ?Sized + Unsize"))
    };
    Project::new(&of("nightly", "nightly")).ported(&[]);
    Project::new(&of("nightly", "feature = \"coerce\"")).ported(&["--optional", "coerce"]);
    assert_asked(
        &of("nightly", "feature = \"other\""),
        &["--optional", "coerce"],
        &["only there if `cfg(feature = \"other\")`"],
    );
    let builtin = "#[cfg_attr(unix, derive(std::marker::CoercePointee))]\n#[repr(transparent)]\npub struct Ptr<T: ?Sized>(Box<T>);\n";
    assert_asked(builtin, &[], &["Ptr (src/lib.rs:1): decide first: it derives `CoercePointee` only if `cfg(unix)`"]);
    let of_tests = format!("#![cfg_attr(test, feature(derive_coerce_pointee))]\n{}", builtin.replace("unix", "test"));
    assert_asked(&of_tests, &[], &["Ptr (src/lib.rs:2): decide first: it derives `CoercePointee` only if `cfg(test)`"]);
}

#[test]
fn about_a_pointer_that_only_dispatches() {
    let library =
        NIGHTLY.replace("impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<MyBox<U>> for MyBox<T> {}\n", "");
    let said = "MyBox (src/lib.rs:10): decide first: it has an impl of `DispatchFromDyn` and none of `CoerceUnsized`";
    assert_asked(&library, &["--pointer", "MyBox"], &[said]);
}

#[test]
fn about_a_derive_of_the_same_name() {
    let of = |path: &str| format!("#[derive({path})]\n#[repr(transparent)]\npub struct Ptr<T: ?Sized>(Box<T>);\n");
    for path in ["other::SmartPointer", "other::CoercePointee", "SmartPointer"] {
        let said = format!("Ptr (src/lib.rs:1): decide first: its derive `{path}` may be another one");
        assert_named_asked(&of(path), &[&said]);
    }
    let (library, _) = Project::new(&of("other::NoCoercePointee")).ported(&["--pointer", "Ptr"]);
    assert_has(&library, &["#[derive(other::NoCoercePointee, pin_coerce_unsized::SmartPointer)]"]);
}

#[test]
fn about_structs_in_the_call_of_a_macro_that_writes_impls() {
    let generic = "impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<$Name<U>> for $Name<T> {}";
    let list = format!("macro_rules! coerces {{ ($($Name:ident),*) => {{ $({generic})* }}; }}");
    let inner = format!("macro_rules! inner {{ ($Name:ident) => {{ {generic} }}; }}");
    let passed = "macro_rules! passed { ($($t:tt)*) => { impl<T: ?Sized + Unsize<U>, U: ?Sized> $($t)* {} }; }";
    let structs = "macro_rules! structs { ($Name:ident, $Other:ident) => { pub struct $Name<T: ?Sized>(Box<T>); }; }";
    for (macros, name, by) in [
        (format!("{list}\ncoerces!(Ptr);"), "Ptr", "coerces"),
        // The parameter is called like a struct.
        (format!("{}\ncoerces!(Ptr);", list.replace("$Name", "$Ptr")), "Ptr", "coerces"),
        (format!("{list}\nconst _: () = {{ coerces!(Ptr); }};"), "Ptr", "coerces"),
        (
            format!("{inner}\nmacro_rules! outer {{ ($Name:ident) => {{ inner!($Name); }}; }}\nouter!(Ptr);"),
            "Ptr",
            "inner",
        ),
        (format!("{passed}\npassed!(CoerceUnsized<Ptr<U>> for Ptr<T>);"), "Ptr", "passed"),
        (format!("{structs}\nstructs!(Own, O);\n{}", generic.replace("$Name", "Own")), "Own", "structs"),
    ] {
        let library =
            format!("use std::{{marker::Unsize, ops::CoerceUnsized}};\npub struct Ptr<T: ?Sized>(Box<T>);\n{macros}\n");
        let pointer = if name == "Own" { "Name" } else { name };
        let said = format!("{name} (src/lib.rs:");
        let reason = format!("together with `{by}!`, there may be an impl of an unsizing trait for it");
        assert_asked(&library, &["--pointer", pointer], &[&said, &reason]);
    }
}

#[test]
fn about_an_impl_that_a_macro_changes() {
    let generic = "impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<$Name<U>> for $Name<T> {}";
    let bounded = generic.replace("Unsize<U>,", "Unsize<U> $(+ $other)*,");
    let of = |inside: &str, call: &str| {
        format!(
            "use std::{{marker::Unsize, ops::CoerceUnsized}};
macro_rules! pointer {{
    ($Name:ident $($other:ident)*) => {{
        pub struct $Name<T: ?Sized>(Box<T>);
        {inside}
    }};
}}
{call}
"
        )
    };
    let (library, _) = Project::new(&of(generic, "pointer!(Own);")).ported(&[]);
    assert!(!library.contains("CoerceUnsized"), "{library}");
    for (inside, reason) in [
        (bounded, "`pointer!` repeats a part of it"),
        (
            format!("$({generic} const _: &str = stringify!($other);)*"),
            "it is in `pointer!`, and the struct is not beside it",
        ),
        (format!("$(#[$other])* {generic}"), "it has attributes that `pointer!` takes"),
    ] {
        assert_asked(&of(&inside, "pointer!(Own);"), &[], &["Name (src/lib.rs:5): decide first: ", reason]);
    }
    let outside = generic.replace("$Name", "Ptr");
    for (written, reason) in [
        (
            format!("macro_rules! coerce {{ () => {{ {outside} }}; }}"),
            "it is in `coerce!`, and the struct is not beside it",
        ),
        (format!("if_unix! {{ if unix {{ {outside} }} }}"), "it is in `if_unix!`, and the struct is not beside it"),
        (
            format!("#[cfg(unix)] same! {{ {outside} }} macro_rules! same {{ ($($of:tt)*) => {{ $($of)* }}; }}"),
            "it is only there if `cfg(unix)`",
        ),
    ] {
        let library = format!(
            "use std::{{marker::Unsize, ops::CoerceUnsized}};\npub struct Ptr<T: ?Sized>(Box<T>);\n{written}\n"
        );
        assert_asked(&library, &[], &["Ptr (src/lib.rs:3): decide first: ", reason]);
    }
}

#[test]
fn about_a_field_that_is_a_parameter_of_a_macro() {
    let of = |call: &str| {
        format!(
            "use std::rc::Rc;\npub struct Own<T: ?Sized>(std::cell::RefCell<Box<T>>);
macro_rules! pointer {{ ($Name:ident: $Rc:ident) => {{ pub struct $Name<T: ?Sized>($Rc<T>); }}; }}\npointer!({call});\n"
        )
    };
    Project::new(&of("Counted: Rc")).ported(&["--pointer", "Name"]);
    let library = of("Counted: Own");
    assert_asked(&library, &["--pointer", "Name"], &["decide first: `$Rc` is a parameter of a macro"]);
}

#[test]
fn about_an_impl_of_the_marker_of_the_standard_library() {
    let promise = "\n// SAFETY: it never moves.\nunsafe impl<T: ?Sized> std::pin::PinCoerceUnsized for MyBox<T> {}\n";
    let library = format!("#![feature(pin_coerce_unsized_trait)]\n{NIGHTLY}{promise}");
    assert_asked(
        &library,
        &[],
        &["MyBox (src/lib.rs:21): decide first: it has an impl of the standard library's `PinCoerceUnsized`"],
    );
    let (library, said) = Project::new(&library.replace("std::pin::Pin", "pin_coerce_unsized::Pin")).ported(&[]);
    assert_has(&library, &[&promise.replace("std::pin", "pin_coerce_unsized")]);
    assert!(!library.contains("#![feature") && !said.contains("in a `Pin`"), "{library}");
}

#[test]
fn about_a_dependency_that_the_derive_cannot_use() {
    let own = evidence::workspace().join("pin-coerce-unsized").display().to_string();
    for (name, with, options, said) in [
        ("pointers", "package = \"pin-coerce-unsized\"", &[][..], "has another name"),
        ("pin-coerce-unsized", "optional = true", &[], "is optional"),
        ("pin-coerce-unsized", "default-features = false", &[], "is without the default features"),
        (
            "pin-coerce-unsized",
            "default-features = false, features = [\"derive\", \"unsize\"]",
            &[],
            "is without the feature `alloc`",
        ),
        ("pin-coerce-unsized", "version = \"0.1.0\"", &["--optional", "coerce"], "is not optional"),
    ] {
        let manifest = format!("{MANIFEST}\n[dependencies]\n{name} = {{ path = \"{own}\", {with} }}\n");
        let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", NIGHTLY)]);
        let run = project.port(&[options, &["--write"]].concat());
        assert_eq!((run.code, project.read("src/lib.rs").as_str()), (Some(1), NIGHTLY), "{}", run.said);
        assert_has(&run.said, &[&format!("decide first: its dependency on `pin-coerce-unsized` {said}")]);
    }
    let with = "default-features = false, features = [\"derive\", \"unsize\"]";
    let manifest = format!("{MANIFEST}\n[dependencies]\npin-coerce-unsized = {{ path = \"{own}\", {with} }}\n");
    let enabling = format!("{manifest}[features]\na = [\"pin-coerce-unsized/alloc\"]\n");
    for (manifest, library) in [
        (manifest, NIGHTLY.replace("(Box<T>", "(*const T").replace("&self.0 }", "todo!() }")),
        (enabling, NIGHTLY.to_owned()),
    ] {
        Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &library)]).ported(&[]);
    }
}

#[test]
fn about_a_name_that_is_that_of_the_dependency() {
    let manifest =
        format!("{MANIFEST}\n[dependencies]\npin-coerce-unsized = {{ package = \"cfg-if\", version = \"1\" }} # old\n");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", NIGHTLY)]);
    let run = project.port(&["--write"]);
    assert_eq!((run.code, project.read("Cargo.toml")), (Some(1), manifest), "{}", run.said);
    assert_has(&run.said, &["decide first: its dependency `pin-coerce-unsized` is the package `cfg-if`"]);
    for taken in ["mod pin_coerce_unsized {}", "use std::pin as pin_coerce_unsized;", "struct pin_coerce_unsized;"] {
        let said = "pointers (src/lib.rs:18): decide first: it has something else called `pin_coerce_unsized`";
        assert_asked(&format!("{NIGHTLY}{taken}\n"), &[], &[said]);
    }
}

#[test]
fn about_a_source_that_is_not_read() {
    for written in ["#[path = \"other.inc\"]\nmod other;\n", "include!(\"other.inc\");\n"] {
        let library = format!("{NIGHTLY}{written}");
        assert_asked(&library, &[], &["pointers (src/lib.rs:18): decide first: its source `other.inc` was not read"]);
    }
}

#[test]
fn about_the_minimum_rust_unless_the_derive_is_optional() {
    let manifest = MANIFEST.replace("edition", "rust-version = \"1.71\"\nedition");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", NIGHTLY)]);
    let run = project.port(&["--write"]);
    assert_eq!(run.code, Some(1));
    assert_has(&run.said, &["pointers (Cargo.toml:4): decide first: its `rust-version` is 1.71.0", "Nothing changes."]);
    project.write("src/lib.rs", &behind_a_feature());
    project.ported(&["--optional", "coerce"]);
}

#[test]
fn pointers_that_cannot_derive_are_left_alone() {
    assert_named_asked(
        "pub struct Ptr<T: ?Sized, const Ptr: usize>(Box<T>);\n",
        &["Ptr (src/lib.rs:1): left alone: a parameter has the name of the struct"],
    );
    assert_named_asked(
        "pub struct Ptr<T: ?Sized + Named<same!(T)>>(Box<T>);\n",
        &[
            "Ptr (src/lib.rs:1): left alone: a bound has a macro in it, and the derive cannot see what that does with `T`",
        ],
    );
    for (library, reason) in [
        ("pub struct Ptr<T>(Box<T>);", "`T` is not `?Sized`"),
        ("pub struct Ptr<T: ?Sized>(Option<Box<T>>);", "`Option<Box<T>>` does not coerce"),
        ("pub struct Ptr<T: ?Sized>(Box<T>, Box<T>);", "more than one field is a pointer"),
        ("pub struct Ptr<T: ?Sized>(Box<In<T>>); struct In<T>(T);", "whose `T` is not `?Sized`"),
        (
            "pub struct Ptr<T: ?Sized>(In<T>); struct In<T: ?Sized>(Option<Box<T>>);",
            "its field `In` would have to derive first",
        ),
        ("pub struct Ptr<T: ?Sized, U: ?Sized>(Box<T>, Box<U>);", "several type parameters that could be the pointee"),
    ] {
        assert_named_asked(library, &["left alone: ", reason]);
    }
}

#[test]
fn about_an_attribute_beside_a_destructor() {
    let of = |attributes: &str| {
        format!(
            "{attributes}\npub struct Ptr<A, T: ?Sized>(Box<T>, std::marker::PhantomData<A>);
                 impl<A, T: ?Sized> Drop for Ptr<A, T> {{ fn drop(&mut self) {{}} }}\n"
        )
    };
    let said = "Ptr (src/lib.rs:2): decide first: it has a destructor";
    assert_named_asked(&of("#[derive(Debug)]\n#[foreign(transparent)]"), &[said, "`#[foreign(transparent)]`"]);
    assert_named_asked(&of("#[derive(Debug)]\n#[cfg_attr(feature = \"serde\", derive(serde::Serialize))]"), &[said]);
    assert_named_asked(&of("#[must_use]\n#[derive(serde::Serialize)]"), &["it has a destructor"]);
    Project::new(&of("/// A pointer.\n#[derive(Debug)]\n#[must_use]")).ported(&["--pointer", "Ptr"]);
}

#[test]
fn an_impl_for_one_of_two_structs_is_left_alone() {
    let library = format!("{NIGHTLY}\n#[cfg(any())]\npub struct MyBox<T: ?Sized>(Box<T>);\n");
    assert_asked(
        &library,
        &[],
        &[
            "impl of `CoerceUnsized` (src/lib.rs:10): left alone: more than one struct in its module has the name",
            "if they are there on different conditions, write the derive by hand on each",
        ],
    );
    let run = Project::new(&library).port(&["--pointer", "MyBox"]);
    assert_has(&run.said, &["`--pointer MyBox` names more than one struct", "; if they are there on different"]);
}

#[test]
fn a_derive_by_hand_is_an_answer() {
    let dispatches = "impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<MyBox<U>> for MyBox<T> {}\n";
    let library = NIGHTLY.replace("pub struct MyBox<T: ?Sized>(", "pub struct MyBox<T: ?Sized>(u8, ");
    let library = library.replace(dispatches, "").replace(", DispatchFromDyn", "");
    assert_asked(
        &library,
        &[],
        &["MyBox (src/lib.rs:7): decide first: there is a second field with a size, of type `u8`"],
    );
    let answered = library
        .replace("pub struct", "#[derive(pin_coerce_unsized::SmartPointer)]\npub struct")
        .replace("Box<T>,", "#[smart_pointer(coerce_only)] Box<T>,");
    let project = Project::new(&answered);
    let (library, _) = project.ported(&[]);
    assert!(!library.contains("Unsize<U>") && !library.contains("repr"), "{library}");
    assert_eq!(project.port(&[]).code, Some(2));
}

#[test]
fn the_others_are_ported() {
    let library = format!("{NIGHTLY}\n#[repr(C)]\npub struct Other<T: ?Sized>(Box<T>);\n");
    let project = Project::new(&library);
    let run = project.port(&["--pointer", "Other", "--write"]);
    assert_eq!(run.code, Some(1));
    assert_has(&run.said, &["MyBox (src/lib.rs:7): derives", "Other (src/lib.rs:19): decide first", "Written: "]);
    assert_has(
        &project.read("src/lib.rs"),
        &["#[repr(transparent)]\npub struct MyBox", "#[repr(C)]\npub struct Other"],
    );
}

#[test]
fn about_a_layout_that_is_only_sometimes_transparent() {
    let library = NIGHTLY.replace("pub struct", "#[cfg_attr(not(doc), repr(transparent))]\npub struct");
    let said = "MyBox (src/lib.rs:7): decide first: its `repr` is only there if `cfg(not(doc))`";
    assert_asked(&library, &[], &[said]);
    let library =
        behind_a_feature().replace("pub struct", "#[cfg_attr(feature = \"coerce\", repr(transparent))]\npub struct");
    Project::new(&library).ported(&["--optional", "coerce"]);
}

#[test]
fn about_what_is_there_without_the_feature() {
    let said =
        "the impl of `CoerceUnsized` is not what the derive writes: it is there without the feature `coerce`, too";
    assert_asked(NIGHTLY, &["--optional", "coerce"], &[said]);
    let builtin = "#![feature(derive_coerce_pointee)]
#[derive(std::marker::CoercePointee)]
#[repr(transparent)]
pub struct Ptr<T: ?Sized>(Box<T>);
";
    assert_asked(
        builtin,
        &["--optional", "coerce"],
        &["its derive `CoercePointee` is not itself behind the feature `coerce`"],
    );
}

#[test]
fn about_an_impl_that_calls_need_which_stay() {
    let manifest = format!("{MANIFEST}\n[dependencies]\nunsize = \"1.1\"\n");
    let of = |code: &str| {
        format!(
            "use unsize::{{CoerceUnsize, CoerciblePtr, Coercion}};

pub struct Ptr<T: ?Sized>(Box<T>);

unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {{
    type Pointee = T;
    type Output = Ptr<U>;
}}

{code}
"
        )
    };
    for (code, about) in [
        ("fn call() { other::Ptr(Box::new(1)).unsize(Coercion!(to dyn Send)); }", ".unsize(…)"),
        ("fn call<Ptr: CoerciblePtr<dyn Send>>(one: Ptr) { one.unsize(Coercion!(to dyn Send)); }", ".unsize(…)"),
        ("fn call() { use other::Ptr; Ptr(1).unsize(Coercion!(to dyn Send)); }", ".unsize(…)"),
        ("fn call(one: Ptr<[u8; 1]>) { let slice = Coercion::to_slice(); one.unsize(slice); }", ".unsize(…)"),
        ("fn call(one: Ptr<fn()>) { one.unsize(Coercion::to_fn()); }", ".unsize(…)"),
        ("fn call(one: Ptr<u8>) { let one = other(one); one.unsize(Coercion::to_any()); }", ".unsize(…)"),
        ("fn call(one: &mut Ptr<u8>) { CoerciblePtr::<[u8]>::as_sized_ptr(one); }", "`CoerciblePtr`"),
        ("fn call(mut one: Ptr<u8>) { one.as_sized_ptr(); }", ".as_sized_ptr(…)"),
    ] {
        let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", &of(code))]);
        let run = project.port(&["--write"]);
        assert_eq!(run.code, Some(1), "{}", run.said);
        let said = "Ptr (src/lib.rs:5): decide first: the impl of `CoerciblePtr` stays beside the derive";
        assert_has(&run.said, &[&format!("{about} (src/lib.rs:10): left alone"), said]);
        let added = "#[derive(pin_coerce_unsized::SmartPointer)]\n#[repr(transparent)]\n";
        assert_eq!(project.read("src/lib.rs").replace(added, ""), of(code));
        assert_has(&project.read("Cargo.toml"), &["unsize = \"1.1\"\n"]);
        // Once nothing needs it, the impl goes.
        project.write("src/lib.rs", &project.read("src/lib.rs").replace(code, ""));
        assert!(!project.ported(&[]).0.contains("impl"), "{code}");
    }
}

#[test]
fn a_marker_with_a_parameter_is_asked_about() {
    let library = NIGHTLY
        .replace("/// A box.", "pub struct Marker<S>(PhantomData<S>);\n/// A box.")
        .replace("PhantomData<T>); // the box", "Marker<T>); // the box");
    let said = Project::new(&library.replace("Marker<T>)", "Marker<[(); 1]>)")).port(&[]).said;
    assert!(!said.contains("decide first"), "{said}");
    let library = with_another_parameter("Marker");
    let library = library.replace("/// A box.", "pub struct Marker<S>(PhantomData<S>);\n/// A box.");
    let run = Project::new(&library).port(&[]);
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert_has(&run.said, &["the field of type `Marker<A>` mentions a parameter, and is not itself a `PhantomData`"]);
}

#[test]
fn a_destructor_that_a_macro_writes_is_asked_about() {
    let library = NIGHTLY.replace("/// A box.", "#[derive(PartialEq)]\n#[derive(Eq)]")
        + "macro_rules! freed { ($name:ident) => { impl<T: ?Sized> Drop for $name<T> { fn drop(&mut self) {} } } }\nfreed!(MyBox);\n";
    let run = Project::new(&library).port(&[]);
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert_has(&run.said, &["it has a destructor, and on plain stable, an attribute"]);
}
