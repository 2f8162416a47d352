//! The commas that rustc leaves behind when a `cfg` removes a parameter of a function.

use crate::derive::configured::without_stray_commas;
use proc_macro2::TokenStream;

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the tokens are balanced")
}

#[test]
fn functions_lose_commas_that_separate_nothing() {
    for (left_behind, repaired) in [
        ("fn f(, y: u8) {}", "fn f(y: u8) {}"),
        ("fn f(x: u8, , z: u8) -> u8 {}", "fn f(x: u8, z: u8) -> u8 {}"),
        ("fn f(x: u8, ,) {}", "fn f(x: u8,) {}"),
        ("fn f<F: Fn(u8)>(, , y: F);", "fn f<F: Fn(u8)>(y: F);"),
        ("unsafe extern \"C\" fn(, u8, ...) -> fn(, u16)", "unsafe extern \"C\" fn(u8, ...) -> fn(u16)"),
        ("fn f() -> ! { fn g(, y: u8) {} }", "fn f() -> ! { fn g(y: u8) {} }"),
        ("[u8; { fn f(, y: [u8; { fn g(,) {} 1 }]) {} 1 }]", "[u8; { fn f(y: [u8; { fn g() {} 1 }]) {} 1 }]"),
    ] {
        assert_eq!(without_stray_commas(tokens(left_behind)).to_string(), tokens(repaired).to_string());
    }
}

#[test]
fn everything_else_keeps_its_commas() {
    for text in [
        "fn f() { g!(, y) }",
        "fn f() { g!(fn h(, y: u8)) }",
        "macro_rules! m { (fn f(,)) => {} }",
        "fn f() {} struct Ptr(, Box<T>)",
        "Ptr(, Box<T>)",
    ] {
        assert_eq!(without_stray_commas(tokens(text)).to_string(), tokens(text).to_string());
    }
}
