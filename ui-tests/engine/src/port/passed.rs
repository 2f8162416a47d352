//! What the calls of a macro pass.

use super::aliases::names_of;
use super::items::Item;
use super::krate::{Crate, is_type};
use super::tokens::{Token, contains, plain};

/// Whether a macro of the crate whose body has some tokens is called with a name of a type, or a
/// macro is called with both.
pub(super) fn may_be_written(krate: &Crate, in_body: &[&str], passed: &str) -> bool {
    let passed = names_of(krate, passed);
    krate.items.iter().any(|item| match &item.syntax {
        syn::Item::Macro(of) => {
            let is_passed = || match &of.ident {
                Some(defined) => names(krate, &defined.to_string()).iter().any(|(name, _)| passed.contains(name)),
                None => passed.iter().any(|name| contains(&of.mac.tokens, &[name])),
            };
            contains(&of.mac.tokens, in_body) && is_passed()
        }
        _ => false,
    })
}

/// Whether a macro may write an impl of a trait, by whatever name, for a type.
pub(super) fn may_be_implemented(krate: &Crate, of_trait: &str, name: &str) -> bool {
    names_of(krate, of_trait).iter().any(|of_trait| may_be_written(krate, &[of_trait], name))
}

/// Returns all names in the calls of a macro, each with the place of the call. If another macro
/// calls it, the calls of that one are among them.
pub(super) fn names(krate: &Crate, macro_name: &str) -> Vec<(String, String)> {
    let (mut waiting, mut found, mut next) = (vec![macro_name.to_owned()], Vec::new(), 0);
    while let Some(name) = waiting.get(next).cloned() {
        next += 1;
        for file in &krate.files {
            let is_call = |pair: &[Token]| pair[0].is(&name) && pair[1].is("!");
            for (at, pair) in file.tokens.windows(2).enumerate().filter(|(_, pair)| is_call(pair)) {
                let mut depth = 0;
                let inside = file.tokens[at + 2..].iter().take_while(|token| {
                    depth += i32::from(["(", "[", "{"].contains(&&*token.text));
                    depth -= i32::from([")", "]", "}"].contains(&&*token.text));
                    depth > 0
                });
                let place = file.place_at(pair[0].range.start);
                found.extend(inside.map(|token| (token.text.clone(), place.clone())));
            }
        }
        for item in &krate.items {
            let syn::Item::Macro(rules) = &item.syntax else { continue };
            let Some(defined) = rules.ident.as_ref().map(ToString::to_string) else { continue };
            if contains(&rules.mac.tokens, &[&name, "!"]) && !waiting.contains(&defined) {
                waiting.push(defined);
            }
        }
    }
    found
}

/// Returns the types that have a name, of their own or by an import.
pub(super) fn types_called(krate: &Crate, name: &str) -> Vec<usize> {
    let is_called =
        |of: &Item| is_type(of) && of.name().is_some_and(|own| names_of(krate, &own).contains(&plain(name)));
    let named = krate.items.iter().enumerate().filter(|(_, item)| is_called(item));
    named.map(|(index, _)| index).collect()
}
