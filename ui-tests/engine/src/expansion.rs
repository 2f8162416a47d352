//! What a derive wrote, read from the source that rustc prints with every macro expanded.
//!
//! The source is scanned as tokens rather than parsed as a file: what rustc prints may contain syntax of its own
//! (`builtin # offset_of`), and a struct may be inside a function.

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, ItemImpl};

/// The traits that the derive implements.
const TRAITS: [&str; 8] = [
    "ArrayToSlice",
    "CoerceUnsized",
    "DispatchFromDyn",
    "GenericField",
    "PinCoerceUnsized",
    "PinSafePointer",
    "Repoint",
    "UnsizableField",
];

/// How many groups in braces are tried as the end of an impl: a const argument such as `{ N + 1 }` is one, too.
const MOST_BRACES: usize = 16;

/// The impls that our derive wrote, formatted.
///
/// # Errors
///
/// If the source has no tokens of Rust.
pub fn derived_impls(expanded: &str) -> Result<String> {
    let tokens: TokenStream = expanded.parse().map_err(|error| anyhow!("the expansion cannot be read: {error}"))?;
    let items: Vec<ItemImpl> = all_impls(tokens).into_iter().filter(is_derived).collect();
    if items.is_empty() {
        return Ok("// Nothing here derives `SmartPointer`.\n".to_owned());
    }
    let items = items.into_iter().map(syn::Item::Impl).collect();
    Ok(prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items }))
}

/// Every impl with attributes, however deep in groups.
pub(crate) fn all_impls(tokens: TokenStream) -> Vec<ItemImpl> {
    let mut items = Vec::new();
    // A stack and not recursion: the file decides how deep its groups go.
    let mut groups = vec![tokens];
    while let Some(group) = groups.pop() {
        let tokens: Vec<TokenTree> = group.into_iter().collect();
        items.extend(impls(&tokens));
        groups.extend(tokens.into_iter().rev().filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        }));
    }
    items
}

/// Every impl with attributes among `tokens`, not looking into groups.
fn impls(tokens: &[TokenTree]) -> Vec<ItemImpl> {
    let mut items = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let mut item = start;
        while is_attribute(&tokens[item..]) {
            item += 2;
        }
        let first = item + usize::from(tokens.get(item).is_some_and(|token| is_word(token, "unsafe")));
        let is_impl = item > start && tokens.get(first).is_some_and(|token| is_word(token, "impl"));
        let braces = || (first..tokens.len()).filter(|at| is_braces(&tokens[*at]) && is_impl).take(MOST_BRACES);
        let parsed = braces().find_map(|end| {
            let item = syn::parse2::<ItemImpl>(tokens[start..=end].iter().cloned().collect()).ok()?;
            Some((item, end))
        });
        let end = parsed.as_ref().map(|(_, end)| *end).or_else(|| braces().next());
        items.extend(parsed.map(|(item, _)| item));
        start = end.unwrap_or(first) + 1;
    }
    items
}

/// Whether the impl is one that our derive writes.
fn is_derived(item: &ItemImpl) -> bool {
    let has = |name: &str| item.attrs.iter().any(|attribute| attribute.path().is_ident(name));
    match item.trait_.as_ref().and_then(|(path, _)| path.segments.last()) {
        Some(last) => has("automatically_derived") && TRAITS.iter().any(|name| last.ident == name),
        None => item.items.is_empty() && item.attrs.iter().any(is_doc_hidden),
    }
}

fn is_doc_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc") && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "hidden")
}

/// Whether the tokens start with `#[…]`.
fn is_attribute(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(hash), TokenTree::Group(group), ..]
        if hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
