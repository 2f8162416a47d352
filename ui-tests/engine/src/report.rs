//! The evidence tables, and redrawing them in the report.

use crate::case::{Case, Kind};
use crate::compare::{Judged, Row, rows};
use crate::compiler::{Diagnostic, Outcome, Verdict};
use crate::header::Builtin;
use crate::matrix;
use crate::side_by_side;
use anyhow::{Context, Result, anyhow, bail};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What an error underlines that is about no tokens in particular.
const DERIVES: [&str; 2] = ["SmartPointer", "#[derive(SmartPointer)]"];

/// A table of the report: the name in its markers, and what stands between them.
pub type Section = (&'static str, String);

/// A file with tables, and the tables.
pub type Document = (PathBuf, Vec<Section>);

/// Which tables a compiler draws. They hold nothing that changes from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnBy {
    /// The pinned compiler: all of them, but those of the two below.
    Pinned,
    /// A nightly: the attacks on it, and the shapes.
    Nightly,
    /// The pinned compiler, not told to allow anything: the shapes with `unsize!`.
    PlainStable,
    /// Another compiler: none.
    Other,
}

impl DrawnBy {
    /// By the release of the compiler and the mode of our derive.
    #[must_use]
    pub fn find(release: &str, pinned: &str, implicit: bool) -> Self {
        match release {
            release if release == pinned && !implicit => Self::PlainStable,
            _ if !implicit => Self::Other,
            release if release == pinned => Self::Pinned,
            release if release.ends_with("-nightly") => Self::Nightly,
            _ => Self::Other,
        }
    }

    /// The documents with the tables that this compiler draws. That of the shapes is not always one of them.
    #[must_use]
    pub fn documents(self, workspace: &Path, judged: &[Judged], shapes: Option<&str>, version: &str) -> Vec<Document> {
        let attacks_file = attacks_file(workspace);
        let shapes_of = |section| {
            let shapes = shapes.map(|shapes| (section, format!("{version}\n\n{shapes}")));
            (workspace.join("ui-tests/shapes.md"), shapes.into_iter().collect())
        };
        match self {
            Self::Pinned => vec![
                (
                    file(workspace),
                    [
                        ("catalogue", catalogue(judged)),
                        ("verdicts", verdicts(judged)),
                        ("differences", differences(judged)),
                        ("since", matrix::not_always_asked(judged)),
                    ]
                    .into_iter()
                    .chain(shapes.map(|shapes| ("shapes", shapes.to_owned())))
                    .collect(),
                ),
                (workspace.join("ui-tests/diagnostics.md"), vec![("diagnostics", diagnostics(judged))]),
                (workspace.join("ui-tests/side-by-side.md"), vec![("side-by-side", side_by_side::document(judged))]),
                (attacks_file, vec![("attacks-pinned", attacks(judged, version))]),
            ],
            Self::Nightly => {
                vec![(attacks_file, vec![("attacks-nightly", attacks(judged, version))]), shapes_of("shapes-nightly")]
            }
            Self::PlainStable => vec![shapes_of("shapes-plain-stable")],
            Self::Other => Vec::new(),
        }
    }
}

/// Whether the table of nightly was drawn by the compiler `version`, and can be checked by it.
#[must_use]
pub fn is_nightly_of_table(workspace: &Path, version: &str) -> bool {
    fs::read_to_string(attacks_file(workspace)).is_ok_and(|text| text.contains(version))
}

/// The report.
#[must_use]
pub fn file(workspace: &Path) -> PathBuf {
    workspace.join("stabilization-report.md")
}

fn attacks_file(workspace: &Path) -> PathBuf {
    workspace.join("ui-tests/attacks.md")
}

/// An empty table in Markdown, with numbers in some of its columns.
pub(crate) fn table<'a>(header: impl IntoIterator<Item = &'a str>, numbers: Range<usize>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header(header);
    for column in table.column_iter_mut().skip(numbers.start).take(numbers.len()) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// The table of `ui-tests/diagnostics.md`: for each mistake what both derives underline, and whether they say what to write.
