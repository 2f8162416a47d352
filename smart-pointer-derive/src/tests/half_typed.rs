//! Structs that someone is still writing: an editor hands them to the derive after each keystroke.
//!
//! Brackets are always closed, because the editor or the compiler closes them before a derive runs.
//! The output of the derive goes after the struct and does not change it. So the rest of the
//! program can use the struct if the output is impls, or errors on the tokens at fault.

use super::errors::compile_errors;
use super::fuzz::outcome;
use crate::derive::derive;
use crate::derive::expand::Mode;
use proc_macro2::{Group, Span, TokenStream, TokenTree};

const STRUCTS: [&str; 7] = [
    "#[repr(transparent)] pub struct Ptr<T: ?Sized>(Box<T>);",
    "/// A pointer. \n #[repr(transparent)] pub(crate) struct Ptr<T: ?Sized> { pub pointer: NonNull<Inner<T>>, marker: PhantomData<Inner<T>> }",
    "#[smart_pointer(crate = crate::vendored)] #[repr(transparent)] struct Ptr<'a, 'b: 'a, A: Copy, #[pointee] T: ?Sized + Trait<T> + 'a, B = u8, const N: usize = 3>(&'a T, PhantomData<(A, B, &'b ())>) where B: Copy, T::Item: Trait<Self>, for<'x> &'x T: Q<A>;",
    "#[repr(transparent)] struct Ptr<T, const ID: u64 = 0> where T: ListArcSafe<ID> + ?Sized { arc: Arc<T> }",
    "#[allow(dead_code)] #[repr(transparent)] struct Ptr<#[pointee] T: ?Sized, A: Allocator>(*const T, PhantomData<A>, [u8; { 0 }]);",
    "struct Ptr<#[pointee] T: ?Sized, A> { #[smart_pointer(coerce_only)] pointer: Own<T>, allocator: A, phantom: PhantomData<T> }",
    "#[repr(transparent)] struct Ptr<T: ?Sized + Fn(&u8) -> bool>(UnsafeCell<*mut T>, PhantomData<fn(T) -> T>);",
];

/// States that a struct is in for a while during editing. rust-analyzer writes `__ra_fixup` where
/// something is missing.
const STATES: [&str; 39] = [
    "struct",
    "struct Ptr",
    "struct Ptr<T>",
    "struct Ptr<T: ?>(Box<T>);",
    "struct Ptr<T: >(Box<T>);",
    "struct Ptr<T: ?Siz>(Box<T>);",
    "struct Ptr<T: ?Sized + >(Box<T>);",
    "struct Ptr<T: ?Sized, >(Box<T>);",
    "struct Ptr<T: ?Sized, #[]>(Box<T>);",
    "struct Ptr<T: ?Sized, #[poin] A>(Box<T>);",
    "struct Ptr<#[poin] T: ?Sized>(Box<T>);",
    "struct Ptr<#[pointee]>(Box<T>);",
    "struct Ptr<T: ?Sized, const>(Box<T>);",
    "struct Ptr<T: ?Sized, const N>(Box<T>);",
    "struct Ptr<T: ?Sized, const N: >(Box<T>);",
    "struct Ptr<T: ?Sized, A = >(Box<T>);",
    "struct Ptr<T: ?Sized",
    "struct Ptr<T: ?Sized(Box<T>);",
    "struct Ptr<T: ?Sized>(Box<T>)",
    "struct Ptr<T: ?Sized>(Box<T>, );",
    "struct Ptr<T: ?Sized>(Box<T>, Phantom);",
    "struct Ptr<T: ?Sized>(Box<);",
    "struct Ptr<T: ?Sized>(Box<T);",
    "struct Ptr<T: ?Sized>();",
    "struct Ptr<T: ?Sized>(&T);",
    "struct Ptr<T: ?Sized>(& T);",
    "struct Ptr<T: ?Sized>(*T);",
    "struct Ptr<T: ?Sized>(std::);",
    "struct Ptr<T: ?Sized> { pointer }",
    "struct Ptr<T: ?Sized> { pointer: }",
    "struct Ptr<T: ?Sized> { pointer: Box<T>, mark }",
    "struct Ptr<T: ?Sized> { pub }",
    "struct Ptr<T: ?Sized>(Box<T>) where",
    "struct Ptr<T: ?Sized>(Box<T>) where T;",
    "struct Ptr<T: ?Sized>(Box<T>) where T:;",
    "struct Ptr<T: ?Sized>(Box<T>) where T: Trait<;",
    "struct Ptr<T: ?Sized>(Box<__ra_fixup>);",
    "struct Ptr<T: ?Sized> { pointer: __ra_fixup }",
    "struct Ptr<T: ?Sized + __ra_fixup>(Box<T>) where __ra_fixup: __ra_fixup::__ra_fixup;",
];

/// The attributes above these structs.
const ATTRIBUTES: [&str; 18] = [
    "#[repr(transparent)]",
    "#[repr(transparen)]",
    "#[repr()]",
    "#[repr]",
    "#[]",
    "#[smart_pointer]",
    "#[smart_pointer()]",
    "#[smart_pointer(co)]",
    "#[smart_pointer(coerce_only =)]",
    "#[smart_pointer(cr)]",
    "#[smart_pointer(crate)]",
    "#[smart_pointer(crate = )]",
    "#[smart_pointer(crate = ::)]",
    "#[smart_pointer(pointee)]",
    "#[smart_pointer(pointee = )]",
    "#[smart_pointer(pointee = ,)]",
    "#[smart_pointer(pointee = 'a)]",
    "#[smart_pointer(pointee = T)]",
];

