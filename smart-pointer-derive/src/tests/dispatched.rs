//! Snapshots of what the attribute `dispatch` writes, and token streams that nobody would write.

use super::expansions::assert_expands;
use super::fuzz::{Material, Mutator, attribute_that_can_be_a_macro};
use crate::derive::expand::Mode;
use crate::dispatch::bounds::receiver;
use crate::dispatch::dispatch;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;
use std::panic::catch_unwind;
use std::str::FromStr;
use syn::visit::Visit;
use syn::{Block, File, Item, ItemTrait, Token};

#[test]
fn one_function() {
    let item = quote! {
        pub trait Work {
            fn run(this: Ptr<Self>);
        }
    };
    assert_expands("dispatch_one_function", &dispatch(quote!(), &item, MODE));
}

#[test]
fn every_kind_of_parameter_and_function() {
    let item = quote! {
        #[cfg(unix)]
        pub(crate) trait Work<'a, A: Copy, const N: usize = 3>: Debug + 'a
        where
            Self: Other<A>,
        {
            /// Runs.
            #[must_use]
            fn run<'b>(this: Pin<Ptr<'b, Self>>, (left, right): (A, [u8; N]), text: &str) -> Option<A>
            where
                'a: 'b;
            fn first(this: Rc<Self>, by: &dyn for<'x> Key<'x>) -> &u8;
            fn untouched(&self) {}
        }
    };
    assert_expands("dispatch_every_kind", &dispatch(quote!(calls = Calls, crate = crate::vendored), &item, MODE));
}

/// Returns whether the pointer can be narrowed, by what `receiver` writes.
fn is_narrowed(arguments: TokenStream) -> bool {
    match receiver(arguments).to_string().as_str() {
        "type __Receiver = () ;" => true,
        "type __Receiver = (() ,) ;" => false,
        written => panic!("{written}"),
    }
}

