//! Turns unsizing macros into wrappers of `unsize!`, and removes hidden traits that only they used.

use super::edits::Edits;
use super::explicit;
use super::export::Export;
use super::idioms::{Idiom, Stays};
use super::items::{Item, is_documentation};
use super::judged::Judged;
use super::krate::Crate;
use super::left::LeftAlone;
use super::lines::Comments;
use super::operand::{Operand, unsafe_operands};
use super::passed::names;
use super::paths::{leaves, meanings};
use super::tokens::Token;
use super::types::mentions;
use syn::{TraitItem, Visibility};

/// What became of the macros.
#[derive(Default)]
pub(super) struct Wrapped {
    /// Macros that stay as they are.
    pub(super) left_alone: Vec<LeftAlone>,
    /// The names of removed traits.
    pub(super) removed: Vec<String>,
    /// The re-export that those of them need that became wrappers.
    pub(super) export: Option<Export>,
}

/// Rewrites the macros whose pointers all derive.
pub(super) fn macros(
    krate: &Crate,
    judged: &Judged,
    (idioms, others): &(Vec<Idiom>, Vec<Stays>),
    feature: Option<&str>,
    edits: &mut Edits,
) -> Wrapped {
    let mut wrapped = Wrapped::default();
    let mut stays = |item: usize, name: &str, reason: &str| {
        wrapped.left_alone.push(LeftAlone {
            place: krate.place(&krate.items[item]),
            about: format!("{name}!"),
            reason: reason.to_owned(),
        });
    };
    let mut rewritten = Vec::new();
    for idiom in idioms {
        if idiom.pointers.iter().any(|pointer| judged.pointer(*pointer).is_none()) {
            stays(idiom.item, &idiom.name, "it unsizes a pointer that does not derive");
        } else if feature.is_some() {
            stays(idiom.item, &idiom.name, "without the feature, it needs what it does now");
        } else if idiom.is_const {
            let reason = "its functions are `const`, and `unsize!` cannot be used in a constant; if nobody uses it \
                          there, write `pin_coerce_unsized::unsize!` in it by hand";
            stays(idiom.item, &idiom.name, reason);
        } else if is_called_without_target(krate, &idiom.name) {
            stays(idiom.item, &idiom.name, "a call passes `_` as the target, and `unsize!` needs one");
        } else if idiom.doubt.is_some() {
            let reason = "its body may do more than unsize; if not, write `pin_coerce_unsized::unsize!` in it by hand";
            stays(idiom.item, &idiom.name, reason);
        } else if let Some(reason) =
            idiom.pointers.iter().find_map(|own| explicit::left_out(krate, *own, &judged.pointer(*own)?.pointee))
        {
            stays(
                idiom.item,
                &idiom.name,
                &format!("on plain stable, `unsize!` does not work for its pointer: {reason}"),
            );
        } else {
            rewritten.push(idiom);
        }
    }
    for other in others {
        stays(other.item, &other.name, other.reason);
    }
    let export = Export::of(krate, rewritten.iter().map(|idiom| &krate.items[idiom.item]));
    for idiom in &rewritten {
        rewrite(krate, idiom, &export, edits);
    }
    wrapped.left_alone.extend(rewritten.iter().flat_map(|idiom| unsafe_operands(krate, idiom)));
    wrapped.export = Some(export);
    for of_trait in rewritten.iter().flat_map(|idiom| &idiom.traits) {
        wrapped.removed.extend(remove_trait(krate, &krate.items[*of_trait], edits));
    }
    wrapped
}

/// Whether a call of a macro ends in `=> _`.
fn is_called_without_target(krate: &Crate, name: &str) -> bool {
    let is_end =
        |window: &[Token]| window[0].is(">") && window[1].is("_") && [")", "]", "}"].contains(&&*window[2].text);
    let mut files = krate.files.iter();
    names(krate, name).iter().any(|(passed, _)| passed == "_") && files.any(|file| file.tokens.windows(3).any(is_end))
}

