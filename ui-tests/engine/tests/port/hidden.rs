//! What the command cannot see: names that a macro or another crate brings, what a macro does with
//! what it gets, and code that depends on the static type in a roundabout way. A person is asked.

use crate::questions::{assert_asked, assert_named_asked};
use crate::{MANIFEST, Project, assert_has};

/// The imports of an impl.
const IMPORTS: &str = "#![feature(coerce_unsized, unsize)]\nuse std::{marker::Unsize, ops::CoerceUnsized};\n";

/// Returns the impl for a struct.
fn coerces(name: &str) -> String {
    format!("impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<{name}<U>> for {name}<T> {{}}\n")
}

#[test]
fn another_struct_of_the_name() {
    let other = "mod sys { pub struct Handle<T: ?Sized>(pub Box<T>); }\n";
    let define = "macro_rules! define { ($n:ident) => { pub struct $n<T: ?Sized>(Box<T>); } }\n";
    let said = "impl of `CoerceUnsized` (src/lib.rs:6): left alone: no struct that is in scope has the name";
    for defined in ["define!(Handle);", "mod a { define!(Handle); } use a::*;", "use ext::*;"] {
        let library = format!("{IMPORTS}{other}{define}{defined}\n{}", coerces("Handle"));
        assert_asked(&library, &[], &[said]);
    }
    let said = "decide first: `Handle<T>` comes from another crate, or from a macro";
    let in_macro = format!(
        "{other}{define}define!(Handle);\nmacro_rules! pointers {{ () => {{ pub struct Ptr<T: ?Sized>(Handle<T>); }} }}\npointers!();\n"
    );
    assert_named_asked(&in_macro, &[said]);
    for defined in ["define!(Handle);", "use ext::*;"] {
        let library =
            format!("{IMPORTS}{other}{define}{defined}\npub struct Ptr<T: ?Sized>(Handle<T>);\n{}", coerces("Ptr"));
        assert_asked(&library, &[], &[said]);
    }
}

#[test]
fn a_struct_that_is_passed_to_a_macro() {
    let of = |body: &str| {
        format!(
            "macro_rules! pointer {{ ($($t:item)*) => {{ {body} }}; }}\npointer! {{ pub struct Ptr<T: ?Sized>(Box<T>); }}\n"
        )
    };
    let said = "Ptr (src/lib.rs:2): decide first: it is passed to `pointer!`, which may change it";
    assert_named_asked(&of("$(#[repr(C)] $t)*"), &[said]);
    assert_named_asked(&of("").replace("pointer!", "ext::pointer!"), &[said]);
    Project::new(&of("$($t)*")).ported(&["--pointer", "Ptr"]);
}

#[test]
fn attributes_before_a_parameter_of_a_macro() {
    let of = |attributes: &str| {
        format!(
            "{IMPORTS}macro_rules! pointer {{ ($(#[$m:meta])* $v:vis $Ptr:ident) => {{
    {attributes}
    $v struct $Ptr<T: ?Sized>(Box<T>);
    {}}}; }}\npointer!(#[must_use] pub Own);\n",
            coerces("$Ptr")
        )
    };
    for (attributes, said) in [
        ("#[repr(C)]", "Ptr (src/lib.rs:4): decide first: it is `#[repr(C)]`"),
        ("#[repr(C)] $(#[$m])*", "Ptr (src/lib.rs:4): decide first: it is `#[repr(C)]`"),
        ("#[cfg_attr(unix, repr(C))]", "its `repr` is only there if `cfg(unix)`"),
    ] {
        assert_asked(&of(attributes), &[], &[said]);
    }
    let passed = of("#[$m]").replace("must_use", "repr(C)");
    assert_asked(&passed, &[], &["Ptr (src/lib.rs:8): decide first: it is `#[repr(C)]`"]);
    for before in
        ["#[derive(Clone)]\n    #[repr(transparent)]", "#[derive(Clone)]\n    #[repr(transparent)]\n    $(#[$m])*"]
    {
        let project = Project::new(&of(before));
        let (library, _) = project.ported(&[]);
        let after = before.replace("Clone", "Clone, pin_coerce_unsized::SmartPointer");
        assert_has(&library, &[&format!("{after}\n    $v struct")]);
        assert_eq!(project.port(&["--pointer", "Ptr"]).code, Some(2));
    }
    let (library, _) = Project::new(
        &of("#[derive(std::marker::CoercePointee)]\n    #[repr(transparent)]").replace(&coerces("$Ptr"), ""),
    )
    .ported(&[]);
    assert_has(&library, &["#[derive(pin_coerce_unsized::SmartPointer)]\n    #[repr(transparent)]\n    $v struct"]);
}

