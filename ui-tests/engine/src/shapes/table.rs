//! The result of a run: for the report, for the terminal, and for other programs.

use super::differences::known;
use super::judge::{Finding, Reason};
use super::{Judged, Run, Side};
use crate::compiler::Verdict;
use crate::own_file::{Rules, without_names};
use crate::report::table;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Reasons that fewer shapes have are counted together.
const RARE: usize = 20;

/// The counts of a run. They depend on the run and the compiler alone.
#[derive(Debug)]
pub struct Summary {
    run: Run,
    /// Whether ours wrote the coercions, and not what `unsize!` needs.
    pub(super) implicit: bool,
    /// Accepted by ours, and by the compiler's own.
    accepted: [usize; 2],
    agreed: usize,
    /// Shapes at which the compiler crashes with either derive.
    crashed: usize,
    compared: usize,
    equal: usize,
    unexplained: usize,
    /// How many shapes are rejected for this reason, by ours and by the compiler's own.
    reasons: BTreeMap<String, [usize; 2]>,
    differences: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn of(run: Run, implicit: bool, judged: &[Judged], rules: &Rules) -> Self {
        let count = |holds: &dyn Fn(&Judged) -> bool| judged.iter().filter(|judged| holds(judged)).count();
        let mut reasons: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        let mut differences = BTreeMap::new();
        for judged in judged {
            for (column, finding) in [&judged.ours, &judged.builtin].into_iter().enumerate() {
                for name in names(finding, rules) {
                    reasons.entry(name).or_default()[column] += 1;
                }
            }
            if let Some(difference) = judged.known() {
                *differences.entry(difference.name).or_default() += 1;
            }
        }
        Self {
            run,
            implicit,
            accepted: [
                count(&|judged| judged.ours.verdict == Verdict::Accepted),
                count(&|judged| judged.builtin.verdict == Verdict::Accepted),
            ],
            agreed: count(&|judged| judged.ours.verdict == judged.builtin.verdict),
            crashed: count(&|judged| [&judged.ours, &judged.builtin].iter().all(|it| it.verdict == Verdict::Crashed)),
            compared: count(&|judged| judged.headers.is_some()),
            equal: count(&|judged| judged.headers.as_ref().is_some_and(Vec::is_empty)),
            unexplained: count(&Judged::is_unexplained),
            reasons,
            differences,
        }
    }

    /// The named differences and, where coercions are implicit, the reasons of rejection. Those of plain stable are much the same.
    #[must_use]
    pub fn tables(&self) -> String {
        if self.implicit { format!("{}\n\n{}", self.differences(), self.reasons()) } else { self.differences() }
    }

    /// What came out, in short.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { run, accepted: [ours, builtin], agreed, crashed, compared, equal, unexplained, .. } = self;
        let crashes = if *crashed == 0 { String::new() } else { format!(" ({crashed} crash the compiler with both)") };
        let accepted_by_ours =
            if self.implicit { "accepted by ours" } else { "accepted by ours with a use of `unsize!`" };
        let headers = if self.implicit {
            format!(" Both accept {compared}, with equal impl headers for {equal}.")
        } else {
            String::new()
        };
        format!(
            "{} shapes of seed {}: {ours} {accepted_by_ours}, {builtin} by the builtin, the same verdict from both for \
             {agreed}{crashes}.{headers} Differences with no known reason: {unexplained}.",
            run.count, run.seed
        )
    }

    fn differences(&self) -> String {
        let mut table = table(["difference", "shapes", "ours is", "because", "example"], 1..2);
        for difference in known(self.implicit) {
            let shapes = self.differences.get(difference.name).copied().unwrap_or_default().to_string();
            let side = match difference.side {
                Side::Stricter => "stricter",
                Side::Laxer => "laxer",
                Side::Alone => "alone in accepting",
                Side::Header => "different in a header",
                Side::Crash => "alone in a crash",
            };
            let example = difference.example.to_string();
            table.add_row([difference.name, &shapes, side, difference.because, &example]);
        }
        table.trim_fmt()
    }

    fn reasons(&self) -> String {
        let mut table = table(["reason", "ours", "builtin"], 1..3);
        let mut rows: Vec<_> = self.reasons.iter().filter(|(_, [ours, builtin])| *ours.max(builtin) >= RARE).collect();
        rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
        for (name, [ours, builtin]) in &rows {
            table.add_row([(*name).clone(), ours.to_string(), builtin.to_string()]);
        }
        let rarer = self.reasons.len() - rows.len();
        table.add_row([format!("{rarer} more, each of fewer than {RARE} shapes"), String::new(), String::new()]);
        table.trim_fmt()
    }

    /// For other programs.
    #[must_use]
    pub fn json(&self) -> Value {
        let reasons: BTreeMap<_, _> = self
            .reasons
            .iter()
            .map(|(name, [ours, builtin])| (name, json!({"ours": ours, "builtin": builtin})))
            .collect();
        json!({
            "seed": self.run.seed,
            "shapes": self.run.count,
            "accepted": {"ours": self.accepted[0], "builtin": self.accepted[1]},
            "agree": self.agreed,
            "crashed": self.crashed,
            "headers": {"compared": self.compared, "equal": self.equal},
            "differences": self.differences,
            "unexplained": self.unexplained,
            "reasons": reasons,
        })
    }
}

/// The reasons of a rejection, each once: a claim of the report, a code, or the words.
fn names(finding: &Finding, rules: &Rules) -> BTreeSet<String> {
    let name = |Reason { code, message, .. }: &Reason| {
        let words = || without_names(message).replace('`', "…");
        match code.as_deref() {
            // All the rules of the compiler's own derive have one code.
            Some("E0802") => format!("E0802: {}", words()),
            Some(code) => code.to_owned(),
            None => rules.claims(message).map_or_else(words, |claims| format!("`{claims}`")),
        }
    };
    finding.reasons.iter().map(name).collect()
}
