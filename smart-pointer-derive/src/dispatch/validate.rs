//! Checks the requirements on the trait and its functions. All mistakes are reported together.

use super::function::{Function, is_self, is_self_sized, is_sized, mentions_self};
use super::lifetimes;
use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::survey::Survey;
use crate::derive::syntax::{bare, predicates};
use proc_macro2::TokenTree;
use quote::ToTokens;
use std::fmt::Display;
use syn::visit::{self, Visit};
use syn::{
    FnArg, GenericArgument, GenericParam, ItemTrait, Macro, PathArguments, Receiver, ReturnType, Signature, TraitItem,
    Type, WherePredicate,
};

pub(super) fn check(item: &ItemTrait, functions: &[Function<'_>], survey: &Survey) -> Result<(), Mistakes> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    mistakes.extend(check_something_is_dispatched(item, functions));
    mistakes.extend(check_associated_types(item));
    mistakes.extend(check_implementors_can_be_unsized(item));
    mistakes.extend(check_associated_constants(item));
    if !functions.is_empty() {
        mistakes.extend(check_other_functions(item, functions));
    }
    mistakes.extend(check_parameters_of_the_trait(item));
    mistakes.extend(check_conditions_of_the_trait(item));
    // Without its only function, the trait would have nothing to dispatch.
    let exclude = if functions.len() > 1 { ", or add `where Self: Sized` to the function" } else { "" };
    for function in functions {
        mistakes.extend(check_qualifiers(function, survey));
        mistakes.extend(check_parameters(function, exclude));
        mistakes.extend(check_pointer(function, exclude));
        mistakes.extend(check_attributes_of_arguments(function));
        mistakes.extend(check_no_impl_trait(function, exclude));
        mistakes.extend(check_self_elsewhere(function, exclude));
        mistakes.extend(check_predicates(function, exclude));
    }
    Mistakes::none(mistakes)
}

/// At least one function is dispatched. If one has a pointer as `self` that the language does not
/// allow there, that is the mistake.
///
/// Beside a function that is dispatched, such a `self` is left to rustc: with
/// `arbitrary_self_types` it is right, and without, rustc reports it (E0307, E0658).
fn check_something_is_dispatched(item: &ItemTrait, functions: &[Function<'_>]) -> Vec<Mistake> {
    if !functions.is_empty() {
        return Vec::new();
    }
    let dispatchable = item.items.iter().filter_map(|member| match member {
        TraitItem::Fn(function) if !predicates(&function.sig.generics).any(is_self_sized) => Some(&function.sig),
        _ => None,
    });
    let mistaken = dispatchable.filter_map(|signature| {
        let receiver = signature.receiver()?;
        let ty = type_of_self(receiver).filter(|ty| mentions_self(ty) && !is_of_the_language(ty))?;
        let written = written(&ty);
        Some(Mistake::new(
            receiver,
            format!("`{}` takes `self`, so `#[dispatch]` does not dispatch it", signature.ident),
            format!("write `this: {written}`, in the impls as well"),
        ))
    });
    let mistaken: Vec<_> = mistaken.collect();
    if mistaken.is_empty() {
        let message =
            format!("no function of `{}` takes a pointer to `Self`, so there is nothing to dispatch", item.ident);
        let help = "begin a function with `this: Ptr<Self>`, without `where Self: Sized`, or remove `#[dispatch]`";
        return vec![Mistake::new(&item.ident, message, help)];
    }
    mistaken
}

/// Returns the type behind `self:`. It is read from the tokens, because syn's major versions have
/// different fields.
fn type_of_self(receiver: &Receiver) -> Option<Type> {
    let tokens = receiver.to_token_stream().into_iter();
    let mut behind = tokens.skip_while(|token| !matches!(token, TokenTree::Ident(word) if word == "self")).skip(1);
    let is_typed = matches!(behind.next()?, TokenTree::Punct(punct) if punct.as_char() == ':');
    syn::parse2(behind.collect()).ok().filter(|_| is_typed)
}

/// Returns whether the type of `self` is, by its name, one that the language allows.
fn is_of_the_language(ty: &Type) -> bool {
    let path = match bare(ty) {
        Type::Path(path) if !is_self(ty) => path,
        _ => return true,
    };
    let Some(last) = path.path.segments.last() else { return true };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    match arguments.args.first() {
        Some(GenericArgument::Type(pointee)) if ["Arc", "Box", "Pin", "Rc"].iter().any(|name| last.ident == name) => {
            is_of_the_language(pointee)
        }
        _ => false,
    }
}

/// The trait has no associated type, except one with `where Self: Sized`. The hidden supertrait
/// mentions `dyn Trait`, which would have to name the type, and the supertrait does not know it.
fn check_associated_types(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    item.items.iter().filter_map(|member| match member {
        TraitItem::Type(ty) if !predicates(&ty.generics).any(is_self_sized) => Some(Mistake::new(
            &ty.ident,
            format!("a trait with `#[dispatch]` cannot have the associated type `{}`", ty.ident),
            format!("make `{}` a parameter of the trait", ty.ident),
        )),
        _ => None,
    })
}

/// The trait does not have `Sized` as a supertrait. A trait object is not `Sized`.
fn check_implementors_can_be_unsized(item: &ItemTrait) -> Option<Mistake> {
    let of_self = predicates(&item.generics).filter_map(|predicate| match predicate {
        WherePredicate::Type(ty) if is_self(&ty.bounded_ty) => Some(&ty.bounds),
        _ => None,
    });
    let sized = std::iter::once(&item.supertraits).chain(of_self).flatten().find(|bound| is_sized(bound))?;
    Some(not_dyn_compatible(sized, "it requires `Sized`", "remove `Sized`"))
}

fn check_associated_constants(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    item.items.iter().filter_map(|member| match member {
        TraitItem::Const(constant) => {
            let name = &constant.ident;
            let reason = format!("it has the associated constant `{name}`");
            Some(not_dyn_compatible(name, reason, format!("make `{name}` a method with `&self`")))
        }
        _ => None,
    })
}

/// A function that is not dispatched can be called on a trait object, or is excluded from it. Apart
/// from a `self` that rustc judges, this is E0038 in the language. There would be one for each
/// mention of the trait object, so here it is one mistake.
fn check_other_functions<'a>(item: &'a ItemTrait, functions: &'a [Function<'_>]) -> impl Iterator<Item = Mistake> + 'a {
    item.items.iter().enumerate().filter_map(|(index, member)| {
        let TraitItem::Fn(member) = member else { return None };
        let signature = &member.sig;
        let is_dispatched = functions.iter().any(|function| function.index == index);
        if is_dispatched || predicates(&signature.generics).any(is_self_sized) {
            return None;
        }
        let name = &signature.ident;
        let reason = reason_not_in_an_object(signature)?;
        Some(not_dyn_compatible(name, format!("`{name}` {reason}"), format!("add `where Self: Sized` to `{name}`")))
    })
}

