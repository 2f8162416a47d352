//! The macro idiom `$pointer:expr => $target:ty`, by which crates unsize on stable Rust.

use super::attributes::is_harmless;
use super::bodies::{names, paths};
use super::items::Item;
use super::krate::Crate;
use super::macro_bodies::Body;
use super::required::{are_const, by_functions};
use super::targets::written_type;
use super::tokens::{contains, flat};
use super::types::mentions;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Ident, ImplItem, ItemImpl};

/// A macro that unsizes.
#[derive(Debug)]
pub(super) struct Idiom {
    /// The macro.
    pub(super) item: usize,
    /// Its name.
    pub(super) name: String,
    /// What it expands to.
    pub(super) body: Group,
    /// What it calls that requires more than the structs.
    pub(super) requires: Option<String>,
    /// Whether all functions that it calls are `const`.
    pub(super) is_const: bool,
    /// What it may do but unsize, if it is not certain that it only does that.
    pub(super) doubt: Option<String>,
    /// The parameters of the pointer and of the target, without `$`.
    pub(super) parameters: (String, String),
    /// The structs that it unsizes.
    pub(super) pointers: Vec<usize>,
    /// The traits of the crate that it calls.
    pub(super) traits: Vec<usize>,
}

/// A macro that unsizes in a way that `unsize!` cannot replace, or that is not understood.
#[derive(Debug)]
pub(super) struct Stays {
    /// The macro.
    pub(super) item: usize,
    /// Its name.
    pub(super) name: String,
    /// Why it stays.
    pub(super) reason: &'static str,
}

/// Returns the macros of the crate that unsize, and those of which only this is known.
pub(super) fn find(krate: &Crate) -> (Vec<Idiom>, Vec<Stays>) {
    let (mut idioms, mut others) = (Vec::new(), Vec::new());
    for (index, item) in krate.items.iter().enumerate() {
        let syn::Item::Macro(rules) = &item.syntax else { continue };
        let Some(name) = rules.ident.as_ref().map(ToString::to_string) else { continue };
        let arms = arms(&rules.mac.tokens);
        let is_arrow = |(matcher, _): &(Group, Group)| {
            matches!(&parameters(&matcher.stream())[..], [_, (_, ty)] if ty == "ty") && has_arrow(matcher)
        };
        let has_arrow_arm = arms.iter().any(is_arrow);
        let mut by_other_arm = None;
        for (matcher, body) in arms {
            let casts = ["const", "mut"].iter().any(|kind| contains(&body.stream(), &["*", kind, "$"]));
            let is_rewritten =
                [&["unsize", "!"][..], &[".", "unsize"]].iter().any(|call| contains(&body.stream(), call));
            if !(casts || mentions(&body, "unsafe")) || is_rewritten {
                continue;
            }
            let (pointers, traits) = unsized_by(krate, item, &body);
            // The pointer may be one of several types, each under a condition.
            let infers = ["const", "mut"].iter().any(|kind| contains(&body.stream(), &["*", kind, "_"]))
                || !pointers.is_empty() && (mentions(&body, "from_raw") || mentions(&body, "__private"));
            match &parameters(&matcher.stream())[..] {
                [(_, expr)] if is_expression(expr) && infers => {
                    let reason = if contains(&matcher.stream(), &["=", ">"]) {
                        "its target is not one `$target:ty`; write it so"
                    } else {
                        "its target is inferred, and `unsize!` needs one"
                    };
                    others.push(Stays { item: index, name: name.clone(), reason });
                }
                _ if pointers.is_empty() => {}
                [_, (_, ty)] if ty == "ty" && has_arrow_arm && !has_arrow(&matcher) => {
                    let reason = "the arm `$pointer:expr => $target:ty` does not unsize by itself; write the body of \
                                  the other arm in it";
                    by_other_arm = Some(Stays { item: index, name: name.clone(), reason });
                }
                [(pointer, expr), (target, ty)] if is_expression(expr) && ty == "ty" && has_arrow(&matcher) => {
                    let parameters = (pointer.clone(), target.clone());
                    let (name, target) = (name.clone(), target.clone());
                    let called = names(&body.to_token_stream());
                    let requires = by_functions(krate, &called, &pointers, &traits)
                        .or_else(|| Some(format!("the type `{}` in its body", written_type(&body, &target)?)));
                    let is_const = traits.is_empty() && are_const(krate, &called, &pointers);
                    let of_rules = || {
                        let is_odd = |attribute: &&Attribute| !is_harmless(attribute);
                        let odd = item.attributes().iter().find(is_odd);
                        odd.map(|odd| krate.file(item).excerpt(odd))
                            .or_else(|| Some(format!("the word `{}` in its matcher", keyword(&matcher, &parameters)?)))
                    };
                    let of_body = || Body::of(krate, item, &parameters, &pointers, &traits).doubt_about(&body);
                    let doubt = requires.clone().or_else(of_rules).or_else(of_body);
                    idioms.push(Idiom {
                        item: index,
                        name,
                        body,
                        requires,
                        is_const,
                        doubt,
                        parameters,
                        pointers,
                        traits,
                    });
                }
                _ => {}
            }
        }
        others.extend(by_other_arm.filter(|_| !idioms.iter().any(|idiom| idiom.item == index)));
    }
    (idioms, others)
}

