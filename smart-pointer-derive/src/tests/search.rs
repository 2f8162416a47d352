//! What is found in bounds.

use crate::derive::search::elides_lifetime;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{format_ident, quote};

#[test]
fn only_the_result_of_a_function_that_takes_the_pointee_elides_a_lifetime() {
    let elides = |tokens| elides_lifetime(tokens, &format_ident!("T"));
    let result: TokenStream = quote!(&u8);
    let invisible = TokenTree::Group(Group::new(Delimiter::None, result));
    for tokens in [
        quote!(T: Of<fn(&T) -> &u8>),
        quote!(A: Fn(&T) -> (u8, &u8)),
        quote!(A: Fn(&T) -> [&u8; 2]),
        quote!(A: Fn(&T) -> *const (u8, &u8)),
        quote!(A: Fn(&T) -> Box<dyn (Trait<&u8>)>),
        quote!(A: Fn(&T) -> Result<u8, &u8>),
        quote!(A: Fn(&T) -> Result<u8, Cow<'_, str>> + Copy),
        quote!(A: Fn(&T) -> Box<dyn Debug + '_>),
        quote!(A: (Fn(&T) -> (&u8))),
        quote!(A: Fn(&'a T) -> (&u8,)),
        quote!(A: Fn(&T::Item) -> &u8),
        quote!(A: Fn(&T) -> #invisible),
        quote!(A: Fn() -> fn(&T) -> &u8),
        quote!(A: for<'x> Fn(fn(&T) -> (u8, &u8), &'x u8) -> &'x u8),
    ] {
        assert!(elides(tokens.clone()), "{tokens}");
    }
    for tokens in [
        quote!(A: Fn(&T) -> u8),
        quote!(A: Fn(&T) -> &'static u8),
        quote!(A: for<'x> Fn(&'x T) -> &'x u8),
        quote!(A: Fn(&u8) -> &T),
        quote!(A: Fn(&T) -> fn(&u8) -> u8),
        quote!(A: Fn(&T) -> u8, B: Of<&'a u8>),
        quote!(A: Of<fn(&T) -> u8, fn(&u8) -> &u8>),
        quote!(A: Fn(&T)),
    ] {
        assert!(!elides(tokens.clone()), "{tokens}");
    }
}
