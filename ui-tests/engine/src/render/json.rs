//! The output for other programs.

use super::documents::Fate;
use super::shapes::describe;
use super::terminal::mode;
use crate::case::Builtin;
use crate::compare::{Counts, JudgedCase, count};
use crate::compiler::Outcome;
use crate::evidence::Evidence;
use crate::own_file::{ExplainedError, JudgedFile};
use crate::shapes::compared::ComparedShapes;
use crate::shapes::summary::Summary;
use serde_json::{Value, json};
use std::collections::BTreeMap;

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
    let reason = match &case.header.builtin {
        Builtin::Same => None,
        Builtin::Differs(_, reason) | Builtin::NoCounterpart(reason) => Some(reason),
    };
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

/// Returns the verdict on a file from outside the suite, its errors by rule, and its expansion.
#[must_use]
pub fn own_file(file: &JudgedFile) -> Value {
    let errors = file.errors.iter().map(|ExplainedError { rule, error, known }| {
        json!({
            "rule": rule,
            "code": error.code,
            "message": error.message,
            "rendered": error.rendered,
            "cause": known.as_ref().map(|known| &known.cause),
            "fix": known.as_ref().and_then(|known| known.fix.as_ref()),
        })
    });
    json!({"verdict": file.verdict.name(), "errors": errors.collect::<Vec<_>>(), "expansion": file.expansion})
}
