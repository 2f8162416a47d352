//! Mistakes that rustc reports, and that do not stop the derive.

use super::fuzz::outcome;
use crate::derive::derive;
use crate::derive::expand::Mode;
use proc_macro2::TokenStream;

const MODES: [Mode; 2] = [Mode::Implicit, Mode::Explicit { unsize: true }];

fn impls(item: &str, mode: Mode) -> String {
    derive(tokens(item), "SmartPointer", mode).to_string()
}

fn tokens(item: &str) -> TokenStream {
    format!("#[repr(transparent)] {item}").parse().expect("the brackets are closed")
}

/// Asserts that the derive writes the impls of `meant` and the error `name`.
fn assert_goes_on(written: &str, meant: &str, name: &str) {
    for mode in MODES {
        let [written, meant] = [written, meant].map(|item| impls(item, mode));
        let rest = written.strip_prefix(&meant).unwrap_or_else(|| panic!("{written}\nis not\n{meant}"));
        assert!(rest.contains(name), "{rest}");
    }
}

/// Claim: item-errors-of-rustc.
#[test]
fn a_syntax_error_from_which_rustc_recovers_is_corrected() {
    let fields = "struct Ptr<T: ?Sized> { pointer: Box<T>, marker: PhantomData<T> }";
    for (written, meant) in [
        ("struct Ptr<T: ?Sized>(Box<T>)", "struct Ptr<T: ?Sized>(Box<T>);"),
        ("struct Ptr<T: ?Sized>(*T);", "struct Ptr<T: ?Sized>(*const T);"),
        ("struct Ptr<T: ?Sized>(Cell<*T>);", "struct Ptr<T: ?Sized>(Cell<*const T>);"),
        ("struct Ptr<'a, T: ?Sized>(&mut 'a T);", "struct Ptr<'a, T: ?Sized>(&'a mut T);"),
        ("struct Ptr<T: ?Sized> { pointer: Box<T>; marker: PhantomData<T>; }", fields),
        ("struct Ptr<T: ?Sized> { pointer: Box<T> marker: PhantomData<T> }", fields),
        ("struct Ptr<T: ?Sized> { let pointer: Box<T>, marker: PhantomData<T> }", fields),
        (
            "struct Ptr<T: ?Sized> { pointer: Box<T>, marker: PhantomData<T>, pub fn get(&self) -> &T { &self.0 } }",
            fields,
        ),
        (
            "struct Ptr<T: ?Sized> { pub pointer: Box<T> pub marker: PhantomData<fn() -> T> #[doc(hidden)] unit: () }",
            "struct Ptr<T: ?Sized> { pub pointer: Box<T>, pub marker: PhantomData<fn() -> T>, #[doc(hidden)] unit: () }",
        ),
        (
            "struct Ptr<T: ?Sized> { pointer: Box<T>, unit: (), #[doc = \"behind\"] #[doc(hidden)] }",
            "struct Ptr<T: ?Sized> { pointer: Box<T>, unit: () }",
        ),
        (
            "struct Ptr<T: ?Sized> { pointer: Box<T> #[doc = \"behind\"], unit: () #[doc(hidden)] }",
            "struct Ptr<T: ?Sized> { pointer: Box<T>, unit: () }",
        ),
        ("struct Ptr<T: ?Sized>(Box<T>, #[doc(hidden)]);", "struct Ptr<T: ?Sized>(Box<T>);"),
        ("struct Ptr<T: ?Sized>(const *T, ());", "struct Ptr<T: ?Sized>(*const T, ());"),
        (
            "struct Ptr<T: ?Sized>(Cell<*const Inner<mut *u8, T>>);",
            "struct Ptr<T: ?Sized>(Cell<*const Inner<*mut u8, T>>);",
        ),
        ("struct Ptr<T: ?Sized> { pointer = Box<T>, marker = PhantomData<T> }", fields),
        ("struct Ptr<T: ?Sized> { , pointer: Box<T>,, marker: PhantomData<T>;, }", fields),
        (
            "struct Ptr<#[pointee] T: ?Sized, const N, #[doc(hidden)] const M = 3, const K>(Box<T>) where *const T: Copy;",
            "struct Ptr<#[pointee] T: ?Sized, const N: usize, #[doc(hidden)] const M: usize = 3, const K: usize>(Box<T>) where *const T: Copy;",
        ),
        (
            "struct Ptr<T>(Box<T>) where T: ?Sized where T: Send, where T: Sync;",
            "struct Ptr<T>(Box<T>) where T: ?Sized, T: Send, T: Sync;",
        ),
        (
            "struct Ptr<T: ?Sized + dyn Debug>(Box<T>) where T: impl Send + As<dyn Debug>;",
            "struct Ptr<T: ?Sized + Debug>(Box<T>) where T: Send + As<dyn Debug>;",
        ),
        ("struct Ptr<T> where T: ?Sized, (Box<T>);", "struct Ptr<T>(Box<T>) where T: ?Sized,;"),
        (
            "struct Ptr<T: ?Sized> { #![smart_pointer(coerce_only)] pointer: Box<T>, id: u32 }",
            "struct Ptr<T: ?Sized> { #[smart_pointer(coerce_only)] pointer: Box<T>, id: u32 }",
        ),
    ] {
        assert_goes_on(written, meant, "CorrectTheSyntaxHere");
    }
}