#[must_use]
pub fn diagnostics(judged: &[Judged]) -> String {
    let sides =
        ["ours underlines", "says what to write", "errors", "builtin underlines", "says what to write", "errors"];
    let mut table = table(["mistake"].into_iter().chain(sides), 0..0);
    let mut totals = [[0; 3]; 2];
    for Judged { case, ours, builtin, .. } in judged {
        let (Kind::Fail | Kind::FailRustc, Some(builtin)) = (case.kind, builtin) else { continue };
        let cells = [ours, builtin].into_iter().zip(&mut totals).flat_map(|(outcome, total)| {
            let underlined: Vec<_> = outcome.errors.iter().map(|error| error.tokens.as_str()).collect();
            // The derive itself is where the user wrote no mistake.
            let own = underlined.iter().find(|tokens| !DERIVES.contains(tokens));
            let helps = outcome.errors.iter().any(Diagnostic::has_help);
            total[0] += usize::from(own.is_some());
            total[1] += usize::from(helps);
            total[2] += outcome.errors.len();
            let shown =
                own.or(underlined.first()).map_or("nothing: accepted".to_owned(), |tokens| format!("`{tokens}`"));
            let says = if outcome.errors.is_empty() {
                "-"
            } else if helps {
                "yes"
            } else {
                "no"
            };
            [shown.replace('|', "\\|"), says.to_owned(), outcome.errors.len().to_string()]
        });
        table.add_row([case.name.trim_end_matches(".rs").to_owned()].into_iter().chain(cells));
    }
    let [ours, builtin] = totals
        .map(|[own, helps, errors]| [format!("the user's tokens in {own}"), format!("in {helps}"), errors.to_string()]);
    table.add_row(["all".to_owned()].into_iter().chain(ours).chain(builtin));
    table.trim_fmt()
}

/// The table of `ui-tests/attacks.md` for one compiler: who stops each attack, and by which error.
#[must_use]
pub fn attacks(judged: &[Judged], version: &str) -> String {
    let mut table = table(["attack", "rule", "ours", "by", "builtin", "by"], 0..0);
    let is_attack = |case: &Case| matches!(case.kind, Kind::Attack | Kind::KnownGap) || case.rule == "pass/attack";
    let mut accepted = [0; 2];
    let attacks = judged.iter().filter(|judged| is_attack(&judged.case));
    for Judged { case, ours, builtin, .. } in attacks.clone() {
        let cells = [Some(ours), builtin.as_ref()].into_iter().zip(&mut accepted).flat_map(|(outcome, accepted)| {
            let Some(outcome) = outcome else { return ["not compared".to_owned(), String::new()] };
            *accepted += usize::from(outcome.verdict == Verdict::Accepted);
            let mut codes: Vec<_> =
                outcome.errors.iter().map(|error| error.code.as_deref().unwrap_or("no code")).collect();
            codes.dedup();
            [outcome.verdict.to_string(), codes.join(", ")]
        });
        let name = case.name.trim_end_matches(".rs").to_owned();
        table.add_row([name, case.header.claims.join(", ")].into_iter().chain(cells));
    }
    let [ours, builtin] = accepted.map(|accepted| format!("{accepted} accepted"));
    table.add_row([format!("{} in all", attacks.count()), String::new(), ours, String::new(), builtin, String::new()]);
    format!("{version}\n\n{}", table.trim_fmt())
}

/// The pointers that people really wrote, by the claim that says why they are accepted or not.
#[must_use]
pub fn catalogue(judged: &[Judged]) -> String {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for judged in judged.iter().filter(|judged| judged.case.kind == Kind::Catalogue) {
        let accepts = |outcome: &Outcome| usize::from(outcome.verdict == Verdict::Accepted);
        for claim in &judged.case.header.claims {
            let [pointers, ours, builtin] = counts.entry(claim).or_default();
            *pointers += 1;
            *ours += accepts(&judged.ours);
            *builtin += judged.builtin.as_ref().map_or(0, accepts);
        }
    }
    let mut table = table(["claim", "pointers", "accepted by ours", "by the builtin"], 1..4);
    for (claim, counts) in counts {
        table.add_row([format!("`{claim}`")].into_iter().chain(counts.map(|count| count.to_string())));
    }
    table.trim_fmt()
}

/// The table by rule.
#[must_use]
pub fn verdicts(judged: &[Judged]) -> String {
    let counts =
        ["cases", "ours: accepted", "rejected", "builtin: accepted", "rejected", "agree", "differ", "not compared"];
    let mut table = table(["rule"].into_iter().chain(counts), 1..9);
    for row in rows(judged) {
        let Row { rule, cases, ours, builtin, agree, differ } = row;
        let compared = agree + differ;
        let ours = [cases, ours[0], ours[1]].map(|count| count.to_string());
        // A zero would read as a result.
        let builtin = [builtin[0], builtin[1], agree, differ]
            .map(|count| if compared == 0 { "-".to_owned() } else { count.to_string() });
        table.add_row([rule].into_iter().chain(ours).chain(builtin).chain([(cases - compared).to_string()]));
    }
    table.trim_fmt()
}

