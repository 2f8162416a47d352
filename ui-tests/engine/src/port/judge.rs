//! Whether each pointer can derive, what a person has to decide first, and which other pointers of
//! the crate have to derive for it.

use super::doubts;
use super::explicit;
use super::fields::{Role, role};
use super::find::{Found, Search};
use super::generics::parameter_name;
use super::idioms::Idiom;
use super::impls;
use super::invariants;
use super::judged::{Judged, Pointer};
use super::krate::Crate;
use super::left::{LeftAlone, Question};
use super::pin;
use super::questions;
use super::struct_attributes::derives_ours;
use super::types::{has_macro_with, is_maybe_sized, parameter_at};
use syn::{GenericParam, ItemStruct};

/// What was said about one struct.
#[derive(Default)]
struct Notes {
    questions: Vec<Question>,
    refusals: Vec<LeftAlone>,
}

/// Judges the pointers that were found, and those that they wrap.
pub(super) fn all(krate: &Crate, search: Search, idioms: &[Idiom], feature: Option<&str>) -> Judged {
    let Search { pointers, unclear } = search;
    let doubtful = doubts::find(krate, idioms);
    let mut judged = Judged { left_alone: unclear, ..Judged::default() };
    let mut waiting = pointers;
    let mut undecided = Vec::new();
    let mut next = 0;
    while next < waiting.len() {
        let item = waiting[next].item;
        let (mut pointer, mut notes) = one(krate, &waiting[next], idioms, feature);
        if let Some(doubt) = doubtful.iter().find(|doubt| doubt.item == item) {
            pointer = None;
            notes.questions.push(doubt.question.clone());
        }
        if !notes.questions.is_empty() && notes.refusals.is_empty() {
            undecided.push(item);
        }
        next += 1;
        if let Some((pointer, wrapped)) = pointer {
            if let Some(wrapped) = wrapped.filter(|wrapped| !waiting.iter().any(|known| known.item == wrapped.item)) {
                waiting.push(wrapped);
            }
            judged.pointers.push(pointer);
        }
        judged.questions.extend(notes.questions);
        judged.left_alone.extend(notes.refusals);
    }
    judged.ask_about_lost_dispatch(krate, &mut undecided);
    judged.without_broken_wrappers(krate, undecided)
}

impl Judged {
    /// Asks about pointers that are the type of `self` today, and around one that only coerces.
    fn ask_about_lost_dispatch(&mut self, krate: &Crate, undecided: &mut Vec<usize>) {
        let only_coerces = |pointer: &Pointer| pointer.wraps.is_some_and(|inner| self.only_coerces(krate, inner));
        let is_lost =
            |pointer: &&Pointer| !pointer.is_ported && impls::dispatches(krate, pointer.item) && only_coerces(pointer);
        let lost: Vec<usize> = self.pointers.iter().filter(is_lost).map(|pointer| pointer.item).collect();
        for item in lost {
            self.pointers.retain(|pointer| pointer.item != item);
            undecided.push(item);
            self.questions.push(Question {
                place: krate.place(&krate.items[item]),
                about: krate.items[item].name().unwrap_or_default(),
                reason: "it can be the type of `self`, and the pointer in its field only coerces".to_owned(),
                decide: "if it need not be the type of `self`, write the derive and, on this field, \
                         `#[smart_pointer(coerce_only)]` by hand; otherwise keep the impls"
                    .to_owned(),
            });
        }
    }

    /// Leaves out pointers whose field does not derive, or not before something is decided.
    fn without_broken_wrappers(mut self, krate: &Crate, mut undecided: Vec<usize>) -> Self {
        while let Some((at, wrapped)) = self.broken_wrapper() {
            let Pointer { item, name: about, .. } = self.pointers.remove(at);
            let place = krate.place(&krate.items[item]);
            let field = krate.items[wrapped].name().unwrap_or_default();
            let reason = format!("its field `{field}` would have to derive first");
            if undecided.contains(&wrapped) {
                undecided.push(item);
                let decide = format!("decide about `{field}`, and run the command again");
                self.questions.push(Question { place, about, reason, decide });
            } else {
                self.left_alone.push(LeftAlone { place, about, reason });
            }
        }
        self
    }

    /// Returns the position of a pointer whose field does not derive, and that field.
    fn broken_wrapper(&self) -> Option<(usize, usize)> {
        let mut wrappers = self.pointers.iter().enumerate().filter_map(|(at, pointer)| Some((at, pointer.wraps?)));
        wrappers.find(|(_, wrapped)| self.pointer(*wrapped).is_none())
    }
}

