//! The requirements on a function that is dispatched.

use super::types::{borrowed, boxed, impl_traits, is_unsized, owned, written};
use crate::derive::mistake::Mistake;
use crate::derive::survey::Survey;
use crate::derive::syntax::{bare, predicates};
use crate::derive::validate::{container_of, named_like_a_container};
use crate::dispatch::function::{Function, is_self, mentions_self, mentions_self_besides, result, types_of_arguments};
use crate::dispatch::lifetimes;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{
    FnArg, GenericArgument, GenericParam, Macro, PathArguments, ReturnType, Type, TypeParamBound, WherePredicate,
};

/// `exclude` is appended to the help of each mistake that `where Self: Sized` would also fix.
/// `rejected` are the associated types that have been reported, so uses of them are not.
pub(super) fn check(function: &Function<'_>, rejected: &[&Ident], exclude: &str, survey: &Survey) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    mistakes.extend(check_qualifiers(function, survey));
    mistakes.extend(check_parameters(function, exclude));
    let in_pointer = check_pointer(function, exclude);
    let has_pointer = in_pointer.is_none();
    mistakes.extend(in_pointer);
    mistakes.extend(check_attributes_of_arguments(function));
    mistakes.extend(check_no_impl_trait(function, has_pointer, exclude));
    mistakes.extend(check_self_elsewhere(function, rejected, exclude));
    mistakes.extend(check_sizes(function));
    mistakes.extend(check_predicates(function, rejected, exclude));
    mistakes
}

/// A dispatched function is neither `const`, `async`, `unsafe` nor `extern`.
fn check_qualifiers(function: &Function<'_>, survey: &Survey) -> Vec<Mistake> {
    let tokens = function.item.sig.to_token_stream().into_iter();
    let mut qualifiers: Vec<TokenStream> = Vec::new();
    for token in tokens.take_while(|token| !matches!(token, TokenTree::Ident(word) if word == "fn")) {
        match (token, qualifiers.last_mut()) {
            // The ABI belongs to the `extern` before it.
            (TokenTree::Literal(abi), Some(qualifier)) => qualifier.extend([TokenTree::from(abi)]),
            (token, _) => qualifiers.push(token.into()),
        }
    }
    let mistakes = qualifiers.into_iter().map(|qualifier| {
        let help = if qualifier.to_string() == "async" {
            format!("return a boxed future, in the impls as well: `{}`", boxed_future(function, survey))
        } else {
            format!("remove the `{qualifier}`, in the impls as well")
        };
        Mistake::new(&qualifier, format!("a function that is dispatched cannot be `{qualifier}`"), help)
    });
    mistakes.collect()
}

/// Returns the result to write if the function boxes its future, which borrows what the arguments
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
            "-> Pin<Box<dyn Future<Output = {output}> + 'a>>`, where the function declares `'a` for all that the arguments \
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
            "the first argument must be a reference or smart pointer to `Self`, or a `Pin` of one, and mention `Self` once",
            format!("write `this: Ptr<Self>` or `this: Pin<Ptr<Self>>`{exclude}"),
        )
    };
    let contained = |container: &Ident| {
        Mistake::new(
            ty,
            format!("`{container}` is a container, but the first argument must be a pointer to `Self`"),
            format!("write `this: &Self`, `this: &mut Self` or another pointer, `this: Ptr<Self>`{exclude}"),
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
    } else if last.ident == "Pin" {
        // A `Pin` of `Self` is not a pointer to it.
        if is_self(pointee) { Some(wrong(ty)) } else { check_pointee(pointee, exclude) }
    } else if is_self(pointee) {
        container_of(ty, &Ident::new("Self", Span::call_site())).map(contained)
    } else {
        // Whatever contains a pointer to `Self` is rejected. The name decides only what to say.
        Some(named_like_a_container(ty).map_or_else(|| wrong(pointee), contained))
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
        Mistake::new(
            attribute,
            message,
            "write it on the function; for a `cfg`, write the trait twice, each with its `cfg`",
        )
    })
}

