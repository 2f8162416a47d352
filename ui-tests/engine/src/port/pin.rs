//! The promise for `Pin`, which only a person can make: a stub of it, in a comment.

use super::edits::Edits;
use super::file::SourceFile;
use super::items::Item;
use super::judged::{Judged, Pointer};
use super::krate::Crate;
use super::left::Question;
use super::passed::{may_be_implemented, may_be_written};
use super::paths::{Origin, origin};
use super::types::arguments;
use syn::visit::{self, Visit};
use syn::{GenericParam, ItemImpl, ItemStruct, Type, TypePath, parse_quote};

/// The standard library's marker, under both names.
const OF_STD: [&str; 2] = ["core::pin::PinCoerceUnsized", "core::pin::PinSafePointer"];

/// Our marker.
const OURS: &str = "pin_coerce_unsized::PinCoerceUnsized";

/// What the promise is about, in short.
const OBLIGATIONS: [&str; 5] = [
    "1. Same object: all calls of `deref` and `deref_mut` return one address and one concrete type.",
    "2. Coercion changes nothing: unsizing, dispatching and subtyping change neither the object nor its type.",
    "3. No moves through `&mut self`: `deref_mut` and the destructor do not move the pointee.",
    "4. `&Ptr` does not prove \"not pinned\": `Clone` and formatting do not treat it as that.",
    "5. No other malicious impl: no impl that `Pin` calls does what 1 to 4 forbid.",
];

/// Asks about an impl of the standard library's marker, which only a person can replace.
pub(super) fn question(krate: &Crate, own: usize) -> Option<Question> {
    let is_of_std = |item: &Item, of: &ItemImpl| {
        of.trait_.as_ref().is_some_and(|(path, _)| {
            origin(krate, item, path, &OF_STD) != Origin::Other && origin(krate, item, path, &[OURS]) != Origin::Known
        })
    };
    let mut impls = krate.impls().filter(|(_, item, of)| is_of_std(item, of));
    let name = krate.items[own].name()?;
    let by_macro = || {
        let is_ours = || may_be_written(krate, &["pin_coerce_unsized", ":", ":", "PinCoerceUnsized"], &name);
        let found = ["PinCoerceUnsized", "PinSafePointer"].into_iter().find(|of| may_be_implemented(krate, of, &name));
        let of = found.filter(|_| !is_ours())?;
        Some((&krate.items[own], format!("a macro may write an impl of the standard library's `{of}` for it")))
    };
    let (item, reason) = match impls.find(|(_, item, of)| krate.may_be_for(item, of, own)) {
        Some((_, item, of)) => {
            let of = krate.trait_name(item, of).unwrap_or_default();
            (item, format!("it has an impl of the standard library's `{of}`"))
        }
        None => by_macro()?,
    };
    Some(Question {
        place: krate.place(item),
        about: name.clone(),
        reason: format!("{reason}, and so would the derive (E0119)"),
        decide: "read the contract of `pin_coerce_unsized::PinCoerceUnsized`, and implement that trait instead"
            .to_owned(),
    })
}

/// Adds a stub where the crate pins a pointer and has no promise yet. The promise is behind the
/// feature, if there is one. Returns the names of the pointers.
pub(super) fn stubs(krate: &Crate, judged: &Judged, feature: Option<&str>, edits: &mut Edits) -> Vec<String> {
    let mut named = Vec::new();
    for pointer in judged.pointers.iter().filter(|pointer| !pointer.is_ported) {
        let Some(of) = krate.as_struct(pointer.item) else { continue };
        let here = &krate.items[pointer.item];
        if is_promised(krate, pointer.item) || !is_pinned(krate, pointer) {
            continue;
        }
        let file = krate.file(here);
        // In a macro, the name may be one of its parameters.
        let name = &file.text[file.with_dollar(&of.ident)];
        let range = file.range(of);
        let gap = format!("{0}{0}{1}", file.line_end(), file.indent(range.start));
        let stub = format!("{gap}{}", stub(file, range.start, of, name, feature));
        let end = file.end_of_line(range.end);
        let is_line_end = file.text[end..].is_empty() || file.text[end..].starts_with(['\r', '\n']);
        let after = if is_line_end { "" } else { &gap[file.line_end().len()..] };
        edits.insert(here.file, end, stub + after);
        named.push(pointer.name.clone());
    }
    named
}

