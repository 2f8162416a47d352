//! The mistakes that a newcomer is likeliest to make, and how good the errors of both derives are,
//! by four criteria.

use crate::compare::JudgedCase;
use crate::compiler::Outcome;
use crate::diagnostic::Diagnostic;

/// A mistake, and what a good error about it underlines and says.
pub(crate) struct Mistake {
    /// The case of the suite.
    case: &'static str,
    /// What was done.
    pub(crate) title: &'static str,
    /// The source text at fault.
    tokens: &'static str,
    /// Words that a good error has, because they say what to write.
    remedy: &'static str,
    /// In which criteria our error is worse than the builtin's, and why.
    pub(crate) worse: Option<(&'static [Criterion], &'static str)>,
}

/// Why an error about an impl follows the one about a field.
const IMPL_REPORTED: &str = "rustc checks the emitted impls as if they were written by hand, and its E0277 names their parameter. What it \
    says for its own derive it says for no other, so its error follows ours, which is on the field.";

const MISTAKES: [Mistake; 15] = [
    Mistake {
        case: "fail/repr/absent.rs",
        title: "No `#[repr(transparent)]`",
        tokens: "Ptr",
        remedy: "#[repr(transparent)]",
        worse: None,
    },
    Mistake { case: "fail/repr/c.rs", title: "Another `repr`", tokens: "C", remedy: "transparent", worse: None },
    Mistake { case: "fail/sized/unbounded.rs", title: "No `?Sized`", tokens: "T", remedy: "?Sized", worse: None },
    Mistake {
        case: "fail/pointee/two-params-unmarked.rs",
        title: "Two type parameters and no `#[pointee]`",
        tokens: "T: ?Sized, A",
        remedy: "#[pointee]",
        worse: None,
    },
    Mistake {
        case: "fail/pointee/mark-on-field.rs",
        title: "`#[pointee]` on the field",
        tokens: "pointee",
        remedy: "type parameter",
        worse: None,
    },
    Mistake { case: "fail/item/enum.rs", title: "An enum", tokens: "enum", remedy: "struct", worse: None },
    Mistake {
        case: "fail/field/by-value.rs",
        title: "The value instead of a pointer to it",
        tokens: "T",
        remedy: "pointer",
        worse: None,
    },
    Mistake {
        case: "fail/field/only-phantom-data.rs",
        title: "No pointer field at all",
        tokens: "PhantomData<T>",
        remedy: "pointer",
        worse: None,
    },
    Mistake {
        case: "fail/field/further-number.rs",
        title: "A count beside the pointer",
        tokens: "usize",
        remedy: "behind the pointer",
        worse: None,
    },
    Mistake {
        case: "fail/field/further-parameter.rs",
        title: "An allocator beside the pointer",
        tokens: "A",
        remedy: "PhantomData",
        worse: None,
    },
    Mistake {
        case: "fail/field/option.rs",
        title: "A pointer that may be absent",
        tokens: "Option<Box<T>>",
        remedy: "pointer",
        worse: None,
    },
    Mistake {
        case: "fail-rustc/field/own-pointer-not-deriving.rs",
        title: "An inner pointer that does not derive",
        tokens: "MyRc<T>",
        remedy: "derive `SmartPointer`",
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/field/inner-not-last.rs",
        title: "The pointee in another field than the last",
        tokens: "NonNull<Inner<T>>",
        remedy: "last field",
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/coercion/trait-not-implemented.rs",
        title: "A coercion to a trait that is not implemented",
        tokens: "ptr",
        remedy: "Trait",
        worse: None,
    },
    Mistake {
        case: "fail-rustc/pin/without-marker.rs",
        title: "A pinned pointer without the promise",
        tokens: "ptr",
        remedy: "PinCoerceUnsized",
        worse: None,
    },
];

/// What a good error does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Criterion {
    /// The first one underlines the tokens at fault.
    Token,
    /// It has no names that the user did not write and need not know.
    Terms,
    /// It says what to write.
    Remedy,
    /// No other error comes with it.
    Noise,
}

impl Criterion {
    pub(crate) const ALL: [Self; 4] = [Self::Token, Self::Terms, Self::Remedy, Self::Noise];

    /// Whether the errors meet it.
    pub(crate) fn holds(self, mistake: &Mistake, outcome: &Outcome) -> bool {
        const INTERNAL: [&str; 5] = ["__S", "__private", "CoerceUnsized<", "DispatchFromDyn<", "Unsize<"];
        // What rustc says about every derived impl.
        const WRONG_ADVICE: &str = "consider manually implementing `std::pin::";
        let says = |words: &str| outcome.errors.iter().flat_map(Diagnostic::said).any(|line| line.contains(words));
        match self {
            Self::Token => outcome.errors.first().is_some_and(|error| error.tokens == mistake.tokens),
            Self::Terms => !INTERNAL.iter().any(|name| says(name)),
            Self::Remedy => says(mistake.remedy) && !says(WRONG_ADVICE),
            Self::Noise => outcome.errors.len() == 1,
        }
    }
}

/// Returns the names of the cases that are shown.
pub fn cases() -> impl Iterator<Item = &'static str> {
    MISTAKES.iter().map(|mistake| mistake.case)
}

/// Finds the mistakes among the cases, with what the builtin made of each.
pub(crate) fn compared(judged: &[JudgedCase]) -> impl Iterator<Item = (&'static Mistake, &JudgedCase, &Outcome)> {
    MISTAKES.iter().filter_map(|mistake| {
        let judged = judged.iter().find(|judged| judged.case.name == mistake.case)?;
        Some((mistake, judged, judged.builtin.as_ref()?))
    })
}

/// Returns one line for each mistake that is not compared, and for each criterion in which ours is
/// worse and nothing says why, or the other way round.
#[must_use]
pub fn problems(judged: &[JudgedCase]) -> Vec<String> {
    let mut problems = Vec::new();
    for (mistake, judged, builtin) in compared(judged) {
        let stated = mistake.worse.map_or(&[][..], |(criteria, _)| criteria);
        for criterion in Criterion::ALL {
            let is_worse = criterion.holds(mistake, builtin) && !criterion.holds(mistake, &judged.ours);
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
