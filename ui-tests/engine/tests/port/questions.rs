//! What a person decides before the pointer in question is touched.

use crate::{MANIFEST, NIGHTLY, Project, assert_has};

/// Asserts that a crate with this library is left as it is, and what is asked or said.
fn assert_asked(library: &str, options: &[&str], said: &[&str]) {
    let project = Project::new(library);
    let run = project.port(&[options, &["--write"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.said);
    assert_has(&run.said, said);
    assert_eq!((project.read("src/lib.rs").as_str(), project.read("Cargo.toml").as_str()), (library, MANIFEST));
}

fn assert_named_asked(library: &str, said: &[&str]) {
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
fn about_documentation_on_a_deleted_impl() {
    assert_asked(
        &NIGHTLY.replace("// Unsizing.", "/// Unsizes."),
        &[],
        &["MyBox (src/lib.rs:9): decide first: the impl of `CoerceUnsized` has documentation, and is to be deleted"],
    );
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
    let (library, _) = Project::new(&library.replace("concat!(\"Unsizes.\"),", "")).ported(&[]);
    assert_has(&library, &["documented! {"]);
    assert!(!library.contains("CoerceUnsized"), "{library}");
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
             `Send` of the pointee, and the struct does not",
        ],
    );
}

#[test]
fn about_the_minimum_rust_unless_the_derive_is_optional() {
    let manifest = MANIFEST.replace("edition", "rust-version = \"1.71\"\nedition");
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", NIGHTLY)]);
    let run = project.port(&["--write"]);
    assert_eq!(run.code, Some(1));
    assert_has(&run.said, &["pointers (Cargo.toml): decide first: its `rust-version` is 1.71.0", "Nothing changes."]);
    project.ported(&["--optional", "coerce"]);
}

#[test]
fn pointers_that_cannot_derive_are_left_alone() {
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
        &["impl of `CoerceUnsized` (src/lib.rs:10): left alone: no struct of the crate, or more than one"],
    );
}

#[test]
fn a_derive_by_hand_is_an_answer() {
    let library = NIGHTLY.replace("pub struct MyBox<T: ?Sized>(", "pub struct MyBox<T: ?Sized>(u8, ");
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
