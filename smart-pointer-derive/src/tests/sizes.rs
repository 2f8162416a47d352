//! Structs of a size that nobody would write. For each, the derive gives impls or an error, on the
//! stack that it has in rustc.
//!
//! Time is not tested here. `cargo bench -p evidence --bench sizes` shows how it grows.

use super::fuzz::{WORDS, outcome};
use crate::derive::expand::Mode;
use crate::derive::survey::CHAIN_LIMIT;
use proc_macro2::TokenStream;
use std::thread;

/// What the compiler gives to its main thread, and with it to a derive.
const STACK: usize = 8 << 20;

/// The size of the stack for a struct with [`MANY`] parts of one kind. A quarter of the stack for
/// that many parts is as strict as the whole stack for 10,000.
const QUARTER: usize = STACK / 4;

const MANY: usize = 2_500;

/// More than enough to overflow the stack, if there were no limit.
const DEPTHS: [usize; 3] = [65, 500, 5_000];

/// What can be repeated in an expression, in a pattern or after a type, in addition to the words of
/// the mutation.
const FURTHER_WORDS: [&str; 30] = [
    "+ 1",
    "- 1",
    "&& a",
    "|| a",
    "= a",
    "+= a",
    ".. a",
    "as u8",
    ".a",
    ".0",
    ".a()",
    ".await",
    "?",
    "[0]",
    "(0)",
    "return",
    "break",
    "'a: loop",
    "async move",
    "|a|",
    "move ||",
    "if a {} else",
    "let a = b;",
    "A =",
    "&raw const",
    "A!",
    "as A<B, C>",
    ".a::<B, C>()",
    "= a::<B, C>",
    "- a::<B, C>",
];

/// Where a word is repeated. `$` stands for the repetition.
const PLACES: [&str; 11] = [
    "$ #[repr(transparent)] struct Ptr<T: ?Sized>(Box<T>);",
    "#[repr($)] #[smart_pointer($)] struct Ptr<T: ?Sized>(Box<T>);",
    "#[repr(transparent)] struct Ptr<$>(Box<T>);",
    "#[repr(transparent)] struct Ptr<T: ?Sized + $>(Box<T>);",
    "#[repr(transparent)] struct Ptr<T: ?Sized = $>(Box<T>);",
    "#[repr(transparent)] struct Ptr<T: ?Sized, const N: usize = { $ 1 }>(Box<T>);",
    "#[repr(transparent)] struct Ptr<T: ?Sized>(Box<T>) where $ T: Copy;",
    "#[repr(transparent)] struct Ptr<T: ?Sized>(Box<T>, $ u8);",
    "#[repr(transparent)] struct Ptr<T: ?Sized>(Box<T>, T $);",
    "#[repr(transparent)] struct Ptr<T: ?Sized>(Box<T>, [u8; a $]);",
    "#[repr(transparent)] struct Ptr<T: ?Sized>(Box<T>, [u8; { $ }]);",
];

/// Returns whether a struct gives impls on a stack of this many bytes.
fn gives_impls(stack: usize, item: String) -> bool {
    let run = move || {
        let item: TokenStream = item.parse().expect("the tokens are balanced");
        [Mode::Implicit, Mode::Explicit { unsize: true }]
            .map(|mode| outcome(&item, mode).unwrap_or_else(|fault| panic!("{fault}")))
    };
    let thread = thread::Builder::new().stack_size(stack).spawn(run).expect("a thread can be started");
    let [implicit, explicit] = thread.join().expect("the derive gives impls or an error");
    assert_eq!(implicit, explicit, "an error does not depend on the mode");
    implicit
}

fn many(write: impl Fn(usize) -> String) -> String {
    (0..MANY).map(write).collect()
}

