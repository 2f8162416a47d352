//! Programs that would break a promise of `kernel-pointers`: rustc rejects each of them. They
//! contain no `unsafe`, except `tracker-behind-a-box` and `item-type-by-turns`, whose `unsafe impl`
//! keeps its contract. The cases in `spellings` and `missing` break no promise: they have another
//! spelling, such as that of the kernel, or lack an impl, and show what to write instead.
//!
//! The snapshots are those of the pinned compiler: `TRYBUILD=overwrite cargo test -p
//! kernel-pointers-ui`.

use trybuild::TestCases;

/// Claim: kernel-list-arc-safe.
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[cfg_attr(not(feature = "implicit"), ignore = "the cases coerce")]
#[test]
fn no_second_list_arc_without_unsafe() {
    TestCases::new().compile_fail("list-arc/*.rs");
}

/// Claim: kernel-list-arc-safe.
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[cfg_attr(not(feature = "implicit"), ignore = "one build with trybuild is enough")]
#[test]
fn no_other_impl_for_a_list_with_elements() {
    TestCases::new().compile_fail("list/*.rs");
}

/// Claim: kernel-allocator-type.
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[cfg_attr(not(feature = "implicit"), ignore = "one build with trybuild is enough")]
#[test]
fn no_other_allocator_for_a_box() {
    TestCases::new().compile_fail("kbox/*.rs");
}

/// Claim: kernel-macros.
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[cfg_attr(not(feature = "implicit"), ignore = "one build with trybuild is enough")]
#[test]
fn no_tokens_of_the_caller_behind_an_unsafe_impl() {
    TestCases::new().compile_fail("macros/*.rs");
}

#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[cfg_attr(not(feature = "implicit"), ignore = "one build with trybuild is enough")]
#[test]
fn other_spellings_are_explained() {
    TestCases::new().compile_fail("spellings/*.rs");
}

#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[cfg_attr(not(feature = "implicit"), ignore = "one build with trybuild is enough")]
#[test]
fn an_impl_that_is_missing_is_explained() {
    TestCases::new().compile_fail("missing/*.rs");
}
