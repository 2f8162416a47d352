//! The requirements of RFC 3621, "Input Requirements", and of the builtin derive: one `check_*` function each.
//!
//! Every mistake is reported, not only the first, and each on the tokens at fault. What tokens cannot decide is left to
//! rustc: whether a field's type can be unsized, and whether it is zero-sized. See `expand_unsizable_field`.

use crate::input::{Input, Kind, Misplaced, marks};
use crate::substitute::{self, is_same, mentions_pointee};
use proc_macro2::{Ident, TokenTree};
use quote::{ToTokens, quote};
use std::fmt::Display;
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Error, GenericArgument, GenericParam, Generics, Meta, Path, PathArguments, Type, TypeParam,
    TypeParamBound, WherePredicate,
};

/// An item that meets every requirement that tokens can show.
pub(crate) struct Pointer<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The parameter that is unsized.
    pub(crate) pointee: &'a TypeParam,
    /// The parameter for what the pointee is unsized to.
    pub(crate) fresh: Ident,
    /// The lint levels that the impls inherit.
    pub(crate) lints: Vec<Attribute>,
    /// The runtime crate.
    pub(crate) runtime: Path,
    /// The type of the pointer field, unless it is surely a pointer to the bare pointee.
    pub(crate) unsure_field: Option<&'a Type>,
    /// The types of other fields that mention a type or const parameter and are not visibly a `PhantomData`.
    pub(crate) generic_fields: Vec<&'a Type>,
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
            (None, Some(runtime), Some(pointee), Some(Fields { unsure_field, generic_fields })) => Ok(Pointer {
                ident: self.ident,
                generics: self.generics,
                pointee,
                fresh: self.fresh_ident(),
                lints: self.lints.clone(),
                runtime,
                unsure_field,
                generic_fields,
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

    /// RFC 3621, input requirement 1: the struct is `#[repr(transparent)]`.
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
            attribute.parse_nested_meta(|option| {
                if !option.path.is_ident("crate") {
                    return Err(mistake(&option.path, "unknown option, the only one is `crate`", expected));
                }
                let message = "expected a path after `crate =`";
                let value = option.value().map_err(|_| mistake(&option.path, message, expected))?;
                let path = value.call(Path::parse_mod_style).map_err(|error| {
                    Error::new(error.span(), format!("{message}\nhelp: {expected}, without quotes"))
                })?;
                if runtime.is_some() {
                    return Err(mistake(&option.path, "the option `crate` is repeated", "remove all but one"));
                }
                runtime = Some(path);
                Ok(())
            })
        }))?;
        Ok(runtime.unwrap_or_else(|| syn::parse_quote!(::pin_coerce_unsized)))
    }

    /// RFC 3621, input requirement 3: the struct has at least one field.
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
        let unsized_parameters: Vec<_> =
            parameters.iter().filter(|parameter| self.bounds(parameter).any(is_maybe_sized)).collect();
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
        let contradiction = all(self.bounds(pointee).filter(|bound| is_sized(bound)).map(|bound| {
            Err(mistake(
                bound,
                format_args!("`{ident}` is bounded by `Sized`, so it can never be unsized"),
                "remove this bound",
            ))
        }));
        if self.bounds(pointee).any(is_maybe_sized) {
            return contradiction;
        }
        let message = format_args!("`SmartPointer` requires `{ident}` to be marked `?Sized`");
        // `?marker::Sized` after `use core::marker;`. What a relaxed bound relaxes is not visible in other spellings.
        let missing = match self.bounds(pointee).find(|bound| bound_tokens(bound).starts_with('?')) {
            Some(relaxed) => {
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
                    find.visit_where_predicate_mut(predicate)
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

    /// RFC 3621, input requirement 3: exactly one field holds the pointer; every other one is zero-sized and, unless it is a
    /// `PhantomData`, mentions no type or const parameter.
    ///
    /// Reports what is certain from the tokens. The rest is checked by rustc, with the help of what `expand` emits.
    fn check_fields(&self, pointee: &TypeParam) -> Result<Fields<'a>, Error> {
        let name = &pointee.ident;
        let types: Vec<&'a Type> = self.fields().iter().map(|field| &field.ty).collect();
        let kinds: Vec<_> = types.iter().map(|ty| FieldKind::of(ty, name)).collect();

        let mut mistakes = Mistakes::default();
        for (ty, kind) in types.iter().zip(&kinds) {
            if let FieldKind::NotAPointer = kind {
                mistakes.note::<()>(Err(not_a_pointer(ty, name)));
            }
        }
        let certain: Vec<_> = types
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| matches!(kind, FieldKind::ToPointee | FieldKind::ToMore))
            .collect();
        for (ty, _) in certain.iter().skip(1) {
            mistakes.note::<()>(Err(mistake(
                ty,
                format_args!("only one field can be the pointer to `{name}`, and an earlier field already is"),
                "keep one pointer, and move everything else behind it",
            )));
        }
        let any_pointer = kinds.iter().any(|kind| !matches!(kind, FieldKind::Phantom | FieldKind::Unrelated));
        for (ty, kind) in types.iter().zip(&kinds) {
            if any_pointer && matches!(kind, FieldKind::Unrelated) && has_a_size(ty) {
                mistakes.note::<()>(Err(mistake(
                    ty,
                    format_args!("only the pointer to `{name}` can have a size, every other field must be zero-sized"),
                    "move this value behind the pointer, into the struct that it points to",
                )));
            }
        }
        let hidden = types.iter().any(|ty| any_macro(ty));
        if !any_pointer && !hidden && !types.is_empty() {
            let phantom = types.iter().zip(&kinds).find(|(ty, _)| mentions_pointee(ty, name)).map(|(ty, _)| *ty);
            let help =
                format_args!("add the pointer field, for instance `Box<{name}>` or `NonNull<{name}>`").to_string();
            mistakes.note::<()>(Err(match phantom {
                Some(ty) => {
                    mistake(ty, format_args!("`PhantomData` is no pointer, so no field points to `{name}`"), help)
                }
                None => mistake(quote!(#(#types),*), format_args!("no field is a pointer to `{name}`"), help),
            }));
        }
        if let Some(mistakes) = mistakes.0 {
            return Err(mistakes);
        }

        let unsure: Vec<_> = (0..types.len()).filter(|&index| matches!(kinds[index], FieldKind::Unsure)).collect();
        let certain = (0..types.len()).find(|&index| matches!(kinds[index], FieldKind::ToPointee | FieldKind::ToMore));
        let pointer = certain.or(match unsure[..] {
            [only] => Some(only),
            _ => None,
        });
        Ok(Fields {
            unsure_field: pointer
                .filter(|&index| !matches!(kinds[index], FieldKind::ToPointee))
                .map(|index| types[index]),
            generic_fields: match pointer {
                Some(pointer) => (0..types.len())
                    .filter(|&index| index != pointer && !matches!(kinds[index], FieldKind::Phantom))
                    .filter(|&index| self.mentions_parameter(types[index]))
                    .map(|index| types[index])
                    .collect(),
                None => Vec::new(),
            },
        })
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

    /// Whether a type mentions a type or const parameter of the struct.
    fn mentions_parameter(&self, ty: &Type) -> bool {
        self.generics.params.iter().any(|parameter| match parameter {
            GenericParam::Type(parameter) => mentions_pointee(ty, &parameter.ident),
            GenericParam::Const(parameter) => mentions_pointee(ty, &parameter.ident),
            GenericParam::Lifetime(_) => false,
        })
    }
}

/// What [`Input::check_fields`] leaves for rustc to decide.
struct Fields<'a> {
    unsure_field: Option<&'a Type>,
    generic_fields: Vec<&'a Type>,
}

/// What the tokens of a field's type say about it. A name can lie (`type Box<T> = PhantomData<T>;`), so a name alone never
/// makes a field acceptable: rustc checks the impls against the real types.
enum FieldKind {
    /// `PhantomData<…>`.
    Phantom,
    /// Does not mention the pointee.
    Unrelated,
    /// A pointer of the language or the standard library to the bare pointee: `Box<T>`, `&T`, `*mut T`.
    ToPointee,
    /// A pointer of the language or the standard library to something that contains the pointee: `NonNull<Inner<T>>`.
    ToMore,
    /// Mentions the pointee, and cannot be unsized whatever the names in it mean: `T`, `[Box<T>; 1]`, `&[T]`.
    NotAPointer,
    /// Mentions the pointee: only rustc can tell.
    Unsure,
}

impl FieldKind {
    fn of(ty: &Type, pointee: &Ident) -> Self {
        match ty {
            Type::Group(group) => return Self::of(&group.elem, pointee),
            Type::Paren(paren) => return Self::of(&paren.elem, pointee),
            _ if !mentions_pointee(ty, pointee) => return Self::Unrelated,
            _ => {}
        }
        match ty {
            Type::Reference(reference) => Self::of_pointer_to(&reference.elem, pointee),
            Type::Ptr(pointer) => Self::of_pointer_to(&pointer.elem, pointee),
            Type::Path(_) if is_pointee(ty, pointee) => Self::NotAPointer,
            Type::Path(path) => {
                let Some(last) = path.path.segments.last() else { return Self::Unsure };
                if last.ident == "PhantomData" {
                    return Self::Phantom;
                }
                let known = ["Arc", "Box", "NonNull", "Rc", "Weak"].iter().any(|known| last.ident == known);
                match (&last.arguments, known && path.qself.is_none()) {
                    (PathArguments::AngleBracketed(arguments), true) if arguments.args.len() == 1 => {
                        match &arguments.args[0] {
                            GenericArgument::Type(ty) => Self::of_pointer_to(ty, pointee),
                            _ => Self::Unsure,
                        }
                    }
                    _ => Self::Unsure,
                }
            }
            Type::Macro(_) | Type::Verbatim(_) => Self::Unsure,
            // Arrays, slices, tuples, function pointers, trait objects: none implements `CoerceUnsized`.
            _ => Self::NotAPointer,
        }
    }

    /// The kind of a certain pointer, by what it points to.
    fn of_pointer_to(ty: &Type, pointee: &Ident) -> Self {
        match ty {
            Type::Group(group) => Self::of_pointer_to(&group.elem, pointee),
            Type::Paren(paren) => Self::of_pointer_to(&paren.elem, pointee),
            Type::Path(_) if is_pointee(ty, pointee) => Self::ToPointee,
            Type::Path(_) | Type::Macro(_) | Type::Verbatim(_) => Self::ToMore,
            // `&[T]`, `&(T,)`, `&&T`: what is pointed to has one size, whatever `T` is.
            _ => Self::NotAPointer,
        }
    }
}

fn not_a_pointer(ty: &Type, pointee: &Ident) -> Error {
    let message = if is_pointee(ty, pointee) {
        format!("the field is the pointee `{pointee}` itself, not a pointer to it")
    } else {
        format!("a field of this type cannot be unsized when `{pointee}` is")
    };
    let help = format!(
        "the field must be a pointer, reference or smart pointer that can be unsized, for instance `Box<{pointee}>` or `NonNull<{pointee}>`"
    );
    mistake(ty, message, help)
}

/// Whether a type that does not mention the pointee certainly has a size: a primitive type or a pointer of the language.
fn has_a_size(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize",
    ];
    match ty {
        Type::Group(group) => has_a_size(&group.elem),
        Type::Paren(paren) => has_a_size(&paren.elem),
        Type::Reference(_) | Type::Ptr(_) => true,
        Type::Path(path) => {
            path.path.get_ident().is_some_and(|ident| PRIMITIVES.iter().any(|primitive| ident == primitive))
        }
        _ => false,
    }
}

