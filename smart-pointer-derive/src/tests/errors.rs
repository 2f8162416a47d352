//! Errors that no UI case can show.

use crate::derive::derive;
use crate::derive::expand::Mode;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;

/// Returns the message and the place of each `compile_error!`.
pub(super) fn compile_errors(output: TokenStream) -> Vec<(String, Span)> {
    let tokens: Vec<TokenTree> = output.into_iter().collect();
    let here = |at: usize| match &tokens[at..] {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Group(message), ..] if name == "compile_error" => {
            vec![(message.stream().to_string(), name.span())]
        }
        [TokenTree::Group(group), ..] => compile_errors(group.stream()),
        _ => Vec::new(),
    };
    (0..tokens.len()).flat_map(here).collect()
}

/// Returns the messages of the errors for `item`.
fn errors(item: TokenStream) -> Vec<String> {
    errors_of("SmartPointer", item)
}

/// What the errors of the derive with this name say.
fn errors_of(name: &str, item: TokenStream) -> Vec<String> {
    let errors = compile_errors(derive(item, name, Mode::Implicit)).into_iter();
    errors.map(|(message, _)| message.trim_matches('"').replace("\\n", "\n")).collect()
}

#[test]
fn every_mistake_is_reported_at_once() {
    let errors = errors(quote! {
        #[repr(C)]
        #[smart_pointer(crate = "x y")]
        struct Ptr<T, A, #[smart_pointer(x)] const Ptr: usize>(T);
    });
    let starts = [
        "`SmartPointer` requires `Ptr` to be `#[repr(transparent)]`",
        "the `#[smart_pointer]` attribute may only be used",
        "expected a path after `crate =`",
        "the parameter `Ptr` has the same name as the struct",
        "exactly one type parameter must be marked",
    ];
    assert_eq!(errors.len(), starts.len(), "{errors:#?}");
    for (error, start) in errors.iter().zip(starts) {
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn a_mark_in_the_wrong_place_is_one_error() {
    let errors = errors(quote! {
        #[repr(transparent)]
        struct Ptr<T: ?Sized, A>(#[pointee] Box<T>, PhantomData<A>);
    });
    assert_eq!(errors.len(), 1, "{errors:#?}");
}

#[test]
fn every_mistake_in_one_list_of_options_is_reported() {
    let starts_of = |options: TokenStream| {
        let item = quote! {
            #[repr(transparent)]
            #[smart_pointer(#options)]
            struct Ptr<T: ?Sized, A>(Box<T>, PhantomData<A>);
        };
        errors(item)
            .iter()
            .map(|error| error.split_once(';').map_or(&**error, |split| split.0).to_owned())
            .collect::<Vec<_>>()
    };
    let unknown = "unknown option";
    assert_eq!(starts_of(quote!(krate = x, path = y, pointee = T)), [unknown; 2]);
    assert_eq!(starts_of(quote!(krate(x, y), pointee = T, pointee = T)).len(), 2);
    // The tokens that are left of a wrong option are not reported as a second mistake.
    for pointee in [quote!(Vec<T, A>), quote!(Vec<Vec<T>, A>), quote!((T, A)), quote!("T"), quote!()] {
        assert_eq!(starts_of(quote!(pointee = #pointee, crate = pin_coerce_unsized)).len(), 1, "{pointee}");
    }
    assert_eq!(starts_of(quote!(crate = "a", pointee = <T as A<T, A>>::B)).len(), 2);
}

/// Claim: item-clause-last.
#[test]
fn a_clause_before_the_fields_is_one_error() {
    let behind = "the where-clause of a tuple struct goes after its fields";
    let none = "`SmartPointer` can only be derived on a `struct` with at least one field";
    for (bounds, start) in [
        (quote!(T: ?Sized(Box<T>)), behind),
        (quote!(T: ?Sized, T: Send + Sync(Box<T>)), behind),
        (quote!(T: ?Sized + Fn(Box<T>)), none),
        (quote!(T: ?Sized + Of(Box<T>) -> u8), none),
    ] {
        let errors = errors(quote!(
            #[repr(transparent)]
            struct Ptr<T> where #bounds;
        ));
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert!(errors[0].starts_with(start), "{errors:#?}");
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
fn every_error_uses_the_name_that_the_user_wrote() {
    let items = [
        quote!(
            enum Ptr<T: ?Sized> {
                A(Box<T>),
            }
        ),
        quote!(
            union Ptr<T: ?Sized> {
                a: &'static T,
            }
        ),
        quote!(
            struct Ptr;
        ),
        quote!(
            struct Ptr<T>(Box<T>);
        ),
        quote!(
            struct Ptr<T, A>(Box<T>)
            where
                A: Trait<alias!(T)>;
        ),
        quote!(
            struct Ptr<T: ?Sized>(Box<T>)
            where
                alias!(T): Copy;
        ),
    ];
    for item in items {
        let ours = errors(item.clone());
        let upstream = errors_of("CoercePointee", item);
        assert!(ours.iter().any(|error| error.contains("SmartPointer")), "{ours:#?}");
        let renamed: Vec<_> = ours.iter().map(|error| error.replace("SmartPointer", "CoercePointee")).collect();
        assert_eq!(upstream, renamed);
    }
}

#[test]
fn tokens_that_are_not_an_item_give_an_error_and_no_panic() {
    for tokens in [
        quote!(),
        quote!(struct),
        quote!(struct Ptr<T: ?Sized>(Box<T>)),
        quote!(
            fn f() {}
        ),
    ] {
        let output = derive(tokens, "SmartPointer", Mode::Implicit).to_string();
        assert!(output.contains("compile_error"), "{output}");
    }
}

#[test]
fn a_macro_is_found_only_if_it_is_handed_the_pointee() {
    let find = |predicate: TokenStream| {
        let item = quote! {
            #[repr(transparent)]
            struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>)
            where
                #predicate;
        };
        errors(item).len()
    };
    assert_eq!(find(quote!(alias!(T): Copy)), 1);
    assert_eq!(find(quote!(A: Trait<alias!([T; 3])>)), 1);
    assert_eq!(find(quote!(alias!(Self): Copy)), 1);
    assert_eq!(find(quote!(alias!(A): Copy)), 0);
    assert_eq!(find(quote!(alias!(&'T A): Copy)), 0);
}