/// Returns the matcher and the body of each arm.
pub(super) fn arms(rules: &TokenStream) -> Vec<(Group, Group)> {
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

fn is_expression(kind: &str) -> bool {
    ["expr", "expr_2021"].contains(&kind)
}

fn has_arrow(matcher: &Group) -> bool {
    let text = matcher.stream().to_string().replace(' ', "");
    text.contains("=>$")
}

/// Returns a name in a matcher beside those of the two parameters. A call that has to say `unsafe`
/// makes a promise.
fn keyword(matcher: &Group, (pointer, target): &(String, String)) -> Option<String> {
    let is_known = |name: &String| [pointer, target, "ty"].contains(&name.as_str()) || is_expression(name);
    names(&matcher.stream()).into_iter().find(|name| !is_known(name))
}

/// Returns the structs of the crate that a body names, itself or by a trait of theirs, and these
/// traits.
fn unsized_by(krate: &Crate, near: &Item, body: &Group) -> (Vec<usize>, Vec<usize>) {
    let (mut pointers, mut traits, paths) = (Vec::new(), Vec::new(), paths(body.stream()));
    let types = paths.iter().filter_map(|path| krate.type_at(near, path));
    pointers.extend(types.filter(|index| is_maybe_unsized(krate, *index)));
    for of_trait in paths.iter().filter_map(|path| krate.trait_at(near, path)) {
        let impls = krate.impls().filter(|(_, item, of)| krate.may_be_of(item, of, of_trait));
        let implementors: Vec<usize> = impls.filter_map(|(_, item, of)| krate.self_type(item, of)).collect();
        if !implementors.is_empty() && !traits.contains(&of_trait) {
            pointers.extend(implementors);
            traits.push(of_trait);
        }
    }
    if pointers.is_empty() {
        pointers = by_signatures(krate, near, body);
    }
    pointers.sort_unstable();
    pointers.dedup();
    (pointers, traits)
}

/// Returns the structs of the crate in the signatures of functions outside of impls that a body
/// names, and those with a method that it calls.
fn by_signatures(krate: &Crate, near: &Item, body: &Group) -> Vec<usize> {
    let named = paths(body.stream());
    let functions = named.iter().filter_map(|path| krate.function_at(near, path)).map(|index| &krate.items[index]);
    let in_signatures = functions.flat_map(|item| {
        let syn::Item::Fn(of) = &item.syntax else { return Vec::new() };
        let types = paths(of.sig.to_token_stream());
        types.iter().filter_map(|path| krate.type_at(item, path)).collect()
    });
    let tokens = flat(body.stream());
    let is_called = |name: &Ident| tokens.windows(3).any(|at| at[0] == "." && name == &at[1] && at[2] == "(");
    let has_method = |of: &ItemImpl| {
        let mut functions =
            of.items.iter().filter_map(|item| if let ImplItem::Fn(of) = item { Some(of) } else { None });
        of.trait_.is_none() && functions.any(|function| is_called(&function.sig.ident))
    };
    let with_methods = krate.impls().filter(|(_, _, of)| has_method(of));
    let with_methods = with_methods.filter_map(|(_, item, of)| krate.self_type(item, of));
    in_signatures.chain(with_methods).filter(|index| is_maybe_unsized(krate, *index)).collect()
}

/// Whether one of the parameters of a struct can be unsized.
pub(super) fn is_maybe_unsized(krate: &Crate, index: usize) -> bool {
    krate.as_struct(index).is_some_and(|of| {
        of.generics.type_params().any(|parameter| super::types::is_maybe_sized(&of.generics, parameter))
    })
}
