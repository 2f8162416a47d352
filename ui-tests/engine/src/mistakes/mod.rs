//! The mistakes that a newcomer is most likely to make, and how good the errors of both derives are
//! by five criteria.
//!
//! - `list`: the mistakes.

mod list;

use crate::case::Case;
use crate::compiler::Outcome;
use crate::derives::{Derive, Derives};
use crate::diagnostic::Diagnostic;
use crate::judged::JudgedCase;
use crate::source::Source;
use anyhow::{Context, Result};
use list::MISTAKES;
use std::fs;

/// A mistake, and what a good error about it underlines and says.
pub(crate) struct Mistake {
    /// The case of the suite.
    case: &'static str,
    /// The case of the same mistake on plain stable.
    plain_case: &'static str,
    /// What the author did.
    pub(crate) title: &'static str,
    /// The source text at fault.
    tokens: &'static str,
    /// Words that a good error contains, because they say what to write.
    remedy: &'static str,
    /// What follows the pointee among the arguments of `Ptr` where the pointer is used; none if a
    /// use is the mistake.
    further: Option<&'static str>,
    /// Which criteria our errors on plain stable do not meet.
    unmet: &'static [Criterion],
    /// By which criteria our error is worse than the builtin's, and why.
    pub(crate) worse: Option<(&'static [Criterion], &'static str)>,
}

/// What a good error does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Criterion {
    /// The first error underlines the tokens at fault.
    Token,
    /// It contains no names that the user did not write and need not know.
    Terms,
    /// It says what to write.
    Remedy,
    /// No other error comes with it.
    Noise,
    /// The uses of the pointer bring no other error.
    Uses,
}

impl Criterion {
    pub(crate) const ALL: [Self; 5] = [Self::Token, Self::Terms, Self::Remedy, Self::Noise, Self::Uses];

    /// Returns how far the errors are from meeting this criterion, which they do at zero. For the
    /// last two criteria, it is the number of the other errors.
    pub(crate) fn missed_by(self, mistake: &Mistake, errors: Errors<'_>) -> usize {
        const INTERNAL: [&str; 6] =
            ["__S", "__private", "OnlyTheLastFieldMentions", "CoerceUnsized<", "DispatchFromDyn<", "Unsize<"];
        // rustc says this about every derived impl.
        const WRONG_ADVICE: &str = "consider manually implementing `std::pin::";
        let outcome = errors.alone;
        let says = |words: &str| outcome.errors.iter().flat_map(Diagnostic::said).any(|line| line.contains(words));
        match self {
            Self::Token => usize::from(outcome.errors.first().is_none_or(|error| error.tokens != mistake.tokens)),
            Self::Terms => usize::from(INTERNAL.iter().any(|name| says(name))),
            Self::Remedy => usize::from(!says(mistake.remedy) || says(WRONG_ADVICE)),
            Self::Noise => errors.others(),
            Self::Uses => errors.at_uses().unwrap_or_default(),
        }
    }
}

/// Returns the names of the cases that the comparison shows.
pub fn cases() -> impl Iterator<Item = &'static str> {
    MISTAKES.iter().map(|mistake| mistake.case)
}

/// Returns three uses of the pointer of a case, if it is the case of a mistake and has a pointer to
/// use.
pub(crate) fn uses(case: &str) -> Option<String> {
    let further = MISTAKES.iter().find(|mistake| mistake.case == case)?.further?;
    Some(format!(
        "fn returned(ptr: Ptr<u8{further}>) -> Ptr<dyn Send{further}> {{ ptr }}\n\
         fn passed(ptr: Ptr<[u8; 3]{further}>) {{ fn takes(_: Ptr<[u8]{further}>) {{}} takes(ptr) }}\n\
         fn assigned(ptr: Ptr<u8{further}>) {{ let _: Ptr<dyn core::fmt::Debug{further}> = ptr; }}\n"
    ))
}

/// Returns three uses on plain stable, where the pointer does not coerce by itself.
fn uses_on_plain_stable(further: &str) -> String {
    format!(
        "fn returned(ptr: Ptr<u8{further}>) -> Ptr<dyn Send{further}> {{ pin_coerce_unsized::unsize!(ptr => dyn Send) }}\n\
         fn passed(ptr: Ptr<[u8; 3]{further}>) {{\n\
         fn takes(_: Ptr<[u8]{further}>) {{}} takes(pin_coerce_unsized::unsize!(ptr => [u8])) }}\n\
         fn assigned(ptr: Ptr<u8{further}>) {{\n\
         let _: Ptr<dyn core::fmt::Debug{further}> = pin_coerce_unsized::unsize!(ptr => dyn core::fmt::Debug); }}\n"
    )
}

