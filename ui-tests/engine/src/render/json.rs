//! The output for other programs.

use super::documents::Fate;
use super::own_file::reason;
use super::plain::plain;
use super::shapes::describe;
use super::terminal::{mode, mode_name};
use crate::compare::{Counts, count};
use crate::compiler::{Outcome, Verdict};
use crate::evidence::Evidence;
use crate::judged::JudgedCase;
use crate::own_file::{ExplainedError, JudgedFile};
use crate::shapes::compared::ComparedShapes;
use crate::shapes::summary::Summary;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Returns everything that a run found out.
#[must_use]
pub fn evidence(evidence: &Evidence, fate: &Fate) -> Value {
    json!({
        "cases": evidence.cases.iter().map(case).collect::<Vec<_>>(),
        "rules": count(&evidence.cases).iter().map(counts).collect::<Vec<_>>(),
        "compiler": evidence.version,
        "mode": mode(evidence),
        "errors": evidence.problems,
        "notes": evidence.notes,
        "report": fate.to_string(),
        "shapes": shapes(&evidence.shapes),
        "seconds": evidence.seconds,
    })
}

fn case(judged: &JudgedCase) -> Value {
    let JudgedCase { case, ours, builtin, .. } = judged;
    let reason = case.header.builtin.reason();
    json!({
        "case": case.name,
        "rule": case.subject,
        "claims": case.header.claims,
        "expected": case.header.expected.name(),
        "ours": outcome(ours),
        "builtin": builtin.as_ref().map(outcome),
        "differs": judged.differs(),
        "reason": reason,
    })
}

fn outcome(outcome: &Outcome) -> Value {
    let errors = outcome.errors.iter().map(|error| json!({"code": error.code, "message": error.message}));
    json!({"verdict": outcome.verdict.name(), "errors": errors.collect::<Vec<_>>()})
}

fn counts(Counts { subject, cases, ours, builtin, agree, differ }: &Counts) -> Value {
    json!({
        "rule": subject,
        "cases": cases,
        "ours": {"accepted": ours[0], "rejected": ours[1]},
        "builtin": {"accepted": builtin[0], "rejected": builtin[1]},
        "agree": agree,
        "differ": differ,
    })
}

fn shapes(shapes: &ComparedShapes) -> Value {
    let Summary { sample, accepted, agreed, crashed, compared, equal, unexplained, reasons, differences, .. } =
        &shapes.summary;
    let reasons: BTreeMap<_, _> =
        reasons.iter().map(|(name, [ours, builtin])| (name, json!({"ours": ours, "builtin": builtin}))).collect();
    json!({
        "seed": sample.seed,
        "shapes": sample.count,
        "accepted": {"ours": accepted[0], "builtin": accepted[1]},
        "agree": agreed,
        "crashed": crashed,
        "headers": {"compared": compared, "equal": equal},
        "differences": differences,
        "unexplained": unexplained,
        "reasons": reasons,
        "unexplained_shapes": shapes.unexplained.iter().map(describe).collect::<Vec<_>>(),
        "ran": shapes.ran.as_ref().ok(),
        "seconds": shapes.seconds,
        "per_second": shapes.per_second(),
    })
}

/// Returns the verdict on a file from outside the suite. `ui-tests/README.md` says what the keys
/// mean.
#[must_use]
pub fn own_file(file: &JudgedFile) -> Value {
    let structs = file.structs.iter().map(|judged| {
        json!({
            "name": judged.name,
            "file": judged.file,
            "line": judged.line,
            "verdict": judged.verdict.map(Verdict::name),
            "errors": explained(&judged.errors),
            "expansion": judged.expansion,
        })
    });
    json!({
        "file": file.path.display().to_string(),
        "verdict": file.verdict.name(),
        "problem": null,
        "mode": {"name": mode_name(file.mode.implicit), "reason": reason(&file.mode)},
        "structs": structs.collect::<Vec<_>>(),
        "errors": explained(&file.elsewhere),
    })
}

/// Returns the object of [`own_file`] for a file that could not be judged, with the reason. `file`
/// is `None` if no file was named.
#[must_use]
pub fn not_judged(file: Option<&Path>, problem: &str) -> Value {
    json!({
        "file": file.map(|file| file.display().to_string()),
        "verdict": null,
        "problem": problem,
        "mode": null,
        "structs": [],
        "errors": [],
    })
}

fn explained(errors: &[ExplainedError]) -> Value {
    let errors = errors.iter().map(|ExplainedError { rule, error, known }| {
        json!({
            "rule": rule,
            "code": error.code,
            "message": error.message,
            "file": error.shown().map(|place| &place.file),
            "line": error.shown().map(|place| place.line),
            "column": error.shown().map(|place| place.column),
            "rendered": error.rendered,
            "cause": known.as_ref().map(|known| plain(&known.cause)),
            "fix": known.as_ref().and_then(|known| known.fix.as_ref()).map(|fix| plain(fix)),
        })
    });
    errors.collect()
}
