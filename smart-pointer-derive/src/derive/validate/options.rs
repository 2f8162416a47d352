//! The requirements on `#[smart_pointer(…)]`.

use super::option_values::{
    COERCE_ONLY, Named, is_like_coerce_only, name_of_pointee, names_coerce_only, path_of_crate, up_to_comma,
};
use crate::derive::input::Input;
use crate::derive::misplaced::Misplaced;
use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::syntax::{is_called, is_misspelt, mentions_any};
use proc_macro2::Ident;
use quote::{ToTokens, quote};
use std::ptr;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Meta, Path, Token, parse_quote};

const EXPECTED: &str =
    "write `#[smart_pointer(crate = path)]`, `#[smart_pointer(pointee = T)]` or `#[smart_pointer(coerce_only)]`";
const OPTIONS: [&str; 3] = ["crate", "pointee", COERCE_ONLY];
const UNKNOWN: &str = "unknown option; expected `crate`, `pointee` or `coerce_only`";
const EXPECTED_COERCE_ONLY: &str = "write `#[smart_pointer(coerce_only)]`";
const EXPECTED_ON_FIELD: &str =
    "if this field is the pointer, write `#[smart_pointer(coerce_only)]`; if not, remove this attribute";

/// What `#[smart_pointer(…)]` says.
#[derive(Default)]
pub(crate) struct Options {
    /// The path of the runtime crate.
    pub(super) runtime: Option<Path>,
    /// Whether a mistake hides where the runtime crate is.
    hides_runtime: bool,
    /// The pointee. It is named here if another derive would copy `#[pointee]` into its impls.
    pub(crate) pointee: Option<Named>,
    /// Whether the pointer only coerces, and cannot be dispatched on.
    pub(crate) coerce_only: Option<CoerceOnly>,
    /// Whether there is a mistake in what can only mean `coerce_only`.
    is_coerce_only_meant: bool,
    /// Whether there is a mistake in an attribute of the struct that names no other option.
    may_mean_coerce_only: bool,
    /// The errors for `coerce_only` on another field, with its index: see `check_marked_once`.
    pub(super) marked_again: Vec<(usize, Mistake)>,
}

/// Where an attribute stands, and what to write in place of a mistake in it.
#[derive(Clone, Copy)]
struct Place {
    field: Option<usize>,
    expected: &'static str,
}

/// `coerce_only`.
#[derive(Clone, Copy)]
pub(crate) enum CoerceOnly {
    /// On the struct: the types of the fields show which one is the pointer.
    OnStruct,
    /// On this field, which is the pointer.
    OnField(usize),
}

impl Input<'_> {
    /// Each option is given at most once: `crate = path` with the path of the runtime crate,
    /// `pointee = name` instead of `#[pointee]`, and `coerce_only` on the struct or on its pointer
    /// field.
    pub(crate) fn check_options(&self) -> (Options, Result<(), Mistakes>) {
        let (mut mistakes, mut options) = (Mistakes::default(), Options::default());
        // Those of the fields come first: `coerce_only` on a field also says which one is the
        // pointer, so the same option on the struct is the one to remove.
        let mut on_fields = Mistakes::default();
        for (field, attribute) in &self.field_options {
            let place = Place { field: Some(*field), expected: self.expected_on_field(attribute) };
            on_fields.note(options.check(attribute, place));
        }
        for attribute in &self.options {
            mistakes.note(options.check(attribute, Place { field: None, expected: expected(&attribute.meta) }));
        }
        mistakes.note(on_fields.or(()));
        let on_parameter =
            |misplaced: &Misplaced| matches!(misplaced, Misplaced::SmartPointer(group) if is_like_coerce_only(group));
        let is_meant = options.is_coerce_only_meant || self.misplaced.iter().any(on_parameter);
        if is_meant || (options.may_mean_coerce_only && self.check_is_transparent().is_err()) {
            options.coerce_only.get_or_insert(CoerceOnly::OnStruct);
        }
        (options, mistakes.or(()))
    }

    /// Whether a field is marked with `coerce_only`.
    pub(super) fn is_marked(&self, field: usize) -> bool {
        self.field_options.iter().any(|(index, attribute)| *index == field && names_coerce_only(attribute))
    }

    /// Returns the help for a mistaken option on a field. If the struct already has `coerce_only`,
    /// the help is to remove the option, and not to repeat `coerce_only`.
    fn expected_on_field(&self, attribute: &Attribute) -> &'static str {
        let on_fields = self.field_options.iter().map(|(_, attribute)| attribute);
        match on_fields.chain(&self.options).find(|attribute| names_coerce_only(attribute)) {
            None if !is_like_coerce_only(&attribute.meta) => EXPECTED_ON_FIELD,
            None => EXPECTED_COERCE_ONLY,
            Some(marking) if ptr::eq(*marking, attribute) => "remove this option",
            Some(_) => "remove this attribute",
        }
    }
}

impl Options {
    /// Reads an attribute of the struct or of a field.
    ///
    /// If there is a mistake in what can only mean `coerce_only`, the other requirements are
    /// checked as if that were written: on a field, there is no other option. They are also checked
    /// in this way if the mistake is in an attribute of the struct that names no other option, and
    /// the struct is not `repr(transparent)`.
    fn check(&mut self, attribute: &Attribute, place: Place) -> Result<(), Mistakes> {
        let hid_runtime = self.hides_runtime;
        let checked = self.check_list(attribute, place);
        let names = |options: &[&str]| mentions_any(&attribute.meta, &|name| options.contains(&name));
        if checked.is_err() && (place.field.is_some() || is_like_coerce_only(&attribute.meta)) {
            self.is_coerce_only_meant = true;
            self.hides_runtime &= hid_runtime || names(&["crate"]);
        } else if checked.is_err() && !names(&["crate", "pointee"]) {
            self.may_mean_coerce_only = true;
        }
        checked
    }

