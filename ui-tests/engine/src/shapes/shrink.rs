//! Reduces shapes that differ without a known reason to small ones.

use super::judged::{JudgedShape, judge_batch};
use crate::derives::Derives;
use anyhow::Result;

/// Removes parts as long as the shape still differs in the same way, without a known reason.
///
/// # Errors
///
/// If a compiler cannot be run.
pub fn shrink(derives: &Derives, judged: &JudgedShape) -> Result<JudgedShape> {
    let mut smallest = judged.clone();
    loop {
        let smaller = judge_batch(derives, smallest.shape.smaller())?;
        let still = |candidate: &JudgedShape| candidate.is_unexplained() && candidate.side() == judged.side();
        match smaller.into_iter().find(still) {
            Some(candidate) => smallest = candidate,
            None => return Ok(smallest),
        }
    }
}
