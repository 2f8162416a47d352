//! A file from outside the suite: what our derive makes of each struct in it, and which rule each
//! of the errors belongs to.
//!
//! - `read`: whether it can be read at all, and is Rust.
//! - `alone`: what a file needs that a file alone cannot have.
//! - `items`: which structs derive, and which errors are theirs.
//! - `hidden`: what rustc does not say because of other errors.

mod alone;
mod hidden;
mod items;
mod read;

use crate::cargo::workspace;
use crate::compiler::{Compiler, Outcome, Verdict, allow_unstable};
use crate::derives::{Derive, Derives};
use crate::diagnostic::{Diagnostic, Extent};
use crate::expansion::impls_of;
use crate::rules::{Kind, KnownError, Rule, Rules, shared_type};
use crate::source::{Source, names_features};
use crate::surroundings::{Surrounding, Surroundings};
use anyhow::{Result, bail};
use hidden::Rejected;
use items::Item;
use itertools::Itertools;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variable that lets a crate use unstable features.
const PERMISSION: &str = "RUSTC_BOOTSTRAP";

/// What an error of ours may name.
const OUR_NAMES: [&str; 6] =
    ["CoercePointee", "CoerceUnsized", "DispatchFromDyn", "PinCoerceUnsized", "SmartPointer", "pin_coerce_unsized"];

/// What it may mention that could also be the name of a function.
const OUR_MACROS: [&str; 5] =
    ["`unsize!`", "macro `unsize`", "::unsize`", "`#[dispatch]`", "attribute macro `dispatch`"];

/// The error about a name that is not found.
const NAME_NOT_FOUND: &str = "E0425";

/// rustc's errors about what is written in a struct: names that are not found or are taken, wrong
/// arguments, lifetimes. rustc then goes on with a type that is none.
const WRITTEN: [&str; 22] = [
    "E0106", "E0107", "E0109", "E0121", "E0124", "E0191", "E0220", "E0223", "E0229", "E0261", "E0401", "E0403",
    "E0404", "E0405", "E0412", "E0425", "E0433", "E0573", "E0603", "E0637", "E0747", "E0782",
];

/// The groups of the entries for errors that can follow from one of these.
const CAN_FOLLOW: [&str; 5] = ["coercion", "fields-by-rustc", "following", "other-names", "unsize"];

/// The error about a bound that is not met.
const NOT_MET: &str = "E0277";

/// What rustc suggests for it, if a parameter lacks the bound.
const MISSING_BOUND: &str = "restricting type parameter";

/// A file, and the verdict of our derive on it.
#[derive(Debug)]
pub struct JudgedFile {
    /// The file, as it was named.
    pub path: PathBuf,
    /// Whether it compiles.
    pub verdict: Verdict,
    /// How it was judged.
    pub mode: Mode,
    /// Whatever derives, in order.
    pub structs: Vec<JudgedStruct>,
    /// The errors that are not about one of them.
    pub elsewhere: Vec<ExplainedError>,
}

/// The mode of our derive, and what it follows from.
#[derive(Debug)]
pub struct Mode {
    /// Whether rustc checked the impls too, and not only the derive.
    pub implicit: bool,
    /// The compiler: `1.95.0`, `1.97.0-nightly`.
    pub release: String,
    /// The value of `RUSTC_BOOTSTRAP` in the environment.
    pub variable: Option<String>,
    /// Whether the file names unstable features, and is allowed them.
    pub with_features: bool,
}

/// What our derive makes of one struct.
#[derive(Debug)]
pub struct JudgedStruct {
    /// Its name.
    pub name: String,
    /// The file that it is in: another one if it is in a module of this one.
    pub file: String,
    /// The line of its name, or of the macro that wrote it.
    pub line: u64,
    /// Whether it may derive; none if rustc stopped at errors elsewhere before it could say.
    pub verdict: Option<Verdict>,
    /// Its own errors.
    pub errors: Vec<ExplainedError>,
    /// The impls, if it is accepted and they were asked for.
    pub expansion: Option<String>,
}

