//! The pointee replaced by another name, in every form of a predicate.

use crate::derive::expand::substitute::{Replacement, Substitution};
use quote::{ToTokens, format_ident, quote};
use syn::{WherePredicate, parse_quote};

/// Returns the predicate of `Ptr<T, A>` with `__S` instead of `T`, or `None` if it mentions neither
/// `T` nor `Self`.
fn substituted(predicate: &WherePredicate) -> Option<String> {
    let replacement = format_ident!("__S");
    let substitution = Substitution {
        pointee: &format_ident!("T"),
        items: &[],
        replacement: Replacement::Name(&replacement),
        target: &quote!(Ptr<__S, A>),
    };
    substitution.predicate(predicate).map(|predicate| predicate.to_token_stream().to_string())
}

macro_rules! substitutions {
    ($($name:ident: { $($from:tt)* } => { $($to:tt)* })*) => {
        $(
            #[test]
            fn $name() {
                let expected: Option<WherePredicate> = syn::parse2(quote!($($to)*)).ok();
                let expected = expected.map(|predicate| predicate.to_token_stream().to_string());
                assert_eq!(substituted(&parse_quote!($($from)*)), expected);
            }
        )*
    };
}

substitutions! {
    the_bare_pointee: { T: Copy } => { __S: Copy }
    the_pointee_in_parentheses: { (T): Copy } => { (__S): Copy }
    a_raw_identifier_is_the_same_name: { r#T: Copy } => { __S: Copy }
    an_argument_of_a_bound: { A: Trait<T> } => { A: Trait<__S> }
    one_bound_of_several: { A: Copy + Trait<T> } => { A: Copy + Trait<__S> }
    an_associated_type: { T::Item: Copy } => { __S::Item: Copy }
    an_associated_type_of_an_associated_type: { T::Item::Next: Copy } => { __S::Item::Next: Copy }
    a_qualified_associated_type: { <T as Trait>::Item: Copy } => { <__S as Trait>::Item: Copy }
    the_value_of_an_associated_type: { A: Trait<Item = T> } => { A: Trait<Item = __S> }
    the_name_of_an_associated_type_stays: { A: Trait<T = u8> } => { }
    the_bound_on_an_associated_type: { A: Trait<Item: Trait<T>> } => { A: Trait<Item: Trait<__S>> }
    under_a_binder: { for<'x> &'x T: Trait<'x> } => { for<'x> &'x __S: Trait<'x> }
    under_a_binder_of_a_bound: { A: for<'x> Trait<&'x T> } => { A: for<'x> Trait<&'x __S> }
    a_lifetime_bound: { T: 'a } => { __S: 'a }
    a_closure_bound: { A: Fn(T) -> Box<T> } => { A: Fn(__S) -> Box<__S> }
    a_function_pointer: { fn(T) -> A: Copy } => { fn(__S) -> A: Copy }
    a_trait_object: { dyn Trait<T>: Copy } => { dyn Trait<__S>: Copy }
    the_self_type: { Self: Copy } => { Ptr<__S, A>: Copy }
    the_self_type_as_an_argument: { T: Trait<Self> } => { __S: Trait<Ptr<__S, A>> }
    another_parameter: { A: Copy } => { }
    a_segment_with_the_same_name: { module::T: Copy } => { }
    a_lifetime_predicate: { 'a: 'b } => { }
}
