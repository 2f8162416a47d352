//! What a long run prints to the standard error while it works: a line for each phase and, on a
//! terminal, a bar below it.

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// Prints which phase begins.
pub(crate) fn announce(phase: &str) {
    eprintln!("{phase} ...");
}

/// A phase with a known number of steps. Its bar disappears when this value is dropped.
pub(crate) struct Phase(ProgressBar);

impl Phase {
    /// Prints which phase begins, and shows a bar if there is a terminal.
    pub(crate) fn begin(doing: &str, count: u64, what: &str) -> Result<Self> {
        announce(&format!("{doing} {count} {what}"));
        let template = format!("{{bar:40}} {{pos}}/{{len}} {what}, {{per_sec}}, {{eta}} left");
        Ok(Self(ProgressBar::new(count).with_style(ProgressStyle::with_template(&template)?)))
    }

    /// Moves the bar by one step.
    pub(crate) fn advance(&self, steps: u64) {
        self.0.inc(steps);
    }
}

impl Drop for Phase {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
