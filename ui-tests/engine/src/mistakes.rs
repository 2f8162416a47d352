//! The mistakes that a newcomer is most likely to make, and how good the errors of both derives are
//! by five criteria.

use crate::compare::JudgedCase;
use crate::compiler::Outcome;
use crate::diagnostic::Diagnostic;

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

/// The reason why an error about an impl follows the one about a field.
const IMPL_REPORTED: &str = "rustc checks the emitted impls as if they were written by hand, and its E0277 names their parameter. What it \
    says for its own derive it says for no other, so its error follows ours, which is on the field.";

/// Why the uses of such a struct are errors as well.
const NOTHING_TO_COERCE: &str = "rustc accepts an impl of `CoerceUnsized` only for a struct with one field that coerces, so there is none beside our \
    error. For its own derive, rustc writes one that it has rejected.";

const MISTAKES: [Mistake; 20] = [
    Mistake {
        case: "fail/repr/absent.rs",
        title: "No `#[repr(transparent)]`",
        tokens: "Ptr",
        remedy: "#[repr(transparent)]",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/repr/c.rs",
        title: "Another `repr`",
        tokens: "C",
        remedy: "transparent",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/sized/unbounded.rs",
        title: "No `?Sized`",
        tokens: "T",
        remedy: "?Sized",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/pointee/two-params-unmarked.rs",
        title: "Two type parameters and no `#[pointee]`",
        tokens: "T: ?Sized, A",
        remedy: "#[pointee]",
        further: Some(", ()"),
        worse: None,
    },
    Mistake {
        case: "fail/pointee/mark-on-field.rs",
        title: "`#[pointee]` on the field",
        tokens: "pointee",
        remedy: "type parameter",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/item/enum.rs",
        title: "An enum",
        tokens: "enum",
        remedy: "struct",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/by-value.rs",
        title: "The value instead of a pointer to it",
        tokens: "T",
        remedy: "pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/only-phantom-data.rs",
        title: "No pointer field at all",
        tokens: "PhantomData<T>",
        remedy: "pointer",
        further: Some(""),
        worse: Some((&[Criterion::Uses], NOTHING_TO_COERCE)),
    },
    Mistake {
        case: "fail/field/further-number.rs",
        title: "A count beside the pointer",
        tokens: "usize",
        remedy: "behind the pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/further-parameter.rs",
        title: "An allocator beside the pointer",
        tokens: "A",
        remedy: "PhantomData",
        further: Some(", ()"),
        worse: None,
    },
    Mistake {
        case: "fail/field/option.rs",
        title: "A pointer that may be absent",
        tokens: "Option<Box<T>>",
        remedy: "pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail-rustc/field/own-pointer-not-deriving.rs",
        title: "An inner pointer that does not derive",
        tokens: "MyRc<T>",
        remedy: "derive `SmartPointer`",
        further: Some(""),
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/field/inner-sized.rs",
        title: "No `?Sized` on the struct behind the pointer",
        tokens: "Inner<T>",
        remedy: "T: ?Sized",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail-rustc/field/inner-out-of-order.rs",
        title: "The value in front of the count",
        tokens: "T",
        remedy: "last field",
        further: Some(""),
        worse: Some((&[Criterion::Terms], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/field/foreign-arc.rs",
        title: "Another crate's `Arc` in the field",
        tokens: "Arc<T>",
        remedy: "derive `SmartPointer`",
        further: Some(""),
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail/field/manually-drop.rs",
        title: "A box that is dropped by hand",
        tokens: "ManuallyDrop<Box<T>>",
        remedy: "pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/two-boxes.rs",
        title: "Two pointers",
        tokens: "Box<T>",
        remedy: "keep one pointer",
        further: Some(""),
        worse: Some((&[Criterion::Uses], NOTHING_TO_COERCE)),
    },
    Mistake {
        case: "fail-rustc/field/inner-not-last.rs",
        title: "The pointee in another field than the last",
        tokens: "NonNull<Inner<T>>",
        remedy: "last field",
        further: Some(""),
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/coercion/trait-not-implemented.rs",
        title: "A coercion to a trait that is not implemented",
        tokens: "ptr",
        remedy: "Trait",
        further: None,
        worse: None,
    },
    Mistake {
        case: "fail-rustc/pin/without-marker.rs",
        title: "A pinned pointer without the promise",
        tokens: "ptr",
        remedy: "PinCoerceUnsized",
        further: None,
        worse: None,
    },
];

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
