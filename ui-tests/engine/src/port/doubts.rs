//! Structs whose impl of an unsizing trait may be written by a macro, where the command cannot read
//! it, and structs that a macro unsizes only under a condition, with code that may do more, or only
//! in tests.

use super::aliases::names_of;
use super::idioms::Idiom;
use super::impls;
use super::items::Item;
use super::krate::{Crate, is_type};
use super::left::Question;
use super::passed::{names, types_called};
use super::shape::gives_back;
use super::struct_attributes::{coerce_pointee, derives_ours};
use super::tokens::flat;
use super::types::{last_name, mentions};
use super::unsizing_traits::{NAMES, unsizing_trait};
use proc_macro2::TokenStream;
use syn::{ItemImpl, ItemMacro, ItemStruct, Type};

/// A struct, and what is asked about it.
#[derive(Debug)]
pub(super) struct Doubt {
    /// The struct.
    pub(super) item: usize,
    /// What is asked.
    pub(super) question: Question,
}

/// Returns five kinds of structs:
///
/// - those named in a macro that names one of the traits, or in a call of such a macro;
/// - those whose name is passed to a macro and has an impl elsewhere;
/// - those whose name is that of an impl that is for no struct that is known;
/// - those that a macro unsizes through functions that require more than the struct, or with code
///   that may do more;
/// - those that only macros in tests unsize.
pub(super) fn find(krate: &Crate, idioms: &[Idiom]) -> Vec<Doubt> {
    let (mut found, mut clear) =
        (idioms.iter().flat_map(|idiom| conditional(krate, idiom)).collect::<Vec<_>>(), Vec::new());
    found.extend(only_in_tests(krate, idioms));
    for (_, item, of) in krate.impls().filter(|(_, item, of)| unsizing_trait(krate, item, of).is_some()) {
        if krate.self_type(item, of).is_some() {
            clear.push((item.file, krate.file(item).range(of)));
        } else if let (None, Type::Path(own)) = (&item.in_macro, &*of.self_ty) {
            found.extend(written_by_macro(krate, item, &krate.meant_name(item, &own.path)));
            found.extend(unresolved(krate, item, of, &last_name(&own.path)));
        }
    }
    let traits: Vec<String> = NAMES.iter().flat_map(|name| names_of(krate, name)).collect();
    // A macro of another crate may write the impl that a gate is for, if no other is there.
    let is_gated = krate.files.iter().flat_map(|file| &file.syntax.attrs).any(|gate| mentions(gate, "coerce_unsized"));
    let mut tokens = krate.files.iter().flat_map(|file| &file.tokens);
    let is_hidden = is_gated && !tokens.any(|token| traits.iter().any(|name| token.is(name)));
    for item in &krate.items {
        let (file, range) = (krate.file(item), krate.file(item).range(&item.syntax));
        let (name, is_call) = match &item.syntax {
            syn::Item::Macro(ItemMacro { ident: Some(defined), .. }) => (defined.to_string(), false),
            syn::Item::Macro(of) => (last_name(&of.mac.path), true),
            syn::Item::Verbatim(tokens) => match macro_name(tokens) {
                Some(defined) => (defined, false),
                None => continue,
            },
            _ => continue,
        };
        let is_clear = |byte: usize| clear.iter().any(|(file, range)| *file == item.file && range.contains(&byte));
        let is_open = |byte: &usize| range.contains(byte) && !is_clear(*byte);
        let mut of_trait = file.tokens.iter().filter(|token| traits.iter().any(|name| token.is(name)));
        let may_write = of_trait.any(|token| is_open(&token.range.start)) && !name.starts_with("assert_");
        let is_foreign = is_call && is_hidden && !is_defined(krate, &name);
        if !may_write && !is_foreign {
            continue;
        }
        let names = match &item.syntax {
            syn::Item::Macro(of) if is_call => {
                let place = file.place_at(range.start);
                flat(of.mac.tokens.clone()).into_iter().map(|name| (name, place.clone())).collect()
            }
            _ => names(krate, &name),
        };
        // What is passed may be the trait of an impl for a struct in the macro.
        let is_in = |other: &Item| is_call && other.in_macro.as_ref() == Some(&name);
        let in_macro = krate.items.iter().enumerate().filter(|(_, other)| is_in(other) && krate.is_parameter(other));
        for (at, other) in in_macro {
            let about = other.name().unwrap_or_default();
            found.push(doubt(at, &about, file.place_at(range.start), &name));
        }
        for (about, place) in names {
            let structs = types_called(krate, &about).into_iter();
            found.extend(structs.map(|item| doubt(item, &about, place.clone(), &name)));
        }
    }
    found
}

