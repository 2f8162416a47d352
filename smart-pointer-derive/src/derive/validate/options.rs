//! The requirements on `#[smart_pointer(…)]`.

use crate::derive::input::Input;
use crate::derive::mistake::{Mistake, Mistakes};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Meta, Path, parse_quote};

const EXPECTED: &str = "write `#[smart_pointer(crate = path)]`";

impl Input<'_> {
    /// `#[smart_pointer(crate = path)]`, at most once: the path of the runtime crate.
    pub(crate) fn check_options(&self) -> Result<Path, Mistakes> {
        let (mut mistakes, mut runtime) = (Mistakes::default(), None);
        for attribute in &self.options {
            mistakes.note(check_option(attribute, &mut runtime));
        }
        mistakes.or(runtime.unwrap_or_else(|| parse_quote!(::pin_coerce_unsized)))
    }
}

fn check_option(attribute: &Attribute, runtime: &mut Option<Path>) -> Result<(), Mistakes> {
    if !matches!(&attribute.meta, Meta::List(list) if !list.tokens.is_empty()) {
        return Err(Mistake::new(&attribute.meta, "`#[smart_pointer]` needs an option", EXPECTED).into());
    }
    let mut mistakes = Mistakes::default();
    let parsed = attribute.parse_nested_meta(|option| {
        match mistakes.note(path_of_crate(&option)) {
            Some(_) if runtime.is_some() => {
                let message = "the option `crate` is repeated";
                mistakes.note(Err::<(), _>(Mistake::new(&option.path, message, "remove all but one")));
            }
            Some(path) => *runtime = Some(path),
            // One mistake is enough: whatever follows is skipped.
            None => drop(option.input.parse::<TokenStream>()?),
        }
        Ok(())
    });
    // An error of syn's own is about the list itself.
    mistakes.note(parsed.map_err(|error| Mistake::of_syntax(error, EXPECTED)));
    mistakes.or(())
}

/// The path in `crate = path`.
fn path_of_crate(option: &ParseNestedMeta<'_>) -> Result<Path, Mistake> {
    if !option.path.is_ident("crate") {
        return Err(Mistake::new(&option.path, "unknown option, the only one is `crate`", EXPECTED));
    }
    let message = "expected a path after `crate =`";
    let value = option.value().map_err(|_| Mistake::new(&option.path, message, EXPECTED))?;
    let path = value.call(Path::parse_mod_style).map_err(|error| {
        Mistake::new(error.into_compile_error(), message, format_args!("{EXPECTED}, without quotes"))
    })?;
    // `Self` is a type, which cannot contain a crate.
    match path.segments.first() {
        Some(first) if first.ident == "Self" => Err(Mistake::new(path.to_token_stream(), message, EXPECTED)),
        _ => Ok(path),
    }
}
