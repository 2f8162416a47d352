//! The impls that are shown.

use crate::{DERIVE, file_with, run};
use regex::Regex;

/// Asserts that `expand` prints each of these for a struct inside a function, and the guard, and
/// nothing that the derive did not write.
fn assert_shown_once(parts: &[&str]) {
    let derive = DERIVE.replace("Box<T>", "std::ptr::NonNull<Inner<T>>");
    let (_folder, file) = file_with(format!(
        "struct Inner<T: ?Sized>(u8, T);
         fn main() {{
             #[derive(Clone)] struct Other;
             #[allow(dead_code)] const _: () = {{ impl Drop for Other {{ fn drop(&mut self) {{}} }} fn other() {{}} }};
             const _: () = {{ {derive} let _ = core::mem::offset_of!(Ptr<u8>, 0); }};
         }}"
    ));
    let (code, printed, complaint) = run(&["expand"], &file);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{printed}");
    assert!(!printed.contains("fn main") && !printed.contains("Other") && !printed.contains("struct"), "{printed}");
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(parts.iter().all(|part| printed.matches(part).count() == 1), "{printed}");
    let guard = Regex::new(r"impl<T[^<>]*> Ptr<T>").expect("a valid pattern");
    assert_eq!(guard.find_iter(&printed).count(), 1, "{printed}");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has other impls")]
#[test]
fn expand_shows_the_impls_of_the_derive_and_of_its_macro_wherever_they_are() {
    assert_shown_once(&[
        "__private::PinSafePointer for Ptr<T>",
        "__private::Repoint<Ptr<__S>> for Ptr<T>",
        "__private::DispatchFromDyn<Ptr<__S>> for Ptr<T>",
        "__private::CoerceUnsized<Ptr<__S>> for Ptr<T>",
    ]);
}

#[cfg_attr(feature = "implicit", ignore = "where coercions are implicit there are other impls")]
#[test]
fn expand_shows_the_impls_and_the_question_of_plain_stable() {
    assert_shown_once(&[
        "__private::Repoint<Ptr<__S>> for Ptr<T>",
        "trait OnlyTheLastFieldMentions<",
        "OnlyTheLastFieldMentions<T> for __S",
        "fn __smart_pointer_unsizes<",
    ]);
}

#[test]
fn expand_shows_impls_with_lint_levels() {
    let (_folder, file) = file_with(DERIVE.replace("#[repr", "#[allow(nonstandard_style)] #[repr"));
    let (code, printed, complaint) = run(&["expand"], &file);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{printed}");
    assert!(printed.starts_with("#[allow(nonstandard_style)]\nconst _: () = {"), "{printed}");
}

#[test]
fn expand_prints_impls_and_nothing_else() {
    let bad = DERIVE.replace("Ptr", "Bad").replace("#[repr(transparent)]", "");
    let (_folder, file) = file_with(format!("{DERIVE} {bad}"));
    let (code, printed, complaint) = run(&["expand"], &file);
    assert_eq!(code, Some(1));
    assert!(printed.contains("> Ptr<T>") && syn::parse_file(&printed).is_ok(), "{printed}");
    assert!(complaint.starts_with("Bad (") && complaint.contains("requires `Bad`"), "{complaint}");
    assert!(!complaint.contains("Ptr ("), "{complaint}");
}
