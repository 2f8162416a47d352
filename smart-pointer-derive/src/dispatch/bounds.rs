//! Whether the bounds of a struct mean the same in each impl that repeats them.

use crate::derive::syntax::is_same;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use std::collections::HashSet;
use std::slice;

/// Writes the associated type `__Receiver` of `Repoint` where coercions are implicit: `()` if the
/// bounds mean the same in `Repoint` as in the impls that the compiler checks, and `((),)`
/// otherwise.
///
/// The argument is the pointee, the new pointee, the struct with the new one, the bounds of the one,
/// and those of the other:
/// `[T] [__S] [Ptr<__S>] [for<> T: (Bound) +,] [for<> __S: (Bound) +,]`.
pub(crate) fn receiver(pointees_and_bounds: TokenStream) -> TokenStream {
    let receiver = if mean_the_same(pointees_and_bounds) { quote!(()) } else { quote!(((),)) };
    quote!(type __Receiver = #receiver;)
}

/// Returns whether no bound hides code, and none is about both pointees.
///
/// The compiler checks the other impls under one more assumption: that the old pointee unsizes to
/// the new one. Only a bound that is about both could depend on it. No bound mentions both, and the
/// bounds of the one are those of the other, so another name does not stand for one of them either:
/// with `A: Of<T>` there is `A: Of<__S>`, and `A::Item` is ambiguous (E0221).
///
/// With macros, one text can mean two traits, and two parameters can have one text. So the bounds
/// of the one have to be copies with the same spans, and no other parameter has the text of a
/// pointee.
fn mean_the_same(pointees_and_bounds: TokenStream) -> bool {
    let sections: Vec<_> = pointees_and_bounds
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => tokens_of(group.stream()),
            token => vec![token],
        })
        .collect();
    let [old, new, target, old_bounds, new_bounds] = &sections[..] else { return false };
    let ([TokenTree::Ident(old)], [TokenTree::Ident(new)]) = (&old[..], &new[..]) else { return false };
    let itself = Ident::new("Self", Span::call_site());
    let about_both = mention(old_bounds, &[new]) || mention(new_bounds, &[old, &itself]);
    let (of_old, others): (Vec<_>, Vec<_>) =
        each(old_bounds).into_iter().partition(|bound| mention(bound, &[old, &itself]));
    let expected: HashSet<_> = of_old.iter().map(|bound| source(&renamed(bound, old, new, target), new)).collect();
    // A predicate is copied as a whole, with the bounds in it that are about neither.
    let others: HashSet<_> = others.iter().map(|bound| source(bound, new)).collect();
    let written: HashSet<_> = each(new_bounds).iter().map(|bound| source(bound, new)).collect();
    let are_copies = expected.is_subset(&written) && written.difference(&expected).all(|bound| others.contains(bound));
    let has_the_name = |name| target.iter().filter(move |token| mention(slice::from_ref(token), &[name])).count();
    let have_own_texts = has_the_name(old) == 0 && has_the_name(new) == 1;
    !about_both && are_copies && have_own_texts && !hide_code(old_bounds) && !hide_code(new_bounds)
}

/// Returns each bound with what it is about: `for<> A: (Of<T>)` is one of `for<> A: (Of<T>) + 'a +,`.
///
/// The bounds are lifetimes, or in parentheses, so the last colon outside is the one before them.
fn each(bounds: &[TokenTree]) -> Vec<Vec<TokenTree>> {
    let of_predicate = |predicate: Vec<TokenTree>| {
        let colon = predicate.iter().rposition(|token| is_sign(token, ":"));
        let (subject, bounds) = predicate.split_at(colon.map_or(0, |colon| colon + 1));
        split(bounds, "+").into_iter().map(|bound| [subject, &bound].concat()).collect::<Vec<_>>()
    };
    split(bounds, ",").into_iter().flat_map(of_predicate).collect()
}