/// Claim: derive-sizes.
#[test]
fn a_large_struct_gives_impls() {
    let items = [
        format!("struct Ptr<#[pointee] T: ?Sized, {}>(Box<T>);", many(|i| format!("A{i},"))),
        format!("struct Ptr<{} T: ?Sized>(Box<T>);", many(|i| format!("'a{i},"))),
        format!("struct Ptr<T: ?Sized, {}>(Box<T>);", many(|i| format!("const N{i}: usize,"))),
        format!("struct Ptr<T: ?Sized + {}>(Box<T>);", many(|i| format!("Trait<T, {i}> +"))),
        format!("struct Ptr<T: ?Sized>(Box<T>) where {};", many(|i| format!("[u8; {i}]: Trait<T, Self>,"))),
        format!("struct Ptr<T: ?Sized>(Box<T>, {});", many(|_| "(),".to_owned())),
        format!("struct Ptr<T: ?Sized>(Box<T>, {});", many(|i| format!("Token<T, {i}>,"))),
        format!("struct Ptr<T: ?Sized>(Box<T>, PhantomData<({})>);", many(|_| "fn(T, Self) -> T,".to_owned())),
        format!("#[doc = \"{}\"] struct Ptr<T: ?Sized>(Box<T>);", "word ".repeat(1 << 18)),
        format!("{} struct Ptr<T: ?Sized>(Box<T>);", "#[allow(dead_code)] ".repeat(MANY)),
        format!("struct Ptr<{} T: ?Sized>(Box<T>);", many(|i| format!("'__S{},", "_".repeat(i % 100)))),
    ];
    for item in items {
        let start: String = item.chars().take(80).collect();
        assert!(gives_impls(QUARTER, format!("#[repr(transparent)] {item}")), "{start}");
    }
}

/// Claim: derive-sizes.
#[test]
fn as_many_mistakes_give_as_many_errors() {
    for field in ["Box<T>,", "usize,", "A,", "[T; 2],"] {
        let item = format!("struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, {});", field.repeat(MANY));
        assert!(!gives_impls(QUARTER, format!("#[repr(transparent)] {item}")), "{field}");
    }
    let marked = format!("#[repr(transparent)] struct Ptr<{}>(Box<T>);", many(|i| format!("#[pointee] A{i},")));
    assert!(!gives_impls(QUARTER, marked));
}

/// Claim: derive-sizes.
#[test]
fn a_deep_struct_gives_an_error() {
    let kinds = [
        ("Box<", ">"),
        ("(", ",)"),
        ("[", "; 1]"),
        ("&", ""),
        ("* const ", ""),
        ("fn() -> ", ""),
        ("fn(", ")"),
        ("dyn Fn(", ")"),
        ("<", " as Trait>::A"),
        ("[u8; { ", " }]"),
        ("impl Trait<", ">"),
        ("A<{ ", " }>"),
        ("m!(", ")"),
        ("for<'a> fn(&'a ", ")"),
    ];
    for (open, close) in kinds {
        for depth in DEPTHS {
            let ty = format!("{}T{}", open.repeat(depth), close.repeat(depth));
            for item in [
                format!("struct Ptr<T: ?Sized>(Box<T>, {ty});"),
                format!("struct Ptr<T: ?Sized + Trait<{ty}>>(Box<T>);"),
                format!("struct Ptr<T: ?Sized>(Box<T>) where {ty}: Copy;"),
                format!("struct Ptr<T: ?Sized = {ty}>(Box<T>);"),
            ] {
                assert!(!gives_impls(STACK, format!("#[repr(transparent)] {item}")), "{depth} times {open}");
            }
        }
    }
}

/// Claim: derive-sizes.
#[test]
fn a_word_repeated_in_any_place_gives_impls_or_an_error() {
    for word in WORDS.into_iter().chain(FURTHER_WORDS) {
        let tokens = word.parse::<TokenStream>().expect("the words are tokens").into_iter().count();
        for place in PLACES {
            // As long as a chain may be, and longer.
            for times in [CHAIN_LIMIT / tokens - 1, 2 * CHAIN_LIMIT] {
                gives_impls(STACK, place.replace('$', &format!("{word} ").repeat(times)));
            }
        }
    }
}

/// Claim: derive-sizes.
#[test]
fn chains_in_chains_give_impls_or_an_error() {
    for (open, link, close) in
        [("(", "+ 1", ")"), ("(", ".a", ")"), ("[", "?", "]"), ("{", "as u8", "}"), ("a(", "[0]", ")")]
    {
        let links = link.repeat(CHAIN_LIMIT / 4);
        for depth in [4, 16, 60] {
            let expression = format!("{}a{}", open.repeat(depth), format!("{links} {close}").repeat(depth));
            gives_impls(STACK, format!("#[repr(transparent)] struct Ptr<T: ?Sized>(Box<T>, [u8; {expression}]);"));
        }
    }
}
