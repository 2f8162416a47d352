//! What `port` prints: the changes as a diff, and what is left to a person.

use crate::port::diff::diff_of_file;
use crate::port::{Change, LeftAlone, Port, Ported, Question};
use anstyle::{AnsiColor, Style};
use itertools::Itertools;

/// What is printed as bold text.
const BOLD: Style = Style::new().bold();

/// Returns the changes as a diff that `git apply` understands.
#[must_use]
pub fn diff(port: &Port) -> String {
    port.changes.iter().map(|Change { shown, old, new, .. }| diff_of_file(shown, old, new)).collect()
}

/// Returns what was ported, and what was not.
#[must_use]
pub fn summary(port: &Port, is_written: bool) -> String {
    let ported = port.pointers.iter().map(|pointer| {
        let Ported { place, name, in_macro, why } = pointer;
        let in_macro = in_macro.as_ref().map(|name| format!(", in `{name}!`")).unwrap_or_default();
        format!("{BOLD}{name}{BOLD:#} ({place}{in_macro}): {}: it {why}\n", colored(AnsiColor::Green, "derives"))
    });
    let stubs = port.stubs.iter().map(|name| {
        format!(
            "{BOLD}{name}{BOLD:#}: in a `Pin`, it coerces if you make the promise in the comment that was added; where \
             coercions are implicit, even code that passes on a `Pin<{name}<dyn Trait>>` needs the promise (E0277)\n"
        )
    });
    let files = port.changes.iter().map(|change| &change.shown).join(", ");
    let end = match &files[..] {
        "" => "Nothing changes.\n".to_owned(),
        files if is_written => format!("Written: {files}. Now run the tests of the crate.\n"),
        files => format!("Not written: {files}. To write them, add `--write`.\n"),
    };
    let heading = "The lines below are those of the files before the port.\n".to_owned();
    let heading = Some(heading).filter(|_| is_written && !files.is_empty());
    let refused = port.refused.iter().map(|alone| stays(AnsiColor::Red, alone));
    let left_alone = port.left_alone.iter().map(|alone| stays(AnsiColor::Yellow, alone));
    let listed = refused.chain(left_alone).chain(port.questions.iter().map(question));
    heading.into_iter().chain(ported).chain(stubs).chain(listed).collect::<String>() + &end
}

fn stays(color: AnsiColor, LeftAlone { place, about, reason }: &LeftAlone) -> String {
    format!("{BOLD}{about}{BOLD:#} ({place}): {}: {reason}\n", colored(color, "left alone"))
}

fn question(Question { place, about, reason, decide }: &Question) -> String {
    let asks = colored(AnsiColor::Yellow, "decide first");
    format!("{BOLD}{about}{BOLD:#} ({place}): {asks}: {reason}\n    {decide}\n")
}

fn colored(color: AnsiColor, word: &str) -> String {
    let style = color.on_default().bold();
    format!("{style}{word}{style:#}")
}