fn reason_not_in_an_object(signature: &Signature) -> Option<&'static str> {
    let others = signature.inputs.iter().skip(1);
    if signature.receiver().is_none() {
        Some("has no `self`, and its first argument is no pointer to `Self`")
    } else if signature.generics.type_params().next().is_some() {
        Some("has a type parameter")
    } else if !impl_traits(signature, "").is_empty() {
        Some("has the type `impl Trait`")
    } else if signature.asyncness.is_some() {
        Some("is `async`")
    } else if others.into_iter().any(mentions_self) || mentions_self(&signature.output) {
        Some("mentions `Self` outside of `self`")
    } else {
        None
    }
}

fn not_dyn_compatible(node: &impl ToTokens, reason: impl Display, help: impl Display) -> Mistake {
    Mistake::new(
        node.to_token_stream(),
        format!("a trait with `#[dispatch]` must be dyn compatible, but {reason}"),
        help,
    )
}

/// A bound on a parameter of the trait does not mention `Self`, which means another type in each
/// of the hidden traits. No parameter has an attribute, which the copies would not have.
fn check_parameters_of_the_trait(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    item.generics.params.iter().filter_map(|parameter| {
        let attributes = match parameter {
            GenericParam::Lifetime(lifetime) => &lifetime.attrs,
            GenericParam::Type(ty) => &ty.attrs,
            GenericParam::Const(constant) => &constant.attrs,
        };
        if let Some(attribute) = attributes.first() {
            let message = "a parameter of a trait with `#[dispatch]` cannot have an attribute";
            return Some(Mistake::new(attribute, message, "remove the attribute"));
        }
        mentions_self(parameter).then(|| {
            Mistake::new(
                parameter,
                "a bound on a parameter of a trait with `#[dispatch]` cannot mention `Self`",
                "bound the functions that need it",
            )
        })
    })
}

