//! Expansion snapshots, and errors that no UI case can show.
//!
//! A snapshot is the pretty-printed output of the derive for the struct given here, in `expected/`. To accept a change, run
//! `BLESS=1 cargo test -p smart-pointer-derive` and read the diff.

use crate::derive::derive;
use crate::expand::Mode;
use crate::input::Input;
use crate::survey::Survey;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use std::path::Path;

fn assert_expands(name: &str, item: TokenStream, mode: Mode) {
    let output = derive(item, mode).to_string();
    let mut file = syn::parse_file(&output).expect("the derive writes items");
    file.items = file.items.into_iter().flat_map(unpacked).collect();
    let pretty = prettyplease::unparse(&file);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("expected").join(name).with_extension("rs");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &pretty).expect("the folder is there");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    if pretty != expected {
        let difference: String = dissimilar::diff(&expected, &pretty)
            .into_iter()
            .map(|chunk| match chunk {
                dissimilar::Chunk::Equal(text) => text.to_owned(),
                dissimilar::Chunk::Delete(text) => format!("[-{text}-]"),
                dissimilar::Chunk::Insert(text) => format!("[+{text}+]"),
            })
            .collect();
        panic!("expected/{name}.rs differs:\n{difference}");
    }
}

/// The call of a macro that passes items on, with those items behind it, so that the snapshot can be read.
fn unpacked(item: syn::Item) -> Vec<syn::Item> {
    let syn::Item::Macro(mut call) = item else { return vec![item] };
    let tokens: Vec<_> = call.mac.tokens.into_iter().collect();
    let is_where = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "where");
    let own = tokens.iter().position(is_where).map_or(tokens.len(), |at| at + 2);
    call.mac.tokens = tokens[..own].iter().cloned().collect();
    let passed_on: syn::File = syn::parse2(tokens[own..].iter().cloned().collect()).expect("items end the call");
    std::iter::once(syn::Item::Macro(call)).chain(passed_on.items).collect()
}

macro_rules! expansions {
    ($($name:ident: $mode:ident { $($item:tt)* })*) => {
        $(
            #[test]
            fn $name() {
                assert_expands(stringify!($name), quote!($($item)*), Mode::$mode { unsize: true });
            }
        )*
    };
}

#[test]
fn without_unsize() {
    let item = quote! {
        #[repr(transparent)]
        struct Ptr<T: ?Sized>(Box<T>);
    };
    assert_expands("without_unsize", item.clone(), Mode::Implicit { unsize: false });
    assert_expands("plain_stable_without_unsize", item, Mode::Explicit { unsize: false });
}

expansions! {
    one_parameter: Implicit {
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(Box<T>);
    }
    plain_stable: Explicit {
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(Box<T>);
    }
    plain_stable_every_kind_of_parameter_and_field: Explicit {
        #[repr(transparent)]
        struct Ptr<'a, 'b: 'a, A: ?Sized, #[pointee] T: ?Sized + Trait<Self> + 'a, const N: usize = 3>
        where
            T: Trait<A>,
        {
            r#type: NonNull<Inner<T, Self>>,
            unit: (),
            marker: PhantomData<(*const A, &'b ())>,
            pinned: PhantomPinned,
            phantom: PhantomData<Inner<T, Self>>,
        }
    }
    every_kind_of_parameter: Implicit {
        #[repr(transparent)]
        struct Ptr<'a, 'b: 'a, A, #[pointee] T: ?Sized + Trait<T> + 'a, B = u8, const N: usize = 3>
        where
            B: Copy,
            'b: 'a,
        {
            pointer: &'a T,
            marker: PhantomData<(A, B, &'b ())>,
        }
    }
    bounds_that_mention_the_pointee: Implicit {
        #[repr(transparent)]
        struct Ptr<Y, Z: Q<T> + Copy, #[pointee] T: ?Sized + Q<T>, X: Q<T> = ()>(Box<T>, PhantomData<(X, Y, Z)>)
        where
            Y: Q<T> + Copy,
            for<'x> &'x T: Q<X>,
            X: Copy;
    }
    associated_types_and_self: Implicit {
        #[repr(transparent)]
        struct Ptr<T: ?Sized + Trait<Self>, const N: usize>(Box<T>)
        where
            T::Item: Copy,
            <T as Trait<Self>>::Other: Copy,
            Self: Copy;
    }
    maybe_sized_in_the_where_clause: Implicit {
        #[repr(transparent)]
        struct ListArc<T, const ID: u64 = 0>
        where
            T: ListArcSafe<ID> + ?Sized,
        {
            arc: Arc<T>,
        }
    }
    names_that_collide: Implicit {
        #[repr(transparent)]
        struct Ptr<__S, #[pointee] r#T: ?Sized, __S1>(Box<T>, PhantomData<(__S, __S1)>);
    }
    fields_that_rustc_must_judge: Implicit {
        #[repr(transparent)]
        struct Ptr<T: ?Sized, const N: usize>(NonNull<Inner<T, Self>>, Token<N>, Alias<T>);
    }
    another_path_of_the_runtime_crate: Implicit {
        #[smart_pointer(crate = crate::vendored)]
        #[repr(transparent)]
        struct Ptr<T: ?Sized>(NonNull<Inner<T>>);
    }
    lint_levels: Implicit {
        #[allow(non_camel_case_types)]
        #[expect(non_upper_case_globals)]
        #[repr(transparent)]
        struct Ptr<#[deny(nonstandard_style)] t: ?Sized, const n: usize>(Box<t>);
    }
}

/// What `item`'s errors say, one string each.
fn errors(item: TokenStream) -> Vec<String> {
    let survey = Survey::check_depth(&item).expect("the item is not deep");
    let error = syn::parse2(item)
        .and_then(|item| Input::from_syn(&item, survey).validate().map(|_| ()))
        .expect_err("the item is invalid");
    error.into_iter().map(|error| error.to_string()).collect()
}

#[test]
fn every_mistake_is_reported_at_once() {
    let errors = errors(quote! {
        #[pointee]
        #[repr(C)]
        #[smart_pointer(path = x)]
        struct Ptr<T, A, const Ptr: usize>(T);
    });
    let starts = [
        "`SmartPointer` requires `Ptr` to be `#[repr(transparent)]`",
        "the `#[pointee]` attribute may only be used",
        "unknown option",
        "the parameter `Ptr` has the name of the struct",
        "exactly one type parameter must be marked",
    ];
    assert_eq!(errors.len(), starts.len(), "{errors:#?}");
    for (error, start) in errors.iter().zip(starts) {
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn every_error_says_what_to_write() {
    let items = [
        quote!(
            enum Ptr<T: ?Sized> {
                A(Box<T>),
            }
        ),
        quote!(
            struct Ptr<T>(T);
        ),
        quote!(
            #[repr(transparent)]
            struct Ptr;
        ),
        quote!(
            #[repr(transparent)]
            struct Ptr<T: ?Sized>(Box<T>, Box<T>, usize);
        ),
    ];
    for error in items.into_iter().flat_map(errors) {
        assert!(error.contains("\nhelp: "), "{error}");
    }
}

#[test]
fn tokens_that_are_no_item_give_an_error_and_no_panic() {
    for tokens in [
        quote!(),
        quote!(struct),
        quote!(struct Ptr<T: ?Sized>(Box<T>)),
        quote!(
            fn f() {}
        ),
    ] {
        let output = derive(tokens, Mode::Implicit { unsize: true }).to_string();
        assert!(output.contains("compile_error"), "{output}");
    }
}
