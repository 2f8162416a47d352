//! The macros of the hostile crate, which no case has in its own file.

use crate::cargo::workspace;
use crate::site::code::words;
use anyhow::{Context, Result};
use serde::Serialize;
use std::fs;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Ident, ItemFn, Lit, Meta};

/// The crate, as cases name it, and its file below the workspace.
const CRATE: &str = "hostile_macros";
const FILE: &str = "ui-tests/hostile-macros/src/lib.rs";

/// A macro of the crate.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HostileMacro {
    /// The name by which a program uses it.
    pub(crate) name: String,
    file: &'static str,
    /// What its comment says that it does.
    does: String,
    /// Its text, and that of the functions that it calls.
    source: String,
}

impl HostileMacro {
    /// Reads all of them.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is not Rust.
    pub(crate) fn all() -> Result<Vec<Self>> {
        let source = fs::read_to_string(workspace().join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        Self::of(&source).with_context(|| format!("cannot parse {FILE}"))
    }

    fn of(source: &str) -> Result<Vec<Self>> {
        let items = syn::parse_file(source)?.items;
        let functions: Vec<ItemFn> = items
            .into_iter()
            .filter_map(|item| if let syn::Item::Fn(function) = item { Some(function) } else { None })
            .collect();
        let text = |function: &ItemFn| &source[function.span().byte_range()];
        let macros = functions.iter().filter_map(|function| {
            let name = function.attrs.iter().find_map(|attribute| exported(attribute, function))?;
            let mut shown = vec![function];
            for at in 0.. {
                let Some(text) = shown.get(at).copied().map(text) else { break };
                let is_called = |other: &&ItemFn| words(text).any(|word| other.sig.ident == word);
                let is_new = |other: &&ItemFn| shown.iter().all(|one| one.sig.ident != other.sig.ident);
                let more: Vec<_> = functions.iter().filter(|other| is_called(other) && is_new(other)).collect();
                shown.extend(more);
            }
            let source = shown.into_iter().map(text).collect::<Vec<_>>().join("\n\n");
            Some(Self { name, file: FILE, does: comment(&function.attrs), source })
        });
        Ok(macros.collect())
    }

    /// Whether the text of a case uses it.
    pub(crate) fn is_used_by(&self, case: &str) -> bool {
        let mut code = case.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(words);
        code.clone().any(|word| word == CRATE) && code.any(|word| word == self.name)
    }
}

/// Returns the name under which a function is a macro, if this attribute makes it one.
fn exported(attribute: &Attribute, function: &ItemFn) -> Option<String> {
    if attribute.path().is_ident("proc_macro_derive") {
        let first = |input: syn::parse::ParseStream<'_>| {
            let name: Ident = input.parse()?;
            input.parse::<proc_macro2::TokenStream>()?;
            Ok(name.to_string())
        };
        return attribute.parse_args_with(first).ok();
    }
    let is_macro = ["proc_macro", "proc_macro_attribute"].iter().any(|name| attribute.path().is_ident(name));
    is_macro.then(|| function.sig.ident.to_string())
}

/// Returns the comment above a function, without the sections with a heading.
fn comment(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.take_while(|line| !line.starts_with('#')).collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_macro_has_its_comment_and_what_it_calls() {
        let one =
            "/// Does\n/// one.\n///\n/// # Panics\n///\n/// Never.\n#[proc_macro_attribute]\npub fn one() { two(); }";
        let two = "fn two() {}";
        let three = "#[proc_macro_derive(Three, attributes(x))]\npub fn three() {}";
        let macros = HostileMacro::of(&format!("{one}\n\n{three}\n\n{two}\n")).expect("it is Rust");
        let found: Vec<_> = macros.iter().map(|found| (&*found.name, &*found.does, &*found.source)).collect();
        assert_eq!(found, [("one", "Does one.", &*format!("{one}\n\n{two}")), ("Three", "", three)]);
        assert!(macros[0].is_used_by("use hostile_macros::one as two;"));
        assert!(!macros[0].is_used_by("use one;\n// hostile_macros") && !macros[1].is_used_by("hostile_macros::one!"));
    }
}