/// Judges one struct. A pointer that cannot derive, or only after a decision, is not returned.
fn one(
    krate: &Crate,
    found: &Found,
    idioms: &[Idiom],
    feature: Option<&str>,
) -> (Option<(Pointer, Option<Found>)>, Notes) {
    let Found { item, why, pointee: position } = found;
    let (item, position) = (*item, *position);
    let mut notes = Notes::default();
    let here = &krate.items[item];
    let name = here.name().unwrap_or_default();
    let place = krate.place(here);
    let mut refuse = |reason: String| {
        notes.refusals.push(LeftAlone { place: place.clone(), about: name.clone(), reason });
    };
    let Some(of) = krate.as_struct(item) else {
        refuse("it is not a struct".to_owned());
        return (None, notes);
    };
    let Some(parameter) = pointee(of, position) else {
        refuse("it has several type parameters that could be the pointee, or none; mark one `#[pointee]`".to_owned());
        return (None, notes);
    };
    if !is_maybe_sized(&of.generics, parameter) {
        refuse(format!("`{}` is not `?Sized`", parameter.ident));
        return (None, notes);
    }
    if of.generics.params.iter().any(|parameter| parameter_name(parameter) == name) {
        refuse("a parameter has the name of the struct, so no impl can name both".to_owned());
        return (None, notes);
    }
    let pointee = parameter.ident.to_string();
    if has_macro_with(&of.generics, &pointee) {
        refuse(format!("a bound has a macro in it, and the derive cannot see what that does with `{pointee}`"));
        return (None, notes);
    }
    let roles: Vec<(&syn::Field, Role)> =
        of.fields.iter().map(|field| (field, role(krate, here, &field.ty, &pointee))).collect();
    let file = krate.file(here);
    let is_ported = derives_ours(krate, here);
    let mut wraps = None;
    let mut count = 0;
    for (field, role) in &roles {
        let place = file.place(&field.ty);
        let mut ask = |reason: String, decide: &str| {
            let decide = decide.to_owned();
            notes.questions.push(Question { place: place.clone(), about: name.clone(), reason, decide });
        };
        match role {
            Role::Pointer => count += 1,
            Role::Wraps(inner, position) => {
                count += 1;
                let why = format!("is the field of `{name}`");
                wraps = Some(Found { item: *inner, why, pointee: Some(*position) });
            }
            Role::Nothing => {}
            _ if is_ported => {}
            Role::Sized => ask(
                format!("there is a second field with a size, of type `{}`", file.text_of(&field.ty)),
                "if the pointer need not be the type of `self`, write the derive and, on its pointer field, \
                 `#[smart_pointer(coerce_only)]` by hand; otherwise keep the impls",
            ),
            Role::Asked(reason, decide) => ask(reason.clone(), decide),
            Role::Refused(reason) => {
                let reason = reason.clone();
                notes.refusals.push(LeftAlone { place: place.clone(), about: name.clone(), reason });
            }
        }
    }
    let is_asked = roles.iter().any(|(_, role)| matches!(role, Role::Asked(..) | Role::Refused(_)));
    if count != 1 && !is_asked {
        let reason =
            if count == 0 { "no field is a pointer to its pointee" } else { "more than one field is a pointer" };
        notes.refusals.push(LeftAlone { place: place.clone(), about: name.clone(), reason: reason.to_owned() });
    }
    if !is_ported {
        notes.questions.extend(questions::layout(krate, item, of, feature));
        notes.questions.extend(questions::destructor(krate, item, of));
        notes.questions.extend(invariants::questions(krate, item, position_of(of, &pointee)));
        notes.questions.extend(questions::namesake(krate, item, of));
        notes.questions.extend(questions::condition(krate, item, of, feature));
        notes.questions.extend(doubts::in_macro(krate, item, of));
        notes.questions.extend(doubts::in_unread(krate, item, of));
    }
    notes.questions.extend(impls::by_hand(krate, item, of, feature));
    let at = of
        .generics
        .params
        .iter()
        .position(|other| matches!(other, GenericParam::Type(other) if other.ident == pointee));
    match impls::only_dispatches(krate, item).filter(|_| !is_ported) {
        Some(question) => notes.questions.push(question),
        None => notes.questions.extend(impls::differences(krate, item, of, at.unwrap_or(0), feature)),
    }
    notes.questions.extend(impls::documentation(krate, item, feature));
    notes.questions.extend(pin::question(krate, item));
    if feature.is_none() {
        notes.questions.extend(explicit::question(krate, idioms, item, &pointee));
    }
    if !(notes.questions.is_empty() && notes.refusals.is_empty()) {
        return (None, notes);
    }
    let wrapped = wraps.as_ref().map(|wraps| wraps.item);
    (Some((Pointer { item, name, why: why.clone(), pointee, is_ported, wraps: wrapped }, wraps)), notes)
}

/// Returns the pointee: the marked one, the only one, or the only one that is `?Sized`.
fn pointee(of: &ItemStruct, position: Option<usize>) -> Option<&syn::TypeParam> {
    if let Some(position) = position {
        return parameter_at(&of.generics, position);
    }
    let all: Vec<&syn::TypeParam> = of.generics.type_params().collect();
    let unsized_ones: Vec<&syn::TypeParam> =
        all.iter().copied().filter(|parameter| is_maybe_sized(&of.generics, parameter)).collect();
    match (&all[..], &unsized_ones[..]) {
        (_, [one]) | ([one], _) => Some(one),
        _ => None,
    }
}

/// Returns the position of a parameter among those that are not lifetimes.
fn position_of(of: &ItemStruct, name: &str) -> usize {
    let others = of.generics.params.iter().filter(|parameter| !matches!(parameter, GenericParam::Lifetime(_)));
    others.into_iter().position(|other| matches!(other, GenericParam::Type(other) if other.ident == name)).unwrap_or(0)
}
