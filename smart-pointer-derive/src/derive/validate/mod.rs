//! The requirements of RFC 3621, "Input Requirements", and of the builtin derive: one `check_*`
//! function each.
//!
//! Every mistake is reported, and not only the first, each on the tokens at fault.

mod coerced;
mod fields;
mod named;
mod not_a_pointer;
mod option_values;
mod options;
mod pointee;
mod repr;
mod role;

pub(crate) use fields::is_struct_itself;
pub(crate) use named::may_be_foreign;
#[cfg(feature = "dispatch")]
pub(crate) use named::{container_of, named_like_a_container};
pub(crate) use option_values::{Named, is_like_coerce_only};
pub(crate) use pointee::type_parameter;
pub(crate) use role::is_reported_beside_an_error;

use super::input::{Input, Kind};
use super::misplaced::Misplaced;
use super::mistake::{Mistake, Mistakes};
use super::pointer::Pointer;
use super::syntax::{is_same, mentions_any, predicates};
use quote::ToTokens;
use std::collections::HashSet;
use std::mem;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{GenericParam, Path, PathArguments, PathSegment, ReturnType, Token, TypeParamBound, WherePredicate};

impl<'a> Input<'a> {
    /// Checks every requirement. The error holds every mistake: first those about the struct and
    /// the attributes, then those about the pointee, and last those about the fields.
    pub(crate) fn validate(&'a self) -> Result<Pointer<'a>, Mistakes> {
        let mut mistakes = Mistakes::default();
        mistakes.note(self.check_is_struct());
        let (mut options, checked) = self.check_options();
        let marked_again = mem::take(&mut options.marked_again);
        let named = options.pointee.as_ref();
        let pointee = self.check_pointee(named);
        mistakes.note(match options.coerce_only {
            None => match (self.check_is_transparent(), &pointee) {
                // The field is the mistake: its help says which `repr` is right for each remedy.
                (Err(_), Ok((_, pointee))) if self.has_another_size(pointee) => Ok(()),
                (checked, _) => checked.map_err(Mistakes::from),
            },
            Some(_) => self.check_coerced_layout(),
        });
        mistakes.note(self.check_helper_attributes());
        mistakes.note(checked);
        mistakes.note(self.check_marked_once(marked_again, pointee.as_ref().ok().map(|(_, pointee)| *pointee)));
        mistakes.note(self.check_has_a_field());
        mistakes.note(self.check_parameter_names());
        let pointee = mistakes.note(pointee);
        let pointee = pointee.filter(|(_, pointee)| mistakes.note(self.check_mark(pointee, named)).is_some());
        let fields = pointee.and_then(|(_, pointee)| {
            if !self.needs_sized(pointee) {
                mistakes.note(self.check_maybe_sized(pointee));
            }
            mistakes.note(self.check_rewritable(pointee));
            match options.coerce_only {
                None => mistakes.note(self.check_fields(pointee)),
                Some(place) => {
                    let fields = mistakes.note(self.check_coerced_fields(pointee, place));
                    mistakes.note(self.check_bounds_beside_values(pointee, fields.as_ref()));
                    fields
                }
            }
        });
        let (Some((pointee_index, pointee)), Some(fields)) = (pointee, fields) else { return Err(mistakes) };
        mistakes.or(Pointer {
            ident: self.ident,
            generics: self.generics,
            pointee_index,
            pointee,
            fresh: self.survey.fresh_ident("__S"),
            survey: self.survey,
            lints: &self.lints,
            later_macros: &self.later_macros,
            coerce_only: options.coerce_only.is_some(),
            runtime: options.runtime_path(),
            fields,
        })
    }

    /// No `#[derive]` below this one names the same derive. rustc would report a conflict for each
    /// impl, so only the other derive writes the impls. A derive does not see another in the same
    /// list.
    ///
    /// Upstream: rustc resolves the name; we trust it, so a derive of another crate that is imported under
    /// the same name is rejected too.
    pub(crate) fn check_derived_once(&self) -> Result<(), Mistakes> {
        let lists = self.later_macros.iter().filter(|attribute| attribute.path().is_ident("derive"));
        let names = lists
            .flat_map(|list| list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).unwrap_or_default());
        let again = names.filter(|path| {
            let last = path.segments.last().is_some_and(|last| last.ident == self.derive);
            last && (path.segments.len() == 1 || path.segments[0].ident == "pin_coerce_unsized")
        });
        let message = format!("`{}` is derived twice", self.derive);
        Mistakes::none(again.map(|path| Mistake::new(path, &message, "remove it here")))
    }