/// The where-clause of the trait mentions `Self` only in `Self: Bound`, which is a supertrait. Any
/// other condition would have to stand on the hidden traits, where `Self` is another type.
fn check_conditions_of_the_trait(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    let is_supertrait =
        |predicate: &WherePredicate| matches!(predicate, WherePredicate::Type(ty) if is_self(&ty.bounded_ty));
    let about_self = predicates(&item.generics).filter(|predicate| mentions_self(*predicate));
    about_self.filter(move |predicate| !is_supertrait(predicate)).map(|predicate| {
        Mistake::new(
            predicate,
            "a condition of a trait with `#[dispatch]` can mention `Self` only as `Self: Trait`",
            "make it a condition of the functions that need it, with `where Self: Sized`",
        )
    })
}

/// A dispatched function is neither `const`, `async`, `unsafe` nor `extern`.
fn check_qualifiers(function: &Function<'_>, survey: &Survey) -> Option<Mistake> {
    let tokens = function.item.sig.to_token_stream().into_iter();
    let qualifier = tokens.take_while(|token| !matches!(token, TokenTree::Ident(word) if word == "fn")).next()?;
    let help = if qualifier.to_string() == "async" {
        format!("return a boxed future: `{}`", boxed_future(function, survey))
    } else {
        format!("remove the `{qualifier}`")
    };
    Some(Mistake::new(&qualifier, format!("a function that is dispatched cannot be `{qualifier}`"), help))
}

/// Returns the result of the function if it boxes its future, which borrows what the arguments
/// borrow.
fn boxed_future(function: &Function<'_>, survey: &Survey) -> String {
    let output = match &function.item.sig.output {
        ReturnType::Type(_, ty) => written(ty),
        ReturnType::Default => "()".to_owned(),
    };
    match &lifetimes::of_arguments(&function.named, survey)[..] {
        [] => format!("-> Pin<Box<dyn Future<Output = {output}>>>"),
        [only] if function.fresh.contains(only) => format!("-> Pin<Box<dyn Future<Output = {output}> + '_>>"),
        [only] => format!("-> Pin<Box<dyn Future<Output = {output}> + {only}>>"),
        _ => format!(
            "-> Pin<Box<dyn Future<Output = {output}> + 'a>>`, where `'a` is one lifetime for all that the arguments \
             borrow, as in `&'a Self"
        ),
    }
}

/// A dispatched function has only lifetime parameters: there is one entry for it in the vtable.
fn check_parameters<'a>(function: &'a Function<'_>, exclude: &'a str) -> impl Iterator<Item = Mistake> + 'a {
    function.item.sig.generics.params.iter().filter_map(move |parameter| {
        let (kind, name) = match parameter {
            GenericParam::Lifetime(_) => return None,
            GenericParam::Type(ty) => ("type", &ty.ident),
            GenericParam::Const(constant) => ("const", &constant.ident),
        };
        Some(Mistake::new(
            parameter,
            format!("`{}` cannot be dispatched, because it has the {kind} parameter `{name}`", function.name()),
            format!("make `{name}` a parameter of the trait{exclude}"),
        ))
    })
}

/// The first argument is a pointer to `Self` itself, or a `Pin` of one, and no macro hides it.
fn check_pointer(function: &Function<'_>, exclude: &str) -> Option<Mistake> {
    let ty = &*function.pointer.ty;
    let mut macros = Macros(Vec::new());
    macros.visit_type(ty);
    if let Some(found) = macros.0.first() {
        return Some(Mistake::new(
            found,
            "the pointer to `Self` cannot be a macro",
            "write the type, or a `type` alias",
        ));
    }
    check_pointee(ty, exclude)
}

