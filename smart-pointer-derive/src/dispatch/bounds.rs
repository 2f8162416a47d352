//! Whether the bounds of a struct mean the same in each impl that repeats them.

use crate::derive::syntax::{has_same_hygiene, is_same, is_sign};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;
use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};

/// Writes the associated type `__Receiver` of `Repoint` where coercions are implicit: `()` if the
/// bounds mean the same in `Repoint` as in the impls that the compiler checks, and `((),)`
/// otherwise.
///
/// The argument is the pointee, the new pointee, the struct with the new pointee, the bounds of the
/// old pointee, and those of the new one:
/// `[T] [__S] [Ptr<__S>] [for<> T: (Bound) +,] [for<> __S: (Bound) +,]`.
pub(crate) fn receiver(pointees_and_bounds: TokenStream) -> TokenStream {
    let receiver = if mean_the_same(pointees_and_bounds) { quote!(()) } else { quote!(((),)) };
    quote!(type __Receiver = #receiver;)
}

/// Returns whether no bound hides code, and none is about both pointees.
///
/// The compiler checks the other impls under one more assumption: that the old pointee unsizes to
/// the new one. Only a bound that is about both could depend on it. No bound mentions both, and the
/// bounds of the one are copies of those of the other, so no other name can stand for one of the
/// two pointees: with `A: Of<T>` there is `A: Of<__S>`, and `A::Item` is ambiguous (E0221).
///
/// With macros, one text can mean two traits, or two parameters. So a copy has the spans of the
/// original, the new pointee has the hygiene of its parameter, and no other type parameter has the
/// text of a pointee. The derive compares names by their text, so it also renames a `T` that, by
/// its hygiene, is the name of another type: beside `A: Of<T>`, it writes `A: Of<__S>`. That bound
/// mentions the new pointee alone. It gives the new pointee no other name, because `A::Item` could
/// belong to either bound (E0221). Whatever else it says about the new pointee is covered by the
/// proof of `Narrowed`, where it speaks of a bound about the new pointee alone
/// (`dispatching/implicit.rs` in `pin-coerce-unsized`).
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
    let pointees = Pointees { old, new };
    let words = |bounds| each(bounds).iter().map(|bound| pointees.words(bound, false)).collect::<Option<Vec<_>>>();
    let (Some(target), Some(old_words), Some(new_words)) =
        (pointees.words(target, false), words(old_bounds), words(new_bounds))
    else {
        return false;
    };
    let count = |pointee| target.iter().filter(|word| **word == pointee).count();
    let have_own_texts = count(Word::Old) == 0 && count(Word::New) == 1;
    let is_about = |bound: &[Word], pointees: &[Word]| bound.iter().any(|word| pointees.contains(word));
    let about_both = old_words.iter().any(|bound| is_about(bound, &[Word::New]))
        || new_words.iter().any(|bound| is_about(bound, &[Word::Old, Word::Itself]));
    let (of_old, others): (HashSet<_>, HashSet<_>) =
        old_words.into_iter().partition(|bound| is_about(bound, &[Word::Old, Word::Itself]));
    let expected: HashSet<_> = of_old.iter().map(|bound| copied(bound, &target)).collect();
    let written: HashSet<_> = new_words.into_iter().collect();
    // A predicate is copied as a whole, with the bounds in it that are about neither.
    let are_copies = expected.is_subset(&written) && written.difference(&expected).all(|bound| others.contains(bound));
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

/// Splits the tokens at a punctuation character that is in no brackets, not even in angle brackets.
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

/// The part of a token that is compared, to find out whether one bound is a copy of another.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Word {
    /// The pointee.
    Old,
    /// The new pointee.
    New,
    /// `Self`, which is the struct with the pointee.
    Itself,
    /// The text of another token. That of a name, a literal or a colon is followed by the span,
    /// which says which macro wrote the token, and in which edition: with `::`, a path starts
    /// elsewhere in another edition.
    Other(String),
    /// The beginning of a group.
    Open(Discriminant<Delimiter>),
    /// The end of a group.
    Close,
}

/// Returns the words of a bound for the new pointee.
fn copied(words: &[Word], target: &[Word]) -> Vec<Word> {
    let copied = words.iter().flat_map(|word| match word {
        Word::Old => vec![Word::New],
        Word::Itself => target.to_vec(),
        word => vec![word.clone()],
    });
    copied.collect()
}

struct Pointees<'a> {
    old: &'a Ident,
    new: &'a Ident,
}

impl Pointees<'_> {
    /// Returns the words, or `None` if a name has the text of the new pointee and another hygiene,
    /// so that it may mean something else. Names in a constant are not types, so they are not
    /// compared with the pointees.
    fn words(&self, tokens: &[TokenTree], is_constant: bool) -> Option<Vec<Word>> {
        let mut words = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let is_before = |distance: usize, sign| index >= distance && is_sign(&tokens[index - distance], sign);
            // A later name of a path, the name of an associated type, a lifetime, or a length.
            let is_no_type = is_constant
                || is_before(1, ":") && is_before(2, ":")
                || is_before(1, "';")
                || tokens.get(index + 1).is_some_and(|next| is_sign(next, "="));
            match token {
                TokenTree::Group(group) => {
                    let delimiter = group.delimiter();
                    words.push(Word::Open(discriminant(&delimiter)));
                    words.extend(self.words(&tokens_of(group.stream()), delimiter == Delimiter::Brace)?);
                    words.push(Word::Close);
                }
                TokenTree::Ident(ident) if ident == "Self" => words.push(Word::Itself),
                // In every edition, a keyword. The derive shows it at what is bounded.
                TokenTree::Ident(ident) if ident == "for" => words.push(Word::Other(ident.to_string())),
                TokenTree::Ident(ident) if !is_no_type && is_same(ident, self.old) => words.push(Word::Old),
                TokenTree::Ident(ident) if !is_no_type && is_same(ident, self.new) => {
                    if !has_same_hygiene(ident, self.new) {
                        return None;
                    }
                    words.push(Word::New);
                }
                TokenTree::Punct(sign) if sign.as_char() != ':' => words.push(Word::Other(sign.to_string())),
                token => words.push(Word::Other(format!("{token} {:?}", token.span()))),
            }
        }
        Some(words)
    }
}

/// Returns whether two copies of the tokens may mean different things, because they contain a
/// macro, an attribute, or an expression that is more than a literal or a name.
///
/// An expression is in braces or behind the `;` of an array. A closure in it, or a type that a
/// block declares, would be another type in each copy, and a function could ask where it is called
/// from. rustc looks up an associated constant under the bounds of each impl. Everything else is
/// types, which are made of names, lifetimes and the punctuation in `hides_code`. The never type
/// counts as a macro, because of its `!`, and so does the `...` of a C-variadic function.
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

/// Returns whether an expression is one literal, which may be negative, or the name of a constant,
/// perhaps in braces. A path such as `module::N` does not count: it looks like the associated
/// constant of a type.
fn is_plain(expression: &[TokenTree]) -> bool {
    match expression {
        [TokenTree::Group(group)] => group.delimiter() == Delimiter::Brace && is_plain(&tokens_of(group.stream())),
        [TokenTree::Literal(_) | TokenTree::Ident(_)] => true,
        [minus, TokenTree::Literal(_)] => is_sign(minus, "-"),
        _ => false,
    }
}

/// Returns the tokens, with the contents of each invisible group of a macro in the place of the
/// group: rustc looks into such groups as well.
fn tokens_of(stream: TokenStream) -> Vec<TokenTree> {
    let visible = stream.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => tokens_of(group.stream()),
        token => vec![token],
    });
    visible.collect()
}
