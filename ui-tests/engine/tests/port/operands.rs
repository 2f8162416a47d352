//! The operand of an unsizing macro: when its temporaries are dropped, and what says its type.

use crate::compiled::assert_tests_pass;
use crate::questions::assert_asked;
use crate::{MANIFEST, Project, assert_has};
use evidence::workspace;
use std::fs;

/// Returns a pointer with these parameters after the pointee, and the body of its macro.
fn library(parameters: &str, body: &str) -> String {
    let marker = if parameters.is_empty() { String::new() } else { ", std::marker::PhantomData<M>".to_owned() };
    let made = if parameters.is_empty() { "" } else { ", std::marker::PhantomData" };
    let with = if parameters.is_empty() { "" } else { ", M" };
    format!(
        "pub struct Ptr<T: ?Sized{parameters}>(std::rc::Rc<T>{marker});
impl<T{with}> From<T> for Ptr<T{with}> {{ fn from(value: T) -> Self {{ Ptr(std::rc::Rc::new(value){made}) }} }}
impl<T: ?Sized{with}> Clone for Ptr<T{with}> {{ fn clone(&self) -> Self {{ Ptr(self.0.clone(){made}) }} }}
impl<T: ?Sized{with}> Ptr<T{with}> {{
    pub fn get(&self) -> &T {{ &self.0 }}
    pub fn into_raw(this: Self) -> *const T {{ std::rc::Rc::into_raw(this.0) }}
    pub unsafe fn from_raw(raw: *const T) -> Self {{ Ptr(unsafe {{ std::rc::Rc::from_raw(raw) }}{made}) }}
    pub unsafe fn from_raw_by<U: ?Sized>(raw: *const U, by: impl FnOnce(*const U) -> *const T) -> Self {{
        unsafe {{ Self::from_raw(by(raw)) }}
    }}
}}
#[macro_export]
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{body}}};
}}
"
    )
}

const LET: &str =
    "{ let raw = $crate::Ptr::into_raw($p); let raw: *const $t = raw; unsafe { $crate::Ptr::from_raw(raw) } }";
const NAMED: &str = "{ let own = $p; let raw = $crate::Ptr::into_raw(own); let raw: *const $t = raw; unsafe { $crate::Ptr::from_raw(raw) } }";
const VALUE: &str =
    "unsafe { $crate::Ptr::from_raw_by($crate::Ptr::into_raw($p), |raw: *const _| -> *const $t { raw }) }";