/// Whether somebody has made the promise for a struct.
pub(super) fn is_promised(krate: &Crate, own: usize) -> bool {
    let is_ours = |at: &Item, of: &ItemImpl| {
        of.trait_.as_ref().is_some_and(|(path, _)| origin(krate, at, path, &[OURS]) != Origin::Other)
    };
    krate.impls().any(|(_, at, of)| krate.self_type(at, of) == Some(own) && is_ours(at, of))
}

/// Whether the crate has a `Pin` of the pointer, or decides itself when it is `Unpin`.
fn is_pinned(krate: &Crate, pointer: &Pointer) -> bool {
    krate.items.iter().filter(|item| krate.is_source(item.file)).any(|item| {
        let is_own = match &item.syntax {
            syn::Item::Impl(of) => krate.self_type(item, of) == Some(pointer.item),
            _ => false,
        };
        let decides =
            matches!(&item.syntax, syn::Item::Impl(of) if krate.trait_name(item, of).as_deref() == Some("Unpin"));
        let mut pins = Pins { krate, near: item, pointer: pointer.item, is_own, found: is_own && decides };
        pins.visit_item(&item.syntax);
        pins.found
    })
}

struct Pins<'a> {
    krate: &'a Crate,
    near: &'a Item,
    pointer: usize,
    is_own: bool,
    found: bool,
}

impl<'ast> Visit<'ast> for Pins<'_> {
    fn visit_type_path(&mut self, of: &'ast TypePath) {
        if self.krate.meant_name(self.near, &of.path) == "Pin" {
            let pinned = arguments(&of.path).first().copied().flatten();
            self.found |= pinned.is_some_and(|pinned| match pinned {
                Type::Path(pinned) => {
                    let own = self.krate.type_at(self.near, &pinned.path);
                    own == Some(self.pointer) || (self.is_own && pinned.path.is_ident("Self"))
                }
                _ => false,
            });
        }
        visit::visit_type_path(self, of);
    }
}

/// Returns the comment.
fn stub(file: &SourceFile, at: usize, of: &ItemStruct, name: &str, feature: Option<&str>) -> String {
    let first =
        format!("To unsize `Pin<{name}<_>>`, keep these obligations of `PinCoerceUnsized`, prove each, and write:");
    let mut lines = vec![first, String::new()];
    lines.extend(OBLIGATIONS.map(str::to_owned));
    lines.push(String::new());
    lines.extend(feature.map(|feature| format!("#[cfg(feature = \"{feature}\")]")));
    lines.extend(promise(of, name).lines().map(str::to_owned));
    let lines = lines.iter().map(|line| format!("// {line}").trim_end().to_owned());
    lines.collect::<Vec<_>>().join(&format!("{}{}", file.line_end(), file.indent(at)))
}

/// Returns the impl that would be the promise, for a struct with a name as the file has it.
fn promise(of: &ItemStruct, shown: &str) -> String {
    let mut generics = of.generics.clone();
    for parameter in &mut generics.params {
        match parameter {
            GenericParam::Type(parameter) => {
                parameter.attrs.clear();
                parameter.default = None;
            }
            GenericParam::Const(parameter) => {
                parameter.attrs.clear();
                parameter.default = None;
            }
            GenericParam::Lifetime(parameter) => parameter.attrs.clear(),
        }
    }
    let (parameters, arguments, clause) = generics.split_for_impl();
    let name = &of.ident;
    let promise: ItemImpl =
        parse_quote!(unsafe impl #parameters pin_coerce_unsized::PinCoerceUnsized for #name #arguments #clause {});
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![syn::Item::Impl(promise)] };
    prettyplease::unparse(&file).replace(&format!(" for {name}"), &format!(" for {shown}"))
}