#[test]
fn fields_that_a_macro_repeats() {
    for fields in ["{ pointer: Box<T>, $($f: $t),* }", "(Box<T>, $($t)*);"] {
        let library = format!(
            "macro_rules! pointer {{ ($($f:ident $t:ty),*) => {{ pub struct Ptr<T: ?Sized>{fields} }}; }}\npointer!(a u8);\n"
        );
        assert_named_asked(&library, &["Ptr (src/lib.rs:1): decide first: `pointer!` repeats a part of it"]);
    }
}

#[test]
fn what_the_functions_of_an_impl_do() {
    let of = |take: &str, put: &str| {
        format!(
            "use std::ptr::NonNull;
use unsize::CoerciblePtr;
pub struct Ptr<T: ?Sized>(NonNull<T>);
unsafe impl<T, U: ?Sized> CoerciblePtr<U> for Ptr<T> {{
    type Pointee = T;
    type Output = Ptr<U>;
    fn as_sized_ptr(&mut self) -> *mut T {{ {take} }}
    unsafe fn replace_ptr(self, new: *mut U) -> Ptr<U> {{ {put} }}
}}
"
        )
    };
    let (take, put) = ("self.0.as_ptr()", "Ptr(unsafe { self.0.replace_ptr(new) })");
    Project::new(&of(take, put)).ported(&[]);
    let counts = format!("COUNT.fetch_add(1, Relaxed); {put}");
    for (library, function) in [(of("todo!()", put), "as_sized_ptr"), (of(take, &counts), "replace_ptr")] {
        let said = format!(
            "Ptr (src/lib.rs:4): decide first: the impl of `CoerciblePtr` is not what the derive writes: its `{function}` may do more than convert"
        );
        assert_asked(&library, &[], &[&said]);
    }
}

#[test]
fn types_in_the_body_of_a_macro() {
    let of = |body: &str| {
        format!(
            "pub struct Ptr<T: ?Sized>(*mut T);
impl<T: ?Sized> Ptr<T> {{
    pub fn into_raw(self) -> *mut T {{ self.0 }}
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ Self(raw) }}
}}
macro_rules! coerce {{
    ($pointer:expr => $target:ty) => {{{{ {body} unsafe {{ Ptr::from_raw(raw) }} }}}};
}}
"
        )
    };
    Project::new(&of("let raw: *mut _ = Ptr::<_>::into_raw($pointer); let raw: *mut $target = raw;")).ported(&[]);
    for (written, of_type) in [
        ("let raw: *mut (dyn Send + 'static) = Ptr::into_raw($pointer);", "dyn Send + 'static"),
        ("let raw: *mut [_; 4] = Ptr::into_raw($pointer);", "[_; 4]"),
        ("let raw = Ptr::<u8>::into_raw($pointer);", "u8"),
    ] {
        let said =
            format!("Ptr (src/lib.rs:6): decide first: `coerce!` unsizes it with the type `{of_type}` in its body");
        assert_asked(&of(&format!("{written} let raw: *mut $target = raw;")), &[], &[&said]);
    }
}

#[test]
fn a_condition_that_is_not_that_of_the_derive_by_hand() {
    let library = format!(
        "#![cfg_attr(n, feature(coerce_unsized, unsize))]
#[cfg_attr(not(n), derive(pin_coerce_unsized::SmartPointer))]
#[repr(transparent)]
pub struct Ptr<T: ?Sized>(Box<T>);
use std::{{marker::Unsize, ops::CoerceUnsized}};
#[cfg(n)]
{}",
        coerces("Ptr")
    );
    assert_asked(&library, &[], &["Ptr (src/lib.rs:2): decide first: it derives only if `cfg(not(n))`"]);
}

#[test]
fn a_gate_in_another_target() {
    let library = format!("pub struct Ptr<T: ?Sized>(Box<T>);\n{}#[cfg(n)]\n{}", &IMPORTS[36..], coerces("Ptr"));
    let gate = "#![cfg_attr(n, feature(coerce_unsized, unsize))]\n";
    let project = Project::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", &library), ("tests/one.rs", gate)]);
    let run = project.port(&["--write"]);
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert_has(&run.said, &["decide first: ", "it is only there if `cfg(n)`"]);
    project.write("src/lib.rs", &format!("{gate}{library}"));
    project.ported(&[]);
}