fn mean_the_same(old: &TokenStream, new: &TokenStream) -> bool {
    is_narrowed(quote!([T] [__S] [Ptr<__S, A,>] [#old] [#new]))
}

fn group(tokens: TokenStream) -> Group {
    Group::new(Delimiter::None, tokens)
}

/// Claim: dispatching-bounds-hide-no-code.
#[test]
fn bounds_that_mean_something_else() {
    let (name, call, negative) = (group(quote!(A::B)), group(quote!(of!(A))), group(quote!(-3)));
    let length = group(quote!(; of));
    let shown = [
        quote!(for<'a> r#type::Of<'a, { 2 }, { -2 }, { N }, "text", _>: ?Sized + Fn(&&'a [u8; N]) -> *const (A,)),
        quote!(<dyn Of as ::of::Of>::Item: Is<Item = Vec<Vec<#name>>>),
        quote!(A: Of<{ #negative }, -1, [[u8; { 3 }]; 4]>),
        quote!(),
    ];
    for bounds in shown {
        assert!(mean_the_same(&bounds, &quote!()), "{bounds}");
    }
    let hidden = [
        quote!(A: Vec<of![u8]>),
        quote!(A: (Vec<[#[of] u8]>)),
        quote!(A: Of<#call>),
        quote!(A: Of<[u8; #call]>),
        quote!(A: Of<{ #call }>),
        quote!(A: Of<[u8; of()]>),
        quote!(A: Of<[u8; of::<A>::B]>),
        quote!(A: Of<[u8; A::B]>),
        quote!(A: Of<[u8 #length (1)]>),
        quote!(A: Of<[u8; (A)]>),
        quote!(A: Of<[u8; A B]>),
        quote!(A: Of<[u8; -A]>),
        quote!(A: Of<[u8; 1 + 1]>),
        quote!(A: Of<[u8; of(&async { N })]>),
        quote!(A: Of<[u8; of(|| 0)]>),
        quote!(A: Of<{}>),
        quote!(A: Of<{ -A }>),
        quote!(A: Of<{ Self::A }>),
        quote!(A: Of<{ --1 }>),
        quote!(A: Of<{ async { A } }>),
        quote!(A: Of<{ A; }>),
        quote!(A: Of<{ { A; 0 } }>),
        quote!(A: Of<{ (A) }>),
    ];
    for bounds in hidden {
        assert!(!mean_the_same(&bounds, &quote!()), "{bounds}");
        assert!(!mean_the_same(&quote!(), &bounds), "{bounds}");
    }

    let about_both = [
        (quote!(T: Of<(__S,)>), quote!()),
        (quote!(), quote!(__S: Of<[T]>)),
        (quote!(), quote!(r#T: Of)),
        (quote!(), quote!(__S: Of<Self>)),
    ];
    for (old, new) in about_both {
        assert!(!mean_the_same(&old, &new), "{old}, {new}");
    }
    for arguments in [
        quote!(),
        quote!([T] [__S] [] []),
        quote!([] [__S] [] [] []),
        quote!(T __S [] [] [] []),
        quote!([T] [S; 1] [] [] []),
    ] {
        assert!(!is_narrowed(arguments.clone()), "{arguments}");
    }
}

/// Claim: dispatching-bounds-hide-no-code.
#[test]
fn bounds_that_are_copies() {
    let (hidden, path, assigned) = (group(quote!(T)), group(quote!(of::)), group(quote!(= u8)));
    // Each literal of a `quote!` has a span of its own.
    let two = Literal::u8_unsuffixed(2);
    let copies = [
        (quote!(for<> T: (Of<Self>) +,), quote!(for<> __S: (Of<Ptr<__S, A,>>) +,)),
        (quote!(for<> A: (Copy) + (Of<T, { #two }>) + 'a +,), quote!(for<> A: (Of<__S, { #two }>) +,)),
        (
            quote!(for<> Of<A, T>: (Fn(A) -> T) +, for<'a> &'a T: (Of) +, for<> T: 'a +,),
            quote!(for<> __S: 'a +, for<'a> &'a __S: (Of) +, for<> Of<A, __S>: (Fn(A) -> __S) +,),
        ),
        (quote!(for<> <T as Of<A>>::Item: (Copy) +,), quote!(for<> <__S as Of<A>>::Item: (Copy) +,)),
        (quote!(for<> A: (Copy) + (Of<T>) +,), quote!(for<> A: (Copy) + (Of<__S>) +,)),
        // Only the last one is the pointee.
        (quote!(for<'T> A: (of::T<'T, T = u8, Of = T>) +,), quote!(for<'T> A: (of::T<'T, T = u8, Of = __S>) +,)),
        (quote!(for<> A: (of::#hidden<#hidden = T>) +,), quote!(for<> A: (of::#hidden<#hidden = __S>) +,)),
        (quote!(for<> A: (Of<[T; T], { T }>) +,), quote!(for<> A: (Of<[__S; T], { T }>) +,)),
    ];
    for (old, new) in &copies {
        assert!(mean_the_same(old, new), "{old}, {new}");
        assert!(!mean_the_same(old, &quote!()), "{old}");
        assert!(!mean_the_same(&quote!(), new), "{new}");
        assert!(!mean_the_same(old, &quote!(#new for<> B: (Copy) +,)), "{new}");
    }
    let others = [
        // `A::Item` is `T`, by a bound that the new pointee does not have.
        (quote!(for<> A: (Of<T, Item = T>) +,), quote!(for<> __S: (Is<A::Item>) +,)),
        (quote!(for<> T: (Of<A>) +,), quote!(for<> __S: (Of<B>) +,)),
        (quote!(for<> A: (of::T<T>) +,), quote!(for<> A: (of::__S<__S>) +,)),
        (quote!(for<> A: (#path T<T>) +,), quote!(for<> A: (#path __S<__S>) +,)),
        (quote!(for<> A: (Of<T #assigned, T>) +,), quote!(for<> A: (Of<__S #assigned, __S>) +,)),
        (quote!(for<> A: (Of<[u8; T], T>) +,), quote!(for<> A: (Of<[u8; __S], __S>) +,)),
        (quote!(for<> A: (Of<{ T }, T>) +,), quote!(for<> A: (Of<{ __S }, __S>) +,)),
    ];
    for (old, new) in others {
        assert!(!mean_the_same(&old, &new), "{old}, {new}");
    }
    // One text, which may mean another name or start in another place.
    let (name, colons) = (Ident::new("Of", written_elsewhere()), Token![::](written_elsewhere()));
    let copies_of_the_text = [
        (quote!(for<> A: (Of<T>) +,), quote!(for<> A: (#name<__S>) +,)),
        (quote!(for<> A: (::of::Of<T>) +,), quote!(for<> A: (#colons of::Of<__S>) +,)),
        (quote!(for<> T: (Of<[Self; 2]>) +,), quote!(for<> __S: (Of<[Ptr<__S, A,>; 2]>) +,)),
    ];
    for (old, new) in copies_of_the_text {
        assert!(!mean_the_same(&old, &new), "{old}, {new}");
    }
    for parameters in [quote!(__S, __S,), quote!(T, __S,), quote!(__S, r#T,)] {
        let (old, new) = (quote!(for<> A: (Of<T>) +,), quote!(for<> A: (Of<__S>) +,));
        assert!(!is_narrowed(quote!([T] [__S] [Ptr<#parameters>] [#old] [#new])), "{parameters}");
    }
}

/// Returns a span that differs from those of `quote!`.
fn written_elsewhere() -> Span {
    let mut tokens = TokenStream::from_str("elsewhere").unwrap().into_iter();
    tokens.next().unwrap().span()
}

/// A type can have an array length that declares functions, and in a body they could name the
/// body's `Caller`.
///
/// Claim: dispatching-sealed.
#[test]
fn no_type_of_a_signature_is_in_a_body() {
    struct Bodies(String);

    impl Visit<'_> for Bodies {
        fn visit_block(&mut self, block: &Block) {
            self.0 += &block.to_token_stream().to_string();
        }
    }

    let item = quote! {
        trait Work<A>: Super where A: Bound {
            fn run<'b>(this: Ptr<'b, Self, [u8; LENGTH]>, other: &'b Other) -> Output where A: Bound;
        }
    };
    let expansion = syn::parse2(dispatch(quote!(), &item, MODE)).expect("the expansion is items");
    let mut bodies = Bodies(String::new());
    bodies.visit_file(&expansion);
    assert!(bodies.0.contains("__narrow"), "{}", bodies.0);
    for name in ["Ptr", "'b", "LENGTH", "Other", "Output", "Bound", "Super"] {
        assert!(!bodies.0.contains(name), "{name}: {}", bodies.0);
    }
}

/// The mode without `arbitrary_self_types`.
const MODE: Mode = Mode::Explicit { unsize: true };

/// What mutation starts from.
const TRAITS: [&str; 5] = [
    "pub trait Work { fn run(this: Ptr<Self>); }",
    "#[cfg(unix)] trait Work<'a, A: Copy, const N: usize = 3>: Debug + 'a where Self: Other<A> { /** Runs. */ #[must_use] fn run<'b>(this: Pin<Ptr<'b, Self>>, (left, right): (A, [u8; N]), text: &str) -> Option<A> where 'a: 'b; fn untouched(&self) {} }",
    "trait Work { type Item where Self: Sized; const LIMIT: usize; fn first(this: Rc<Self>, by: &dyn for<'x> Key<'x>) -> &u8 { loop {} } async fn wait(this: Ptr<Self>); fn both(this: Ptr<Self>, other: &Self) -> impl Sized; }",
    "unsafe trait Work<T> where T: Trait<Self> { fn run<A, const N: usize>(this: Ptr<Wrapper<Self>>, f: fn(&u8) -> &u8, g: impl Fn(&T) -> &T) where Self: Sized; }",
    "trait Work { fn run(mut this: &'_ mut Self, #[cfg(x)] r#type: same!(Self)) -> Box<dyn Fn(&Self) + '_>; }",
];

/// Says why the output for an input is wrong, or whether it is an expansion without errors.
fn outcome(options: &TokenStream, item: &TokenStream) -> Result<bool, String> {
    let Ok(output) = catch_unwind(|| dispatch(options.clone(), item, MODE)) else {
        return Err("it panics".to_owned());
    };
    let text = output.to_string();
    let is_rejected = text.contains("compile_error !") || text.contains("CorrectTheSyntaxHere");
    let file = match syn::parse2::<File>(output) {
        Ok(file) => file,
        // The item is returned as it is. The macro does not look into bodies either, and rustc
        // reports what is wrong in them.
        Err(_) if syn::parse2::<ItemTrait>(item.clone()).is_err() => return Ok(false),
        Err(error) => return Err(format!("the output is not a sequence of items: {error}")),
    };
    // The author's own trait, which has no `unsafe` block, may have any attribute.
    let name = syn::parse2::<ItemTrait>(item.clone()).map(|item| item.ident);
    let is_written =
        |item: &&Item| !matches!((item, &name), (Item::Trait(written), Ok(name)) if written.ident == *name);
    if let Some(attribute) = file.items.iter().filter(is_written).find_map(attribute_that_can_be_a_macro) {
        return Err(format!("a macro can take the place of `{}`", attribute.to_token_stream()));
    }
    let unsafe_impls = file.items.iter().filter(|item| matches!(item, Item::Impl(item) if item.unsafety.is_some()));
    match unsafe_impls.collect::<Vec<_>>()[..] {
        [] if is_rejected => Ok(false),
        [_] if !is_rejected => Ok(true),
        ref impls => Err(format!("it has {} unsafe impls", impls.len())),
    }
}

/// A body may be as long, and nested as deep, as the compiler allows.
#[test]
fn bodies_are_passed_on() {
    let mut body = quote!(0);
    for _ in 0..300 {
        body = quote!({ if true && true { 0 } else { #body } });
    }
    let functions = (0..100).map(|number| {
        let name = format_ident!("function_{number}");
        quote!(/** Untouched. */ fn #name(&self) -> u32 { #number })
    });
    let item = quote!(trait Work { fn run(this: Rc<Self>) -> u32 { #body } #(#functions)* });
    // syn would overflow the stack if it parsed this output.
    let output = dispatch(quote!(), &item, MODE).to_string();
    assert!(output.contains("unsafe impl") && !output.contains("compile_error"), "{output}");
    let mistake = quote!(
        trait Work {
            fn run(this: Rc<Self>, other: Self) -> u32 {
                7_077
            }
        }
    );
    assert!(
        dispatch(quote!(), &mistake, MODE).to_string().contains("7_077"),
        "an item with a mistake keeps its bodies"
    );
}

/// A macro can pass members, bodies and types on as one token each.
#[test]
fn every_function_keeps_its_body() {
    let one_token = |tokens: TokenStream| TokenTree::from(Group::new(Delimiter::None, tokens));
    let first = one_token(quote!(
        fn first(&self) -> u8 {
            1
        }
    ));
    let result = one_token(quote!(ty! { u8 }));
    let body = one_token(quote!({ 2 }));
    let members =
        quote!(#first fn run(this: Rc<Self>) -> #result #body fn third(&self) -> ty! { u8 } { 3 } fn empty(&self) {});
    let item = quote!(trait Work { #members });
    let output = dispatch(quote!(), &quote!(#item), MODE).to_string();
    let alone = dispatch(quote!(), &one_token(item).into(), MODE).to_string();
    for output in [output, alone] {
        let tokens = output.split_whitespace().collect::<Vec<_>>().join(" ");
        for function in ["fn first (& self) -> u8 { 1 }", "{ 2 }", "-> ty ! { u8 } { 3 }", "fn empty (& self) { }"] {
            assert!(tokens.contains(function), "no `{function}` in {tokens}");
        }
    }
}

/// The braces of a macro are not a function body, so the expansion avoids the names in them.
#[test]
fn a_macro_for_a_result_has_no_body() {
    for rest in [quote!(where Self: 'static;), quote!({ todo!() }), quote!(;)] {
        let is_avoided = |result: TokenStream| {
            let item = quote!(trait Work { fn run(this: Rc<Self>) -> #result #rest });
            dispatch(quote!(), &item, MODE).to_string().contains("__Concrete_")
        };
        assert!(is_avoided(quote!(ty! { __Concrete })) && !is_avoided(quote!(ty! { u8 })), "{rest}");
    }
}

#[test]
fn mutated_traits_expand_or_are_errors() {
    let mut random = Pcg64::seed_from_u64(3621);
    let material = Material::of(&TRAITS);
    let mut mutator = Mutator { material: &material, choose: |limit| random.random_range(0..limit) };
    let inputs = 5_000;
    let mut expanded = 0;
    for _ in 0..inputs {
        let mut item = mutator.item();
        for _ in 0..=mutator.below(3) {
            item = mutator.mutated(item);
        }
        match outcome(&TokenStream::new(), &item) {
            Ok(is_expansion) => expanded += usize::from(is_expansion),
            Err(fault) => panic!("{fault}: {}", item.to_token_stream()),
        }
    }
    println!("{expanded} of {inputs} inputs expand");
    assert!((inputs / 50..inputs).contains(&expanded), "{expanded} of {inputs} inputs expand");
}