    /// RFC 3621, input requirement 1: the item is a struct.
    fn check_is_struct(&self) -> Result<(), Mistake> {
        let derive = self.derive;
        let mistake = |keyword: &dyn ToTokens, item| {
            let message = format!("`{derive}` can only be derived on a `struct`, not on {item}");
            let help = format!("move the pointer into a `#[repr(transparent)]` struct and derive `{derive}` there");
            Mistake::new(keyword, message, help)
        };
        match &self.kind {
            Kind::Struct(_) => Ok(()),
            Kind::Enum(keyword) => Err(mistake(keyword, "an `enum`")),
            Kind::Union(keyword) => Err(mistake(keyword, "a `union`")),
        }
    }

    /// The helper attributes stand where they mean something: `#[pointee]` on a type parameter,
    /// `#[smart_pointer(…)]` on the struct or on its pointer field. Like the builtin derive, this
    /// also rejects them in a nested item inside a default or an array length, where they could
    /// have a meaning.
    fn check_helper_attributes(&self) -> Result<(), Mistakes> {
        Mistakes::none(self.misplaced.iter().map(|misplaced| match misplaced {
            Misplaced::Pointee(group) => Mistake::new(
                group.stream(),
                "the `#[pointee]` attribute may only be used on type parameters of the struct",
                "remove it, and mark the type parameter that is unsized, as in `struct Ptr<#[pointee] T: ?Sized, A>`",
            ),
            Misplaced::SmartPointer(group) => {
                let help = if is_like_coerce_only(group) {
                    "move it to the pointer field, as in `struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);`"
                } else if mentions_any(group, &|name| name == "pointee") {
                    "write `#[pointee]`"
                } else {
                    "move it above the struct, as in `#[smart_pointer(crate = path)]`"
                };
                let message =
                    "the `#[smart_pointer]` attribute may only be used on the struct itself or on its pointer field";
                Mistake::new(group.stream(), message, help)
            }
        }))
    }

    /// RFC 3621, input requirement 4: the struct has at least one field.
    fn check_has_a_field(&self) -> Result<(), Mistake> {
        match &self.kind {
            Kind::Struct(fields) if fields.is_empty() => Err(Mistake::new(
                self.ident,
                format_args!("`{}` can only be derived on a `struct` with at least one field", self.derive),
                format_args!("add the pointer field, as in `struct {}<T: ?Sized>(Box<T>);`", self.ident),
            )),
            _ => Ok(()),
        }
    }

    /// The where-clause of a tuple struct goes after its fields. Before them, the fields look
    /// like the arguments of the last bound, as in `where T: ?Sized (Box<T>)`, and the struct has
    /// none.
    pub(crate) fn check_clause_is_last(&self) -> Result<(), Mistake> {
        let Kind::Struct(fields) = &self.kind else { return Ok(()) };
        let Some(WherePredicate::Type(predicate)) = predicates(self.generics).last() else { return Ok(()) };
        let Some(TypeParamBound::Trait(bound)) = predicate.bounds.last() else { return Ok(()) };
        let Some(PathSegment { ident, arguments: PathArguments::Parenthesized(arguments) }) =
            bound.path.segments.last()
        else {
            return Ok(());
        };
        let is_function = ["Fn", "FnMut", "FnOnce"].iter().any(|name| ident == name);
        if !fields.is_empty() || is_function || !matches!(arguments.output, ReturnType::Default) {
            return Ok(());
        }
        Err(Mistake::new(
            arguments,
            "the where-clause of a tuple struct goes after its fields",
            format_args!("move the fields, as in `struct {}<T>(Box<T>) where T: ?Sized;`", self.ident),
        ))
    }

    /// No parameter has the name of the struct: inside the impls, that name would mean the
    /// parameter. And no two parameters have the same name, which macros 2.0 (`decl_macro`) allow; if
    /// rustc does not allow it, `declared` has renamed one of them.
    pub(crate) fn check_parameter_names(&self) -> Result<(), Mistakes> {
        let names = self.generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            GenericParam::Const(parameter) => Some(&parameter.ident),
            GenericParam::Lifetime(_) => None,
        });
        let mut seen = HashSet::new();
        Mistakes::none(names.filter_map(|name| {
            let other = match seen.insert(name.unraw().to_string()) {
                _ if is_same(name, self.ident) => "the struct",
                false => "another parameter",
                true => return None,
            };
            let message = format!("the parameter `{name}` has the same name as {other}, so no impl can name both");
            Some(Mistake::new(name, message, "rename the parameter"))
        }))
    }
}