/// Every case that has another verdict from the compiler's own derive, and those without a counterpart there, with the
/// reasons.
#[must_use]
pub fn differences(judged: &[Judged]) -> String {
    let mut lines = Vec::new();
    let mut not_compared: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for judged in judged {
        let Judged { case, ours, builtin, .. } = judged;
        match (builtin, &case.header.builtin) {
            (Some(builtin), stated) if judged.differs() => {
                let reason = if let Builtin::Differs(_, reason) = stated { reason } else { "unexplained" };
                let (name, ours, builtin) = (&case.name, ours.verdict, builtin.verdict);
                lines.push(format!("- `{name}`: {ours} by ours, {builtin} by the builtin, {reason}"));
            }
            (None, Builtin::NoCounterpart(reason)) => {
                not_compared.entry(reason).or_default().push(format!("`{}`", case.name));
            }
            _ => {}
        }
    }
    if lines.is_empty() {
        lines.push("- None.".to_owned());
    }
    lines.extend(not_compared.iter().map(|(reason, cases)| {
        let reason = reason.trim_end_matches('.');
        format!("- Not compared, {reason}: {}.", cases.join(", "))
    }));
    lines.join("\n")
}

/// Everything about the cases for other programs.
#[must_use]
pub fn machine_readable(judged: &[Judged]) -> Value {
    let outcome = |outcome: &Outcome| {
        let codes: Vec<_> =
            outcome.errors.iter().map(|error| json!({"code": error.code, "message": error.message})).collect();
        json!({"verdict": outcome.verdict.name(), "errors": codes})
    };
    let cases: Vec<Value> = judged
        .iter()
        .map(|judged| {
            let Judged { case, ours, builtin, .. } = judged;
            let reason = match &case.header.builtin {
                Builtin::Same => None,
                Builtin::Differs(_, reason) | Builtin::NoCounterpart(reason) => Some(reason),
            };
            json!({
                "case": case.name,
                "rule": case.rule,
                "claims": case.header.claims,
                "expected": case.header.expected.name(),
                "ours": outcome(ours),
                "builtin": builtin.as_ref().map(outcome),
                "differs": judged.differs(),
                "reason": reason,
            })
        })
        .collect();
    let rules: Vec<Value> = rows(judged)
        .into_iter()
        .map(|row| {
            json!({
                "rule": row.rule,
                "cases": row.cases,
                "ours": {"accepted": row.ours[0], "rejected": row.ours[1]},
                "builtin": {"accepted": row.builtin[0], "rejected": row.builtin[1]},
                "agree": row.agree,
                "differ": row.differ,
            })
        })
        .collect();
    json!({"cases": cases, "rules": rules})
}

/// Reads a report and returns it as it is, and as it would be with these tables.
///
/// # Errors
///
/// If it cannot be read, or a marker is missing, repeated or out of order.
pub fn redrawn(path: &Path, sections: &[Section]) -> Result<(String, String)> {
    let before = read(path)?;
    let mut after = before.clone();
    for (section, table) in sections {
        let place = place(path, &after, section)?;
        after.replace_range(place, &format!("\n{table}\n"));
    }
    Ok((before, after))
}

/// A table as it is in a report.
///
/// # Errors
///
/// If the report cannot be read, or a marker is missing, repeated or out of order.
pub fn drawn(path: &Path, section: &str) -> Result<String> {
    let report = read(path)?;
    Ok(report[place(path, &report, section)?].trim().to_owned())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| anyhow!("{}: {error}", name(path)))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().display().to_string()
}

/// What is between the markers of a table.
fn place(path: &Path, report: &str, section: &str) -> Result<Range<usize>> {
    let begin = format!("<!-- evidence:begin {section} -->");
    let end = format!("<!-- evidence:end {section} -->");
    let only = |marker: &str| match report.match_indices(marker).collect::<Vec<_>>()[..] {
        [(at, _)] => Ok(at),
        [] => bail!("{}: the marker `{marker}` is missing", name(path)),
        _ => bail!("{}: the marker `{marker}` occurs more than once", name(path)),
    };
    let (from, to) = (only(&begin)? + begin.len(), only(&end)?);
    if to < from {
        bail!("{}: the marker `{end}` comes before `{begin}`", name(path));
    }
    Ok(from..to)
}

/// Replaces a report, so that a reader finds either the old one or the new one.
///
/// # Errors
///
/// If the folder or the file cannot be written.
pub fn replace(path: &Path, report: &str) -> Result<()> {
    let folder = path.parent().context("the report is in no folder")?;
    let write = || -> Result<()> {
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(report.as_bytes())?;
        // A temporary file can be read by its owner alone.
        file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
        file.persist(path)?;
        Ok(())
    };
    write().with_context(|| format!("cannot write {}", name(path)))
}
