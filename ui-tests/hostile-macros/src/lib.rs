//! Procedural macros that try to break the derive, and two that it is compared with. Each is the smallest that shows one power that
//! macros have.

use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Replaces the item by the argument. After a derive, the derive's impls are left without the item they were made for.
#[proc_macro_attribute]
pub fn replace_by(argument: TokenStream, _item: TokenStream) -> TokenStream {
    argument
}

/// Leaves the item alone, and adds the argument behind it.
#[proc_macro_attribute]
pub fn append(argument: TokenStream, item: TokenStream) -> TokenStream {
    item.into_iter().chain(argument).collect()
}

/// A derive that takes the attributes of `SmartPointer` and writes nothing.
#[proc_macro_derive(WritesNothing, attributes(pointee, smart_pointer))]
pub fn writes_nothing(_item: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// A derive for a struct with one parameter that copies what `SmartPointer` has to write at the least, and reads no more than the
/// name: how fast a derive can be that is a procedural macro.
///
/// # Panics
///
/// Under an item that is not a struct.
#[proc_macro_derive(CopiesFourImpls)]
pub fn copies_four_impls(item: TokenStream) -> TokenStream {
    const IMPLS: &str = "
        #[automatically_derived]
        unsafe impl<T> ::pin_coerce_unsized::__private::PinSafePointer for Ptr<T>
        where
            Self: ::pin_coerce_unsized::PinCoerceUnsized,
            T: ?Sized,
        {
        }
        #[automatically_derived]
        impl<T: ?Sized + ::core::marker::Unsize<S>, S: ?Sized> ::core::ops::DispatchFromDyn<Ptr<S>> for Ptr<T> {}
        #[automatically_derived]
        impl<T: ?Sized + ::core::marker::Unsize<S>, S: ?Sized> ::core::ops::CoerceUnsized<Ptr<S>> for Ptr<T> {}
        #[doc(hidden)]
        impl<T: ?Sized> Ptr<T> {}
    ";
    let mut words = item.into_iter().skip_while(|token| token.to_string() != "struct").skip(1);
    let name = words.next().expect("a struct has a name").to_string();
    IMPLS.replace("Ptr<", &format!("{name}<")).parse().expect("these are tokens")
}

/// A type macro with a memory: of the types given, separated by `;`, each use in the crate expands to the next one.
#[proc_macro]
pub fn by_turns(types: TokenStream) -> TokenStream {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    let types: Vec<_> = types.into_iter().collect();
    let types: Vec<_> =
        types.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')).collect();
    types[turn % types.len()].iter().cloned().collect()
}

/// The argument with every identifier hygienic: local names and `$crate` are those of this crate.
#[proc_macro]
pub fn with_mixed_site_spans(item: TokenStream) -> TokenStream {
    respanned(item, Span::mixed_site())
}

/// The argument with every token spanned as if the macro's caller had not written any of it.
#[proc_macro]
pub fn with_call_site_spans(item: TokenStream) -> TokenStream {
    respanned(item, Span::call_site())
}

/// The argument with every identifier in an invisible group of its own, as a `macro_rules!` fragment would leave it.
#[proc_macro]
pub fn in_invisible_groups(item: TokenStream) -> TokenStream {
    grouped(item)
}

fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), respanned(group.stream(), span)).into();
            }
            token.set_span(span);
            token
        })
        .collect()
}

fn grouped(tokens: TokenStream) -> TokenStream {
    let mut after_struct_or_where = false;
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), grouped(group.stream())).into(),
            TokenTree::Ident(ident) => {
                let is_keyword =
                    matches!(ident.to_string().as_str(), "struct" | "where" | "pub" | "const" | "for" | "dyn");
                let is_name = std::mem::replace(&mut after_struct_or_where, is_keyword);
                let is_type = !is_keyword && !is_name && ident.to_string().len() == 1;
                if is_type {
                    Group::new(Delimiter::None, TokenTree::Ident(ident).into()).into()
                } else {
                    TokenTree::Ident(ident)
                }
            }
            token => token,
        })
        .collect()
}
