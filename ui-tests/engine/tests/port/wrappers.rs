//! A pointer around one that only coerces says so, too.

use crate::questions::assert_asked;
use crate::{Project, assert_has};

/// A pointer that only coerces, and others around it with impls of `CoerceUnsized`.
fn around(structs: &str, names: &[&str]) -> String {
    let coerces = |name: &&str| {
        format!(
            "impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<{name}<U>> for {name}<T> {{}}\n"
        )
    };
    let impls: String = names.iter().map(coerces).collect();
    format!(
        "#[derive(pin_coerce_unsized::SmartPointer)]\npub struct WithId<T: ?Sized>(#[smart_pointer(coerce_only)] pub Box<T>, u8);\n{structs}{impls}"
    )
}

#[test]
fn each_pointer_of_a_chain_only_coerces() {
    let structs = "pub struct Handle<T: ?Sized> {
    /// The pointer.
    pub(crate) inner: WithId<T>,
}
pub struct Outer<T: ?Sized>(std::cell::Cell<Handle<T>>, ());
";
    let (library, _) = Project::new(&around(structs, &["Handle", "Outer"])).ported(&[]);
    let handle = "#[derive(pin_coerce_unsized::SmartPointer)]
pub struct Handle<T: ?Sized> {
    /// The pointer.
    #[smart_pointer(coerce_only)]
    pub(crate) inner: WithId<T>,
}
";
    let outer = "#[derive(pin_coerce_unsized::SmartPointer)]
pub struct Outer<T: ?Sized>(#[smart_pointer(coerce_only)] std::cell::Cell<Handle<T>>, ());
";
    assert_has(&library, &[handle, outer]);
    assert!(!library.contains("CoerceUnsized"), "{library}");
}

#[test]
fn it_says_so_behind_the_feature_and_in_a_macro() {
    let library = around("pub struct Handle<T: ?Sized>(WithId<T>);\n", &["Handle"]);
    let library = library.replace("impl<", "#[cfg(feature = \"coerce\")]\nimpl<");
    let (library, _) = Project::new(&library).ported(&["--optional", "coerce"]);
    assert_has(&library, &["(#[cfg_attr(feature = \"coerce\", smart_pointer(coerce_only))] WithId<T>)"]);
    let structs = "macro_rules! handle { ($field:ident) => { pub struct Handle<T: ?Sized> { $field: WithId<T> } }; }\nhandle!(pointer);\n";
    let (library, _) = Project::new(&around(structs, &[])).ported(&["--pointer", "Handle"]);
    assert_has(&library, &["{ #[smart_pointer(coerce_only)] $field: WithId<T> }"]);
}

#[test]
fn what_can_be_the_type_of_self_is_asked_about() {
    let library = around("pub struct Handle<T: ?Sized>(WithId<T>);\n", &["Handle"]);
    let dispatches = |name: &str| {
        format!(
            "impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::DispatchFromDyn<{name}<U>> for {name}<T> {{}}\n"
        )
    };
    let library = format!("{}{}", library.replace(", u8", ""), dispatches("WithId") + &dispatches("Handle"));
    let said =
        "Handle (src/lib.rs:3): decide first: it can be the type of `self`, and the pointer in its field only coerces";
    assert_asked(&library, &[], &[said]);
}