/// Splits the tokens at a sign that is in no brackets, not even in angle brackets.
fn split(tokens: &[TokenTree], sign: &str) -> Vec<Vec<TokenTree>> {
    let (mut parts, mut depth) = (vec![Vec::new()], 0);
    let mut is_after_minus = false;
    for token in tokens {
        depth += i32::from(is_sign(token, "<")) - i32::from(is_sign(token, ">") && !is_after_minus);
        is_after_minus = is_sign(token, "-");
        match parts.last_mut() {
            Some(part) if !(depth == 0 && is_sign(token, sign)) => part.push(token.clone()),
            _ => parts.push(Vec::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Replaces the pointee by the new one, and `Self` by the struct with the new one.
fn renamed(tokens: &[TokenTree], old: &Ident, new: &Ident, target: &[TokenTree]) -> Vec<TokenTree> {
    let replaced = tokens.iter().flat_map(|token| match token {
        TokenTree::Ident(ident) if is_same(ident, old) => vec![new.clone().into()],
        TokenTree::Ident(ident) if ident == "Self" => target.to_vec(),
        TokenTree::Group(group) => {
            let inside = renamed(&tokens_of(group.stream()), old, new, target).into_iter().collect();
            vec![Group::new(group.delimiter(), inside).into()]
        }
        token => vec![token.clone()],
    });
    replaced.collect()
}

/// Returns the text and the span of each token, which together say what a name means in one place.
/// The span says which macro wrote the token, and in which edition.
///
/// The new pointee has another span in each copy. Nor do the spans of signs matter, but for those of
/// a path: with `::`, a path can start elsewhere in another edition.
fn source(tokens: &[TokenTree], new: &Ident) -> Vec<String> {
    let of_token = |token: &TokenTree| match token {
        TokenTree::Group(group) => {
            let inside = source(&tokens_of(group.stream()), new);
            let delimiter = format!("{:?}", group.delimiter());
            [vec![delimiter], inside, vec!["end".to_owned()]].concat()
        }
        TokenTree::Ident(ident) if is_same(ident, new) => vec![ident.to_string()],
        TokenTree::Punct(sign) if sign.as_char() != ':' => vec![sign.to_string()],
        token => vec![format!("{token} {:?}", token.span())],
    };
    tokens.iter().flat_map(of_token).collect()
}

fn mention(tokens: &[TokenTree], names: &[&Ident]) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| is_same(ident, name)),
        TokenTree::Group(group) => mention(&tokens_of(group.stream()), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns whether two copies of the tokens may mean different things, because they contain a
/// macro, an attribute, or an expression that is more than a literal or a name.
///
/// An expression is in braces or behind the `;` of an array. A closure or a block in it would be
/// another type in each copy, and a function could ask where it is called from. rustc looks up an
/// associated constant under the bounds of each impl. Everything else is types, which are made of
/// names, lifetimes and these signs. The never type counts as a macro, because of its `!`.
fn hide_code(tokens: &[TokenTree]) -> bool {
    let mut parts = tokens.split(|token| is_sign(token, ";"));
    parts.next().is_some_and(|types| types.iter().any(hides_code)) || parts.any(|length| !is_plain(length))
}

fn hides_code(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => !is_plain(&tokens_of(group.stream())),
        TokenTree::Group(group) => hide_code(&tokens_of(group.stream())),
        TokenTree::Punct(_) => !is_sign(token, "'<>,:=+-*?&"),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

/// Returns whether an expression is one literal or the name of a constant, in braces or not.
fn is_plain(expression: &[TokenTree]) -> bool {
    match expression {
        [TokenTree::Group(group)] => {
            matches!(group.delimiter(), Delimiter::Brace | Delimiter::None) && is_plain(&tokens_of(group.stream()))
        }
        [TokenTree::Literal(_) | TokenTree::Ident(_)] => true,
        [minus, TokenTree::Literal(_)] => is_sign(minus, "-"),
        _ => false,
    }
}

fn is_sign(token: &TokenTree, signs: &str) -> bool {
    matches!(token, TokenTree::Punct(sign) if signs.contains(sign.as_char()))
}

fn tokens_of(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}
