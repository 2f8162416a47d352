//! The verdict on a file from outside the suite, for a reader. It is in colour. Whatever prints it
//! removes the colour if there is no terminal.

use super::plain::plain;
use crate::compiler::Verdict;
use crate::own_file::{ExplainedError, JudgedFile, JudgedStruct, Mode};
use crate::rules::KnownError;
use anstyle::{AnsiColor, Style};

const BOLD: Style = Style::new().bold();

/// Returns the verdict on the file and on each struct in it, with the errors of each.
#[must_use]
pub fn verdicts(file: &JudgedFile) -> String {
    let structs: Vec<String> = file.structs.iter().map(|judged| format!("\n{}", of_struct(judged))).collect();
    format!(
        "{}: {}\nmode: {}, because {}\n{}{}",
        file.path.display(),
        verdict(Some(file.verdict)),
        if file.mode.implicit { "implicit coercions" } else { "plain stable" },
        reason(&file.mode),
        structs.concat(),
        elsewhere(file)
    )
}

/// Returns the impls of the structs that are accepted.
#[must_use]
pub fn expansion(file: &JudgedFile) -> String {
    file.structs.iter().filter_map(|judged| judged.expansion.as_deref()).collect::<Vec<_>>().join("\n")
}

/// Returns all about a file but its expansion: nothing if the file is accepted.
#[must_use]
pub fn problems(file: &JudgedFile) -> String {
    let problematic = file.structs.iter().filter(|judged| judged.verdict != Some(Verdict::Accepted));
    problematic.map(of_struct).chain([elsewhere(file)]).collect()
}

/// Returns why the derive is in its mode, and what that means for the verdict.
pub(super) fn reason(mode: &Mode) -> String {
    let Mode { release, variable, .. } = mode;
    let features = if mode.with_features { "; the file is allowed its `#![feature]`, too" } else { "" };
    match (mode.implicit, variable) {
        (true, _) if release.contains('-') => {
            format!("rustc {release} allows unstable features: rustc checked the impls{features}")
        }
        (true, _) => format!(
            "`RUSTC_BOOTSTRAP` lets pin-coerce-unsized use unstable features of rustc {release}: rustc checked \
             the impls{features}"
        ),
        (false, Some(value)) => format!(
            "rustc {release} with `RUSTC_BOOTSTRAP={value}` keeps unstable features from pin-coerce-unsized: \
             there are the checks of the derive and of `unsize!`, and no coercions"
        ),
        (false, None) => format!(
            "rustc {release} keeps unstable features from pin-coerce-unsized: there are the checks of the \
             derive and of `unsize!`, and no coercions"
        ),
    }
}

fn of_struct(judged: &JudgedStruct) -> String {
    let JudgedStruct { name, file, line, errors, expansion, .. } = judged;
    let why = if judged.verdict.is_none() { ": rustc stopped at the errors elsewhere" } else { "" };
    let verdict = verdict(judged.verdict);
    let expansion = expansion.as_ref().map(|expansion| format!("\n{expansion}")).unwrap_or_default();
    format!("{BOLD}{name}{BOLD:#} ({file}:{line}): {verdict}{why}\n{}{expansion}", blocks(errors))
}

fn elsewhere(file: &JudgedFile) -> String {
    if file.elsewhere.is_empty() {
        return String::new();
    }
    format!("\n{BOLD}Elsewhere{BOLD:#}: {}\n{}", errors(file.elsewhere.len()), blocks(&file.elsewhere))
}

fn errors(count: usize) -> String {
    if count == 1 { "an error".to_owned() } else { format!("{count} errors") }
}

fn verdict(verdict: Option<Verdict>) -> String {
    let color = match verdict {
        Some(Verdict::Accepted) => AnsiColor::Green,
        Some(Verdict::Rejected | Verdict::Crashed) => AnsiColor::Red,
        None => AnsiColor::Yellow,
    };
    let style = color.on_default().bold();
    format!("{style}{}{style:#}", verdict.map_or("not judged", Verdict::name))
}

fn blocks(errors: &[ExplainedError]) -> String {
    errors.iter().map(block).collect()
}

/// Returns an error in rustc's words, its cause and its fix.
fn block(ExplainedError { error, known, .. }: &ExplainedError) -> String {
    let rendered = error.in_colour.trim_end();
    let explained = known.as_ref().map_or_else(String::new, |KnownError { cause, fix, .. }| {
        labelled("cause", cause) + &fix.as_ref().map(|fix| labelled("fix", fix)).unwrap_or_default()
    });
    format!("\n{rendered}\n{explained}")
}

/// Returns the word and the text after it, with all lines of the text aligned.
fn labelled(word: &str, markdown: &str) -> String {
    let indent = format!("\n{:width$}", "", width = word.len() + 2);
    format!("{BOLD}{word}{BOLD:#}: {}\n", plain(markdown.trim_end()).replace('\n', &indent))
}