/// Claim: derive-half-typed.
#[test]
fn a_struct_up_to_any_token_gives_impls_or_an_error() {
    for item in STRUCTS.map(tokens) {
        for number in 0..count(&item) {
            assert_stays_usable(&until(item.clone(), &mut { number }));
        }
    }
}

/// Claim: derive-half-typed.
#[test]
fn a_struct_without_any_one_token_gives_impls_or_an_error() {
    for item in STRUCTS.map(tokens) {
        for number in 0..count(&item) {
            assert_stays_usable(&changed(item.clone(), &mut { number }, &|_| TokenStream::new()));
        }
    }
}

/// Claim: derive-half-typed.
#[test]
fn a_struct_with_a_word_in_front_of_any_token_gives_impls_or_an_error() {
    let words = ["__ra_fixup", "#[poin]", "#[]", ":", "<", ",", "&", "'a", "::", "pub", "where"];
    for item in STRUCTS.map(tokens) {
        for word in words.map(tokens) {
            for number in 0..count(&item) {
                let with_word = |token: &TokenTree| word.clone().into_iter().chain([token.clone()]).collect();
                assert_stays_usable(&changed(item.clone(), &mut { number }, &with_word));
            }
        }
    }
}

/// Claim: derive-half-typed.
#[test]
fn the_states_of_a_struct_give_impls_or_an_error() {
    for state in STATES {
        for attribute in ATTRIBUTES {
            assert_stays_usable(&tokens(&format!("{attribute} {state}")));
        }
    }
}

/// Claim: derive-half-typed.
#[test]
fn a_struct_that_is_complete_gives_impls() {
    for item in STRUCTS.map(tokens) {
        assert_eq!(outcome(&item, Mode::Implicit), Ok(true), "{item}");
    }
}

/// Asserts that the derive does not panic, writes only impls or errors, and puts each error on a
/// token of the input. An error may be on the derive only if the input ends too early for syn to
/// name a token.
fn assert_stays_usable(input: &TokenStream) {
    for mode in [Mode::Implicit, Mode::Explicit { unsize: true }] {
        match outcome(input, mode) {
            Err(fault) => panic!("{fault}: {input}"),
            Ok(true) => {}
            Ok(false) => {
                let mut places = Vec::new();
                collect_places(input.clone(), &mut places);
                for (message, span) in compile_errors(derive(input.clone(), "SmartPointer", mode)) {
                    let is_at_a_token = places.contains(&span.byte_range().start);
                    let is_at_the_end = is_call_site(span) && message.contains("unexpected end of input");
                    assert!(is_at_a_token || is_at_the_end, "{message} at {:?}: {input}", span.byte_range());
                }
            }
        }
    }
}

/// Collects where the tokens begin, and where the brackets are closed.
fn collect_places(tokens: TokenStream, places: &mut Vec<usize>) {
    for token in tokens {
        if is_call_site(token.span()) {
            continue;
        }
        places.push(token.span().byte_range().start);
        if let TokenTree::Group(group) = token {
            places.push(group.span_close().byte_range().start);
            collect_places(group.stream(), places);
        }
    }
}

/// Returns whether the span is that of the derive and not of a token. Outside of the compiler, that
/// span is empty. The first token of a text begins at 0 too, but is not empty.
fn is_call_site(span: Span) -> bool {
    span.byte_range().is_empty()
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the brackets are closed")
}

/// Counts the tokens at all depths together.
fn count(tokens: &TokenStream) -> usize {
    let inside = |token| match token {
        TokenTree::Group(group) => count(&group.stream()),
        _ => 0,
    };
    tokens.clone().into_iter().map(|token| 1 + inside(token)).sum()
}

/// Returns the first `left` tokens, with every group closed.
fn until(tokens: TokenStream, left: &mut usize) -> TokenStream {
    let mut before = TokenStream::new();
    for token in tokens {
        let Some(rest) = left.checked_sub(1) else { break };
        *left = rest;
        let token = match token {
            TokenTree::Group(group) => regrouped(&group, until(group.stream(), left)),
            token => token,
        };
        before.extend([token]);
    }
    before
}

/// Returns the tokens, in which `change` has replaced the one that comes after `left` others.
fn changed(tokens: TokenStream, left: &mut usize, change: &dyn Fn(&TokenTree) -> TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    for token in tokens {
        let is_chosen = *left == 0;
        *left = left.wrapping_sub(1);
        match token {
            token if is_chosen => output.extend(change(&token)),
            TokenTree::Group(group) => output.extend([regrouped(&group, changed(group.stream(), left, change))]),
            token => output.extend([token]),
        }
    }
    output
}

fn regrouped(group: &Group, content: TokenStream) -> TokenTree {
    let mut regrouped = Group::new(group.delimiter(), content);
    regrouped.set_span(group.span());
    regrouped.into()
}
