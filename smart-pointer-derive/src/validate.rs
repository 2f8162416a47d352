//! The requirements of RFC 3621, "Input Requirements", and of the builtin derive: one `check_*` function each.
//!
//! Every mistake is reported, not only the first, and each on the tokens at fault. The requirements on fields are in
//! `fields`.

use crate::fields::Fields;
use crate::header::path_to;
use crate::input::{Input, Kind, Misplaced, marks};
use crate::substitute::{self, is_pointee, is_same};
use crate::survey::Survey;
use proc_macro2::{Ident, TokenTree};
use quote::{ToTokens, quote};
use std::fmt::Display;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Error, GenericParam, Generics, Meta, Path, TypeParam, TypeParamBound, WherePredicate};

/// An item that meets every requirement that tokens can show.
pub(crate) struct Pointer<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The parameter that is unsized.
    pub(crate) pointee: &'a TypeParam,
    /// The parameter for what the pointee is unsized to.
    pub(crate) fresh: Ident,
    /// What finds other names that are not in the item.
    pub(crate) survey: &'a Survey,
    /// The lint levels that the impls inherit.
    pub(crate) lints: Vec<Attribute>,
    /// The attributes that can be a macro, which may change the struct.
    pub(crate) later_macros: Vec<&'a Attribute>,
    /// The runtime crate.
    pub(crate) runtime: Path,
    /// What rustc has to decide about the fields.
    pub(crate) fields: Fields<'a>,
}

