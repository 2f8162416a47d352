//! What the calls of a macro pass for its parameters.

use super::idioms::arms;
use super::items::Item;
use super::krate::Crate;
use super::tokens::flat;

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
    calls(krate, macro_name)
        .map(|(call, tokens)| {
            let is_like = tokens.len() == places.len()
                && tokens.iter().zip(&places).all(|(token, (name, text))| name.is_some() || token == *text);
            let at = places.iter().position(|(name, _)| name.is_some_and(|name| name == parameter))?;
            is_like.then(|| (call, tokens[at].clone()))
        })
        .collect()
}

/// Returns the calls of a macro of the crate, each with its tokens.
pub(super) fn calls<'a>(krate: &'a Crate, macro_name: &str) -> impl Iterator<Item = (&'a Item, Vec<String>)> {
    krate.items.iter().filter_map(move |item| match &item.syntax {
        syn::Item::Macro(of) if of.ident.is_none() && of.mac.path.segments.last()?.ident == macro_name => {
            Some((item, flat(of.mac.tokens.clone())))
        }
        _ => None,
    })
}