/// Asks about a struct in the tokens of a macro that may leave out its derive, or change it.
pub(super) fn in_macro(krate: &Crate, item: usize, of: &ItemStruct) -> Option<Question> {
    let here = &krate.items[item];
    let (file, range) = (krate.file(here), krate.file(here).range(of));
    let mut windows = file.tokens.windows(3).filter(|window| range.contains(&window[0].range.start));
    let repeats = windows.any(|window| window[0].is("$") && window[1].is("(") && !window[2].is("#"));
    let is_kept = |name: &String| name == "cfg_if" || gives_back(krate, name);
    let is_around = |other: &&Item| {
        let is_exported = matches!(other.syntax, syn::Item::Macro(_)) && other.is_exported();
        is_exported && other.file == here.file && file.range(&other.syntax).contains(&range.start)
    };
    let exported = krate.items.iter().find(is_around).and_then(Item::name);
    let (reason, decide) = match (&here.passed_to, &here.in_macro) {
        (Some(name), _) if !is_kept(name) => {
            (format!("it is passed to `{name}!`, which may change it"), "take the struct out of the call")
        }
        _ if exported.is_some() => (
            format!(
                "`{}!` is exported, and its users may not depend on `pin_coerce_unsized`",
                exported.unwrap_or_default()
            ),
            "take the struct out of the macro",
        ),
        (_, Some(name)) if repeats => (format!("`{name}!` repeats a part of it"), "write out what is repeated"),
        _ => return None,
    };
    let decide = format!("{decide}, or write the derive by hand");
    Some(Question { place: krate.place(here), about: of.ident.to_string(), reason, decide })
}

/// Asks about a struct without an impl of its own, if a file that was not read may have the impl
/// that a feature gate is for.
pub(super) fn in_unread(krate: &Crate, item: usize, of: &ItemStruct) -> Option<Question> {
    let here = &krate.items[item];
    let (include, _) = krate.computed().find(|(include, _)| krate.is_in_target(include.file, here.file))?;
    let files = krate.files.iter().enumerate().filter(|(index, _)| krate.is_in_target(*index, here.file));
    let mut gates = files.flat_map(|(_, file)| &file.syntax.attrs);
    let is_gated = gates.any(|gate| mentions(gate, "coerce_unsized"));
    (is_gated && !is_unsized_without(krate, item)).then(|| Question {
        place: krate.place(include),
        about: of.ident.to_string(),
        reason: "the file of this `include!` was not read, and may have an impl of an unsizing trait for it".to_owned(),
        decide: "if it has none, write the derive by hand".to_owned(),
    })
}

/// Returns the name that an item `macro name(…) { … }` defines.
fn macro_name(tokens: &TokenStream) -> Option<String> {
    let tokens = flat(tokens.clone());
    let at = tokens.iter().position(|token| token == "macro")?;
    tokens.get(at + 1).cloned()
}

fn is_defined(krate: &Crate, name: &str) -> bool {
    krate.items.iter().any(|item| matches!(item.syntax, syn::Item::Macro(_)) && item.name().as_deref() == Some(name))
}

/// Returns the structs that a macro unsizes only if they have what its functions require, or with
/// code that may do more. What an impl unsizes already may skip this code.
fn conditional(krate: &Crate, idiom: &Idiom) -> Vec<Doubt> {
    let more = "if nothing relies on it, write the derive by hand";
    let (reason, decide) = match (&idiom.requires, &idiom.doubt) {
        (Some(requires), _) => (
            format!("`{}!` unsizes it with {requires}, and the derive does not require it", idiom.name),
            format!("put the bound on the struct, or keep the pointer as it is; {more}"),
        ),
        (None, Some(doubt)) => (
            format!(
                "`{}!` may do more than unsize it, or something else, and the derive only unsizes: {doubt}",
                idiom.name
            ),
            format!(
                "keep the pointer as it is if this matters; {more}, and `pin_coerce_unsized::unsize!` in the macro"
            ),
        ),
        (None, None) => return Vec::new(),
    };
    let is_asked = |item: &&usize| idiom.requires.is_some() || !is_unsized_without(krate, **item);
    let asked = idiom.pointers.iter().filter(is_asked);
    asked.filter_map(|item| by_macro(krate, idiom, *item, &reason, &decide)).collect()
}

