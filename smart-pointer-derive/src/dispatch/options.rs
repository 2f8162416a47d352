//! The options of the attribute `#[dispatch]`.

use crate::derive::mistake::Mistake;
use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Path, Token};

#[derive(Default)]
pub(super) struct Options {
    /// The name of the trait with the methods.
    pub(super) calls: Option<Ident>,
    /// The path to `pin-coerce-unsized`.
    pub(super) runtime: Option<Path>,
}

impl Options {
    /// Returns the options up to the first mistake, and the mistake.
    pub(super) fn read(tokens: TokenStream) -> (Self, Option<Mistake>) {
        let mut options = Self::default();
        let result = (|input: ParseStream<'_>| options.read_from(input)).parse2(tokens);
        let mistake =
            result.err().map(|error| Mistake::of_syntax(error, "the options are `calls = Name` and `crate = path`"));
        (options, mistake)
    }

    fn read_from(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            let key = input.call(Ident::parse_any)?;
            let result = self.read_value(&key, input);
            // What is missing at the end has no place of its own.
            result.map_err(|error| if input.is_empty() { Error::new(key.span(), error) } else { error })?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    fn read_value(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        let mistake = |what: &str| Err(Error::new(key.span(), format!("`{key}` {what}")));
        if key != "calls" && key != "crate" {
            return mistake("is not an option of `dispatch`");
        }
        input.parse::<Token![=]>()?;
        let is_repeated = if key == "calls" {
            self.calls.replace(input.parse()?).is_some()
        } else {
            self.runtime.replace(input.call(Path::parse_mod_style)?).is_some()
        };
        if is_repeated { mistake("is given twice") } else { Ok(()) }
    }
}
