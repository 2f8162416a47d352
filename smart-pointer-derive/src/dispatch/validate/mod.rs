//! Checks the requirements on the trait and its functions. All mistakes are reported together.

mod of_functions;
mod of_the_trait;

pub(super) use of_the_trait::{check_given_once, functions_with_wrong_self, reason_not_in_an_object};

use super::function::Function;
use super::options::Options;
use crate::derive::expand::Mode;
use crate::derive::mistake::Mistake;
use crate::derive::survey::Survey;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{ItemTrait, Type, TypeImplTrait};

pub(super) fn check(
    item: &ItemTrait,
    functions: &[Function<'_>],
    options: &Options,
    survey: &Survey,
    mode: Mode,
) -> Vec<Mistake> {
    let mut mistakes = of_the_trait::check(item, functions, options, mode);
    // Without its only function, the trait would have nothing to dispatch.
    let exclude = if functions.len() > 1 { ", or add `where Self: Sized` to the function" } else { "" };
    for function in functions {
        mistakes.extend(of_functions::check(function, exclude, survey));
    }
    mistakes
}

/// Returns every `impl Trait` in the types.
pub(super) fn impl_traits<'ast>(types: impl IntoIterator<Item = &'ast Type>) -> Vec<&'ast TypeImplTrait> {
    let mut search = ImplTraits(Vec::new());
    types.into_iter().for_each(|ty| search.visit_type(ty));
    search.0
}

struct ImplTraits<'ast>(Vec<&'ast TypeImplTrait>);

impl<'ast> Visit<'ast> for ImplTraits<'ast> {
    fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
        self.0.push(ty);
        visit::visit_type_impl_trait(self, ty);
    }
}

/// Returns a type as a person writes it. The tokens alone have a space between any two of them.
fn written(ty: &impl ToTokens) -> String {
    let spaced = ty.to_token_stream().to_string();
    let mut words = spaced.split_whitespace().peekable();
    let mut text = String::new();
    while let Some(word) = words.next() {
        text.push_str(word);
        let Some(next) = words.peek() else { break };
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
        let both_are_words = word.ends_with(|c| is_word(c) || c == '>') && next.starts_with(is_word);
        let is_sign = |text: &str| ["=", "+", "->"].contains(&text);
        if both_are_words || word.ends_with([',', ';']) || is_sign(word) || is_sign(next) {
            text.push(' ');
        }
    }
    text
}
