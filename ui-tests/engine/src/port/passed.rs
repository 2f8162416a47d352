//! What the calls of a macro pass for its parameters.

use super::idioms::arms;
use super::items::Item;
use super::krate::Crate;
use super::tokens::{Token, contains, flat};

/// Returns what each call in the crate passes for a parameter, with the call. Nothing if the macro
/// has several arms or repeats something, or if a call does not look like the matcher.
pub(super) fn to_parameter<'a>(krate: &'a Crate, macro_name: &str, parameter: &str) -> Option<Vec<(&'a Item, String)>> {
    let rules = krate.items.iter().find_map(|item| match &item.syntax {
        syn::Item::Macro(rules) if rules.ident.as_ref().is_some_and(|name| name == macro_name) => {
            Some(&rules.mac.tokens)
        }
        _ => None,
    })?;
    let arms = arms(rules);
    let [(matcher, _)] = &arms[..] else { return None };
    // Each `$name:kind` is one place.
    let matcher: Vec<String> = flat(matcher.stream());
    let mut places = Vec::new();
    let mut rest = &matcher[..];
    while let Some((first, after)) = rest.split_first() {
        rest = match rest {
            [dollar, name, colon, _, after @ ..] if dollar == "$" && colon == ":" => {
                places.push((Some(name), first));
                after
            }
            _ if first == "$" => return None,
            _ => {
                places.push((None, first));
                after
            }
        };
    }
    of_items(krate, macro_name)
        .map(|(call, tokens)| {
            let is_like = tokens.len() == places.len()
                && tokens.iter().zip(&places).all(|(token, (name, text))| name.is_some() || token == *text);
            let at = places.iter().position(|(name, _)| name.is_some_and(|name| name == parameter))?;
            is_like.then(|| (call, tokens[at].clone()))
        })
        .collect()
}

/// Returns the calls of a macro that are items, each with its tokens.
fn of_items<'a>(krate: &'a Crate, macro_name: &str) -> impl Iterator<Item = (&'a Item, Vec<String>)> {
    krate.items.iter().filter_map(move |item| match &item.syntax {
        syn::Item::Macro(of) if of.ident.is_none() && of.mac.path.segments.last()?.ident == macro_name => {
            Some((item, flat(of.mac.tokens.clone())))
        }
        _ => None,
    })
}

/// Returns all names in the calls of a macro, each with the place of the call. If another macro calls
/// it, the calls of that one are among them.
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
