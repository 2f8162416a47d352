//! The cases below `ui/`, each with its snapshot.

use trybuild::TestCases;

/// The derive's own words are the same for every compiler and in both modes.
#[test]
fn rejected_by_the_derive() {
    TestCases::new().compile_fail("ui/fail/**/*.rs");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no impls to attack")]
#[rustversion::attr(
    not(stable(1.95)),
    ignore = "the words are rustc 1.95's; `cargo run` compares verdicts on every compiler"
)]
#[test]
fn attacks_rejected() {
    TestCases::new().compile_fail("ui/attack/**/*.rs");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no impls for rustc to check")]
#[rustversion::attr(
    not(stable(1.95)),
    ignore = "the words are rustc 1.95's; `cargo run` compares verdicts on every compiler"
)]
#[test]
fn rejected_by_rustc() {
    TestCases::new().compile_fail("ui/fail-rustc/**/*.rs");
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no coercion to run")]
#[test]
fn accepted() {
    let cases = TestCases::new();
    cases.pass("ui/pass/**/*.rs");
    cases.pass("ui/known-gap/*.rs");
}
