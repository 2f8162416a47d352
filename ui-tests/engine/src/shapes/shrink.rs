//! Making a shape small that differs without a known reason.

use super::{Judged, judge_batch};
use crate::derives::Derives;
use anyhow::Result;
use std::fmt::Write;

/// Removes parts for as long as the shape still differs in the same way without a known reason.
///
/// # Errors
///
/// If a compiler cannot be run.
pub fn shrink(derives: &Derives, judged: &Judged) -> Result<Judged> {
    let mut smallest = judged.clone();
    loop {
        let smaller = judge_batch(derives, smallest.shape.smaller())?;
        let still = |candidate: &Judged| candidate.is_unexplained() && candidate.side() == judged.side();
        match smaller.into_iter().find(still) {
            Some(candidate) => smallest = candidate,
            None => return Ok(smallest),
        }
    }
}

/// The shape, and what both derives say about it.
#[must_use]
pub fn describe(judged: &Judged) -> String {
    let mut text = format!("{}{}\n", judged.shape.outside.concat(), judged.shape.source());
    let findings =
        [("ours", Some(&judged.ours)), ("builtin", Some(&judged.builtin)), ("ours, implicit", judged.checked.as_ref())];
    for (name, finding) in findings.into_iter().filter_map(|(name, finding)| Some((name, finding?))) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    {name}: {}", finding.verdict);
        for reason in &finding.reasons {
            let _ = writeln!(text, "        {}: {}", reason.code.as_deref().unwrap_or("no code"), reason.message);
        }
    }
    for line in judged.header_lines() {
        let _ = writeln!(text, "    {line}");
    }
    text
}