impl<'a> Input<'a> {
    /// Checks every requirement; the error holds every mistake.
    pub(crate) fn validate(&self) -> Result<Pointer<'a>, Error> {
        let mut mistakes = Mistakes::default();
        mistakes.note(self.check_is_struct());
        mistakes.note(self.check_is_transparent());
        mistakes.note(self.check_helper_attributes());
        let runtime = mistakes.note(self.check_options());
        mistakes.note(self.check_has_a_field());
        mistakes.note(self.check_parameter_names());
        let pointee = mistakes.note(self.check_pointee());
        let fields = pointee.and_then(|pointee| {
            mistakes.note(self.check_maybe_sized(pointee));
            mistakes.note(self.check_rewritable(pointee));
            mistakes.note(self.check_fields(pointee))
        });
        match (mistakes.0, runtime, pointee, fields) {
            (None, Some(runtime), Some(pointee), Some(fields)) => Ok(Pointer {
                ident: self.ident,
                generics: self.generics,
                pointee,
                fresh: self.survey.fresh_ident("__S"),
                survey: self.survey,
                lints: self.lints.clone(),
                later_macros: self.later_macros.clone(),
                runtime,
                fields,
            }),
            (mistakes, ..) => Err(mistakes.expect("a check that returns nothing has noted a mistake")),
        }
    }

    /// RFC 3621, input requirement 1: the item is a struct.
    fn check_is_struct(&self) -> Result<(), Error> {
        let help = "move the pointer into a `#[repr(transparent)]` struct and derive `SmartPointer` there";
        match &self.kind {
            Kind::Struct(_) => Ok(()),
            Kind::Enum(keyword) => {
                Err(mistake(keyword, "`SmartPointer` can only be derived on a `struct`, not on an `enum`", help))
            }
            Kind::Union(keyword) => {
                Err(mistake(keyword, "`SmartPointer` can only be derived on a `struct`, not on a `union`", help))
            }
        }
    }

    /// RFC 3621, input requirement 3: the struct is `#[repr(transparent)]`.
    ///
    /// A word beside `transparent` is rustc's E0692, which needs no help from here.
    fn check_is_transparent(&self) -> Result<(), Error> {
        let (Kind::Struct(_), Some(words)) = (&self.kind, &self.repr) else { return Ok(()) };
        if words.iter().any(|word| word.path().is_ident("transparent")) {
            return Ok(());
        }
        let ident = self.ident;
        let message = format!("`SmartPointer` requires `{ident}` to be `#[repr(transparent)]`");
        Err(if words.is_empty() {
            mistake(ident, message, format_args!("write `#[repr(transparent)]` above `struct {ident}`"))
        } else {
            mistake(
                quote!(#(#words),*),
                message,
                "write `transparent` instead: the layout is that of the pointer field",
            )
        })
    }

    /// The helper attributes stand where they mean something: `#[pointee]` on a type parameter, `#[smart_pointer(…)]` on the
    /// struct. Over-rejects, as the builtin derive does, a nested item inside a default or an array length.
    fn check_helper_attributes(&self) -> Result<(), Error> {
        all(self.misplaced.iter().map(|misplaced| match misplaced {
            Misplaced::Pointee(group) => Err(mistake(
                group.stream(),
                "the `#[pointee]` attribute may only be used on type parameters of the struct",
                "remove it, and mark the type parameter that is unsized, as in `struct Ptr<#[pointee] T: ?Sized, A>`",
            )),
            Misplaced::SmartPointer(group) => Err(mistake(
                group.stream(),
                "the `#[smart_pointer]` attribute may only be used on the struct itself",
                "move it above the struct, as in `#[smart_pointer(crate = path)]`",
            )),
        }))
    }

    /// `#[smart_pointer(crate = path)]`, at most once: the path of the runtime crate.
    fn check_options(&self) -> Result<Path, Error> {
        let mut runtime: Option<Path> = None;
        let expected = "write `#[smart_pointer(crate = path)]`";
        all(self.options.iter().map(|attribute| {
            let Meta::List(list) = &attribute.meta else {
                return Err(mistake(&attribute.meta, "`#[smart_pointer]` needs an option", expected));
            };
            if list.tokens.is_empty() {
                return Err(mistake(&attribute.meta, "`#[smart_pointer]` needs an option", expected));
            }
            let parsed = attribute.parse_nested_meta(|option| {
                if !option.path.is_ident("crate") {
                    return Err(mistake(&option.path, "unknown option, the only one is `crate`", expected));
                }
                let message = "expected a path after `crate =`";
                let value = option.value().map_err(|_| mistake(&option.path, message, expected))?;
                let path = value.call(Path::parse_mod_style).map_err(|error| {
                    Error::new(error.span(), format!("{message}\nhelp: {expected}, without quotes"))
                })?;
                // No type has a crate inside it.
                if path.segments.first().is_some_and(|first| first.ident == "Self") {
                    return Err(mistake(&path, message, expected));
                }
                if runtime.is_some() {
                    return Err(mistake(&option.path, "the option `crate` is repeated", "remove all but one"));
                }
                runtime = Some(path);
                Ok(())
            });
            // What syn finds wrong with the list itself has no help yet.
            parsed.map_err(|error| {
                let message = error.to_string();
                if message.contains("help: ") {
                    error
                } else {
                    Error::new(error.span(), format!("{message}\nhelp: {expected}"))
                }
            })
        }))?;
        Ok(runtime.unwrap_or_else(|| path_to(&["pin_coerce_unsized"])))
    }

    /// RFC 3621, input requirement 4: the struct has at least one field.
    fn check_has_a_field(&self) -> Result<(), Error> {
        match &self.kind {
            Kind::Struct(fields) if fields.is_empty() => Err(mistake(
                self.ident,
                "`SmartPointer` can only be derived on a `struct` with at least one field",
                format_args!("add the pointer field, as in `struct {}<T: ?Sized>(Box<T>);`", self.ident),
            )),
            _ => Ok(()),
        }
    }

    /// No parameter has the name of the struct: inside the impls that name would mean the parameter.
    fn check_parameter_names(&self) -> Result<(), Error> {
        let names = self.generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            GenericParam::Const(parameter) => Some(&parameter.ident),
            GenericParam::Lifetime(_) => None,
        });
        all(names.filter(|name| is_same(name, self.ident)).map(|name| {
            Err(mistake(
                name,
                format_args!("the parameter `{name}` has the name of the struct, so no impl can name both"),
                "rename the parameter",
            ))
        }))
    }

    /// RFC 3621, input requirement 2: exactly one type parameter is the pointee, marked `#[pointee]` unless it is the only one.
    ///
    /// Lifetime and const parameters do not count.
    fn check_pointee(&self) -> Result<&'a TypeParam, Error> {
        let mut mistakes = Mistakes::default();
        let parameters: Vec<_> = self.generics.type_params().collect();
        let marked: Vec<_> = parameters.iter().filter(|parameter| marks(parameter).next().is_some()).collect();
        for parameter in &marked {
            let ident = &parameter.ident;
            mistakes.note(all(marks(parameter).filter(|mark| !matches!(mark.meta, Meta::Path(_))).map(|mark| {
                Err(mistake(&mark.meta, "the `#[pointee]` attribute takes no arguments", "write `#[pointee]`"))
            })));
            mistakes.note(all(marks(parameter).skip(1).map(|mark| {
                Err(mistake(
                    &mark.meta,
                    format_args!("`{ident}` is marked as `#[pointee]` more than once"),
                    "remove this one",
                ))
            })));
        }
        let chosen = match (&parameters[..], &marked[..]) {
            ([], _) => Err(mistake(
                self.ident,
                "`SmartPointer` can only be derived on a `struct` that is generic over at least one type",
                format_args!("add a type parameter for what it points to, as in `struct {}<T: ?Sized>`", self.ident),
            )),
            ([only], _) => Ok(*only),
            (_, [marked]) => Ok(**marked),
            (_, []) => Err(self.pointee_unmarked(&parameters)),
            (_, [first, further @ ..]) => Err(further
                .iter()
                .flat_map(|parameter| marks(parameter).take(1))
                .map(|mark: &Attribute| {
                    mistake(
                        &mark.meta,
                        format_args!(
                            "only one type parameter can be marked as `#[pointee]`, and `{}` already is",
                            first.ident
                        ),
                        "keep `#[pointee]` on the one that is unsized",
                    )
                })
                .reduce(combined)
                .expect("every parameter here is marked")),
        };
        let chosen = mistakes.note(chosen);
        mistakes.0.map_or_else(|| Ok(chosen.expect("no mistake was noted")), Err)
    }

    /// The error for several type parameters of which none is marked, naming the one that the author most likely means.
    fn pointee_unmarked(&self, parameters: &[&TypeParam]) -> Error {
        let unsized_parameters: Vec<_> = parameters
            .iter()
            .filter(|parameter| self.bounds(parameter).any(|bound| is_maybe_sized(&bound_tokens(bound))))
            .collect();
        let likely = match unsized_parameters[..] {
            [only] => &only.ident,
            _ => &parameters[0].ident,
        };
        mistake(
            quote!(#(#parameters),*),
            "exactly one type parameter must be marked as `#[pointee]` to derive `SmartPointer`",
            format_args!("mark the one that is unsized, for instance `#[pointee] {likely}`"),
        )
    }

    /// The pointee is visibly `?Sized`, inline or in the where-clause, and not `Sized` again (rust-lang/rust#148399).
    ///
    /// The RFC has no such rule; the builtin derive has the first half (rust-lang/rust#128452).
    /// Upstream: rustc accepts `?Sized + Sized`; we reject it, because such a pointer can never be unsized.
    fn check_maybe_sized(&self, pointee: &TypeParam) -> Result<(), Error> {
        let ident = &pointee.ident;
        let bounds: Vec<_> = self.bounds(pointee).map(|bound| (bound, bound_tokens(bound))).collect();
        let contradiction = all(bounds.iter().filter(|(_, tokens)| is_sized_path(tokens)).map(|(bound, _)| {
            Err(mistake(
                bound,
                format_args!("`{ident}` is bounded by `Sized`, so it can never be unsized"),
                "remove this bound",
            ))
        }));
        if bounds.iter().any(|(_, tokens)| is_maybe_sized(tokens)) {
            return contradiction;
        }
        let message = format!("`SmartPointer` requires `{ident}` to be marked `?Sized`");
        // `?marker::Sized` after `use core::marker;`. What a relaxed bound relaxes is not visible in other spellings.
        let missing = match bounds.iter().find(|(_, tokens)| tokens.starts_with('?')) {
            Some((relaxed, _)) => {
                mistake(relaxed, message, "write `?Sized`: the derive reads tokens, and cannot resolve a path")
            }
            None if pointee.bounds.is_empty() => mistake(ident, message, format_args!("write `{ident}: ?Sized`")),
            None => mistake(ident, message, format_args!("write `{ident}: ?Sized + …`")),
        };
        all([contradiction, Err(missing)])
    }

    /// Every bound that mentions the pointee can be written again for another type.
    fn check_rewritable(&self, pointee: &TypeParam) -> Result<(), Error> {
        let name = &pointee.ident;
        let bounds = self.generics.type_params().flat_map(|parameter| &parameter.bounds).flat_map(|bound| {
            substitute::find_opaque_macros(bound, name, |find, bound| find.visit_type_param_bound_mut(bound))
        });
        let predicates =
            self.generics.where_clause.iter().flat_map(|clause| &clause.predicates).flat_map(|predicate| {
                substitute::find_opaque_macros(predicate, name, |find, predicate| {
                    find.visit_where_predicate_mut(predicate);
                })
            });
        all(bounds.chain(predicates).map(|makro| {
            Err(mistake(
                &makro,
                format_args!("`SmartPointer` has to repeat this bound for the type that `{name}` is unsized to, and cannot see into a macro"),
                "write out the type that the macro stands for",
            ))
        }))
    }

    /// Every bound of a type parameter, inline and in the where-clause.
    fn bounds(&self, parameter: &'a TypeParam) -> impl Iterator<Item = &'a TypeParamBound> {
        let in_clause = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let in_clause = in_clause.filter_map(|predicate| match predicate {
            WherePredicate::Type(predicate) => Some(predicate),
            _ => None,
        });
        let of_parameter = in_clause.filter(|predicate| is_pointee(&predicate.bounded_ty, &parameter.ident));
        parameter.bounds.iter().chain(of_parameter.flat_map(|predicate| &predicate.bounds))
    }
}

/// Whether the tokens of a bound are `?Sized`, in any spelling: `?core::marker::Sized`, `?::std::marker::Sized`, `(?Sized)`.
pub(crate) fn is_maybe_sized(tokens: &str) -> bool {
    tokens.strip_prefix("?").is_some_and(is_sized_path)
}

/// Whether they are `Sized`, in any spelling.
fn is_sized_path(path: &str) -> bool {
    let path = path.strip_prefix("::").unwrap_or(path);
    ["Sized", "core::marker::Sized", "std::marker::Sized"].contains(&path)
}

/// The text of a bound without spaces and outer parentheses. Tokens, because the two majors of syn name the `?` differently.
pub(crate) fn bound_tokens(bound: &TypeParamBound) -> String {
    let mut tokens = bound.to_token_stream();
    while let [TokenTree::Group(group)] = &tokens.clone().into_iter().take(2).collect::<Vec<_>>()[..] {
        tokens = group.stream();
    }
    tokens.to_string().chars().filter(|character| !character.is_whitespace()).collect()
}

/// An error on `tokens` that says what is wrong and what to write.
pub(crate) fn mistake(tokens: impl ToTokens, message: impl Display, help: impl Display) -> Error {
    Error::new_spanned(tokens, format_args!("{message}\nhelp: {help}"))
}

/// Every mistake so far.
#[derive(Default)]
struct Mistakes(Option<Error>);

impl Mistakes {
    /// The value, or nothing after noting the mistake.
    fn note<T>(&mut self, result: Result<T, Error>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.0 = Some(match self.0.take() {
                    Some(earlier) => combined(earlier, error),
                    None => error,
                });
                None
            }
        }
    }
}

/// `Ok` if all are, else every mistake among them.
pub(crate) fn all(results: impl IntoIterator<Item = Result<(), Error>>) -> Result<(), Error> {
    results.into_iter().filter_map(Result::err).reduce(combined).map_or(Ok(()), Err)
}

fn combined(mut first: Error, second: Error) -> Error {
    first.combine(second);
    first
}
