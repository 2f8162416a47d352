//! The options of the attribute `#[dispatch]`.

use crate::derive::mistake::Mistake;
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Path, Token};

#[derive(Default)]
pub(super) struct Options {
    /// The name of the trait with the methods.
    pub(super) calls: Option<Ident>,
    /// The path to `pin-coerce-unsized`.
    pub(super) runtime: Option<Path>,
}

impl Parse for Options {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut options = Self::default();
        while !input.is_empty() {
            let key = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            let is_repeated = match key.to_string().as_str() {
                "calls" => options.calls.replace(input.parse()?).is_some(),
                "crate" => options.runtime.replace(input.call(Path::parse_mod_style)?).is_some(),
                _ => return Err(Error::new(key.span(), format!("`{key}` is not an option of `dispatch`"))),
            };
            if is_repeated {
                return Err(Error::new(key.span(), format!("`{key}` is given twice")));
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(options)
    }
}

pub(super) fn mistake(error: Error) -> Mistake {
    Mistake::of_syntax(error, "the options are `calls = Name` and `crate = path`")
}