fn rewrite(krate: &Crate, idiom: &Idiom, export: &Export, edits: &mut Edits) {
    let item = &krate.items[idiom.item];
    let file = krate.file(item);
    let body = file.range_of(idiom.body.span());
    let callee = export.callee(krate, item);
    let (pointer, target) = &idiom.parameters;
    // A `let` drops the temporaries of the operand at its end, and `match` does not.
    let name = variable(krate);
    let unsized_pointer = format!("{callee}!({name} => ${target})");
    let typed = |of: &str, value: &str| format!("let {name}{of} = {value};");
    let (open, lines, close) = match Operand::of(krate, idiom) {
        Operand { is_bound: true, of } => {
            let of = of.map(|of| format!(": {of}")).unwrap_or_default();
            ("{{", vec![typed(&of, &format!("${pointer}")), unsized_pointer], "}}")
        }
        Operand { is_bound: false, of: Some(of) } => {
            let bound = typed(&format!(": {of}"), name);
            ("{", vec![format!("match ${pointer} {{ {name} => {{ {bound} {unsized_pointer} }} }}")], "}")
        }
        Operand { is_bound: false, of: None } => ("{", vec![format!("{callee}!(${pointer} => ${target})")], "}"),
    };
    let text = if file.text[body.clone()].contains('\n') {
        let (end, indent) = (file.line_end(), file.indent(body.start));
        let mut inside = file.text[body.clone()].lines().skip(1).filter(|line| !line.trim().is_empty());
        let first = inside.next().map_or("", |line| &line[..line.len() - line.trim_start().len()]);
        let step = first.strip_prefix(indent).filter(|step| !step.is_empty()).unwrap_or("    ");
        let between = format!("{end}{indent}{step}");
        format!("{open}{between}{}{end}{indent}{close}", lines.join(&between))
    } else {
        format!("{open} {} {close}", lines.join(" "))
    };
    edits.replace_with_comments(item.file, body, text);
}

/// Returns a name for the variable of a macro. A `let` would match a constant of that name.
fn variable(krate: &Crate) -> &'static str {
    let is_it = |pair: &[Token]| ["const", "static", "struct"].contains(&&*pair[0].text) && pair[1].is("pointer");
    let is_taken = krate.files.iter().any(|file| file.tokens.windows(2).any(is_it));
    if is_taken { "unsized_pointer" } else { "pointer" }
}

/// Removes a hidden trait and its impls, if nothing names it any more, and returns its name.
fn remove_trait(krate: &Crate, item: &Item, edits: &mut Edits) -> Option<String> {
    let syn::Item::Trait(of_trait) = &item.syntax else { return None };
    let name = of_trait.ident.to_string();
    let is_public = matches!(of_trait.vis, Visibility::Public(_));
    let is_hidden = of_trait.attrs.iter().any(|attribute| {
        attribute.path().is_ident("doc") && !is_documentation(&attribute.meta) && mentions(attribute, "hidden")
    });
    if is_public && !is_hidden || krate.has_computed(item.file) {
        return None;
    }
    let own_path = [&["crate".to_owned()], &item.modules[..], std::slice::from_ref(&name)].concat();
    let is_own = |near: &Item, path: &syn::Path| match &meanings(krate, near, path)[..] {
        [one] => *one == own_path || *one == ["crate", &name],
        _ => false,
    };
    let of_it = |other: &Item| match &other.syntax {
        syn::Item::Impl(of) => of.trait_.as_ref().is_some_and(|(path, _)| is_own(other, path)),
        syn::Item::Trait(_) => std::ptr::eq(other, item),
        _ => false,
    };
    let own: Vec<(usize, std::ops::Range<usize>)> = krate
        .items
        .iter()
        .filter(|item| of_it(item))
        .map(|item| {
            let file = krate.file(item);
            (item.file, file.range(&item.syntax))
        })
        .collect();
    // An import that gives it another name may be used by that.
    let is_plain =
        |of: &syn::ItemUse| leaves(&of.tree).iter().all(|(alias, path)| alias == &name || !path.contains(&name));
    let imports = krate.items.iter().filter(|item| matches!(&item.syntax, syn::Item::Use(of) if is_plain(of)));
    let imports: Vec<(usize, std::ops::Range<usize>)> =
        imports.map(|item| (item.file, krate.file(item).range(&item.syntax))).collect();
    // Its methods can be called without its name.
    let methods = of_trait.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    let names: Vec<String> = methods.chain([name.clone()]).collect();
    let is_used = krate.files.iter().enumerate().any(|(index, file)| {
        file.tokens.iter().filter(|token| names.iter().any(|name| token.is(name))).any(|token| {
            let is_in =
                |(at, range): &(usize, std::ops::Range<usize>)| *at == index && range.contains(&token.range.start);
            !edits.covers(index, token.range.start) && !own.iter().chain(&imports).any(is_in)
        })
    });
    if is_used {
        return None;
    }
    for (index, range) in own {
        edits.remove_lines(index, &krate.files[index], range, Comments::AndSafety);
    }
    Some(name)
}
