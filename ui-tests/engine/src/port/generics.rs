//! Parameters, arguments and bounds, in a form that can be compared.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{GenericParam, Generics, Lifetime, Path, PathArguments, Token, TypeParam, WherePredicate, parse_quote};

/// Returns the arguments of the last segment of a path as text.
pub(super) fn arguments(path: &Path) -> Vec<String> {
    match path.segments.last().map(|segment| &segment.arguments) {
        Some(PathArguments::AngleBracketed(arguments)) => {
            arguments.args.iter().map(|argument| argument.to_token_stream().to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the arguments of a type that say nothing: `<'_, _>`.
pub(super) fn wildcards(generics: &Generics) -> String {
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(_) => "'_",
        _ => "_",
    });
    format!("<{}>", arguments.collect::<Vec<_>>().join(", "))
}

/// Returns the name of a parameter. That of a lifetime has its quote.
pub(super) fn parameter_name(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_string(),
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
    }
}

/// Returns each bound as a requirement of its own, from both places, and requirements without a
/// bound.
pub(super) fn predicates(generics: &Generics) -> Vec<WherePredicate> {
    let lifetime = |of: &Lifetime, bounds: &Punctuated<Lifetime, Token![+]>| {
        let bounds = bounds.iter();
        bounds.map(|bound| parse_quote!(#of: #bound)).collect::<Vec<_>>()
    };
    let of_parameters = generics.params.iter().flat_map(|parameter| match parameter {
        GenericParam::Type(TypeParam { ident, bounds, .. }) => {
            bounds.iter().map(|bound| parse_quote!(#ident: #bound)).collect()
        }
        GenericParam::Lifetime(of) => lifetime(&of.lifetime, &of.bounds),
        GenericParam::Const(_) => Vec::new(),
    });
    let clause = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let of_clause = clause.flat_map(|predicate| match predicate {
        WherePredicate::Type(of) if !of.bounds.is_empty() => {
            let (lifetimes, bounded) = (&of.lifetimes, &of.bounded_ty);
            of.bounds.iter().map(|bound| parse_quote!(#lifetimes #bounded: #bound)).collect()
        }
        WherePredicate::Lifetime(of) => lifetime(&of.lifetime, &of.bounds),
        other => vec![other.clone()],
    });
    of_parameters.chain(of_clause).collect()
}
