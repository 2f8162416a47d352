//! The mistakes that a newcomer is most likely to make, and how good the errors of both derives are
//! by five criteria.
//!
//! - `list`: the mistakes.

mod list;

use crate::compare::JudgedCase;
use crate::compiler::Outcome;
use crate::diagnostic::Diagnostic;
use list::MISTAKES;

/// A mistake, and what a good error about it underlines and says.
pub(crate) struct Mistake {
    /// The case of the suite.
    case: &'static str,
    /// What the author did.
    pub(crate) title: &'static str,
    /// The source text at fault.
    tokens: &'static str,
    /// Words that a good error contains, because they say what to write.
    remedy: &'static str,
    /// What follows the pointee among the arguments of `Ptr` where the pointer is used; none if a
    /// use is the mistake.
    further: Option<&'static str>,
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
    /// The uses of the pointer bring no further error.
    Uses,
}

impl Criterion {
    pub(crate) const ALL: [Self; 5] = [Self::Token, Self::Terms, Self::Remedy, Self::Noise, Self::Uses];

    /// Returns whether the errors meet this criterion.
    pub(crate) fn holds(self, mistake: &Mistake, errors: Errors<'_>) -> bool {
        const INTERNAL: [&str; 5] = ["__S", "__private", "CoerceUnsized<", "DispatchFromDyn<", "Unsize<"];
        // rustc says this about every derived impl.
        const WRONG_ADVICE: &str = "consider manually implementing `std::pin::";
        let outcome = errors.alone;
        let says = |words: &str| outcome.errors.iter().flat_map(Diagnostic::said).any(|line| line.contains(words));
        match self {
            Self::Token => outcome.errors.first().is_some_and(|error| error.tokens == mistake.tokens),
            Self::Terms => !INTERNAL.iter().any(|name| says(name)),
            Self::Remedy => says(mistake.remedy) && !says(WRONG_ADVICE),
            Self::Noise => outcome.errors.len() == 1,
            Self::Uses => errors.at_uses().is_none_or(|count| count == 0),
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

/// The errors of one derive about a mistake.
#[derive(Clone, Copy)]
pub(crate) struct Errors<'a> {
    /// For the case as it is.
    pub(crate) alone: &'a Outcome,
    /// With the uses below it.
    used: Option<&'a Outcome>,
}

impl Errors<'_> {
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
            let is_worse = criterion.holds(mistake, builtin) && !criterion.holds(mistake, ours);
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
