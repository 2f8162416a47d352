//! The verdict on each struct of a file.

use crate::{DERIVE, file_with, run_for_json};
use serde_json::Value;
use std::fs;

/// The name, the line, the verdict and the number of errors of each struct, and of errors
/// elsewhere.
fn verdicts(file: &Value) -> (Vec<(&str, u64, &str, usize)>, usize) {
    let count = |value: &Value| value["errors"].as_array().map_or(0, Vec::len);
    let structs = file["structs"].as_array().expect("there are structs").iter().map(|judged| {
        let text = |key: &str| judged[key].as_str().unwrap_or("none");
        (text("name"), judged["line"].as_u64().unwrap_or_default(), text("verdict"), count(judged))
    });
    (structs.collect(), count(file))
}

fn assert_verdicts(content: &str, structs: &[(&str, u64, &str, usize)], elsewhere: usize) {
    let (_folder, file) = file_with(content);
    let (code, value) = run_for_json(&[], &file);
    let is_accepted = value["verdict"] == "accepted";
    assert_eq!(code, Some(i32::from(!is_accepted)), "{value:#}");
    assert_eq!(verdicts(&value), (structs.to_vec(), elsewhere), "{value:#}");
}

#[test]
fn each_has_its_own() {
    let content = format!(
        "use pin_coerce_unsized::SmartPointer;
         {DERIVE}
         #[derive(SmartPointer)]
         pub struct ByTheDerive<T>(Box<T>);

         pub struct Inner<T: ?Sized>(Box<T>);
         /// Only rustc sees that `Inner` is not a pointer.
         #[derive(SmartPointer)]
         #[repr(transparent)]
         pub struct ByRustc<T: ?Sized>(Inner<T>);

         pub fn f() -> u8 {{ \"\" }}"
    );
    let by_rustc = if cfg!(feature = "implicit") { 2 } else { 1 };
    let structs = [("Ptr", 5, "accepted", 0), ("ByTheDerive", 8, "rejected", 2), ("ByRustc", 14, "rejected", by_rustc)];
    assert_verdicts(&content, &structs, 1);
}

#[test]
fn all_that_derive_are_found_wherever_they_are() {
    let content = "use pin_coerce_unsized::SmartPointer as Renamed;
        macro_rules! ptr { ($name:ident, $pointer:ident $($repr:tt)*) => {
            #[derive(Renamed)] $($repr)* struct $name<T: ?Sized>($pointer<T>);
        } }
        ptr!(InMacro, Box #[repr(transparent)]);
        ptr!(BadByItsArgument, Box #[repr(C)]);
        ptr!(BadByTheMacro, Box);
        fn f() { #[derive(::pin_coerce_unsized::SmartPointer)] enum InFunction {} }
        #[cfg(none)] #[derive(Renamed)] struct NotThere;
        #[cfg_attr(all(), derive(Clone, Renamed))] #[repr(transparent)] struct Behind<T: ?Sized>(std::rc::Rc<T>);";
    let structs = [
        ("InMacro", 5, "accepted", 0),
        ("BadByItsArgument", 6, "rejected", 1),
        ("BadByTheMacro", 7, "rejected", 1),
        ("InFunction", 8, "rejected", 2),
        ("Behind", 10, "accepted", 0),
    ];
    assert_verdicts(content, &structs, 0);
}

#[test]
fn the_derive_has_two_names() {
    let both = |text: &str| {
        let (_folder, file) = file_with(text);
        let (code, mut printed) = run_for_json(&[], &file);
        printed["structs"][0].as_object_mut().expect("there is a struct").remove("file");
        (code, printed["structs"].take())
    };
    let of = |attributes: &str| {
        let text = format!("{attributes} pub struct Ptr<T: ?Sized>(Box<T>);");
        [both(&text), both(&text.replace("SmartPointer", "CoercePointee"))]
    };
    let [ours, upstream] = of("#[derive(pin_coerce_unsized::SmartPointer)] #[repr(transparent)]");
    assert_eq!((ours.0, ours.1[0]["verdict"].as_str()), (Some(0), Some("accepted")));
    assert_eq!(ours, upstream);
    let [ours, upstream] = of("#[derive(pin_coerce_unsized::SmartPointer)]");
    assert_eq!((ours.0, upstream.0), (Some(1), Some(1)));
    let known = |structs: &Value| {
        let error = &structs[0]["errors"][0];
        (error["rule"].clone(), error["cause"].clone(), error["fix"].clone())
    };
    assert!(known(&ours.1).1.is_string(), "{}", ours.1);
    assert_eq!(known(&ours.1), known(&upstream.1));
}

/// Of a lint, the name is no code.
#[test]
fn a_marker_in_a_crate_that_forbids_unsafe_code() {
    let marker = "impl<T: ?Sized> std::ops::Deref for Ptr<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
        unsafe impl<T: ?Sized> pin_coerce_unsized::PinCoerceUnsized for Ptr<T> {}";
    let (_folder, file) = file_with(format!("#![forbid(unsafe_code)] {DERIVE} {marker}"));
    let (code, printed) = run_for_json(&[], &file);
    assert_eq!(code, Some(1));
    let cause = printed["errors"][0]["cause"].as_str().unwrap_or_default();
    assert!(cause.contains("forbids `unsafe` code"), "{printed}");
}

#[test]
fn one_that_derives_twice_is_listed_once() {
    let twice = DERIVE.replace("#[repr", "#[derive(pin_coerce_unsized::SmartPointer)]\n    #[repr");
    assert_verdicts(&twice, &[("Ptr", 5, "rejected", 1)], 0);
    // The same name in two modules, from the same tokens.
    let by_macro = format!(
        "macro_rules! both {{ ($name:ident) => {{ pub mod a {{ {} }} pub mod b {{ {} }} }} }} both!(Ptr);",
        DERIVE.replace("Ptr", "$name"),
        DERIVE.replace("Ptr", "$name")
    );
    let line = by_macro.matches('\n').count() as u64 + 1;
    assert_verdicts(&by_macro, &[("Ptr", line, "accepted", 0), ("Ptr", line, "accepted", 0)], 0);
}

#[test]
fn what_rustc_did_not_get_to_is_not_accepted() {
    for mistake in ["include!(\"missing\");", "trait InACycle: InACycle {}"] {
        assert_verdicts(&format!("{DERIVE} {mistake}"), &[("Ptr", 4, "none", 0)], 1);
    }
    // The same where the mistake is in a module with a file of its own.
    let (folder, root) = file_with(format!("mod other;{DERIVE}"));
    fs::write(folder.path().join("other.rs"), "impl Missing for u8 {}").expect("the temporary folder is writable");
    assert_eq!(verdicts(&run_for_json(&[], &root).1), (vec![("Ptr", 4, "none", 0)], 1));
}

/// rustc says nothing about missing names if a macro fails, and stops at a missing trait.
#[test]
fn what_rustc_hides_behind_other_errors_is_not_accepted() {
    let with = |more: &str| format!("{DERIVE} #[derive(pin_coerce_unsized::SmartPointer)] {more} struct Bad");
    let hidden = with("") + "<T>(Box<T>);" + &with("#[repr(transparent)]").replace(DERIVE, "") + "Other";
    let hidden = hidden + "<T: ?Sized>(Missing<T>);";
    let missing_type = if cfg!(feature = "implicit") { 2 } else { 1 };
    let (good, bad) = (("Ptr", 4, "accepted", 0), ("Bad", 5, "rejected", 2));
    assert_verdicts(&hidden, &[good, bad, ("BadOther", 5, "rejected", missing_type)], 0);

    let missing_trait = with("#[repr(transparent)]") + "<T: ?Sized + Missing>(Box<T>);";
    assert_verdicts(&missing_trait, &[("Ptr", 4, "none", 0), ("Bad", 5, "rejected", 1)], 0);

    let failing_macro = format!("{DERIVE} compile_error!(\"a macro fails\");");
    assert_verdicts(&failing_macro, &[("Ptr", 4, "none", 0)], 1);
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable allows no features")]
#[test]
fn a_file_is_allowed_its_features() {
    let receiver = format!("{DERIVE} pub trait Trait {{ fn run(self: Ptr<Self>); }}");
    let deref = "impl<T: ?Sized> std::ops::Deref for Ptr<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }";
    let with_feature = format!("#![feature(arbitrary_self_types)] {receiver} {deref}");
    assert_verdicts(&with_feature, &[("Ptr", 4, "accepted", 0)], 0);
    let in_attribute = with_feature.replace("feature(arbitrary_self_types)", "cfg_attr(all(), $0)");
    let in_attribute = in_attribute.replace("$0", "feature(arbitrary_self_types)");
    assert_verdicts(&in_attribute, &[("Ptr", 4, "accepted", 0)], 0);
    assert_verdicts(&format!("{receiver} {deref}"), &[("Ptr", 4, "accepted", 0)], 1);
}