/// Returns one line for each criterion that our errors on plain stable do not meet although nothing
/// says so, or meet although something says that they do not.
///
/// # Errors
///
/// If a case cannot be read or the compiler cannot be run.
pub fn problems_on_plain_stable(derives: &Derives, cases: &[Case]) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for mistake in &MISTAKES {
        let Mistake { plain_case, further, unmet, .. } = mistake;
        let case =
            cases.iter().find(|case| case.name == *plain_case).with_context(|| format!("no case {plain_case}"))?;
        let source = Source { path: &case.path, has_main: case.has_main, is_built: false };
        let alone = derives.outcome(source, Derive::Ours)?;
        let used = further.map(|further| {
            let text = fs::read_to_string(&case.path)?;
            derives.with_file(&format!("{text}\n{}", uses_on_plain_stable(further)), |source| {
                derives.outcome(Source { has_main: case.has_main, ..source }, Derive::Ours)
            })
        });
        let used = used.transpose()?;
        let errors = Errors { alone: &alone, used: used.as_ref() };
        for criterion in Criterion::ALL {
            let is_met = criterion.missed_by(mistake, errors) == 0;
            if is_met == unmet.contains(&criterion) {
                let not = if is_met { "" } else { "not " };
                problems.push(format!("{plain_case}: {criterion:?} is {not}met on plain stable"));
            }
        }
    }
    Ok(problems)
}

/// The errors of one derive about a mistake.
#[derive(Clone, Copy)]
pub(crate) struct Errors<'a> {
    /// For the case as it is.
    pub(crate) alone: &'a Outcome,
    /// With the uses below it.
    used: Option<&'a Outcome>,
}

impl Errors<'_> {
    /// Returns how many errors come with the first.
    pub(crate) fn others(self) -> usize {
        self.alone.errors.len().saturating_sub(1)
    }

    /// Returns how many errors the uses bring, if there are any uses.
    pub(crate) fn at_uses(self) -> Option<usize> {
        Some(self.used?.errors.len().saturating_sub(self.alone.errors.len()))
    }
}

/// A mistake with the errors of both derives.
pub(crate) struct Compared<'a> {
    pub(crate) mistake: &'static Mistake,
    pub(crate) judged: &'a JudgedCase,
    pub(crate) ours: Errors<'a>,
    pub(crate) builtin: Errors<'a>,
}

/// Finds the mistakes among the cases.
pub(crate) fn compared(judged: &[JudgedCase]) -> impl Iterator<Item = Compared<'_>> {
    MISTAKES.iter().filter_map(|mistake| {
        let judged = judged.iter().find(|judged| judged.case.name == mistake.case)?;
        let (ours, builtin) = match &judged.used {
            Some([ours, builtin]) => (Some(ours), Some(builtin)),
            None => (None, None),
        };
        Some(Compared {
            mistake,
            judged,
            ours: Errors { alone: &judged.ours, used: ours },
            builtin: Errors { alone: judged.builtin.as_ref()?, used: builtin },
        })
    })
}

/// Returns one line for each mistake that is not compared. Also returns one for each criterion by
/// which our error is worse without a stated reason, or not worse although there is one.
#[must_use]
pub fn problems(judged: &[JudgedCase]) -> Vec<String> {
    let mut problems = Vec::new();
    for Compared { mistake, ours, builtin, .. } in compared(judged) {
        let stated = mistake.worse.map_or(&[][..], |(criteria, _)| criteria);
        // Where our derive itself finds the mistake, nothing excuses a worse error about it.
        if !mistake.case.starts_with("fail-rustc/") && stated.iter().any(|criterion| *criterion != Criterion::Uses) {
            problems.push(format!("{}: ours may be worse only about the uses", mistake.case));
        }
        for criterion in Criterion::ALL {
            let is_worse = criterion.missed_by(mistake, ours) > criterion.missed_by(mistake, builtin);
            if is_worse != stated.contains(&criterion) {
                let not = if is_worse { "" } else { "not " };
                problems.push(format!("{}: ours is {not}worse than the builtin's in {criterion:?}", mistake.case));
            }
        }
    }
    let count = compared(judged).count();
    if count != MISTAKES.len() {
        problems.push(format!("side-by-side.md: {count} of {} mistakes are cases that are compared", MISTAKES.len()));
    }
    problems
}
