//! `cargo run -- port`: makes the pointers of a crate derive `SmartPointer`.
//!
//! It changes text by position, so everything else stays byte for byte, and `edits` compares the
//! tokens and comments of the result with the plan. [`Port::plan`] is the whole flow.
//!
//! Each module uses only modules that are named before it in this list.
//!
//! - `left`: what is left to a person.
//! - `bodies`, `generics`, `types`, `attributes`: questions about syntax.
//! - `tokens`, `file`, `lines`, `package`, `items`, `tree`, `krate`: what is there. `edits`: how it
//!   is changed.
//! - `crates`, `paths`, `prelude`, `resolve`, `aliases`: what names mean. `passed`: what the calls
//!   of a macro pass.
//! - `struct_attributes`, `bounds`, `gates`, `unsizing_traits`: the attributes, bounds, feature
//!   gates and impls that matter here.
//! - `functions`, `drops`, `conversions`, `required`, `results`, `targets`, `macro_bodies`,
//!   `idioms`, `find`: which structs are pointers.
//! - `judged`, `pin`, `pointees`, `trusted`, `fields`, `invariants`, `shape`, `impls`, `doubts`,
//!   `questions`, `explicit`, `judge`: which of them can derive, what they wrap, and what a person
//!   has to decide first.
//! - `derive`, `operand`, `export`, `wrap`, `values`, `examples`, `externs`, `scopes`, `elsewhere`,
//!   `reexports`, `calls`, `documentation`, `unsize_crate`, `imports`, `entries`, `heap`, `manifest`:
//!   the changes, beside those that `pin`, `impls` and `gates` make. `prerequisites`: what the
//!   package needs for them. `coercions`: what a person has to change.
//! - `write`: all files, or none; `diff`: what changes in a file.

mod aliases;
mod attributes;
mod bodies;
mod bounds;
mod calls;
mod coercions;
mod conversions;
mod crates;
mod derive;
pub(crate) mod diff;
mod documentation;
mod doubts;
mod drops;
mod edits;
mod elsewhere;
mod entries;
mod examples;
mod explicit;
mod export;
mod externs;
mod fields;
mod file;
mod find;
mod functions;
mod gates;
mod generics;
mod heap;
mod idioms;
mod impls;
mod imports;
mod invariants;
mod items;
mod judge;
mod judged;
mod krate;
mod left;
mod lines;
mod macro_bodies;
mod manifest;
mod operand;
mod package;
mod passed;
mod paths;
mod pin;
mod pointees;
mod prelude;
mod prerequisites;
mod questions;
mod reexports;
mod required;
mod resolve;
mod results;
mod scopes;
mod shape;
mod struct_attributes;
mod targets;
mod tokens;
mod tree;
mod trusted;
mod types;
mod unsize_crate;
mod unsizing_traits;
mod values;
mod wrap;
mod write;

pub use left::{LeftAlone, Question};
pub use write::Change;

use anyhow::{Result, bail};
use edits::Edits;
use file::TooDeep;
use idioms::Stays;
use judged::Judged;
use krate::Crate;
use package::Package;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug)]
pub struct Request<'a> {
    /// The folder of the crate.
    pub path: &'a Path,
    /// Structs that are pointers, although nothing in the crate shows it.
    pub pointers: &'a [String],
    /// The feature that the derive is behind, if it is optional.
    pub feature: Option<&'a str>,
}

/// A pointer that derives after the port.
#[derive(Debug)]
pub struct Ported {
    /// Where it is: `file:line`.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The macro whose tokens it is in.
    pub in_macro: Option<String>,
    /// Why it was taken for a pointer.
    pub why: String,
}

/// What the port would change, and what it leaves to a person.
#[derive(Debug)]
pub struct Port {
    /// The pointers that derive.
    pub pointers: Vec<Ported>,
    /// The files that change.
    pub changes: Vec<Change>,
    /// What a person has to decide first. The pointers in question stay as they are.
    pub questions: Vec<Question>,
    /// Pointers that cannot derive, each with the reason.
    pub refused: Vec<LeftAlone>,
    /// Macros, calls and features that stay, each with the reason.
    pub left_alone: Vec<LeftAlone>,
    /// The pointers that have a stub of the promise for `Pin`.
    pub stubs: Vec<String>,
    package: PathBuf,
}

