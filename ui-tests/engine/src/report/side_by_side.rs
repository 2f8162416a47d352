//! What both derives say about the likeliest mistakes, in full.

use crate::cargo::workspace;
use crate::compare::JudgedCase;
use crate::compiler::Outcome;
use crate::mistakes::{Criterion, Mistake, compared};
use comfy_table::{Table, presets};
use std::fs;

/// The section of `ui-tests/tables/side-by-side.md`.
#[must_use]
pub fn document(judged: &[JudgedCase]) -> String {
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
            let cells = Criterion::ALL.map(|criterion| cell(criterion, mistake, outcome));
            table.add_row([first.to_owned(), name.to_owned()].into_iter().chain(cells));
        }
        texts.push(side_by_side(&title, judged, builtin));
        texts.extend(mistake.worse.map(|(_, reason)| format!("Worse than the builtin: {reason}")));
    }
    format!("{}\n\n{}", table.trim_fmt(), texts.join("\n\n"))
}

fn cell(criterion: Criterion, mistake: &Mistake, outcome: &Outcome) -> String {
    match criterion {
        Criterion::Noise => (outcome.errors.len().saturating_sub(1)).to_string(),
        _ if criterion.holds(mistake, outcome) => "yes".to_owned(),
        _ => "no".to_owned(),
    }
}

/// Returns the source of a case, and the errors of both below it.
fn side_by_side(title: &str, judged: &JudgedCase, builtin: &Outcome) -> String {
    let source = fs::read_to_string(&judged.case.path).unwrap_or_default();
    let source: Vec<_> = source.lines().skip_while(|line| line.starts_with("//!") || line.is_empty()).collect();
    let (source, ours, builtin) = (source.join("\n"), errors(judged, &judged.ours), errors(judged, builtin));
    format!("## {title}\n\n```rust,compile_fail\n{source}\n```\n\nOurs:\n\n{ours}\n\nThe builtin:\n\n{builtin}")
}

/// Returns every error as the compiler shows it, with paths that are the same everywhere.
fn errors(judged: &JudgedCase, outcome: &Outcome) -> String {
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
