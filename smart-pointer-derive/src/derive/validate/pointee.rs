//! The requirements on the pointee: which parameter it is, and what its bounds say.

use super::option_values::Name;
use super::option_values::Named;
use super::role::may_hide_anything;
use crate::derive::input::{Input, marks};
use crate::derive::mentions::mentions;
use crate::derive::misplaced::Misplaced;
use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::pointer::Role;
use crate::derive::search::Search;
use crate::derive::syntax::{Size, is_helper, is_named, is_same, predicates};
use proc_macro2::Ident;
use quote::{ToTokens, quote};
use syn::{GenericParam, Meta, Type, TypeParam, TypeParamBound, WherePredicate};

impl<'a> Input<'a> {
    /// RFC 3621, input requirement 2: exactly one type parameter is the pointee, marked
    /// `#[pointee]` or named in an option, unless it is the only one. Returns it with its place
    /// among all parameters.
    ///
    /// Lifetime and const parameters do not count.
    pub(crate) fn check_pointee(&self, named: Option<&Named>) -> Result<(usize, &'a TypeParam), Mistakes> {
        let mut mistakes = Mistakes::default();
        let parameters: Vec<_> = self.generics.params.iter().enumerate().filter_map(type_parameter).collect();
        let marked: Vec<_> = parameters.iter().filter(|(_, parameter)| marks(parameter).next().is_some()).collect();
        for (_, parameter) in &marked {
            let with_arguments =
                marks(parameter).filter(|mark| is_helper(mark, "pointee") && !matches!(mark.meta, Meta::Path(_)));
            mistakes.note(Mistakes::none(with_arguments.map(|mark| {
                Mistake::new(&mark.meta, "the `#[pointee]` attribute takes no arguments", "write `#[pointee]`")
            })));
            let message = format!("`{}` is marked as `#[pointee]` more than once", parameter.ident);
            let repeated = marks(parameter).skip(1);
            mistakes.note(Mistakes::none(repeated.map(|mark| Mistake::new(&mark.meta, &message, "remove this one"))));
        }
        let chosen = match (&parameters[..], &marked[..], named) {
            ([], ..) => Err(Mistake::new(
                self.ident,
                format_args!(
                    "`{}` can only be derived on a `struct` that is generic over at least one type",
                    self.derive
                ),
                format_args!("add a type parameter for what it points to, as in `struct {}<T: ?Sized>`", self.ident),
            )
            .into()),
            (_, [], Some(Named { name: Some(name), .. })) => {
                self.check_named(name, self.likely_pointee(&parameters)).map_err(Mistakes::from)
            }
            // What is wrong with the name has already been reported.
            (_, [], Some(Named { name: None, .. })) => Err(Mistakes::default()),
            (_, [(_, marked), ..], Some(Named { option, .. })) => Err(Mistake::new(
                option,
                format_args!("the pointee is named here, and `{}` is marked as `#[pointee]`", marked.ident),
                "remove `#[pointee]`, or this option",
            )
            .into()),
            ([only], _, None) => Ok(*only),
            (_, [marked], None) => Ok(**marked),
            // The mark is in the wrong place, which has already been reported.
            (_, [], None) if self.misplaced.iter().any(|place| matches!(place, Misplaced::Pointee(_))) => {
                Err(Mistakes::default())
            }
            (_, [], None) => Err(self.pointee_unmarked(&parameters).into()),
            (_, [(_, first), further @ ..], None) => {
                let first = &first.ident;
                let message =
                    format!("only one type parameter can be marked as `#[pointee]`, and `{first}` already is");
                let surplus = further.iter().flat_map(|(_, parameter)| marks(parameter).take(1));
                let help = "keep `#[pointee]` on the parameter that is unsized";
                Mistakes::none(surplus.map(|mark| Mistake::new(&mark.meta, &message, help))).map(|()| *marked[0])
            }
        };
        match mistakes.note(chosen) {
            Some(chosen) => mistakes.or(chosen),
            None => Err(mistakes),
        }
    }

    /// The parameter that an option names is a type parameter of the struct. Names are compared by
    /// their text, and no two parameters have the same one: see `check_parameter_names`.
    fn check_named(&self, name: &Name, likely: &Ident) -> Result<(usize, &'a TypeParam), Mistake> {
        let help = format!("write the type parameter that is unsized, for instance `pointee = {likely}`");
        let name = match name {
            Name::Other(name) => name,
            Name::Lifetime(lifetime) => {
                return Err(Mistake::new(lifetime, "a lifetime cannot be the pointee", &help));
            }
        };
        let mut parameters = self.generics.params.iter().enumerate();
        let named = parameters.find_map(|(index, parameter)| match parameter {
            GenericParam::Type(parameter) if is_same(&parameter.ident, name) => Some(Ok((index, parameter))),
            GenericParam::Const(parameter) if is_same(&parameter.ident, name) => {
                let message = format!("`{name}` is a const parameter, and only a type parameter can be the pointee");
                Some(Err(Mistake::new(name, message, &help)))
            }
            _ => None,
        });
        let unknown = || Mistake::new(name, format_args!("`{}` has no parameter `{name}`", self.ident), &help);
        named.unwrap_or_else(|| Err(unknown()))
    }

