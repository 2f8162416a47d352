//! Checks the requirements on the trait and its functions. All mistakes are reported together.

mod of_functions;
mod of_the_generics;
mod of_the_trait;
mod types;

pub(super) use of_the_trait::{check_given_once, functions_with_wrong_self, reason_not_in_an_object};
pub(super) use types::{impl_traits, is_unsized};

use super::function::Function;
use super::options::Options;
use crate::derive::expand::Mode;
use crate::derive::mistake::Mistake;
use crate::derive::survey::Survey;
use syn::ItemTrait;

pub(super) fn check(
    item: &ItemTrait,
    functions: &[Function<'_>],
    options: &Options,
    survey: &Survey,
    mode: Mode,
) -> Vec<Mistake> {
    let mut mistakes = of_the_trait::check(item, functions, options, mode);
    mistakes.extend(of_the_generics::check(item));
    // Without its only function, the trait would have nothing to dispatch.
    let exclude = if functions.len() > 1 { ", or add `where Self: Sized` to the function" } else { "" };
    let rejected: Vec<_> = of_the_trait::rejected_types(item).collect();
    for function in functions {
        mistakes.extend(of_functions::check(function, &rejected, exclude, survey));
    }
    mistakes
}
