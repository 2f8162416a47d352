//! Reads what stands after `crate =` and `pointee =`, and finds `coerce_only`.

use crate::derive::mistake::Mistake;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Attribute, Lifetime, LitStr, Meta, Path, Token};

pub(super) const COERCE_ONLY: &str = "coerce_only";
const EXPECTED_CRATE: &str = "write `#[smart_pointer(crate = path)]`";
const EXPECTED_POINTEE: &str = "write `#[smart_pointer(pointee = T)]`, with the type parameter that is unsized";

/// `pointee = name`.
pub(crate) struct Named {
    /// The word `pointee`.
    pub(super) option: Path,
    /// What stands after it, unless that cannot be a name.
    pub(super) name: Option<Name>,
}

/// The name of a parameter.
pub(crate) enum Name {
    Lifetime(Lifetime),
    Other(Ident),
}

/// The path in `crate = path`. If a string stands there, `meant` becomes the path in the string.
pub(super) fn path_of_crate(option: &ParseNestedMeta<'_>, meant: &mut Option<Path>) -> Result<Path, Mistake> {
    let message = "expected a path after `crate =`";
    let value = option.value().map_err(|_| Mistake::new(&option.path, message, EXPECTED_CRATE))?;
    if let Ok(string) = value.fork().parse::<LitStr>() {
        // In a package's name, a hyphen stands for an underscore.
        let path = LitStr::new(&string.value().replace('-', "_"), string.span());
        *meant = path.parse_with(Path::parse_mod_style).ok().filter(|path| !is_in_type(path));
    }
    let path = value.call(Path::parse_mod_style).map_err(|error| {
        Mistake::new(error.into_compile_error(), message, format_args!("{EXPECTED_CRATE}, without quotes"))
    })?;
    if is_in_type(&path) {
        return Err(Mistake::new(path.to_token_stream(), message, EXPECTED_CRATE));
    }
    Ok(path)
}

/// Whether the path starts at `Self`, which is a type and cannot contain a crate.
fn is_in_type(path: &Path) -> bool {
    path.segments.first().is_some_and(|first| first.ident == "Self")
}

/// The name in `pointee = name`.
pub(super) fn name_of_pointee(option: &ParseNestedMeta<'_>) -> Result<Name, Mistake> {
    let mistake = |place: TokenStream| {
        Mistake::new(place, "expected the name of a type parameter after `pointee =`", EXPECTED_POINTEE)
    };
    let value = option.value().map_err(|_| mistake(option.path.to_token_stream()))?;
    let ahead = value.fork();
    let name = if ahead.peek(Lifetime) { ahead.parse().map(Name::Lifetime) } else { ahead.parse().map(Name::Other) };
    // If another word follows, it is the next option, and a comma is missing.
    let is_all = ahead.is_empty() || ahead.peek(Token![,]) || ahead.peek(Ident::peek_any);
    match name {
        Ok(name) if is_all => {
            value.advance_to(&ahead);
            Ok(name)
        }
        _ => {
            let written = up_to_comma(value);
            Err(mistake(if written.is_empty() { option.path.to_token_stream() } else { written }))
        }
    }
}

/// Returns what is left of an option. A comma between angle brackets does not end it.
pub(super) fn up_to_comma(input: ParseStream<'_>) -> TokenStream {
    let mut depth = 0_usize;
    let token = || {
        if depth == 0 && input.peek(Token![,]) {
            return None;
        }
        if input.peek(Token![<]) {
            depth += 1;
        } else if input.peek(Token![>]) {
            depth = depth.saturating_sub(1);
        }
        input.parse::<TokenTree>().ok()
    };
    std::iter::from_fn(token).collect()
}

/// Whether an attribute has the option `coerce_only`, perhaps with a value.
pub(super) fn names_coerce_only(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    let mut names = list.tokens.clone().into_iter();
    names.any(|token| matches!(token, TokenTree::Ident(name) if name.unraw() == COERCE_ONLY))
}

/// Whether `coerce_only` is certainly meant: `coerce-only`, `"coerce_only"`, `CoerceOnly`,
/// `only_coerce`.
pub(crate) fn is_like_coerce_only(written: &impl ToTokens) -> bool {
    let written = written.to_token_stream().to_string().to_lowercase();
    written.contains("coerce") && written.contains("only")
}
