//! What both derives say about the mistakes that a newcomer is likeliest to make, in full, and by four criteria.

use crate::compare::Judged;
use crate::compiler::{Diagnostic, Outcome};
use crate::workspace;
use comfy_table::{Table, presets};
use std::fs;

/// A mistake, and what a good error about it underlines and says.
struct Mistake {
    /// The case of the suite.
    case: &'static str,
    /// What was done.
    title: &'static str,
    /// The source text at fault.
    tokens: &'static str,
    /// Words that a good error has, because they say what to write.
    remedy: &'static str,
    /// In which criteria our error is worse than the builtin's, and why.
    worse: Option<(&'static [Criterion], &'static str)>,
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
enum Criterion {
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
    const ALL: [Self; 4] = [Self::Token, Self::Terms, Self::Remedy, Self::Noise];

    /// Whether the errors meet it.
    fn holds(self, mistake: &Mistake, outcome: &Outcome) -> bool {
        const INTERNAL: [&str; 5] = ["__S", "__private", "CoerceUnsized<", "DispatchFromDyn<", "Unsize<"];
        // What rustc says about every derived impl.
        const WRONG_ADVICE: &str = "consider manually implementing `std::pin::";
        let says = |words: &str| outcome.errors.iter().flat_map(said).any(|line| line.contains(words));
        match self {
            Self::Token => outcome.errors.first().is_some_and(|error| error.tokens == mistake.tokens),
            Self::Terms => !INTERNAL.iter().any(|name| says(name)),
            Self::Remedy => says(mistake.remedy) && !says(WRONG_ADVICE),
            Self::Noise => outcome.errors.len() == 1,
        }
    }

    fn shown(self, mistake: &Mistake, outcome: &Outcome) -> String {
        match self {
            Self::Noise => (outcome.errors.len().saturating_sub(1)).to_string(),
            _ if self.holds(mistake, outcome) => "yes".to_owned(),
            _ => "no".to_owned(),
        }
    }
}

/// The lines of an error in the compiler's words, without the source that it shows.
fn said(error: &Diagnostic) -> impl Iterator<Item = &str> {
    error.rendered.lines().filter(|line| {
        let is_source =
            line.trim_start().split_once([' ', '|']).is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        !is_source && !line.trim_start().starts_with("-->")
    })
}

/// The names of the cases that are shown.
pub fn cases() -> impl Iterator<Item = &'static str> {
    MISTAKES.iter().map(|mistake| mistake.case)
}

/// The mistakes among the cases, with what both derives made of them.
fn compared(judged: &[Judged]) -> impl Iterator<Item = (&'static Mistake, &Judged, &Outcome)> {
    MISTAKES.iter().filter_map(|mistake| {
        let judged = judged.iter().find(|judged| judged.case.name == mistake.case)?;
        Some((mistake, judged, judged.builtin.as_ref()?))
    })
}

/// The section of `ui-tests/side-by-side.md`.
#[must_use]
pub fn document(judged: &[Judged]) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header([
        "mistake",
        "",
        "the right token",
        "in the user's terms",
        "says what to write",
        "further errors",
    ]);
    let mut texts = Vec::new();
    for (number, (mistake, judged, builtin)) in (1..).zip(compared(judged)) {
        let title = format!("{number}. {}", mistake.title);
        for (first, name, outcome) in [(title.as_str(), "ours", &judged.ours), ("", "builtin", builtin)] {
            let cells = Criterion::ALL.map(|criterion| criterion.shown(mistake, outcome));
            table.add_row([first.to_owned(), name.to_owned()].into_iter().chain(cells));
        }
        let source = fs::read_to_string(&judged.case.path).unwrap_or_default();
        let source: Vec<_> = source.lines().skip_while(|line| line.starts_with("//!") || line.is_empty()).collect();
        let (source, ours, builtin) = (source.join("\n"), errors(judged, &judged.ours), errors(judged, builtin));
        texts.push(format!(
            "## {title}\n\n```rust,compile_fail\n{source}\n```\n\nOurs:\n\n{ours}\n\nThe builtin:\n\n{builtin}"
        ));
        texts.extend(mistake.worse.map(|(_, reason)| format!("Worse than the builtin: {reason}")));
    }
    format!("{}\n\n{}", table.trim_fmt(), texts.join("\n\n"))
}

/// One line for each mistake that is not compared, and for each criterion in which ours is worse and nothing says why, or the other way
/// round.
#[must_use]
pub fn problems(judged: &[Judged]) -> Vec<String> {
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

/// Every error as the compiler shows it, with paths that are the same everywhere.
fn errors(judged: &Judged, outcome: &Outcome) -> String {
    let rendered: Vec<_> = outcome.errors.iter().map(|error| error.rendered.trim_end()).collect();
    let text = rendered.join("\n\n").replace(&judged.case.path.display().to_string(), &judged.case.name);
    let text = without_lines_of_ours(&text.replace(&format!("{}/", workspace().display()), ""));
    format!("```text\n{text}\n```")
}

/// Leaves out the numbers of lines in our own sources, which change whenever something is written
/// above them.
fn without_lines_of_ours(text: &str) -> String {
    let mut is_ours = false;
    let lines = text.lines().map(|line| {
        if let Some((_, place)) = line.split_once("--> ").or_else(|| line.split_once("::: ")) {
            is_ours = place.starts_with("pin-coerce-unsized/");
            let file = place.split(':').next().filter(|_| is_ours).unwrap_or(place);
            return line.replace(place, file);
        }
        match line.split_once('|') {
            Some((number, _)) if is_ours && number.trim().parse::<u32>().is_ok() => {
                format!("{}{}", " ".repeat(number.len()), &line[number.len()..])
            }
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_our_own_sources_have_no_numbers() {
        let shown = "error: x\n --> fail/a.rs:8:10\n  |\n8 | #[derive(SmartPointer)]\n  --> pin-coerce-unsized/src/a.rs:12:3\n   |\n12 | pub fn a() {}";
        let numberless = "error: x\n --> fail/a.rs:8:10\n  |\n8 | #[derive(SmartPointer)]\n  --> pin-coerce-unsized/src/a.rs\n   |\n   | pub fn a() {}";
        assert_eq!(without_lines_of_ours(shown), numberless);
    }
}