#[test]
fn operands_are_evaluated_as_before() {
    let bound = "{{ let pointer: $crate::Ptr<_> = $p; $crate::unsize!(pointer => $t) }}";
    let matched =
        "{ match $p { pointer => { let pointer: $crate::Ptr<_> = pointer; $crate::unsize!(pointer => $t) } } }";
    let of_2024 = MANIFEST.replace("2021", "2024");
    for (manifest, body, new, drops_first) in [
        (MANIFEST, LET, bound, true),
        (MANIFEST, NAMED, bound, true),
        (MANIFEST, VALUE, matched, false),
        (&of_2024, VALUE, bound, true),
    ] {
        let after = format!(
            "use pointers::{{Ptr, coerce}};
use std::cell::RefCell;

fn is_free(slot: &RefCell<Ptr<u8>>, of: Ptr<dyn ToString>) -> bool {{
    assert_eq!(of.get().to_string(), \"7\");
    slot.try_borrow_mut().is_ok()
}}

fn made() -> Ptr<dyn ToString> {{ coerce!(7_u8.into() => dyn ToString) }}

#[test]
fn operands() {{
    let slot = RefCell::new(Ptr::from(7));
    assert_eq!(is_free(&slot, coerce!(slot.borrow().clone() => dyn ToString)), {drops_first});
    assert_eq!(made().get().to_string(), \"7\");
}}
"
        );
        let files = [("Cargo.toml", manifest), ("src/lib.rs", &library("", body)), ("tests/after.rs", &after)];
        let project = Project::with(&files);
        fs::copy(workspace().join("Cargo.lock"), project.path("Cargo.lock")).expect("the workspace has a lock file");
        assert_tests_pass(&project, "-1", "");
        let (library, _) = project.ported(&[]);
        assert_has(&library, &[new]);
        assert_tests_pass(&project, "-1", "");
    }
}

#[test]
fn a_type_with_other_parameters_than_the_pointee() {
    let library = "pub struct Ptr<'a, T: ?Sized, M = ()>(&'a T, std::marker::PhantomData<M>);
impl<'a, T: ?Sized, M> Ptr<'a, T, M> {
    pub fn into_raw(this: Self) -> (*const T, std::marker::PhantomData<&'a M>) { (this.0, std::marker::PhantomData) }
    pub unsafe fn from_raw(raw: *const T, of: std::marker::PhantomData<&'a M>) -> Self { Ptr(raw, std::marker::PhantomData) }
}
macro_rules! coerce {
    ($p:expr => $t:ty) => {{
        let raw = $crate::Ptr::into_raw($p);
        unsafe { $crate::Ptr::<$t, _>::from_raw(raw, raw) }
    }};
}
";
    let (library, _) = Project::new(library).ported(&[]);
    assert_has(
        &library,
        &["        let pointer: $crate::Ptr<'_, _, _> = $p;\n        pin_coerce_unsized::unsize!(pointer"],
    );
}

#[test]
fn a_macro_that_may_change_another_parameter() {
    let said = "`coerce!` may do more than unsize it, or something else, and the derive only unsizes";
    assert_asked(&library(", M = ()", LET), &[], &[said]);
}

#[test]
fn the_variable_is_no_constant() {
    let constant = "#[allow(non_upper_case_globals)]\npub const pointer: u8 = 3;\n";
    let (new, _) = Project::new(&format!("{}{constant}", library("", LET))).ported(&[]);
    assert_has(&new, &["let unsized_pointer: $crate::Ptr<_> = $p; $crate::unsize!(unsized_pointer => $t)"]);
}

#[test]
fn operands_that_were_in_an_unsafe_block() {
    let in_unsafe = "unsafe { let raw: *const $t = $crate::Ptr::into_raw($p); $crate::Ptr::from_raw(raw) }";
    let calls = "type F = unsafe fn(u8);
fn f(raw: *const u8) { let _ = coerce!(Ptr::from_raw(raw) => dyn Send); }
fn g(raw: *const u8) { let _ = coerce!(unsafe { Ptr::from_raw(raw) } => dyn Send); }
fn h(of: Ptr<u8>) { let _ = coerce!(of => dyn Send); }
";
    let bound = "{ let p = $p; unsafe { let raw: *const $t = $crate::Ptr::into_raw(p); $crate::Ptr::from_raw(raw) } }";
    for (body, is_listed) in [(in_unsafe, true), (LET, false), (bound, false)] {
        let text = library("", body);
        let first = text.lines().count() + 2;
        let (_, said) = Project::new(&format!("{text}{calls}")).ported(&[]);
        let said: Vec<&str> = said.lines().filter(|line| line.starts_with("coerce!")).collect();
        let expected =
            format!("coerce! (src/lib.rs:{first}): left alone: its operand was in the `unsafe` block of the macro");
        assert_eq!(said.len(), usize::from(is_listed), "{said:?}");
        assert!(said.iter().all(|line| line.starts_with(&expected)), "{said:?}");
    }
}

#[test]
fn the_body_keeps_the_indentation_of_the_file() {
    let body =
        "{\r\n\t\tlet raw: *const $t = $crate::Ptr::into_raw($p);\r\n\t\tunsafe { $crate::Ptr::from_raw(raw) }\r\n\t}";
    let text = library("", body).replace("\r\n", "\n").replace("    ($p", "\t($p").replace('\n', "\r\n");
    let (new, _) = Project::new(&text).ported(&[]);
    assert_has(&new, &["{{\r\n\t\tlet pointer: $crate::Ptr<_> = $p;\r\n\t\t$crate::unsize!(pointer => $t)\r\n\t}}"]);
}