    /// A field can point to the parameter that is marked `#[pointee]` or named in an option. If no
    /// field points to another type parameter either, the checks of the fields report that instead.
    ///
    /// What is wrong with the fields and the bounds of the marked parameter follows from the mark,
    /// so it is not checked.
    pub(crate) fn check_mark(&self, pointee: &TypeParam, named: Option<&Named>) -> Result<(), Mistake> {
        let place = match (marks(pointee).next(), named) {
            (Some(mark), _) => mark.meta.to_token_stream(),
            (None, Some(Named { option, name: Some(Name::Other(name)) })) => quote!(#option #name),
            _ => return Ok(()),
        };
        let marked = &pointee.ident;
        let may_point_to_it = |ty: &Type| match Role::of(ty, marked) {
            Role::Phantom | Role::Unrelated => may_hide_anything(ty, marked),
            Role::NotAPointer => !is_named(ty, marked),
            Role::ToPointee | Role::ToMore | Role::Unsure => true,
        };
        if self.fields().iter().any(|field| may_point_to_it(&field.ty)) {
            return Ok(());
        }
        let Some(other) = self.pointed_to() else { return Ok(()) };
        let message = format!("`{marked}` is named as the pointee, but no field points to it");
        let help = match marks(pointee).next() {
            Some(_) => format!("move `#[pointee]` to `{other}`, to which a field points"),
            None => format!("write `pointee = {other}`: a field points to `{other}`"),
        };
        Err(Mistake::new(place, message, help))
    }

    /// Returns the type parameter to which a field points, as far as the field's type shows it. If
    /// a struct behind the pointer has several parameters, this is the last of them, because a
    /// struct with an unsized last field usually has the type of that field as its last parameter.
    fn pointed_to(&self) -> Option<&'a Ident> {
        let with = |role| {
            let points_to = move |name| self.fields().iter().any(|field| Role::of(&field.ty, name) == role);
            self.generics.type_params().map(|parameter| &parameter.ident).filter(move |name| points_to(name))
        };
        with(Role::ToPointee).next().or_else(|| with(Role::ToMore).last())
    }

    /// Returns the type parameter that the author most likely means.
    pub(crate) fn likely_pointee(&self, parameters: &[(usize, &'a TypeParam)]) -> &'a Ident {
        let is_maybe_sized = |parameter: &TypeParam| self.bounds(parameter).any(|bound| Size::by(bound) == Size::Maybe);
        let unsized_parameters: Vec<_> = parameters.iter().filter(|(_, parameter)| is_maybe_sized(parameter)).collect();
        match unsized_parameters[..] {
            [(_, only)] => &only.ident,
            _ => self.pointed_to().unwrap_or(&parameters[0].1.ident),
        }
    }

    /// Returns the error for several type parameters if none is marked.
    fn pointee_unmarked(&self, parameters: &[(usize, &'a TypeParam)]) -> Mistake {
        let likely = self.likely_pointee(parameters);
        let parameters = parameters.iter().map(|(_, parameter)| parameter);
        Mistake::new(
            quote!(#(#parameters),*),
            format_args!("exactly one type parameter must be marked as `#[pointee]` to derive `{}`", self.derive),
            format_args!("mark the parameter that is unsized, for instance `#[pointee] {likely}`"),
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
        let [maybe, unclear] = [Size::Maybe, Size::Unclear].map(|size| with(size).next());
        let is_unmarked = maybe.is_none() && unclear.is_none();
        let message = format!("`{ident}` is bounded by `Sized`, so it can never be unsized");
        let contradictions = with(Size::Known).enumerate().map(|(index, bound)| {
            let help = if is_unmarked && index == 0 { "write `?Sized` instead" } else { "remove this bound" };
            Mistake::new(bound, &message, help)
        });
        let mut mistakes = Mistakes::default();
        mistakes.note(Mistakes::none(contradictions));
        if maybe.is_some() || (is_unmarked && mistakes.count() > 0) {
            return mistakes.or(());
        }
        let message = format!("`{}` requires `{ident}` to be marked `?Sized`", self.derive);
        mistakes.note(Err::<(), _>(match unclear {
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
            "`{}` has to repeat this bound for the new pointee, but cannot see what the macro does with `{name}`",
            self.derive
        );
        let help = "write out the type that the macro stands for";
        let opaque = macros.filter(|makro| mentions(&makro.tokens, name));
        Mistakes::none(opaque.map(|makro| Mistake::new(makro, &message, help)))
    }

    /// Whether a parameter is `?Sized` and has no bound that can make it `Sized`. Any trait can, as
    /// `Clone` does.
    pub(super) fn is_never_sized(&self, parameter: &'a TypeParam) -> bool {
        let bounds = self.bounds_of(parameter, |subject| mentions(subject, &parameter.ident));
        let of_traits = bounds.filter(|bound| !matches!(bound, TypeParamBound::Lifetime(_)));
        let mut sizes = of_traits.map(Size::by).peekable();
        sizes.peek().is_some() && sizes.all(|size| size == Size::Maybe)
    }

    /// Every bound of a type parameter, inline and in the where-clause.
    pub(super) fn bounds(&self, parameter: &'a TypeParam) -> impl Iterator<Item = &'a TypeParamBound> {
        self.bounds_of(parameter, |subject| is_named(subject, &parameter.ident))
    }

    /// Every inline bound of a type parameter, and those that the where-clause has for a type that
    /// `is_subject` accepts.
    fn bounds_of(
        &self,
        parameter: &'a TypeParam,
        is_subject: impl Fn(&Type) -> bool,
    ) -> impl Iterator<Item = &'a TypeParamBound> {
        let in_clause = predicates(self.generics).filter_map(move |predicate| match predicate {
            WherePredicate::Type(predicate) if is_subject(&predicate.bounded_ty) => Some(&predicate.bounds),
            _ => None,
        });
        parameter.bounds.iter().chain(in_clause.flatten())
    }
}

/// Returns a parameter and its place, if it is a type.
pub(crate) fn type_parameter((index, parameter): (usize, &GenericParam)) -> Option<(usize, &TypeParam)> {
    match parameter {
        GenericParam::Type(parameter) => Some((index, parameter)),
        _ => None,
    }
}
