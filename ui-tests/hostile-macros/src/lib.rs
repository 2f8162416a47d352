//! Procedural macros that try to break the derive, and derives that the engine puts in its place.
//! Each is the smallest that shows one power that macros have.

mod beside;
mod names_item;

use proc_macro::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Replaces the item by the argument, or removes it if there is none. After a derive, the derive's
/// impls are left without the item they were made for.
#[proc_macro_attribute]
pub fn replace_by(argument: TokenStream, _item: TokenStream) -> TokenStream {
    argument
}

/// Replaces the item by an import of `crate::Another` under the name of the struct, whatever the
/// argument is.
///
/// # Panics
///
/// Under an item that is not a struct.
#[proc_macro_attribute]
pub fn replaced_by_another(_argument: TokenStream, item: TokenStream) -> TokenStream {
    let mut tokens = item.into_iter().skip_while(|token| token.to_string() != "struct");
    let name = tokens.nth(1).expect("the item is a struct");
    let import: TokenStream = "use crate::Another as".parse().expect("these are tokens");
    let end: TokenStream = ";".parse().expect("this is a token");
    import.into_iter().chain([name]).chain(end).collect()
}

/// Removes the item, whatever the argument is.
#[proc_macro_attribute]
pub fn removed(_argument: TokenStream, _item: TokenStream) -> TokenStream {
    TokenStream::new()
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

/// A derive that reports the item by two errors instead of deriving anything.
#[proc_macro_derive(NamesItem, attributes(pointee, smart_pointer))]
pub fn names_item(item: TokenStream) -> TokenStream {
    names_item::errors(item)
}

/// A derive that writes an empty inherent impl of the struct, which only a type of the same crate
/// can have.
#[proc_macro_derive(InherentImpl)]
pub fn inherent_impl(item: TokenStream) -> TokenStream {
    beside::empty_impl("", item)
}

/// A derive that writes a negative impl of `pin_coerce_unsized::WholeStruct`, which only a struct of
/// the same crate can have, and only for all of its arguments. This auto trait is in the stand-in
/// for the compiler's own derive.
#[proc_macro_derive(NegativeImpl)]
pub fn negative_impl(item: TokenStream) -> TokenStream {
    beside::empty_impl("!::pin_coerce_unsized::WholeStruct for", item)
}

/// A derive with a helper attribute, which writes nothing.
#[proc_macro_derive(WithHelper, attributes(helper, pointe, smart_pointers))]
pub fn with_helper(_item: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// A derive that copies the parameters of a struct, with their attributes, as serde's and
/// zerocopy's do.
///
/// # Panics
///
/// Under an item without parameters, or with brackets inside them.
#[proc_macro_derive(CopiesParameters)]
pub fn copies_parameters(item: TokenStream) -> TokenStream {
    let item = item.to_string();
    let (_, after_name) = item.split_once('<').expect("the struct has parameters");
    let (parameters, _) = after_name.split_once('>').expect("the brackets are closed");
    format!("const _: () = {{ fn copied<{parameters}>() {{}} }};").parse().expect("these are tokens")
}

/// A derive for a struct with one parameter. It copies the least that `SmartPointer` has to write,
/// and reads no more than the name of the struct. So it shows how fast a derive can be that is a
/// procedural macro.
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

/// A type macro with a memory: of the types given, separated by `;`, each use in the crate expands
/// to the next one.
#[proc_macro]
pub fn by_turns(types: TokenStream) -> TokenStream {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    let types: Vec<_> = types.into_iter().collect();
    let types: Vec<_> =
        types.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')).collect();
    types[turn % types.len()].iter().cloned().collect()
}

/// An attribute macro with a memory: it keeps the item for as many uses in the crate as the
/// argument says, and removes it after that.
///
/// # Panics
///
/// If the argument is not a number.
#[proc_macro_attribute]
pub fn removed_by_turns(kept: TokenStream, item: TokenStream) -> TokenStream {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    let kept: usize = kept.to_string().parse().expect("the argument is a number");
    if TURN.fetch_add(1, Ordering::Relaxed) < kept { item } else { TokenStream::new() }
}

/// Uses an unstable trait with the hygiene of every token that it is handed, once for each hygiene
/// that is new in this crate.
///
/// Each use that has no permission is an error of its own (E0658), so the snapshot of a case says
/// whether one had it.
#[proc_macro]
pub fn use_every_token(tokens: TokenStream) -> TokenStream {
    uses_of(tokens)
}

/// Does the same as `use_every_token`, as an attribute. It leaves the item alone or, with the
/// argument `remove`, removes it.
#[proc_macro_attribute]
pub fn with_every_token_used(argument: TokenStream, item: TokenStream) -> TokenStream {
    let uses = uses_of(item.clone());
    if argument.is_empty() { item.into_iter().chain(uses).collect() } else { uses }
}

/// Does the same as `use_every_token`, as an expression, the number 0.
#[proc_macro]
pub fn zero_with_every_token_used(tokens: TokenStream) -> TokenStream {
    let zero = TokenTree::from(Literal::usize_unsuffixed(0));
    let block = uses_of(tokens).into_iter().chain([zero]).collect();
    TokenTree::from(Group::new(Delimiter::Brace, block)).into()
}

/// An item for each hygiene among the tokens that no use had before.
fn uses_of(tokens: TokenStream) -> TokenStream {
    static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let mut spans = vec![Span::call_site(), Span::mixed_site()];
    collect_spans(tokens, &mut spans);
    let mut seen = SEEN.lock().expect("no use of it panics");
    let mut uses = TokenStream::new();
    for span in spans {
        // `#4 bytes(80..90)`: the hygiene, and the place.
        let printed = format!("{span:?}");
        let hygiene = printed.split(' ').next().unwrap_or_default().to_owned();
        if !seen.contains(&hygiene) {
            seen.push(hygiene);
            let item = "const _: () = { fn f<T: ::std::ops::CoerceUnsized<u8>>() {} };";
            uses.extend(respanned(item.parse().expect("these are tokens"), span));
        }
    }
    uses
}

/// The spans of all tokens, and of the brackets around them.
fn collect_spans(tokens: TokenStream, spans: &mut Vec<Span>) {
    for token in tokens {
        spans.push(token.span());
        if let TokenTree::Group(group) = token {
            spans.extend([group.span_open(), group.span_close()]);
            collect_spans(group.stream(), spans);
        }
    }
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

/// The argument, where each token behind an `@` has the hygiene of this call instead, without the
/// `@`.
///
/// rustc can be made to take the path of a macro for one that `offset_of!` wrote, see
/// `known-gap/metavariables-lend-privacy.rs`. Then two names with the same text are two names.
#[proc_macro]
pub fn marked_at_call_site(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut is_marked = false;
    for mut token in tokens {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '@') {
            is_marked = true;
            continue;
        }
        if std::mem::take(&mut is_marked) {
            token.set_span(Span::call_site());
        } else if let TokenTree::Group(group) = &token {
            let mut marked = Group::new(group.delimiter(), marked_at_call_site(group.stream()));
            marked.set_span(group.span());
            token = marked.into();
        }
        output.extend([token]);
    }
    output
}

/// `root name { items }`: hands the items to `root::name!` in a block that is an argument of
/// `offset_of!`.
///
/// rustc treats what is declared there as declared by `offset_of!`. So even two items of a trait
/// whose names have the same text are different items, if the hygiene of the names differs.
///
/// # Panics
///
/// Without two names and a group.
#[proc_macro]
pub fn in_a_block_of_offset_of(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().map(without_invisible_group);
    let mut next = || tokens.next().expect("there are two names and a group");
    let (root, name, items) = (next(), next(), next());
    let span = root.span();
    let parsed = |text: &str| text.parse::<TokenStream>().expect("these are tokens");
    let grouped = |delimiter, tokens| TokenStream::from(TokenTree::from(Group::new(delimiter, tokens)));
    let at_root = |text: &str| -> TokenStream {
        let spanned = |mut token: TokenTree| {
            token.set_span(span);
            token
        };
        parsed(text).into_iter().map(spanned).collect()
    };
    let joined = |parts: Vec<TokenStream>| parts.into_iter().collect::<TokenStream>();
    let (root, name) = (TokenStream::from(root), TokenStream::from(name));

    let mut call = joined(vec![root, parsed("::"), name.clone(), parsed("!"), items.into()]);
    for _ in 0..3 {
        call = joined(vec![parsed("later!"), grouped(Delimiter::Brace, call)]);
    }
    let mut block = Group::new(Delimiter::Brace, joined(vec![call, parsed("0")]));
    block.set_span(span);
    let block = TokenStream::from(TokenTree::from(block));
    let place = joined(vec![at_root("Whole<"), block, at_root(">"), parsed(","), name.clone()]);
    let field = grouped(Delimiter::Brace, joined(vec![name, parsed(": u8")]));
    let body = joined(vec![
        parsed("struct"),
        at_root("Whole"),
        parsed("<const N: usize>"),
        field,
        parsed("std::mem::offset_of!"),
        grouped(Delimiter::Parenthesis, place),
    ]);
    joined(vec![parsed("const _: usize ="), grouped(Delimiter::Brace, body), parsed(";")])
}

fn without_invisible_group(token: TokenTree) -> TokenTree {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().next().map_or(TokenTree::Group(group), without_invisible_group)
        }
        token => token,
    }
}
