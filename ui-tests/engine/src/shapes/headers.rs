//! The headers of the two coercion impls that each derive writes for a shape.

use super::impl_header::{ImplHeader, with_users_parameter_renamed};
use super::judge::file;
use super::shape::Shape;
use crate::derives::{Derive, Derives};
use crate::expansion::all_impls;
use anyhow::{Result, anyhow};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// Reads the headers that a derive writes for each shape. It must accept the shapes.
///
/// # Errors
///
/// If rustc does not expand the shapes, or prints something that is not Rust.
pub fn read(derives: &Derives, derive: Derive, shapes: &[(usize, &Shape)]) -> Result<BTreeMap<usize, Vec<ImplHeader>>> {
    let source = match derive {
        Derive::Builtin => with_users_parameter_renamed(tokens(&file(shapes))?).to_string(),
        Derive::Ours | Derive::OursImplicit | Derive::Nothing | Derive::NamesItem => file(shapes),
    };
    let expanded = derives.with_file(&source, |source| derives.expanded(source, derive))?;
    let tokens: Vec<TokenTree> = tokens(&expanded)?.into_iter().collect();
    let modules = tokens.windows(3).filter_map(|window| match window {
        [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(content)] if word == "mod" => {
            Some((name.to_string().strip_prefix("shape_")?.parse().ok()?, content.stream()))
        }
        _ => None,
    });
    Ok(modules.map(|(number, content)| (number, of_module(content))).collect())
}

/// Returns, for each shape, the lines that are in the headers of only one derive: `+` for ours, `-`
/// for the compiler's own.
///
/// # Errors
///
/// As [`read`].
pub fn compare(derives: &Derives, shapes: &[(usize, &Shape)]) -> Result<BTreeMap<usize, Vec<String>>> {
    if shapes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ours = read(derives, Derive::Ours, shapes)?;
    let builtin = read(derives, Derive::Builtin, shapes)?;
    let of =
        |headers: &BTreeMap<usize, Vec<ImplHeader>>, number: &usize| headers.get(number).cloned().unwrap_or_default();
    let compare = |(number, _): &(usize, &Shape)| (*number, differences(&of(&ours, number), &of(&builtin, number)));
    Ok(shapes.iter().map(compare).collect())
}

/// Returns the lines that are in the headers of only one derive.
fn differences(ours: &[ImplHeader], builtin: &[ImplHeader]) -> Vec<String> {
    let lines = |headers: &[ImplHeader]| -> BTreeSet<String> { headers.iter().flat_map(ImplHeader::lines).collect() };
    let (ours, builtin) = (lines(ours), lines(builtin));
    let missing = ours.is_empty().then(|| "no impls were found".to_owned());
    let more = ours.difference(&builtin).map(|line| format!("+ {line}"));
    let less = builtin.difference(&ours).map(|line| format!("- {line}"));
    more.chain(less).chain(missing).collect()
}

fn of_module(content: TokenStream) -> Vec<ImplHeader> {
    let mut headers: Vec<ImplHeader> = all_impls(content).iter().filter_map(ImplHeader::of).collect();
    headers.sort();
    headers
}

fn tokens(source: &str) -> Result<TokenStream> {
    source.parse().map_err(|error| anyhow!("the shapes cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILTIN: &str = "
        #[automatically_derived]
        impl<'a, T: ?core::marker::Sized + Debug + 'a + ::core::marker::Unsize<__S>, const N: usize,
            __S: ?core::marker::Sized + Debug + 'a>
            ::core::ops::CoerceUnsized<Ptr<'a, __S, N>> for Ptr<'a, T, N>
        where for<'x> &'x T: Every, (T): Any, for<'x> &'x __S: Every, (__S): Any {}";

    const OURS: &str = "
        impl<'a, T: ?Sized + ::pin_coerce_unsized::__private::Unsize<__S>, __S: ?Sized, const N: usize>
            ::pin_coerce_unsized::__private::CoerceUnsized<Ptr<'a, __S, N>> for Ptr<'a, T, N>
        where
            for<> T: (Debug) + 'a, for<'x> &'x T: (Every), T: (for<> Any),
            for<> __S: (Debug) + 'a, for<'x> &'x __S: (Every), __S: (for<> Any) {}";

    /// Returns the lines in which ours differs with one change.
    fn changed(from: &str, to: &str) -> Vec<String> {
        assert!(OURS.contains(from), "there is no {from}");
        let [ours, builtin] = [&OURS.replace(from, to), BUILTIN]
            .map(|source| of_module(tokens(source).expect("the brackets are closed")));
        differences(&ours, &builtin)
    }

    #[test]
    fn order_and_style_mean_nothing() {
        assert_eq!(changed("", ""), Vec::<String>::new());
    }

    #[test]
    fn a_missing_bound_is_found() {
        let place = "in CoerceUnsized<Ptr<'a,__S,N>> for Ptr<'a,T,N>";
        assert_eq!(changed("__S: (Debug) + 'a", "__S: 'a"), [format!("- __S: Debug {place}")]);
        assert_eq!(changed("T: (Debug) + 'a", "T: (Debug)"), [format!("- T: 'a {place}")]);
        assert_eq!(changed("for<'x> &'x __S: (Every),", ""), [format!("- for<'x>&'x__S: Every {place}")]);
        let unsize = format!("- T: ::core::marker::Unsize<__S> {place}");
        assert_eq!(changed(" + ::pin_coerce_unsized::__private::Unsize<__S>", ""), [unsize]);
        assert_eq!(changed("__S: ?Sized", "__S"), [format!("- __S: ?Sized {place}")]);
    }

    #[test]
    fn a_bound_too_much_is_found() {
        let place = "in CoerceUnsized<Ptr<'a,__S,N>> for Ptr<'a,T,N>";
        assert_eq!(changed("__S: (Debug)", "__S: (Debug) + (Copy)"), [format!("+ __S: Copy {place}")]);
        assert_eq!(changed("for<'x> &'x T", "'a: 'static, for<'x> &'x T"), [format!("+ 'a: 'static {place}")]);
        let private = changed("(for<> Any)", "(for<> Any) + ::pin_coerce_unsized::__private::Other");
        assert_eq!(private.len(), 2, "{private:?}");
    }

    #[test]
    fn another_argument_is_found() {
        for to in ["Ptr<'a, __S, 3>", "Ptr<'static, __S, N>", "Ptr<'a, T, N>"] {
            let lines = changed("Ptr<'a, __S, N>", to);
            assert!(lines.iter().any(|line| line.starts_with("+ impl<")), "{to}: {lines:?}");
        }
        let lines = changed("const N: usize", "const N: u8");
        assert_eq!(lines.len(), 2, "{lines:?}");
    }

    #[test]
    fn a_missing_impl_is_found() {
        let lines = changed("CoerceUnsized<", "Other<");
        assert!(lines.contains(&"no impls were found".to_owned()), "{lines:?}");
    }
}
