//! The rules, each in its own file `ui-tests/rules/<id>.toml`, with the claim that holds if the
//! rule is enforced, and the errors for code that breaks it.

use crate::surroundings::Surrounding;
use anyhow::{Context, Result, anyhow};
use itertools::Itertools;
use regex::{Regex, RegexSet};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// A rule, with the claim that is made about it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The name of its file, which is never used again.
    #[serde(skip)]
    pub id: String,
    /// What shows that the claim holds.
    pub kind: Kind,
    /// The list of `ui-tests/tables/claims.md` that contains the claim.
    pub group: String,
    /// The claim: one sentence that can be false.
    pub sentence: String,
    /// What breaks, in a few words, if the claim is a gap that no case shows. A case says it in its
    /// header, after `Harm:`.
    pub breaks: Option<String>,
    /// Where the rule comes from: a clause of the RFC, a check of rustc, an issue.
    pub source: Option<String>,
    /// The errors for whoever breaks it.
    #[serde(default)]
    pub errors: Vec<KnownError>,
}

/// What shows that a claim holds, in the order of the lists.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// A case that compiles.
    Accept,
    /// A test that runs.
    Run,
    /// A case that the derive rejects.
    Macro,
    /// A case that rustc rejects.
    Rustc,
    /// Both derives, or two pieces of code, compared.
    Differential,
    /// A test under a sanitizer or valgrind.
    Sanitizer,
    /// A case that compiles though it should not.
    Gap,
}

/// An error, its cause, and what to do about it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownError {
    /// The list of `ERRORS.md` that contains it.
    pub group: String,
    /// Its first line, `E0690: transparent struct needs …`, where `…` stands for a name or a type.
    pub message: String,
    /// What else the error says, if another entry has the same first line. `…` stands for anything,
    /// also for several lines.
    pub says: Option<String>,
    /// What the error is inside of, if rustc reports the same elsewhere for other reasons.
    pub within: Option<Surrounding>,
    /// What another error of the same struct says, without which the cause does not hold. `check`
    /// looks for it; a reader of `ERRORS.md` has to.
    pub beside: Option<String>,
    /// Whether it is about two types that differ in the arguments of one struct.
    #[serde(default)]
    pub one_struct: bool,
    /// Whether the cause also holds for an error that names a pointer, but is outside of every
    /// [`Surrounding`] and names nothing of ours.
    #[serde(default)]
    pub elsewhere: bool,
    /// Why it is reported, in Markdown.
    pub cause: String,
    /// What to write, in Markdown. None if the cause says it.
    pub fix: Option<String>,
}

/// Every rule, by kind and then by id.
#[derive(Debug)]
pub struct Rules {
    rules: Vec<Rule>,
    /// One pattern for each error of each rule, in the same order.
    patterns: RegexSet,
}

impl Rules {
    /// Reads the rules of the suite in `package`.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or is not a rule.
    pub fn read(package: &Path) -> Result<Self> {
        let folder = package.join("rules");
        let files = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        let rules: Result<Vec<_>> = files.map(|file| read_rule(&file?.path())).collect();
        let mut rules = rules?;
        rules.sort_by(|left, right| (left.kind, &left.id).cmp(&(right.kind, &right.id)));
        let patterns = rules.iter().flat_map(|rule| &rule.errors).map(KnownError::pattern);
        let patterns = RegexSet::new(patterns)?;
        Ok(Self { rules, patterns })
    }

    /// Returns all rules.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// Returns the rule with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Returns the entry for an error, by its first line, `message` or `E0690: message`, all that it
    /// says, and what it is inside of.
    #[must_use]
    pub fn known(&self, first_line: &str, said: &str, around: &[Surrounding]) -> Option<(&Rule, &KnownError)> {
        self.all_known(first_line, said, around).into_iter().next()
    }

    /// Returns every entry for an error. There should be only one: of those that match, it is the
    /// one that names most of the first line, then most of the rest, and then one that asks what
    /// the error is inside of.
    #[must_use]
    pub fn all_known(&self, first_line: &str, said: &str, around: &[Surrounding]) -> Vec<(&Rule, &KnownError)> {
        let matches = self.patterns.matches(first_line);
        let errors = self.rules.iter().flat_map(|rule| rule.errors.iter().map(move |error| (rule, error)));
        errors
            .enumerate()
            .filter(|(index, (_, error))| {
                matches.matched(*index)
                    && error.says.as_ref().is_none_or(|words| says(said, words))
                    && error.within.is_none_or(|within| around.contains(&within))
                    && (!error.one_struct || shared_type(said).is_some())
            })
            .map(|(_, known)| known)
            .max_set_by_key(|(_, error)| {
                let words = error.words().map(str::len).sum::<usize>();
                (words, error.says.as_ref().map(String::len), error.within.is_some())
            })
    }
}

/// Whether `said` has these words, in this order, with anything in place of each `…`.
fn says(said: &str, words: &str) -> bool {
    let mut parts = words.split('…');
    parts.try_fold(said, |rest, part| rest.split_once(part).map(|(_, rest)| rest)).is_some()
}

/// Returns how the two types of an error begin, up to the arguments in which they differ, if those
/// are the arguments of one struct: `Option<Ptr<` for an `Option<Ptr<u8>>` and another pointer.
pub(crate) fn shared_type(said: &str) -> Option<String> {
    let types = [
        r"expected `([^`\n]+)`, found `([^`\n]+)`",
        r"expected [a-z ]*`([^`\n]+)`\s+found [a-z ]*`([^`\n]+)`",
        r"cast: `([^`\n]+)` as `([^`\n]+)`",
    ];
    types.iter().find_map(|types| {
        let types = Regex::new(types).ok()?.captures(said)?;
        let (left, right) = (types.get(1)?.as_str(), types.get(2)?.as_str());
        let both = left.bytes().zip(right.bytes()).enumerate().take_while(|(_, (left, right))| left == right);
        let mut open = Vec::new();
        for (index, (byte, _)) in both {
            match byte {
                b'<' => open.push(index),
                b'>' => drop(open.pop()),
                _ => {}
            }
        }
        Some(left[..=open.pop()?].to_owned())
    })
}

impl KnownError {
    /// Returns what rustc's first line says, without its code and without names and types.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let message =
            self.message.split_once(": ").filter(|(code, _)| is_code(code)).map_or(&*self.message, |(_, rest)| rest);
        message.split('…')
    }

    fn pattern(&self) -> String {
        format!("^{}$", regex::escape(&self.message).replace('…', ".+"))
    }
}

/// Whether the text is a code of rustc's, such as E0690.
pub(crate) fn is_code(text: &str) -> bool {
    text.strip_prefix('E').is_some_and(|number| number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn read_rule(path: &Path) -> Result<Rule> {
    let read = || -> Result<Rule> {
        let id = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".toml"));
        let id =
            id.filter(|id| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        let id = id.ok_or_else(|| anyhow!("the name is not an id and `.toml`"))?;
        let rule: Rule = toml::from_str(&fs::read_to_string(path)?)?;
        Ok(Rule { id: id.to_owned(), ..rule })
    };
    read().with_context(|| format!("{}", path.display()))
}
