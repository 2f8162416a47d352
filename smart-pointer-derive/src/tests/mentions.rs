//! What counts as a mention of a parameter.

use crate::derive::mentions::mentions;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::{Type, TypeParamBound};

/// Whether the type mentions `T`.
fn in_type(ty: TokenStream) -> bool {
    let ty: Type = syn::parse2(ty).expect("a type");
    mentions(&ty, &format_ident!("T"))
}

/// Whether the bound mentions `T`.
fn in_bound(bound: TokenStream) -> bool {
    let bound: TypeParamBound = syn::parse2(bound).expect("a bound");
    mentions(&bound, &format_ident!("T"))
}

#[test]
fn the_first_name_of_a_path_is_a_mention() {
    let in_a_group = TokenTree::Group(Group::new(Delimiter::None, quote!(T)));
    for ty in [
        quote!(T),
        quote!(r#T),
        quote!((T)),
        quote!(#in_a_group),
        quote!(T::Item),
        quote!(<T>::Item),
        quote!(<T as Iterator>::Item),
        quote!(<Vec<T>>::Item),
        quote!(<Vec<u8> as Of<T>>::Item),
        quote!(a::Of<u8, T>),
        quote!(&'a [T]),
        quote!(fn(T) -> u8),
        quote!(fn(&u8) -> T),
        quote!(dyn Fn(&T)),
        quote!(Box<dyn Iterator<Item = T>>),
        quote!(Box<dyn Of<Item: Of<T>>>),
        quote!(Box<dyn Of<Item<T> = u8>>),
        quote!(Self),
        quote!(Box<<Self as Of>::Item>),
        // Const arguments, and array lengths.
        quote!([u8; T]),
        quote!([u8; T::LEN]),
        quote!(Of<{ T }>),
        quote!(Of<{ a::f::<T>() }>),
        // What may be anything: an expression with more than a path, and what macros are given.
        quote!(
            [u8; {
                let x = S { T: 1 };
                1
            }]
        ),
        quote!([u8; a::f(a::T)]),
        quote!(a_macro!(a::T)),
        quote!([u8; a_macro![::T]]),
    ] {
        assert!(in_type(ty.clone()), "{ty}");
    }
    for bound in [quote!(Of<T>), quote!(Of<Item = T>), quote!(for<'a> Fn(&'a T)), quote!((Of<T>)), quote!(Fn() -> T)] {
        assert!(in_bound(bound.clone()), "{bound}");
    }
}

#[test]
fn any_other_name_is_not() {
    for ty in [
        quote!(a::T),
        quote!(a::T<u8>),
        quote!(::T),
        quote!(::a::T),
        quote!(<u8>::T),
        quote!(<u8 as Of>::T),
        quote!(<u8 as a::T>::Item),
        quote!(Box<dyn Of<T = u8>>),
        quote!(Box<dyn Of<T<'a> = u8>>),
        quote!(Box<dyn Of<T: Of<u8>>>),
        quote!(&'T u8),
        quote!(fn(T: u8)),
        quote!([u8; a::T]),
        quote!([u8; 1]),
        quote!(Tt),
    ] {
        assert!(!in_type(ty.clone()), "{ty}");
    }
    for bound in [quote!(Of<T = u8>), quote!(a::T), quote!('T), quote!(?Sized), quote!(Of<T: Copy>)] {
        assert!(!in_bound(bound.clone()), "{bound}");
    }
}