/// The field is read as it is meant, so the only error is about the attribute.
///
/// Claim: option-misplaced.
#[test]
fn an_attribute_in_the_type_of_a_field_is_the_only_error() {
    for item in [
        "struct Ptr<T: ?Sized> { id: u32, pointer: #[smart_pointer(coerce_only)] Box<T> }",
        "struct Ptr<T: ?Sized> { pub #[smart_pointer(coerce_only)] pointer: Box<T>, id: u32 }",
        "struct Ptr<T: ?Sized>(u32, #[doc(hidden)] pub(crate) #[smart_pointer(coerce_only)] Box<T>) where T: Send;",
        "struct Ptr<T: ?Sized>(Rc<Inner<u8, #[smart_pointer(coerce_only)] T>>, u32);",
        "struct Ptr<T: ?Sized>(Box<#[doc(hidden)] #[doc(inline)] T>);",
    ] {
        for mode in MODES {
            let written = impls(item, mode);
            let attributes = item.matches("#[").count();
            let moved = written.matches("an attribute in the type of a field").count();
            assert!(moved > 0 && moved <= 2 * attributes, "{written}");
            assert_eq!(written.matches("help: ").count(), moved, "{written}");
            assert!(!written.contains("__rejected !") && !written.contains("__rejected_coercion"), "{written}");
        }
    }
}

/// Claim: item-errors-of-rustc.
#[test]
fn another_syntax_error_is_reported() {
    for item in [
        "struct Ptr<T: ?Sized> { unsafe pointer: Box<T> }",
        "struct Ptr<T: !Sized>(Box<T>);",
        "struct Ptr<T: ?Sized>(Box<T> PhantomData<T>);",
    ] {
        for mode in MODES {
            assert_eq!(outcome(&tokens(item), mode), Ok(false), "{item}");
        }
    }
}

/// Claim: item-errors-of-rustc.
#[test]
fn a_lifetime_that_is_not_declared_becomes_static() {
    for (written, meant) in [
        ("struct Ptr<T: ?Sized + 'a>(Box<T>);", "struct Ptr<T: ?Sized + 'static>(Box<T>);"),
        (
            "struct Ptr<'b, T: ?Sized + Fn(&'b u8) -> &'a u8>(&'b T) where 'b: 'a;",
            "struct Ptr<'b, T: ?Sized + Fn(&'b u8) -> &'static u8>(&'b T) where 'b: 'static;",
        ),
    ] {
        assert_goes_on(written, meant, "DeclareThisLifetime");
    }
}

/// Claim: item-errors-of-rustc.
#[test]
fn a_lifetime_that_is_declared_stays() {
    for item in [
        "struct Ptr<'a, T: ?Sized + 'a + for<'b> Fn(&'b u8) -> &'b u8>(&'a T) where for<'c> &'c T: Copy + 'static;",
        "struct Ptr<'r#a, T: ?Sized + 'a>(&'a T);",
        "struct Ptr<T: ?Sized + With<{ 'a: loop { break 'a; } }>>(Box<T>);",
    ] {
        for mode in MODES {
            assert!(!impls(item, mode).contains("DeclareThisLifetime"), "{item}");
        }
    }
}

/// Claim: item-errors-of-rustc.
#[test]
fn a_lifetime_of_the_same_name_is_renamed() {
    for (written, meant) in [
        ("struct Ptr<'a, 'a, T: ?Sized>(&'a T);", "struct Ptr<'a, '__a1, T: ?Sized>(&'a T);"),
        ("struct Ptr<'T, 'r#T, 'T, T: ?Sized>(&'T T);", "struct Ptr<'T, '__T1, '__T2, T: ?Sized>(&'T T);"),
    ] {
        assert_goes_on(written, meant, "RenameThisParameter");
    }
}

/// There are no impls beside the error, which rustc reports only if there is no other.
///
/// Claim: item-errors-of-rustc.
#[test]
fn another_parameter_or_field_of_the_same_name_is_an_error_without_impls() {
    for (item, name) in [
        ("struct Ptr<#[pointee] T: ?Sized, T>(Box<T>);", "RenameThisParameter"),
        ("struct Ptr<#[pointee] T: ?Sized, const T: usize>(Box<T>);", "RenameThisParameter"),
        ("struct Ptr<#[pointee] T: ?Sized, A, r#A>(Box<T>, PhantomData<A>);", "RenameThisParameter"),
        ("struct Ptr<T: ?Sized> { pointer: Box<T>, r#pointer: () }", "RenameThisField"),
        ("struct Ptr<T: ?Sized> { #[smart_pointr(coerce_only)] pointer: Box<T>, pointer: u8 }", "RenameThisField"),
    ] {
        for mode in MODES {
            let written = impls(item, mode);
            assert!(written.contains(name), "{written}");
            assert!(!written.contains("compile_error") && !written.contains("pin_coerce_unsized"), "{written}");
            assert!(!written.contains("unsafe"), "{written}");
        }
    }
}

/// Claim: item-errors-of-rustc.
#[test]
fn lifetimes_come_first() {
    for mode in MODES {
        let written = impls("struct Ptr<T: ?Sized, 'a, const N: usize, 'b>(&'a T, PhantomData<&'b ()>);", mode);
        assert_eq!(written, impls("struct Ptr<'a, 'b, T: ?Sized, const N: usize>(&'a T, PhantomData<&'b ()>);", mode));
    }
}
