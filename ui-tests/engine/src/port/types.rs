//! Questions about types and parameters.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{
    GenericArgument, GenericParam, Generics, Macro, Path, PathArguments, Type, TypeParam, TypeParamBound,
    WherePredicate,
};

/// Whether a name occurs in some tokens.
pub(super) fn mentions(tokens: &impl ToTokens, name: &str) -> bool {
    has(tokens.to_token_stream(), name)
}

fn has(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => has(group.stream(), name),
        _ => false,
    })
}

/// Whether two parts of the syntax have the same tokens.
pub(super) fn same(one: &impl ToTokens, other: &impl ToTokens) -> bool {
    one.to_token_stream().to_string() == other.to_token_stream().to_string()
}

/// Whether a type is just this name.
pub(super) fn is_name(of: &Type, name: &str) -> bool {
    matches!(of, Type::Path(path) if path.qself.is_none() && path.path.is_ident(name))
}

/// Returns the arguments of the last segment of a path that are not lifetimes, where they are
/// types.
pub(super) fn arguments(path: &Path) -> Vec<Option<&Type>> {
    let Some(PathArguments::AngleBracketed(arguments)) = path.segments.last().map(|segment| &segment.arguments) else {
        return Vec::new();
    };
    let others = arguments.args.iter().filter(|argument| !matches!(argument, GenericArgument::Lifetime(_)));
    others.map(|argument| if let GenericArgument::Type(of) = argument { Some(of) } else { None }).collect()
}

/// Returns the last name of a path.
pub(super) fn last_name(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

/// Returns the bounds of a type parameter, from both places.
pub(super) fn bounds<'a>(generics: &'a Generics, parameter: &'a TypeParam) -> Vec<&'a TypeParamBound> {
    let clause = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let of_clause = clause.filter_map(|predicate| match predicate {
        WherePredicate::Type(of) if is_name(&of.bounded_ty, &parameter.ident.to_string()) => Some(&of.bounds),
        _ => None,
    });
    parameter.bounds.iter().chain(of_clause.flatten()).collect()
}

/// Whether a parameter is `?Sized`, and not `Sized` as well.
pub(super) fn is_maybe_sized(generics: &Generics, parameter: &TypeParam) -> bool {
    let bounds: Vec<String> = bounds(generics, parameter).iter().map(|bound| text(*bound)).collect();
    bounds.iter().any(|bound| bound.starts_with('?')) && !bounds.iter().any(|bound| bound == "Sized")
}

/// Returns the type parameter at a position, counting only types and consts.
pub(super) fn parameter_at(generics: &Generics, position: usize) -> Option<&TypeParam> {
    match generics.params.iter().filter(|param| !matches!(param, GenericParam::Lifetime(_))).nth(position)? {
        GenericParam::Type(parameter) => Some(parameter),
        _ => None,
    }
}

/// Whether a macro in a bound of some parameters mentions a name.
pub(super) fn has_macro_with(generics: &Generics, name: &str) -> bool {
    struct Macros<'a>(&'a str, bool);
    impl<'ast> Visit<'ast> for Macros<'_> {
        fn visit_macro(&mut self, of: &'ast Macro) {
            self.1 |= mentions(&of.tokens, self.0);
        }
    }
    let mut macros = Macros(name, false);
    macros.visit_generics(generics);
    macros.1
}

/// Returns a part of the syntax as it is usually written.
pub(super) fn text(tokens: &impl ToTokens) -> String {
    const SPACED: [&str; 12] = [" <", "< ", " >", "> ", " ::", ":: ", " :", " ,", " ;", "' ", "& ", "? "];
    SPACED.iter().fold(tokens.to_token_stream().to_string(), |text, spaced| text.replace(spaced, spaced.trim()))
}