/// An error, and what the rules say about it.
#[derive(Debug)]
pub struct ExplainedError {
    /// The rule that it is about: rustc's code, or the id of our rule.
    pub rule: Option<String>,
    /// What rustc says.
    pub error: Diagnostic,
    /// The cause and the fix, if the error is in `ERRORS.md`.
    pub known: Option<KnownError>,
}

impl JudgedFile {
    /// Compiles a file with our derive, and expands the accepted structs if this is asked for.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is not Rust, does not derive, or needs what it cannot have; or
    /// if the compiler cannot be run or crashes.
    pub fn judge(path: &Path, with_expansion: bool) -> Result<Self> {
        let text = read::text(path)?;
        let compiler = Compiler::find()?;
        let release = compiler.release.clone();
        let mut derives = Derives::build(compiler)?;
        let source = read::parsed(path, &text, &derives)?;
        let mode = Mode {
            implicit: derives.implicit,
            release,
            variable: env::var(PERMISSION).ok(),
            with_features: derives.implicit && names_features(&text),
        };
        let outcome = mode.outcome(&derives, source, Derive::Ours)?;
        if outcome.verdict == Verdict::Crashed {
            bail!("{}: the compiler crashed", path.display());
        }
        alone::check(source, &outcome.errors, &mode)?;
        derives.add_probes()?;
        let items = items::find(&derives, source)?;
        if items.is_empty() {
            let first = outcome.errors.first().map(|error| format!(", as far as rustc gets: {}", error.first_line()));
            bail!("{}: nothing in it derives `SmartPointer`{}", path.display(), first.unwrap_or_default());
        }
        let expanded = with_expansion.then(|| derives.expanded(source, Derive::Ours)).transpose()?;
        let rules = Rules::read(&workspace().join("ui-tests"))?;
        let explained = |error, siblings: &[Diagnostic]| ExplainedError::of(error, siblings, &items, &rules);
        let rejected = Rejected { text: &text, source, derives: &derives, mode: &mode };
        let is_all_known = outcome.verdict == Verdict::Accepted || rejected.hides_none(&outcome.errors)?;
        let (mut own, elsewhere) = items::shared_out(outcome.errors, &items);
        rejected.add_hidden(&mut own, &items)?;
        let structs = items.iter().zip(own).map(|(item, own)| {
            let errors = own.iter().map(|error| explained(error.clone(), &own)).collect();
            JudgedStruct::of(item, errors, is_all_known, expanded.as_deref())
        });
        let structs = structs.collect::<Result<_>>()?;
        let elsewhere = elsewhere.into_iter().map(|error| explained(error, &[])).collect();
        Ok(Self { path: path.to_owned(), verdict: outcome.verdict, mode, structs, elsewhere })
    }
}

impl JudgedStruct {
    fn of(item: &Item, errors: Vec<ExplainedError>, is_all_known: bool, expanded: Option<&str>) -> Result<Self> {
        let verdict = match (errors.is_empty(), is_all_known) {
            (true, true) => Some(Verdict::Accepted),
            (true, false) => None,
            (false, _) => Some(Verdict::Rejected),
        };
        let expanded = expanded.filter(|_| verdict == Some(Verdict::Accepted));
        let expansion = expanded.map(|expanded| impls_of(&item.name, expanded)).transpose()?;
        let Extent { file, line, .. } = &item.place;
        Ok(Self { name: item.name.clone(), file: file.clone(), line: *line, verdict, errors, expansion })
    }
}

impl Mode {
    /// Compiles a file as the user would, in colour.
    fn outcome(&self, derives: &Derives, source: Source<'_>, derive: Derive) -> Result<Outcome> {
        derives.outcome_told(source, derive, |rustc: &mut Command| {
            let rustc = if self.with_features { allow_unstable(rustc) } else { rustc };
            rustc.arg("--json=diagnostic-rendered-ansi")
        })
    }
}

