//! The macro idiom `$pointer:expr => $target:ty`, by which crates unsize on stable Rust.

use super::items::Item;
use super::krate::{Crate, trait_name};
use super::types::mentions;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;

/// A macro that unsizes.
#[derive(Debug)]
pub(super) struct Idiom {
    /// The macro.
    pub(super) item: usize,
    /// Its name.
    pub(super) name: String,
    /// What it expands to.
    pub(super) body: Group,
    /// The parameters of the pointer and of the target, without `$`.
    pub(super) parameters: (String, String),
    /// The structs that it unsizes.
    pub(super) pointers: Vec<usize>,
    /// The traits of the crate that it calls.
    pub(super) traits: Vec<usize>,
}

/// A macro that takes its target from the type that is expected.
#[derive(Debug)]
pub(super) struct Inferring {
    /// The macro.
    pub(super) item: usize,
    /// Its name.
    pub(super) name: String,
}

/// Returns the macros of the crate that unsize, and those whose target is inferred.
pub(super) fn find(krate: &Crate) -> (Vec<Idiom>, Vec<Inferring>) {
    let (mut idioms, mut inferring) = (Vec::new(), Vec::new());
    for (index, item) in krate.items.iter().enumerate() {
        let syn::Item::Macro(rules) = &item.syntax else { continue };
        let Some(name) = rules.ident.as_ref().map(ToString::to_string) else { continue };
        for (matcher, body) in arms(&rules.mac.tokens) {
            let (pointers, traits) = unsized_by(krate, item, &body);
            if pointers.is_empty() || !mentions(&body, "unsafe") || mentions(&body, "unsize") {
                continue;
            }
            match &parameters(&matcher.stream())[..] {
                [(pointer, expr), (target, ty)] if expr == "expr" && ty == "ty" && has_arrow(&matcher) => {
                    let parameters = (pointer.clone(), target.clone());
                    let name = name.clone();
                    idioms.push(Idiom { item: index, name, body, parameters, pointers, traits });
                }
                [(_, expr)] if expr == "expr" && mentions(&body, "from_raw") | mentions(&body, "__private") => {
                    inferring.push(Inferring { item: index, name: name.clone() });
                }
                _ => {}
            }
        }
    }
    (idioms, inferring)
}

/// Returns the matcher and the body of each arm.
fn arms(rules: &TokenStream) -> Vec<(Group, Group)> {
    let groups = rules.clone().into_iter().filter_map(|tree| match tree {
        TokenTree::Group(group) => Some(group),
        _ => None,
    });
    let groups: Vec<Group> = groups.collect();
    groups.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

/// Returns the name and the kind of each parameter of a matcher.
fn parameters(matcher: &TokenStream) -> Vec<(String, String)> {
    let trees: Vec<String> = matcher.clone().into_iter().map(|tree| tree.to_string()).collect();
    let parameters = trees.windows(4).filter(|window| window[0] == "$" && window[2] == ":");
    parameters.map(|window| (window[1].clone(), window[3].clone())).collect()
}

fn has_arrow(matcher: &Group) -> bool {
    let text = matcher.stream().to_string().replace(' ', "");
    text.contains("=>$")
}

/// Returns the structs of the crate that a body names, itself or by a trait of theirs, and these
/// traits.
fn unsized_by(krate: &Crate, near: &Item, body: &Group) -> (Vec<usize>, Vec<usize>) {
    let (mut pointers, mut traits) = (Vec::new(), Vec::new());
    for name in names(&body.to_token_stream()) {
        pointers.extend(krate.find_type(&name, near).filter(|index| is_maybe_unsized(krate, *index)));
        let is_trait = |item: &Item| matches!(item.syntax, syn::Item::Trait(_)) && item.name().as_ref() == Some(&name);
        let Some(of_trait) = krate.items.iter().position(is_trait) else { continue };
        let impls = krate.impls().filter(|(_, _, of)| trait_name(of).as_ref() == Some(&name));
        let implementors: Vec<usize> = impls.filter_map(|(_, item, of)| krate.self_type(item, of)).collect();
        if !implementors.is_empty() {
            pointers.extend(implementors);
            traits.push(of_trait);
        }
    }
    pointers.sort_unstable();
    pointers.dedup();
    (pointers, traits)
}

/// Whether one of the parameters of a struct can be unsized.
fn is_maybe_unsized(krate: &Crate, index: usize) -> bool {
    krate.as_struct(index).is_some_and(|of| {
        of.generics.type_params().any(|parameter| super::types::is_maybe_sized(&of.generics, parameter))
    })
}

fn names(tokens: &TokenStream) -> Vec<String> {
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