    fn check_list(&mut self, attribute: &Attribute, place: Place) -> Result<(), Mistakes> {
        let Place { field, expected } = place;
        if !matches!(&attribute.meta, Meta::List(list) if !list.tokens.is_empty()) {
            self.hides_runtime |= matches!(attribute.meta, Meta::NameValue(_));
            return Err(Mistake::new(&attribute.meta, "`#[smart_pointer]` needs an option", expected).into());
        }
        let mut mistakes = Mistakes::default();
        let parsed = attribute.parse_nested_meta(|option| {
            match mistakes.note(self.set(&option, place)) {
                Some(true) => {
                    let message = format!("the option `{}` is repeated", option.path.to_token_stream());
                    let mistake = |help| Mistake::new(&option.path, &message, help);
                    let help = match (self.coerce_only, field) {
                        (Some(CoerceOnly::OnField(first)), Some(field)) if first != field => {
                            self.marked_again.push((field, mistake("keep it on the pointer field only")));
                            return Ok(());
                        }
                        (Some(CoerceOnly::OnField(_)), None) if is_called(&option.path, COERCE_ONLY) => {
                            "keep it on the pointer field, and remove it here"
                        }
                        _ => "remove all but one",
                    };
                    mistakes.note(Err::<(), _>(mistake(help)));
                }
                Some(false) => {}
                // The next option is read as if this one were right.
                None => drop(up_to_comma(option.input)),
            }
            Ok(())
        });
        self.hides_runtime |= parsed.is_err();
        // An error of syn's own is about the list itself.
        mistakes.note(parsed.map_err(|error| Mistake::of_syntax(error, expected)));
        mistakes.or(())
    }

    /// Returns the path of the runtime crate, the usual one if none is given.
    pub(crate) fn runtime_path(self) -> Path {
        self.runtime.unwrap_or_else(|| parse_quote!(::pin_coerce_unsized))
    }

    /// Returns the path of the runtime crate, unless a mistake hides it.
    pub(crate) fn known_runtime_path(self) -> Option<Path> {
        (self.runtime.is_some() || !self.hides_runtime).then(|| self.runtime_path())
    }

    /// Sets an option, and returns whether it was set already.
    fn set(&mut self, option: &ParseNestedMeta<'_>, place: Place) -> Result<bool, Mistake> {
        let name = option.path.get_ident().map(IdentExt::unraw);
        let written = name.as_ref().map(Ident::to_string).unwrap_or_default();
        let possible = if place.field.is_some() { &[COERCE_ONLY][..] } else { &OPTIONS };
        if possible.contains(&&*written) {
            return self.set_named(&written, option, place);
        }
        let meant = name.and_then(|name| possible.iter().find(|meant| is_misspelt(&name, meant)));
        if let Some(meant) = meant {
            // Whatever else is wrong with the option is reported once its name is right.
            let _ = self.set_named(meant, option, place);
        }
        let (path, rest) = (&option.path, up_to_comma(&option.input.fork()));
        if place.field.is_some() {
            let message = "only the option `coerce_only` may stand on a field";
            // Without a value, they would be mistakes above the struct too.
            let is_for_the_struct = OPTIONS.contains(&&*written) && !rest.is_empty();
            let help = match &*written {
                _ if meant.is_some() && place.expected == EXPECTED_ON_FIELD => EXPECTED_COERCE_ONLY,
                _ if !is_for_the_struct => place.expected,
                // Above the struct, it would be in the way of a destructor on plain stable.
                "pointee" => "mark the type parameter instead, as in `struct Ptr<#[pointee] T: ?Sized, A>`",
                _ => "move this option above the struct",
            };
            if is_for_the_struct {
                // What else is wrong with the option is reported when it stands there.
                let _ = self.set_named(&written, option, place);
            }
            return Err(Mistake::new(path, message, help));
        }
        if let Some(meant) = meant {
            return Err(Mistake::new(path, UNKNOWN, format_args!("write `{meant}`")));
        }
        // An option without a value is not meant as `crate = path`.
        self.hides_runtime |= !rest.is_empty();
        let help = match &*written {
            "repr" | "transparent" => "write `#[repr(transparent)]` in place of this attribute",
            _ => expected(&quote!(#path #rest)),
        };
        Err(Mistake::new(path, UNKNOWN, help))
    }

    /// Sets the option with this name.
    fn set_named(&mut self, name: &str, option: &ParseNestedMeta<'_>, place: Place) -> Result<bool, Mistake> {
        if name == COERCE_ONLY {
            let is_repeated = self.coerce_only.is_some();
            self.coerce_only.get_or_insert(place.field.map_or(CoerceOnly::OnStruct, CoerceOnly::OnField));
            if !option.input.is_empty() && !option.input.peek(Token![,]) {
                let message = "the option `coerce_only` takes no value";
                return Err(Mistake::new(&option.path, message, EXPECTED_COERCE_ONLY));
            }
            return Ok(is_repeated);
        }
        if name == "crate" {
            self.hides_runtime = true;
            let is_repeated = self.runtime.is_some();
            let path = path_of_crate(option, &mut self.runtime)?;
            self.runtime = Some(path);
            Ok(is_repeated)
        } else {
            let is_repeated = self.pointee.is_some();
            let named = self.pointee.get_or_insert(Named { option: option.path.clone(), name: None });
            let name = name_of_pointee(option)?;
            named.name.get_or_insert(name);
            Ok(is_repeated)
        }
    }
}

/// What to write instead of an option with a mistake.
fn expected(written: &impl ToTokens) -> &'static str {
    if is_like_coerce_only(written) { EXPECTED_COERCE_ONLY } else { EXPECTED }
}