impl ExplainedError {
    /// Finds out which rule an error belongs to.
    ///
    /// The errors of rustc can be about anything. One is ours if it is inside of something of ours,
    /// such as a struct, or names something of our crates, or is in the words of a macro of ours.
    /// Any other error that names one of the structs, also in the source that it shows, has a cause
    /// only if the entry says that it holds elsewhere. The error that a name is not found is ours
    /// only if it is the name of a struct.
    ///
    /// `siblings` are all errors of the same struct.
    fn of(error: Diagnostic, siblings: &[Diagnostic], items: &[Item], rules: &Rules) -> Self {
        let is_missing_name = error.code.as_deref() == Some(NAME_NOT_FOUND);
        // A struct can be written by a macro, where its tokens are not.
        let in_struct = items.iter().any(|item| item.owns(&error)).then_some(Surrounding::Struct);
        let around: Vec<Surrounding> = around(&error).into_iter().chain(in_struct).collect();
        let said = error.said().join("\n");
        let is_ours = if is_missing_name {
            items.iter().any(|item| error.tokens == item.name)
        } else {
            !around.is_empty() || names_ours(&said)
        };
        let is_shown = |item: &Item| error.rendered.lines().any(|line| names(line, &item.name));
        let holds_elsewhere = |known: &KnownError| {
            let of_struct = |item: &Item| shared_type(&said).is_some_and(|shared| names(&shared, &item.name));
            let is_about = |item: &Item| if known.one_struct { of_struct(item) } else { is_shown(item) };
            known.elsewhere && !is_missing_name && items.iter().any(is_about)
        };
        let in_our_words = |rule: &Rule| error.code.is_none() && rule.kind == Kind::Macro;
        let known = rules.known(&with_our_name(&error.title()), &with_our_name(&said), &around);
        let known = known.filter(|(rule, known)| is_ours || in_our_words(rule) || holds_elsewhere(known));
        let is_beside = |words: &String| siblings.iter().any(|sibling| sibling.rendered.contains(words));
        let known = known.filter(|(_, known)| known.beside.as_ref().is_none_or(is_beside));
        let rule = error.code.clone().or_else(|| Some(known?.0.id.clone()));
        let known = known.map(|(_, known)| following(&error, known, siblings).unwrap_or_else(|| known.clone()));
        Self { rule, error, known }
    }
}

/// Returns the entry to give instead of `known` if the error can follow from another one, which is
/// about what is written in the same struct, or about a bound that a field requires of a parameter.
/// Then it says nothing about the struct that is certain.
fn following(error: &Diagnostic, known: &KnownError, siblings: &[Diagnostic]) -> Option<KnownError> {
    let lacks_bound =
        |error: &Diagnostic| error.code.as_deref() == Some(NOT_MET) && error.rendered.contains(MISSING_BOUND);
    // On a field itself, and not in what the derive writes.
    let is_of_field = |sibling: &Diagnostic| lacks_bound(sibling) && sibling.extents.len() == 1;
    let is_other = !lacks_bound(error) && known.beside.is_none();
    let is_first = |sibling: &&Diagnostic| is_written(sibling) || is_other && is_of_field(sibling);
    let first = siblings.iter().find(is_first).filter(|_| CAN_FOLLOW.contains(&known.group.as_str()))?;
    let cause = format!("it can follow from another error of the struct, “{}”.", first.title());
    Some(KnownError { cause, fix: Some("correct the other error first.".to_owned()), ..known.clone() })
}

/// Whether an error is about what is written in a struct.
fn is_written(error: &Diagnostic) -> bool {
    match error.code.as_deref() {
        Some(code) => WRITTEN.contains(&code),
        None => error.message.starts_with("cannot find macro"),
    }
}

/// Returns a text of an error with the derive's name in the entries, by which the user may not have
/// imported it.
fn with_our_name(text: &str) -> String {
    text.replace("CoercePointee", "SmartPointer")
}

/// Returns what an error is inside of.
fn around(error: &Diagnostic) -> Vec<Surrounding> {
    let place = error.place().and_then(|place| Some((fs::read_to_string(&place.file).ok()?, place)));
    place.map(|(text, place)| Surroundings::read(&text).around(place.line, place.column)).unwrap_or_default()
}

/// Whether this is about our crates.
fn names_ours(said: &str) -> bool {
    OUR_NAMES.iter().any(|name| names(said, name)) || OUR_MACROS.iter().any(|words| said.contains(words))
}

/// Whether a text has this name as a word.
fn names(text: &str, name: &str) -> bool {
    text.split(|char: char| !char.is_alphanumeric() && char != '_').any(|word| word == name)
}
