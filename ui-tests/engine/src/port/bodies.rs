//! Names and paths in the body of a macro.

use proc_macro2::{TokenStream, TokenTree};
use syn::Path;
use syn::punctuated::Punctuated;

/// Returns the paths among some tokens, also those that are the beginning of another one, but not
/// what raw pointers point to.
pub(super) fn paths(tokens: TokenStream) -> Vec<Path> {
    let mut path = Path { leading_colon: None, segments: Punctuated::new() };
    let (mut found, mut colons, mut is_star, mut is_pointee) = (Vec::new(), 0, false, false);
    for tree in tokens {
        match tree {
            TokenTree::Ident(name) if is_star && (name == "mut" || name == "const") => is_pointee = true,
            TokenTree::Ident(name) => {
                if colons != 2 {
                    path.segments.clear();
                }
                path.segments.push(name.into());
                found.extend((!is_pointee).then(|| path.clone()));
            }
            TokenTree::Punct(mark) if mark.as_char() == '$' => {}
            TokenTree::Punct(mark) if mark.as_char() == ':' => {
                (colons, is_star) = (colons + 1, false);
                continue;
            }
            TokenTree::Group(group) => {
                is_pointee = false;
                found.extend(paths(group.stream()));
            }
            TokenTree::Punct(mark) => {
                (is_star, is_pointee) = (mark.as_char() == '*', false);
                path.segments.clear();
                colons = 0;
                continue;
            }
            TokenTree::Literal(_) => path.segments.clear(),
        }
        (colons, is_star) = (0, false);
    }
    found
}

/// Returns the names among some tokens, each once.
pub(super) fn names(tokens: &TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for tree in tokens.clone() {
        match tree {
            TokenTree::Ident(ident) => found.push(ident.to_string()),
            TokenTree::Group(group) => found.extend(names(&group.stream())),
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