#[test]
fn a_dependence_on_the_static_type_in_other_words() {
    let of = |used: &str, more: &str| {
        format!(
            "use std::{{alloc::Layout, any::*, mem::*}};
pub struct Ptr<T: ?Sized + 'static>(Box<T>);
impl<T: ?Sized> Drop for Ptr<T> {{ fn drop(&mut self) {{ log({used}) }} }}
fn log<L>(_: L) {{}}
{more}
"
        )
    };
    let inherent = |more: &str| format!("impl<T: ?Sized> Ptr<T> {{ {more} }}");
    let by_macro = "macro_rules! id { ($t:ty) => { TypeId::of::<$t>() } }";
    for (used, more, said) in [
        ("TypeId::of::<Self>()", String::new(), "`TypeId::of::<Self>`"),
        ("<TypeId>::of::<T>()", String::new(), "`TypeId::of::<T>`"),
        ("type_name::<T>()", String::new(), "`type_name::<T>`"),
        ("id!(T)", by_macro.to_owned(), "`id`, which uses `TypeId::of`"),
        ("self.id()", inherent("fn id(&self) -> TypeId { TypeId::of::<T>() }"), "`id`, which uses `TypeId::of`"),
        ("self.0.type_id()", String::new(), "`type_id`"),
        ("Any::type_id(&*self.0)", String::new(), "`type_id`"),
        ("type_name_of_val(&*self.0)", String::new(), "`type_name_of_val`"),
        (
            "tag(&*self.0)",
            "fn tag<T: Any + ?Sized>(of: &T) -> TypeId { of.type_id() }".to_owned(),
            "`tag`, which uses `type_id`",
        ),
        (
            "Pool::id::<T>()",
            "struct Pool; impl Pool { fn id<T>() -> TypeId { TypeId::of::<T>() } }".to_owned(),
            "`id`, which uses `TypeId::of`",
        ),
        (
            "Slot::<T>::new()",
            "struct Slot<T>(T); impl<T> Slot<T> { fn new() -> TypeId { TypeId::of::<T>() } }".to_owned(),
            "`new`, which uses `TypeId::of`",
        ),
        (
            "Slot::<T>::ID",
            "struct Slot<T>(T); impl<T> Slot<T> { const ID: fn() -> TypeId = TypeId::of::<T>; }".to_owned(),
            "`ID`, which uses `TypeId::of`",
        ),
        ("Self::ID", inherent("const ID: fn() -> TypeId = TypeId::of::<T>;"), "`ID`, which uses `TypeId::of`"),
    ] {
        let reason = format!("its `Drop` depends on the static type of the pointee: `drop` uses {said}");
        assert_named_asked(&of(used, &more), &[&reason]);
    }
    let new = "impl<T> Ptr<T> { pub fn new(value: T) -> Self { log(needs_drop::<T>()); Self(Box::new(value)) } }";
    assert_named_asked(
        &of("0", new),
        &["a constructor depends on the static type of the pointee: `new` uses `needs_drop::<T>`"],
    );
    let slot = "struct Slot<T>(T); impl<T> Slot<T> { fn new() -> TypeId { TypeId::of::<T>() } }";
    let by_slot = format!("{} {slot}", new.replace("needs_drop::<T>()", "Slot::<T>::new()"));
    assert_named_asked(&of("0", &by_slot), &["`new` uses `new`, which uses `TypeId::of`"]);
    let allocates = new.replace("needs_drop::<T>()", "Layout::new::<T>()");
    Project::new(&of("0", &allocates)).ported(&["--pointer", "Ptr"]);
    let other = "pub struct Other; impl Other { fn id(&self) -> TypeId { TypeId::of::<u8>() } }";
    Project::new(&of("self.id()", other)).ported(&["--pointer", "Ptr"]);
}

#[test]
fn impls_that_a_macro_writes_by_another_name() {
    let of = |import: &str, of_macro: &str| {
        format!("#![feature(coerce_unsized, unsize)]\n{import}\npub struct Ptr<T: ?Sized>(Box<T>);\n{of_macro}\n")
    };
    let by = |name: &str| format!("($p:ident) => {{ impl<T: ?Sized> {name}<$p<U>> for $p<T> {{}} }}");
    for (import, of_macro) in [
        (
            "use std::ops::CoerceUnsized as Coerces;",
            format!("macro_rules! coerces {{ {} }}\ncoerces!(Ptr);", by("Coerces")),
        ),
        (
            "mod nightly { pub use std::ops::CoerceUnsized as Coerces; }",
            format!("macro_rules! coerces {{ {} }}\ncoerces!(Ptr);", by("nightly::Coerces")),
        ),
        (
            "",
            "macro coerces($p:ident) { impl<T: ?Sized> CoerceUnsized<$p<U>> for $p<T> {} }\ncoerces!(Ptr);".to_owned(),
        ),
        ("", "ext::coerces!(Ptr);".to_owned()),
    ] {
        let said = "decide first: together with `coerces!`, there may be an impl of an unsizing trait for it";
        assert_named_asked(&of(import, &of_macro), &["Ptr (src/lib.rs:", said]);
    }
    for (import, of_macro) in [
        (
            "use std::pin::PinCoerceUnsized;",
            "macro_rules! mark { ($t:ident for $p:ident) => { unsafe impl<T: ?Sized> $t for $p<T> {} } }\nmark!(PinCoerceUnsized for Ptr);",
        ),
        (
            "use std::pin::PinCoerceUnsized as Promise;",
            "macro_rules! mark { ($p:ident) => { unsafe impl<T: ?Sized> Promise for $p<T> {} } }\nmark!(Ptr);",
        ),
    ] {
        let said = "a macro may write an impl of the standard library's `PinCoerceUnsized` for it";
        assert_named_asked(&of(import, of_macro), &[said]);
    }
    for (import, of_macro) in [
        (
            "",
            "macro_rules! free { ($t:ident for $p:ident) => { impl<T: ?Sized> $t for $p<T> { fn drop(&mut self) {} } } }\nfree!(Drop for Ptr);",
        ),
        (
            "use std::ops::Drop as Free;",
            "macro_rules! free { ($p:ident) => { impl<T: ?Sized> Free for $p<T> { fn drop(&mut self) {} } } }\nfree!(Ptr);",
        ),
    ] {
        let library = of(import, of_macro).replace("pub struct", "#[rustfmt::skip]\npub struct");
        assert_named_asked(&library, &["it has a destructor, and on plain stable, an attribute"]);
    }
    let asserts = format!(
        "{IMPORTS}pub struct Ptr<T: ?Sized>(Box<T>);\n{}assert_impl_all!(Ptr<u8>: CoerceUnsized<Ptr<dyn Send>>);\n",
        coerces("Ptr")
    );
    Project::new(&asserts).ported(&[]);
}