fn check_pointee(ty: &Type, exclude: &str) -> Option<Mistake> {
    let wrong = |node: &dyn ToTokens| {
        Mistake::new(
            node.to_token_stream(),
            "the first argument must be a pointer to `Self`, or a `Pin` of one",
            format!("write `this: Ptr<Self>` or `this: Pin<Ptr<Self>>`{exclude}"),
        )
    };
    let path = match bare(ty) {
        Type::Reference(reference) if is_self(&reference.elem) => return None,
        Type::Path(path) if path.qself.is_none() && !is_self(ty) => &path.path,
        _ => return Some(wrong(ty)),
    };
    let (last, before) = path.segments.iter().collect::<Vec<_>>().split_last().map(|(l, b)| (*l, b.to_vec()))?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return Some(wrong(ty)) };
    let mut pointees = arguments.args.iter().filter(|argument| mentions_self(*argument));
    let (Some(GenericArgument::Type(pointee)), None) = (pointees.next(), pointees.next()) else {
        return Some(wrong(ty));
    };
    if before.iter().any(|segment| mentions_self(*segment)) {
        Some(wrong(ty))
    } else if is_self(pointee) {
        None
    } else if last.ident == "Pin" {
        check_pointee(pointee, exclude)
    } else {
        Some(wrong(pointee))
    }
}

/// No argument has an attribute, which the copies would not have.
fn check_attributes_of_arguments<'a>(function: &'a Function<'_>) -> impl Iterator<Item = Mistake> + 'a {
    let attributes = function.item.sig.inputs.iter().filter_map(|argument| match argument {
        FnArg::Typed(argument) => argument.attrs.first(),
        FnArg::Receiver(receiver) => receiver.attrs.first(),
    });
    attributes.map(|attribute| {
        let message = "an argument of a function that is dispatched cannot have an attribute";
        Mistake::new(attribute, message, "write it on the function")
    })
}

/// No type is `impl Trait`, which stands for a type parameter, or for a type that each implementor
/// chooses.
fn check_no_impl_trait(function: &Function<'_>, exclude: &str) -> Vec<Mistake> {
    impl_traits(&function.item.sig, exclude)
}

fn impl_traits(signature: &Signature, exclude: &str) -> Vec<Mistake> {
    let mut search = ImplTraits { name: signature.ident.to_string(), exclude, found: Vec::new() };
    search.visit_signature(signature);
    search.found
}

/// Apart from the pointer, neither an argument nor the result mentions `Self`.
fn check_self_elsewhere<'a>(function: &'a Function<'_>, exclude: &'a str) -> impl Iterator<Item = Mistake> + 'a {
    let arguments = function.item.sig.inputs.iter().skip(1).filter_map(|argument| match argument {
        FnArg::Typed(argument) => Some(&*argument.ty),
        FnArg::Receiver(_) => None,
    });
    let output = match &function.item.sig.output {
        ReturnType::Type(_, ty) => Some(&**ty),
        ReturnType::Default => None,
    };
    arguments.chain(output).filter(|ty| mentions_self(*ty)).map(move |ty| {
        Mistake::new(
            ty,
            format!(
                "`{}` cannot be dispatched, because it mentions `Self` outside of its first argument",
                function.name()
            ),
            format!("name a type that is the same for every implementor{exclude}"),
        )
    })
}

/// The where-clause asks of `Self` only that it outlives a lifetime.
fn check_predicates<'a>(function: &'a Function<'_>, exclude: &'a str) -> impl Iterator<Item = Mistake> + 'a {
    predicates(&function.item.sig.generics).filter(|predicate| mentions_self(*predicate)).filter_map(move |predicate| {
        let only_outlives = matches!(predicate, WherePredicate::Type(predicate)
            if is_self(&predicate.bounded_ty)
                && predicate.bounds.iter().all(|bound| matches!(bound, syn::TypeParamBound::Lifetime(_))));
        (!only_outlives).then(|| {
            Mistake::new(
                predicate,
                format!(
                    "`{}` cannot be dispatched, because not every implementor meets this condition",
                    function.name()
                ),
                format!("make it a condition of the trait{exclude}"),
            )
        })
    })
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

struct Macros<'ast>(Vec<&'ast Macro>);

impl<'ast> Visit<'ast> for Macros<'ast> {
    fn visit_macro(&mut self, found: &'ast Macro) {
        self.0.push(found);
    }
}

struct ImplTraits<'a> {
    name: String,
    /// The help says this too.
    exclude: &'a str,
    found: Vec<Mistake>,
}

impl<'ast> Visit<'ast> for ImplTraits<'_> {
    fn visit_type_impl_trait(&mut self, ty: &'ast syn::TypeImplTrait) {
        self.found.push(Mistake::new(
            ty,
            format!("`{}` cannot be dispatched, because it has the type `impl Trait`", self.name),
            format!("write `Box<dyn Trait>` or another trait object{}", self.exclude),
        ));
        visit::visit_type_impl_trait(self, ty);
    }
}
