//! The requirements on the pointee: which parameter it is, and what its bounds say.

use crate::derive::input::{Input, marks};
use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::search::Search;
use crate::derive::syntax::{Size, is_named, mentions, predicates};
use quote::quote;
use syn::{GenericParam, Meta, TypeParam, TypeParamBound, WherePredicate};

impl<'a> Input<'a> {
    /// RFC 3621, input requirement 2: exactly one type parameter is the pointee, marked
    /// `#[pointee]` unless it is the only one. Returns it with its place among all parameters.
    ///
    /// Lifetime and const parameters do not count.
    pub(crate) fn check_pointee(&self) -> Result<(usize, &'a TypeParam), Mistakes> {
        let mut mistakes = Mistakes::default();
        let parameters: Vec<_> = self.generics.params.iter().enumerate().filter_map(type_parameter).collect();
        let marked: Vec<_> = parameters.iter().filter(|(_, parameter)| marks(parameter).next().is_some()).collect();
        for (_, parameter) in &marked {
            let with_arguments = marks(parameter).filter(|mark| !matches!(mark.meta, Meta::Path(_)));
            mistakes.note(Mistakes::none(with_arguments.map(|mark| {
                Mistake::new(&mark.meta, "the `#[pointee]` attribute takes no arguments", "write `#[pointee]`")
            })));
            let message = format!("`{}` is marked as `#[pointee]` more than once", parameter.ident);
            let repeated = marks(parameter).skip(1);
            mistakes.note(Mistakes::none(repeated.map(|mark| Mistake::new(&mark.meta, &message, "remove this one"))));
        }
        let chosen = match (&parameters[..], &marked[..]) {
            ([], _) => Err(Mistake::new(
                self.ident,
                format_args!(
                    "`{}` can only be derived on a `struct` that is generic over at least one type",
                    self.derive
                ),
                format_args!("add a type parameter for what it points to, as in `struct {}<T: ?Sized>`", self.ident),
            )
            .into()),
            ([only], _) => Ok(*only),
            (_, [marked]) => Ok(**marked),
            (_, []) => Err(self.pointee_unmarked(&parameters).into()),
            (_, [(_, first), further @ ..]) => {
                let first = &first.ident;
                let message =
                    format!("only one type parameter can be marked as `#[pointee]`, and `{first}` already is");
                let surplus = further.iter().flat_map(|(_, parameter)| marks(parameter).take(1));
                let help = "keep `#[pointee]` on the one that is unsized";
                Mistakes::none(surplus.map(|mark| Mistake::new(&mark.meta, &message, help))).map(|()| *marked[0])
            }
        };
        match mistakes.note(chosen) {
            Some(chosen) => mistakes.or(chosen),
            None => Err(mistakes),
        }
    }

    /// Returns the error for several type parameters without a mark. It names the one that the
    /// author most likely means.
    fn pointee_unmarked(&self, parameters: &[(usize, &'a TypeParam)]) -> Mistake {
        let is_maybe_sized = |parameter: &TypeParam| self.bounds(parameter).any(|bound| Size::by(bound) == Size::Maybe);
        let unsized_parameters: Vec<_> = parameters.iter().filter(|(_, parameter)| is_maybe_sized(parameter)).collect();
        let likely = match unsized_parameters[..] {
            [(_, only)] => &only.ident,
            _ => &parameters[0].1.ident,
        };
        let parameters = parameters.iter().map(|(_, parameter)| parameter);
        Mistake::new(
            quote!(#(#parameters),*),
            format_args!("exactly one type parameter must be marked as `#[pointee]` to derive `{}`", self.derive),
            format_args!("mark the one that is unsized, for instance `#[pointee] {likely}`"),
        )
    }

    /// The tokens show that the pointee is `?Sized`, inline or in the where-clause, and that no
    /// other bound makes it `Sized` (rust-lang/rust#148399).
    ///
    /// The RFC has no such rule. The builtin derive has the first half (rust-lang/rust#128452).
    /// Upstream: rustc accepts `?Sized + Sized`; we reject it, because such a pointer can never be
    /// unsized.
    pub(super) fn check_maybe_sized(&self, pointee: &'a TypeParam) -> Result<(), Mistakes> {
        let ident = &pointee.ident;
        let bounds: Vec<_> = self.bounds(pointee).map(|bound| (bound, Size::by(bound))).collect();
        let with = |size| bounds.iter().filter(move |(_, other)| *other == size).map(|(bound, _)| bound);
        let mut mistakes = Mistakes::default();
        let message = format!("`{ident}` is bounded by `Sized`, so it can never be unsized");
        mistakes
            .note(Mistakes::none(with(Size::Known).map(|bound| Mistake::new(bound, &message, "remove this bound"))));
        if with(Size::Maybe).next().is_some() {
            return mistakes.or(());
        }
        let message = format!("`{}` requires `{ident}` to be marked `?Sized`", self.derive);
        mistakes.note(Err::<(), _>(match with(Size::Unclear).next() {
            // `?marker::Sized` after `use core::marker;`.
            Some(relaxed) => {
                Mistake::new(relaxed, message, "write `?Sized`: the derive reads tokens, and cannot resolve a path")
            }
            None if pointee.bounds.is_empty() => Mistake::new(ident, message, format_args!("write `{ident}: ?Sized`")),
            None => Mistake::new(ident, message, format_args!("write `{ident}: ?Sized + …`")),
        }));
        mistakes.or(())
    }

    /// Every bound that mentions the pointee can be repeated for the new pointee.
    pub(super) fn check_rewritable(&self, pointee: &TypeParam) -> Result<(), Mistakes> {
        let name = &pointee.ident;
        let macros = Search::of_bounds(self.generics, name).macros.into_iter();
        let message = format!(
            "`{}` has to repeat this bound for the type that `{name}` is unsized to, and cannot see into a macro",
            self.derive
        );
        let help = "write out the type that the macro stands for";
        let opaque = macros.filter(|makro| mentions(&makro.tokens, name));
        Mistakes::none(opaque.map(|makro| Mistake::new(makro, &message, help)))
    }

    /// Every bound of a type parameter, inline and in the where-clause.
    fn bounds(&self, parameter: &'a TypeParam) -> impl Iterator<Item = &'a TypeParamBound> {
        let in_clause = predicates(self.generics).filter_map(|predicate| match predicate {
            WherePredicate::Type(predicate) if is_named(&predicate.bounded_ty, &parameter.ident) => {
                Some(&predicate.bounds)
            }
            _ => None,
        });
        parameter.bounds.iter().chain(in_clause.flatten())
    }
}

fn type_parameter((index, parameter): (usize, &GenericParam)) -> Option<(usize, &TypeParam)> {
    match parameter {
        GenericParam::Type(parameter) => Some((index, parameter)),
        _ => None,
    }
}