#[test]
fn pointees_that_unsizing_does_not_change() {
    for (library, reason) in [
        (
            "struct In<T: ?Sized> { n: u8, v: Box<T> }\npub struct Ptr<T: ?Sized>(Box<In<T>>);",
            "whose last field is `Box<T>`",
        ),
        (
            "struct In<T: ?Sized>([Box<T>; 2]);\npub struct Ptr<T: ?Sized>(Box<In<T>>);",
            "whose last field is `[Box<T>; 2]`",
        ),
        (
            "enum In<T: ?Sized> { A(Box<T>) }\npub struct Ptr<T: ?Sized>(Box<In<T>>);",
            "which is not a struct (src/lib.rs:1)",
        ),
        ("pub struct Ptr<T: ?Sized>(Box<std::rc::Rc<T>>);", "it points to `std::rc::Rc<T>`"),
        ("pub struct Ptr<T: ?Sized>(Box<Option<Box<T>>>);", "it points to `Option<Box<T>>`"),
        ("pub struct Ptr<'a, T: ?Sized>(Box<std::cell::RefMut<'a, T>>);", "it points to `std::cell::RefMut<'a, T>`"),
        (
            "pub struct Ptr<T: ?Sized>(Box<std::collections::LinkedList<T>>);",
            "it points to `std::collections::LinkedList<T>`",
        ),
        (
            "use std::borrow::Cow;\npub struct Ptr<'a, T: ?Sized + ToOwned>(Box<Cow<'a, T>>);",
            "it points to `Cow<'a, T>`",
        ),
        ("pub struct Ptr<T: ?Sized>(Box<T>) where T: Sized;", "`T` is not `?Sized`"),
        ("pub struct Ptr<T: ?Sized + Iterator>(Box<T::Item>);", "it points to `T::Item`"),
        ("pub struct In<T: ?Sized>(Box<T>);\npub struct Ptr<T: ?Sized>(In<Box<T>>);", "its pointee is `Box<T>`"),
    ] {
        assert_named_asked(library, &["Ptr (src/lib.rs:", "left alone: ", reason]);
    }
    for library in [
        "struct In<T: ?Sized> { n: u8, v: std::sync::Mutex<T> }\npub struct Ptr<T: ?Sized>(Box<In<T>>);",
        "struct In<T: ?Sized>(u8, T);\ntype Both<T> = In<In<T>>;\npub struct Ptr<T: ?Sized>(Box<Both<T>>);",
        "struct In<T: ?Sized>(T);\npub struct Out<T: ?Sized>(Box<T>);\npub struct Ptr<T: ?Sized>(Out<In<T>>);",
    ] {
        Project::new(library).ported(&["--pointer", "Ptr"]);
    }
}

#[test]
fn a_field_with_an_alignment() {
    let library = "#[repr(align(16))]\nstruct Aligned;\npub struct Ptr<T: ?Sized>(Box<T>, Aligned);\n";
    let said = "Ptr (src/lib.rs:3): decide first: the field of type `Aligned` is `#[repr(align (16))]`";
    assert_named_asked(library, &[said]);
    let library = library
        .replace("Box<T>, Aligned", "Box<T>, Around")
        .replace("struct Aligned;", "struct Aligned;struct Around(Aligned);");
    assert_named_asked(
        &library,
        &["in the field of type `Around`, the field of type `Aligned` is `#[repr(align (16))]`"],
    );
}