/// Returns the structs that only macros in tests unsize.
fn only_in_tests(krate: &Crate, idioms: &[Idiom]) -> Vec<Doubt> {
    let is_test = |item: usize| {
        let item = &krate.items[item];
        !krate.is_source(item.file) || krate.conditions(item).iter().any(|condition| condition == "test")
    };
    let is_used = |item: usize| idioms.iter().any(|other| other.pointers.contains(&item) && !is_test(other.item));
    let of_tests = idioms.iter().flat_map(|idiom| idiom.pointers.iter().map(move |item| (idiom, *item)));
    let of_tests = of_tests.filter(|(_, item)| !is_test(*item) && !is_used(*item) && !is_unsized_without(krate, *item));
    let doubts = of_tests.filter_map(|(idiom, item)| {
        let reason = format!("only tests unsize it, with `{}!`", idiom.name);
        by_macro(krate, idiom, item, &reason, "if every user may unsize it, write the derive by hand")
    });
    doubts.collect()
}

/// Whether an impl or the compiler's derive unsizes a struct, and no code of a macro is needed.
pub(super) fn is_unsized_without(krate: &Crate, item: usize) -> bool {
    impls::has_some(krate, item, None) || coerce_pointee(krate, &krate.items[item]).is_some()
}

/// Asks about a struct that a macro unsizes, unless somebody has written the derive.
fn by_macro(krate: &Crate, idiom: &Idiom, item: usize, reason: &str, decide: &str) -> Option<Doubt> {
    let question = Question {
        place: krate.place(&krate.items[idiom.item]),
        about: krate.items[item].name().unwrap_or_default(),
        reason: reason.to_owned(),
        decide: decide.to_owned(),
    };
    (!derives_ours(krate, &krate.items[item])).then_some(Doubt { item, question })
}

/// Returns the structs whose name a macro gets, if this is the name that an impl is for.
fn written_by_macro(krate: &Crate, of: &Item, name: &str) -> Vec<Doubt> {
    let own = names_of(krate, name);
    let is_passed = |item: &Item| {
        let defined = item.in_macro.as_ref().filter(|_| krate.is_parameter(item));
        defined.is_some_and(|defined| names(krate, defined).iter().any(|(passed, _)| own.contains(passed)))
    };
    let structs = krate.items.iter().enumerate().filter(|(_, item)| is_passed(item));
    structs.map(|(at, item)| doubt(at, name, krate.place(of), item.in_macro.as_deref().unwrap_or_default())).collect()
}

/// Returns the structs that an impl may be for, although its path does not lead to them.
fn unresolved(krate: &Crate, near: &Item, of: &ItemImpl, name: &str) -> Vec<Doubt> {
    let Some((of_trait, _)) = unsizing_trait(krate, near, of) else { return Vec::new() };
    let has_own = |own: usize| {
        krate.impls().any(|(_, item, of)| {
            let is_same = unsizing_trait(krate, item, of).is_some_and(|(other, _)| other == of_trait);
            is_same && krate.self_type(item, of) == Some(own)
        })
    };
    let structs = krate.items_named(name, is_type).into_iter().filter(|own| krate.as_struct(*own).is_some());
    let question = Question {
        place: krate.place(near),
        about: name.to_owned(),
        reason: format!("the impl of `{of_trait}` may be for it, and would stay beside the derive (E0119)"),
        decide: "if it is, write the path of the struct from `crate::` in the impl; if not, write the derive by hand"
            .to_owned(),
    };
    structs
        .filter(|own| !has_own(*own) && !derives_ours(krate, &krate.items[*own]))
        .map(|item| Doubt { item, question: question.clone() })
        .collect()
}

fn doubt(item: usize, about: &str, place: String, of_macro: &str) -> Doubt {
    let question = Question {
        place,
        about: about.to_owned(),
        reason: format!("together with `{of_macro}!`, there may be an impl of an unsizing trait for it"),
        decide: "write the impl without the macro, or remove it and name the pointer with `--pointer`".to_owned(),
    };
    Doubt { item, question }
}
