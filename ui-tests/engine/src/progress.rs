//! What a long run says while it works, to the standard error: a line for each phase and, on a
//! terminal, a bar below it.

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// Says which phase begins.
pub(crate) fn announce(phase: &str) {
    eprintln!("{phase} ...");
}

/// A phase of so many steps. Its bar is gone when this value is.
pub(crate) struct Phase(ProgressBar);

impl Phase {
    /// Says which phase begins, and shows a bar if there is a terminal.
    pub(crate) fn begin(doing: &str, count: u64, what: &str) -> Result<Self> {
        announce(&format!("{doing} {count} {what}"));
        let template = format!("{{bar:40}} {{pos}}/{{len}} {what}, {{per_sec}}, {{eta}} left");
        Ok(Self(ProgressBar::new(count).with_style(ProgressStyle::with_template(&template)?)))
    }

    /// Moves the bar.
    pub(crate) fn advance(&self, steps: u64) {
        self.0.inc(steps);
    }
}

impl Drop for Phase {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