/// Whether a type is just the pointee.
fn is_pointee(ty: &Type, pointee: &Ident) -> bool {
    match ty {
        Type::Group(group) => is_pointee(&group.elem, pointee),
        Type::Paren(paren) => is_pointee(&paren.elem, pointee),
        Type::Path(path) => path.qself.is_none() && path.path.get_ident().is_some_and(|ident| is_same(ident, pointee)),
        _ => false,
    }
}

/// Whether a bound is `?Sized`, in any spelling: `?core::marker::Sized`, `?::std::marker::Sized`, `(?Sized)`.
fn is_maybe_sized(bound: &TypeParamBound) -> bool {
    let tokens = bound_tokens(bound);
    tokens.strip_prefix("?").is_some_and(is_sized_path)
}

/// Whether a bound is `Sized`, in any spelling.
fn is_sized(bound: &TypeParamBound) -> bool {
    is_sized_path(&bound_tokens(bound))
}

fn is_sized_path(path: &str) -> bool {
    let path = path.strip_prefix("::").unwrap_or(path);
    ["Sized", "core::marker::Sized", "std::marker::Sized"].contains(&path)
}

/// The text of a bound without spaces and outer parentheses. Tokens, because the two majors of syn name the `?` differently.
fn bound_tokens(bound: &TypeParamBound) -> String {
    let mut tokens = bound.to_token_stream();
    while let [TokenTree::Group(group)] = &tokens.clone().into_iter().take(2).collect::<Vec<_>>()[..] {
        tokens = group.stream();
    }
    tokens.to_string().chars().filter(|character| !character.is_whitespace()).collect()
}

/// Whether a macro may produce any part of the type.
fn any_macro(ty: &Type) -> bool {
    struct FindMacro(bool);
    impl VisitMut for FindMacro {
        fn visit_macro_mut(&mut self, _: &mut syn::Macro) {
            self.0 = true;
        }
    }
    let mut find = FindMacro(false);
    find.visit_type_mut(&mut ty.clone());
    find.0
}

/// An error on `tokens` that says what is wrong and what to write.
fn mistake(tokens: impl ToTokens, message: impl Display, help: impl Display) -> Error {
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
fn all(results: impl IntoIterator<Item = Result<(), Error>>) -> Result<(), Error> {
    results.into_iter().filter_map(Result::err).reduce(combined).map_or(Ok(()), Err)
}

fn combined(mut first: Error, second: Error) -> Error {
    first.combine(second);
    first
}
