//! The macro idiom `$pointer:expr => $target:ty`, by which crates unsize on stable Rust.

use super::attributes::is_harmless;
use super::bodies::{names, paths};
use super::conversions::only_convert;
use super::items::{Item, without_parameters};
use super::krate::Crate;
use super::required::{are_const, by_functions};
use super::results::give_back;
use super::targets::{are_whole, written_type};
use super::tokens::{contains, count, flat};
use super::types::mentions;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::{Block, Expr, Ident, ImplItem, ItemImpl, Pat, Path, Stmt};

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
    /// Whether it is understood and does nothing but unsize.
    pub(super) only_unsizes: bool,
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
            let casts = ["const", "mut"].iter().any(|kind| contains(&body.stream(), &["*", kind, "$"]));
            if !(casts || mentions(&body, "unsafe")) || mentions(&body, "unsize") {
                continue;
            }
            let (pointers, traits) = unsized_by(krate, item, &body);
            // The pointer may be one of several types, each under a condition.
            let infers = ["const", "mut"].iter().any(|kind| contains(&body.stream(), &["*", kind, "_"]))
                || !pointers.is_empty() && (mentions(&body, "from_raw") || mentions(&body, "__private"));
            match &parameters(&matcher.stream())[..] {
                [(_, expr)] if is_expression(expr) && infers => {
                    inferring.push(Inferring { item: index, name: name.clone() });
                }
                _ if pointers.is_empty() => {}
                [(pointer, expr), (target, ty)] if is_expression(expr) && ty == "ty" && has_arrow(&matcher) => {
                    let parameters = (pointer.clone(), target.clone());
                    let (name, target) = (name.clone(), target.clone());
                    let called = names(&body.to_token_stream());
                    let requires = by_functions(krate, &called, &pointers, &traits)
                        .or_else(|| Some(format!("the type `{}` in its body", written_type(&body, &target)?)));
                    let is_const = traits.is_empty() && are_const(krate, &called, &pointers);
                    let only_unsizes = requires.is_none()
                        && item.attributes().iter().all(is_harmless)
                        && has_no_keyword(&matcher, &parameters)
                        && Body::of(krate, item, &parameters, &pointers, &traits).only_unsizes(&body);
                    idioms.push(Idiom {
                        item: index,
                        name,
                        body,
                        requires,
                        is_const,
                        only_unsizes,
                        parameters,
                        pointers,
                        traits,
                    });
                }
                _ => {}
            }
        }
    }
    (idioms, inferring)
}

/// What the body of a macro may name.
struct Body<'a> {
    krate: &'a Crate,
    near: &'a Item,
    pointer: String,
    target: String,
    pointers: &'a [usize],
    traits: &'a [usize],
    /// The variables, each with whether it is the pointer, and not a raw one.
    locals: Vec<(String, bool)>,
}

impl<'a> Body<'a> {
    fn of(
        krate: &'a Crate,
        near: &'a Item,
        (pointer, target): &(String, String),
        pointers: &'a [usize],
        traits: &'a [usize],
    ) -> Self {
        Self {
            krate,
            near,
            pointer: pointer.clone(),
            target: target.clone(),
            pointers,
            traits,
            locals: vec![(pointer.clone(), true)],
        }
    }

    /// Whether a body names the target, and passes the pointer once through functions of its type
    /// or its trait that take a raw pointer out and put it back, so that its value is the same
    /// pointer.
    fn only_unsizes(&mut self, body: &Group) -> bool {
        let trees: Vec<TokenTree> = body.stream().into_iter().collect();
        let uses = |name: &str| count(body.stream(), &["$", name]);
        let is_once = uses(&self.pointer) == 1 && uses(&self.target) > 0;
        let statements = Block::parse_within.parse2(without_parameters(&trees));
        let Ok(statements) = statements else { return false };
        let is_pointer =
            |path: &Path| self.krate.type_at(self.near, path).is_some_and(|own| self.pointers.contains(&own));
        is_once && are_whole(&statements, &self.target, &is_pointer) && self.statements(&statements) == Some(true)
    }

    /// Returns whether the value of some statements is the pointer, if they do nothing else.
    fn statements(&mut self, statements: &[Stmt]) -> Option<bool> {
        let (last, before) = statements.split_last()?;
        for statement in before {
            let Stmt::Local(local) = statement else { return None };
            let pattern = if let Pat::Type(typed) = &local.pat { &*typed.pat } else { &local.pat };
            let (Pat::Ident(name), Some(init)) = (pattern, &local.init) else { return None };
            if !local.attrs.is_empty() || init.diverge.is_some() {
                return None;
            }
            let is_pointer = self.value(&init.expr)?;
            self.locals.push((name.ident.to_string(), is_pointer));
        }
        if let Stmt::Expr(value, None) = last { self.value(value) } else { None }
    }

    /// Returns whether a value is the pointer, if it does nothing else.
    fn value(&mut self, of: &Expr) -> Option<bool> {
        match of {
            Expr::Path(path) => {
                let name = path.path.get_ident()?;
                self.locals.iter().rfind(|(local, _)| name == local).map(|(_, is_pointer)| *is_pointer)
            }
            Expr::Paren(inner) => self.value(&inner.expr),
            Expr::Block(of) if of.label.is_none() => self.statements(&of.block.stmts),
            Expr::Unsafe(of) => self.statements(&of.block.stmts),
            Expr::Call(of) => {
                let Expr::Path(function) = &*of.func else { return None };
                let is_pointer = self.conversion(&function.path)?;
                of.args.iter().all(|argument| self.value(argument).is_some()).then_some(is_pointer)
            }
            Expr::Closure(of) => {
                let names = of.inputs.iter().filter_map(|input| match input {
                    Pat::Type(typed) => Some((typed.pat.to_token_stream().to_string(), false)),
                    _ => None,
                });
                self.locals.extend(names);
                self.value(&of.body)
            }
            _ => None,
        }
    }

    /// Returns whether a function gives the pointer back, if it is one of the trait, or one of the
    /// type for its raw pointer, and does nothing but convert.
    fn conversion(&self, path: &Path) -> Option<bool> {
        let mut of = path.clone();
        let function = of.segments.pop()?.ident.to_string();
        of.segments.pop_punct();
        let is_raw = ["into_raw", "from_raw", "into_ptr", "from_ptr"].iter().any(|name| function.starts_with(name));
        let of_trait = self.krate.trait_at(self.near, &of).filter(|of| self.traits.contains(of));
        let own = || self.krate.type_at(self.near, &of).filter(|own| is_raw && self.pointers.contains(own));
        let of = of_trait.or_else(own).filter(|of| only_convert(self.krate, *of, &function))?;
        Some(give_back(self.krate, self.pointers, of, &function))
    }
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

/// Whether a matcher has no names but those of the two parameters. A call that has to say `unsafe`
/// makes a promise.
fn has_no_keyword(matcher: &Group, (pointer, target): &(String, String)) -> bool {
    names(&matcher.stream()).iter().all(|name| [pointer, target, "ty"].contains(&name.as_str()) || is_expression(name))
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
fn is_maybe_unsized(krate: &Crate, index: usize) -> bool {
    krate.as_struct(index).is_some_and(|of| {
        of.generics.type_params().any(|parameter| super::types::is_maybe_sized(&of.generics, parameter))
    })
}
