//! How long each step took, in the log.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The time that each step took for all crates together.
#[derive(Debug, Default)]
pub(super) struct Clock(BTreeMap<&'static str, Duration>);

impl Clock {
    /// Does the work of a step for a crate, and prints how long it took.
    pub(super) fn time<T>(&mut self, id: &str, step: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        *self.0.entry(step).or_default() += took;
        eprintln!("{id:<22} {step:<18} {:>6.1} s", took.as_secs_f64());
        result
    }

    /// Prints the sums.
    pub(super) fn print_sums(&self) {
        for (step, took) in &self.0 {
            eprintln!("{:<22} {step:<18} {:>6.1} s", "all", took.as_secs_f64());
        }
    }
}