/// No type is `impl Trait`, which stands for a type parameter, or for a type that each implementor
/// chooses. What is wrong with the first argument has been reported if it is not a pointer.
fn check_no_impl_trait<'a>(
    function: &'a Function<'_>,
    has_pointer: bool,
    exclude: &'a str,
) -> impl Iterator<Item = Mistake> + 'a {
    let types = types_of_arguments(&function.item.sig).skip(usize::from(!has_pointer));
    impl_traits(types.chain(result(&function.item.sig.output))).into_iter().map(move |ty| {
        Mistake::new(
            ty,
            format!("`{}` cannot be dispatched, because it has the type `impl Trait`", function.name()),
            format!("write {}{exclude}", boxed(ty)),
        )
    })
}

/// Apart from the pointer, neither an argument nor the result mentions `Self`.
fn check_self_elsewhere<'a>(
    function: &'a Function<'_>,
    rejected: &'a [&Ident],
    exclude: &'a str,
) -> impl Iterator<Item = Mistake> + 'a {
    let signature = &function.item.sig;
    let types = types_of_arguments(signature).skip(1).chain(result(&signature.output));
    types.filter(|ty| mentions_self_besides(ty.to_token_stream(), rejected)).map(move |ty| {
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

/// As far as the tokens show, the other arguments and the result are `Sized`. rustc would report
/// this for each copy of the signature.
fn check_sizes(function: &Function<'_>) -> Vec<Mistake> {
    let signature = &function.item.sig;
    let mistake = |ty: &Type, what: &str, help: String| {
        let message = format!("`{}` cannot be dispatched, because its {what} is not `Sized`", function.name());
        Mistake::new(ty, message, format!("write {help}, in the impls as well"))
    };
    let arguments = types_of_arguments(signature).skip(1).filter(|ty| is_unsized(ty) && !mentions_self(*ty));
    let mut mistakes: Vec<_> =
        arguments.map(|ty| mistake(ty, "argument", format!("`{}` or `Box<{}>`", borrowed(ty), written(ty)))).collect();
    let result = result(&signature.output).filter(|ty| is_unsized(ty) && !mentions_self(*ty));
    mistakes.extend(result.map(|ty| mistake(ty, "result", format!("`{}`", owned(ty)))));
    mistakes
}

/// As far as the tokens show, the where-clause asks of `Self` only that it outlives a lifetime.
fn check_predicates<'a>(
    function: &'a Function<'_>,
    rejected: &'a [&Ident],
    exclude: &'a str,
) -> impl Iterator<Item = Mistake> + 'a {
    let about_self = predicates(&function.item.sig.generics)
        .filter(|predicate| mentions_self_besides(predicate.to_token_stream(), rejected));
    about_self.filter_map(move |predicate| {
        let (is_about_self, only_outlives) = match predicate {
            WherePredicate::Type(predicate) if is_self(&predicate.bounded_ty) => {
                let is_lifetime = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(_));
                (true, predicate.bounds.iter().all(is_lifetime))
            }
            _ => (false, false),
        };
        // Only a condition on `Self` itself can be one of the trait.
        let to_the_trait =
            if is_about_self { "move it to the trait; if it requires `Sized`, as `Clone` does, " } else { "" };
        (!only_outlives).then(|| {
            Mistake::new(
                predicate,
                format!("`{}` cannot be dispatched, because it has a condition on `Self`", function.name()),
                format!("{to_the_trait}remove it here and in the impls, which know their own type{exclude}"),
            )
        })
    })
}

struct Macros<'ast>(Vec<&'ast Macro>);

impl<'ast> Visit<'ast> for Macros<'ast> {
    fn visit_macro(&mut self, found: &'ast Macro) {
        self.0.push(found);
    }
}
