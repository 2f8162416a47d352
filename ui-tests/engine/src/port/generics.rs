//! Parameters, arguments and bounds, in a form that can be compared.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{GenericParam, Generics, Lifetime, Path, PathArguments, Token, TypeParamBound, WherePredicate};

/// Returns the arguments of the last segment of a path as text.
pub(super) fn arguments(path: &Path) -> Vec<String> {
    match path.segments.last().map(|segment| &segment.arguments) {
        Some(PathArguments::AngleBracketed(arguments)) => {
            arguments.args.iter().map(|argument| argument.to_token_stream().to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the name of a parameter. That of a lifetime has its quote.
pub(super) fn parameter_name(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_string(),
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
    }
}

/// Returns each bound with what it is about, from both places. The type of a const parameter counts
/// as its bound.
pub(super) fn predicates(generics: &Generics) -> Vec<(TokenStream, TypeParamBound)> {
    let lifetime = |of: &Lifetime, bounds: &Punctuated<Lifetime, Token![+]>| {
        let bounds = bounds.iter().cloned().map(TypeParamBound::Lifetime);
        bounds.map(|bound| (of.to_token_stream(), bound)).collect::<Vec<_>>()
    };
    let of_parameters = generics.params.iter().flat_map(|parameter| match parameter {
        GenericParam::Type(of) => of.bounds.iter().map(|bound| (of.ident.to_token_stream(), bound.clone())).collect(),
        GenericParam::Lifetime(of) => lifetime(&of.lifetime, &of.bounds),
        GenericParam::Const(of) => {
            vec![(of.ident.to_token_stream(), TypeParamBound::Verbatim(of.ty.to_token_stream()))]
        }
    });
    let clause = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let of_clause = clause.flat_map(|predicate| match predicate {
        WherePredicate::Type(of) => {
            let (lifetimes, bounded) = (&of.lifetimes, &of.bounded_ty);
            of.bounds.iter().map(|bound| (quote!(#lifetimes #bounded), bound.clone())).collect()
        }
        WherePredicate::Lifetime(of) => lifetime(&of.lifetime, &of.bounds),
        other => vec![(other.to_token_stream(), TypeParamBound::Verbatim(TokenStream::new()))],
    });
    of_parameters.chain(of_clause).collect()
}

fn named(name: &str, span: Span) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, span),
        None => Ident::new(name, span),
    }
}

/// Replaces names of parameters. The name of a lifetime has a quote before it.
pub(super) fn rename(tokens: TokenStream, renamed: &[(String, String)]) -> TokenStream {
    let mut is_lifetime = false;
    let tree = |tree: TokenTree| {
        let quote = if is_lifetime { "'" } else { "" };
        is_lifetime = matches!(&tree, TokenTree::Punct(mark) if mark.as_char() == '\'');
        match tree {
            TokenTree::Ident(ident) => {
                let new = renamed.iter().find(|(old, _)| *old == format!("{quote}{ident}"));
                let new = new.map(|(_, new)| named(new.trim_start_matches('\''), ident.span()));
                TokenTree::Ident(new.unwrap_or(ident))
            }
            TokenTree::Group(group) => Group::new(group.delimiter(), rename(group.stream(), renamed)).into(),
            tree => tree,
        }
    };
    tokens.into_iter().map(tree).collect()
}
