//! How deep an item may be nested, and how long a chain in it may be.

use crate::derive::derive;
use crate::derive::expand::Mode;
use crate::derive::survey::{CHAIN_LIMIT, LIMIT, Survey};
use proc_macro2::{Delimiter, Group};
use quote::quote;

fn is_accepted(item: &str) -> bool {
    Survey::of(&item.parse().expect("the tokens are balanced")).is_ok()
}

#[test]
fn counts_every_kind_of_nesting_together() {
    let nested = |open: &str, close: &str, depth| format!("{}u8{}", open.repeat(depth), close.repeat(depth));
    for (open, close) in [("Box<", ">"), ("(", ")"), ("[", "]"), ("&", ""), ("* const ", ""), ("(Box<", ">)")] {
        assert!(is_accepted(&nested(open, close, LIMIT / 2)), "{open}");
    }
    for (open, close) in
        [("Box<", ">"), ("(", ")"), ("&", ""), ("-", ""), ("(Box<", ">)"), ("* const ", ""), ("fn() -> ", "")]
    {
        assert!(!is_accepted(&nested(open, close, LIMIT + 1)), "{open}");
    }
}

#[test]
fn counts_a_chain_inside_a_group() {
    assert!(is_accepted(&format!("[u8; 1 {}]", "+ 1".repeat(CHAIN_LIMIT / 4))));
    assert!(!is_accepted(&format!("[u8; 1 {}]", "+ 1".repeat(CHAIN_LIMIT))));
    let inner = format!("(1 {})", "+ 1".repeat(CHAIN_LIMIT / 4));
    assert!(is_accepted(&format!("[u8; {inner}, {inner}, {inner}]")));
    assert!(is_accepted(&format!("[u8; {inner} + {inner} + {inner}]")));
    assert!(!is_accepted(&format!("[u8; {inner} {}]", "+ 1".repeat(CHAIN_LIMIT / 4))));
    assert!(!is_accepted(&format!("[u8; 1 {}]", "as A<B, C>".repeat(CHAIN_LIMIT / 4))));
    assert!(is_accepted(&format!("(Ptr<{}>)", "&A, ".repeat(10 * CHAIN_LIMIT))));
    assert!(is_accepted(&format!("struct Ptr<T: {}Copy>(Box<T>);", "Copy + ".repeat(10 * CHAIN_LIMIT))));
}

#[test]
fn counts_nothing_that_is_only_long() {
    let parameters = "A: Fn(u8) -> Box<u8>, ".repeat(1_000);
    assert!(is_accepted(&format!("struct Ptr<{parameters}>(Box<u8>);")));
    let lengths = "[u8; A < B]; ".repeat(1_000);
    assert!(is_accepted(&lengths));
}

/// Claim: item-nesting.
#[test]
fn counts_only_groups_in_the_attributes_of_others() {
    let on_a_field = |attribute: &str| is_accepted(&format!("struct Ptr<T: ?Sized>(#[{attribute}] Box<T>);"));
    let (chain, prefixes) = ("+ 1".repeat(CHAIN_LIMIT), "&".repeat(LIMIT + 1));
    let (deep, open) = ("(".repeat(LIMIT) + &")".repeat(LIMIT), "(".repeat(LIMIT / 2) + &")".repeat(LIMIT / 2));
    assert!(on_a_field(&format!("helper(1 {chain} {prefixes} {open})")));
    assert!(on_a_field(&format!("tool::helper(1 {chain} {prefixes} {open})")));
    assert!(!on_a_field(&format!("helper({deep})")));
    assert!(!on_a_field(&format!("helper = 1 {prefixes} u8")));
    for read in ["repr", "r#repr", "allow", "cfg_attr", "smart_pointer"] {
        assert!(!on_a_field(&format!("{read}({prefixes} u8)")), "{read}");
    }
}

/// Claim: pointee-mark-misplaced.
#[test]
fn finds_no_helper_in_the_attributes_of_others() {
    let names_a_helper = |item: &str| {
        let item = item.parse().expect("the tokens are balanced");
        Survey::of(&item).is_ok_and(|survey| survey.names_a_helper)
    };
    assert!(names_a_helper("struct Ptr<T: ?Sized>(#[pointee] Box<T>);"));
    assert!(names_a_helper("struct Ptr<T: ?Sized>([Box<T>; { #[pointee] 0 }]);"));
    assert!(!names_a_helper("struct Ptr<T: ?Sized>(#[helper(pointee, #[smart_pointer])] Box<T>);"));
}

/// Claim: item-made-by-macro.
#[test]
fn finds_an_option_that_a_macro_got_as_one_token() {
    let option = "smart_pointer(coerce_only)".parse().expect("the tokens are balanced");
    let option = Group::new(Delimiter::None, option);
    let item = quote!(struct Ptr<T: ?Sized>(#[#option] Box<T>, u8););
    assert!(Survey::of(&item).is_ok_and(|survey| survey.names_a_helper));
    assert!(!derive(item, "SmartPointer", Mode::Implicit).to_string().contains("compile_error"));
}
