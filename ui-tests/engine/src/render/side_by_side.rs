//! What both derives say about the likeliest mistakes, in full.

use crate::cargo::workspace;
use crate::compiler::Outcome;
use crate::judged::JudgedCase;
use crate::mistakes::{Compared, Criterion, compared};
use comfy_table::{Table, presets};
use std::fs;

/// Generates the section of `ui-tests/tables/side-by-side.md`.
#[must_use]
pub fn document(judged: &[JudgedCase]) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header([
        "mistake",
        "",
        "the right token",
        "in the user's terms",
        "says what to write",
        "lines",
        "further errors",
        "errors at three uses",
    ]);
    let mut texts = Vec::new();
    for (number, Compared { mistake, judged, ours, builtin }) in (1..).zip(compared(judged)) {
        let title = format!("{number}. {}", mistake.title);
        for (first, name, errors) in [(title.as_str(), "ours", ours), ("", "builtin", builtin)] {
            let [token, terms, remedy] = [Criterion::Token, Criterion::Terms, Criterion::Remedy]
                .map(|criterion| if criterion.missed_by(mistake, errors) == 0 { "yes" } else { "no" }.to_owned());
            let lines: usize = errors.alone.errors.iter().map(|error| error.rendered.trim_end().lines().count()).sum();
            let further = errors.others().to_string();
            let at_uses = errors.at_uses().map_or_else(|| "-".to_owned(), |count| count.to_string());
            let [first, name] = [first, name].map(str::to_owned);
            table.add_row([first, name, token, terms, remedy, lines.to_string(), further, at_uses]);
        }
        texts.push(side_by_side(&title, judged, builtin.alone));
        texts.extend(mistake.worse.map(|(_, reason)| format!("Worse than the builtin: {reason}")));
    }
    format!("{}\n\n{}", table.trim_fmt(), texts.join("\n\n"))
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
    let path = judged.case.path.display().to_string();
    let root = format!("{}/", workspace().display());
    let rendered = outcome.errors.iter().map(|error| {
        without_lines_of_ours(&error.rendered.trim_end().replace(&path, &judged.case.name).replace(&root, ""))
    });
    format!("```text\n{}\n```", rendered.collect::<Vec<_>>().join("\n\n"))
}

/// The folders whose sources can change without a change in the errors.
const OURS: [&str; 2] = ["pin-coerce-unsized/", "smart-pointer-derive/"];

/// Leaves out the line numbers in our own sources, which change whenever something above changes,
/// and the space that the compiler left for them before all lines.
fn without_lines_of_ours(error: &str) -> String {
    let (mut is_ours, mut has_ours) = (false, false);
    let lines = error.lines().map(|line| {
        if let Some((_, place)) = line.split_once("--> ").or_else(|| line.split_once("::: ")) {
            is_ours = OURS.iter().any(|folder| place.starts_with(folder));
            has_ours |= is_ours;
            let file = place.split(':').next().filter(|_| is_ours).unwrap_or(place);
            return line.replace(place, file);
        }
        match numbered(line) {
            Some(number) if is_ours => line.replacen(number, &" ".repeat(number.len()), 1),
            _ => line.to_owned(),
        }
    });
    let mut lines: Vec<String> = lines.collect();
    if has_ours {
        // An arrow is indented as far as the longest number is long.
        let room = lines.iter().filter_map(|line| line.find("--> ")).min().unwrap_or_default();
        let needed = lines.iter().filter_map(|line| numbered(line)).map(str::len).max().unwrap_or(room);
        let too_much = " ".repeat(room.saturating_sub(needed));
        for line in &mut lines {
            *line = line.strip_prefix(&too_much).unwrap_or(line).to_owned();
        }
    }
    lines.join("\n")
}

/// Returns the number before a line of source.
fn numbered(line: &str) -> Option<&str> {
    let (number, rest) = line.trim_start().split_once(' ')?;
    let is_source = rest.trim_start().starts_with(['|', '+', '-', '~']);
    (is_source && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_our_own_sources_have_no_numbers_and_take_no_room() {
        let error = |number: &str| {
            let room = " ".repeat(number.len());
            let user = format!("{:>1$}", 8, number.len());
            format!(
                "error: x\n{room}--> fail/a.rs:8:10\n{room} |\n{user} | #[derive(SmartPointer)]\n{room} = note: y\nnote: z\n\
                 {room}--> pin-coerce-unsized/src/a.rs:{number}:3\n{room} |\n{number} | pub fn a() {{}}"
            )
        };
        let numberless = "error: x\n --> fail/a.rs:8:10\n  |\n8 | #[derive(SmartPointer)]\n  = note: y\nnote: z\n \
                          --> pin-coerce-unsized/src/a.rs\n  |\n  | pub fn a() {}";
        for number in ["9", "12", "123"] {
            assert_eq!(without_lines_of_ours(&error(number)), numberless, "{number}");
        }
    }
}
