//! Errors that follow from another error of the same struct: their causes depend on that one.

use crate::{DERIVE, file_with, run};

/// What `check` prints for a file.
fn printed(content: &str) -> String {
    let (_folder, file) = file_with(content);
    run(&["check"], &file).1
}

#[test]
fn an_error_that_can_follow_from_what_is_written_in_the_struct_says_so() {
    let with = |field: &str| DERIVE.replace("Box<T>", field);
    for (content, other) in [
        (with("Box<T>, PhantomData<T>"), "E0425: cannot find"),
        (with("Box<T>, std::marker::PhantomData"), "E0107: missing generics"),
        (with("Box<T>, std::marker::PhantomData<Missing>"), "E0425: cannot find"),
        (with("Box<T>, _"), "E0121: the placeholder"),
        (with("unknown!(T)"), "cannot find macro `unknown` in this scope"),
    ] {
        let printed = printed(&content);
        // The derive's own errors have causes that do not depend on the others.
        let of_rustc = printed.split("\nerror[").skip(1).filter_map(|error| error.split_once("\ncause: "));
        let follows = format!("it can follow from another error of the struct, “{other}");
        let causes: Vec<_> = of_rustc.map(|(_, cause)| cause).filter(|cause| !cause.starts_with(&follows)).collect();
        let is_shown = printed.contains(&follows) || cfg!(not(feature = "implicit"));
        assert!(causes.is_empty() && is_shown && printed.contains("\nerror"), "{content}\n{printed}");
    }
}

/// rustc reports a bound that does not hold on the field and again on the derive. Only if the first
/// is about a parameter can a bound of the struct correct both.
#[test]
fn an_error_on_the_derive_is_about_a_missing_bound_only_beside_one_on_the_field() {
    let beside = |field: &str| {
        let needing = "pub trait Needed {} pub struct Global; pub struct Inner<T: ?Sized, A: Needed>(A, T);
                       pub struct Needing<T: ?Sized + Needed>(T);";
        format!("{needing} {}", DERIVE.replace("Box<T>", field))
    };
    let causes = ["cause: the type of a field requires the pointee", "cause: it comes with another E0277"];
    for field in ["Box<Inner<T, Global>>", "Box<T>, std::marker::PhantomData<Inner<u8, String>>"] {
        let printed = printed(&beside(field));
        assert!(printed.contains("cause: a type in the struct does not meet a bound"), "{printed}");
        assert!(causes.iter().all(|cause| !printed.contains(cause)), "{printed}");
    }
    let of_parameter = printed(&beside("Box<Needing<T>>"));
    assert!(causes.iter().all(|cause| of_parameter.contains(cause)), "{of_parameter}");
}

/// Where the field then has no type that rustc knows, other errors say nothing about it.
#[test]
fn an_error_beside_a_missing_bound_of_a_field_can_follow_from_it() {
    let handle = "pub trait Needed { type Handle; } pub struct Handle<A: Needed>(A::Handle);";
    let parameters = DERIVE.replace("<T: ?Sized>", "<#[pointee] T: ?Sized, A>");
    let with = |fields: &str| printed(&format!("{handle} {}", parameters.replace("Box<T>", fields)));
    let printed = with("Box<T>, std::marker::PhantomData<Handle<A>>");
    let of_token = "a field of type `PhantomData<Handle<A>>` may not mention a type or const parameter";
    let follows = "cause: it can follow from another error of the struct, “E0277: the trait bound `A: Needed`";
    assert_eq!(printed.contains(of_token), printed.contains(follows), "{printed}");
    assert!(!printed.contains("such as `Token<A>`"), "{printed}");
    let on_the_field = printed.matches("cause: the type of a field requires the pointee or another parameter").count();
    assert_eq!(on_the_field, 1, "{printed}");
}

#[test]
fn a_placeholder_in_a_struct_is_not_in_a_function() {
    let printed = printed(&DERIVE.replace("?Sized", "?Sized + Into<_>"));
    assert!(printed.contains("E0121") && !printed.contains("cause: "), "{printed}");
}