impl Port {
    /// Plans the port of a crate, and changes nothing.
    ///
    /// # Errors
    ///
    /// If there is no crate that can be read, a name in `pointers` is not that of exactly one
    /// struct, `feature` cannot be the name of a feature, there is no pointer, or all are ported.
    pub fn plan(request: &Request<'_>) -> Result<Self> {
        let package = Package::read(request.path)?;
        request.feature.map_or(Ok(()), manifest::check_feature)?;
        let krate = Crate::read(package)?;
        let idioms = idioms::find(&krate);
        let found = find::pointers(&krate, &idioms.0, request.pointers)?;
        let mut judged = judge::all(&krate, found, &idioms.0, request.feature);
        let is_done = derives_ours(&krate) && !has_something_to_do(&krate, &judged, request);
        check_something_to_do(&krate, &judged, &idioms.1, request)?;
        prerequisites::check(&krate, request.feature, &mut judged);

        let mut edits = Edits::new(krate.files.len());
        for pointer in &judged.pointers {
            derive::add(&krate, &judged, pointer, request.feature, &mut edits);
        }
        let calls = calls::rewrite(&krate, &judged, request.feature, &mut edits);
        impls::remove(&krate, &judged, request.feature, !calls.questions.is_empty(), &mut edits);
        let mut wrapped = wrap::macros(&krate, &judged, &idioms, request.feature, &mut edits);
        wrapped.left_alone.extend(calls.left_alone);
        judged.questions.extend(calls.questions);
        let stubs = pin::stubs(&krate, &judged, request.feature, &mut edits);
        wrapped.left_alone.extend(imports::remove(&krate, &wrapped.removed, &mut edits));
        if let Some(export) = &wrapped.export {
            export.add(&krate, &mut edits);
        }
        gates::remove(&krate, &mut edits);
        if edits.is_empty() && is_done {
            bail!("{}: this crate is already ported", request.path.display());
        }
        if !edits.is_empty() {
            wrapped.left_alone.extend(gates::unneeded(&krate, &edits));
            wrapped.left_alone.extend(examples::with_gates(&krate));
        }
        wrapped.left_alone.extend(coercions::find(&krate, &judged));
        wrapped.left_alone.extend(krate.too_deep.iter().map(|TooDeep(place)| LeftAlone {
            place: place.clone(),
            about: "file".to_owned(),
            reason: "it is nested too deeply to be read".to_owned(),
        }));
        wrapped.left_alone.extend(krate.computed().map(|(item, of)| unsizing_traits::unread(&krate, item, of)));
        wrapped.left_alone.extend(krate.outside.iter().filter_map(unsizing_traits::outside));
        wrapped.left_alone.extend(impls::lost(&krate, &judged, request.feature));
        wrapped.left_alone.extend(gates::features(&krate, request.feature, &edits));
        let changes = changes(&krate, &judged, request, &edits, &mut wrapped.left_alone)?;
        Ok(Self::of(&krate, judged, changes, wrapped.left_alone, stubs))
    }

    /// Writes the changes.
    ///
    /// # Errors
    ///
    /// If git knows of changes that are not committed or ignores a file, unless it is forced, or if
    /// a file cannot be written. Then nothing has changed.
    pub fn write(&self, is_forced: bool) -> Result<()> {
        if !is_forced {
            let changed: Vec<&Path> = self.changes.iter().map(|change| &*change.path).collect();
            package::check_clean(&self.package, &changed)?;
        }
        write::all(&self.changes)
    }

    /// Whether nothing is left to a person but to read the changes.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.questions.is_empty() && self.refused.is_empty()
    }

    fn of(krate: &Crate, judged: Judged, changes: Vec<Change>, left_alone: Vec<LeftAlone>, stubs: Vec<String>) -> Self {
        let new = judged.pointers.into_iter().filter(|pointer| !pointer.is_ported);
        let pointers = new.map(|pointer| Ported {
            place: krate.place(&krate.items[pointer.item]),
            name: pointer.name,
            in_macro: krate.items[pointer.item].in_macro.clone(),
            why: pointer.why,
        });
        Self {
            pointers: pointers.collect(),
            changes,
            questions: judged.questions,
            refused: judged.left_alone,
            left_alone,
            stubs,
            package: krate.package.folder.clone(),
        }
    }
}

/// Refuses a crate without pointers, and one that is ported.
fn check_something_to_do(krate: &Crate, judged: &Judged, stay: &[Stays], request: &Request<'_>) -> Result<()> {
    let shown = request.path.display();
    if has_something_to_do(krate, judged, request) || derives_ours(krate) {
        return Ok(());
    }
    let outside = krate.outside.iter().find_map(unsizing_traits::outside);
    let by_macro = stay.first().map(|Stays { item, name, reason }| LeftAlone {
        place: krate.place(&krate.items[*item]),
        about: format!("{name}!"),
        reason: format!("`{name}!` stays: {reason}"),
    });
    let understood = if by_macro.is_some() { " in a way that is understood" } else { "" };
    let outside = by_macro.or(outside);
    let more = outside.map(|file| format!("; {}: {}", file.place, file.reason)).unwrap_or_default();
    bail!("{shown}: no pointer is unsized in this crate{understood}; name one with `--pointer NAME`{more}");
}

/// Whether there is a pointer to port, an impl to remove, or something that a person decides.
fn has_something_to_do(krate: &Crate, judged: &Judged, request: &Request<'_>) -> bool {
    let is_left = judged
        .pointers
        .iter()
        .any(|pointer| !pointer.is_ported || impls::has_some(krate, pointer.item, request.feature));
    is_left || !krate.unread.is_empty() || !judged.questions.is_empty() || !judged.left_alone.is_empty()
}

/// Whether a struct of the crate derives already.
fn derives_ours(krate: &Crate) -> bool {
    krate.items.iter().any(|item| struct_attributes::derives_ours(krate, item))
}

/// Returns the files that change. Without pointers that derive, there are none.
fn changes(
    krate: &Crate,
    judged: &Judged,
    request: &Request<'_>,
    edits: &Edits,
    notes: &mut Vec<LeftAlone>,
) -> Result<Vec<Change>> {
    if edits.is_empty() {
        return Ok(Vec::new());
    }
    // The port did not make a dependency superfluous that no code named before.
    let needs_unsize = externs::names_crate(krate, "unsize", edits)
        || !externs::named_crate(krate, "unsize")
        || krate.computed().next().is_some();
    let manifest = manifest::changed(krate, judged, request.feature, needs_unsize)?;
    notes.extend(manifest.notes);
    let of_manifest = Change {
        shown: "Cargo.toml".to_owned(),
        old: krate.package.manifest.clone(),
        new: manifest.text,
        path: krate.package.folder.join("Cargo.toml"),
    };
    let mut changes = vec![of_manifest];
    for (index, file) in krate.files.iter().enumerate() {
        let (shown, old, path) = (file.shown.display().to_string(), file.text.clone(), file.path.clone());
        changes.push(Change { shown, old, new: edits.applied(index, file)?, path });
    }
    changes.retain(|change| change.old != change.new);
    Ok(changes)
}
