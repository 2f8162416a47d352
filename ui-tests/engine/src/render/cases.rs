//! The tables about the cases.

use super::markdown::table;
use crate::case::{Builtin, Case, Kind};
use crate::compare::{Counts, count};
use crate::compiler::{Outcome, Verdict};
use crate::diagnostic::Diagnostic;
use crate::judged::JudgedCase;
use std::collections::BTreeMap;

/// The text that an error underlines if it is about no tokens in particular.
const DERIVES: [&str; 2] = ["SmartPointer", "#[derive(SmartPointer)]"];

/// Generates the table of `ui-tests/tables/diagnostics.md`: for each mistake, what both derives
/// underline, and whether they say what to write.
pub(super) fn diagnostics(judged: &[JudgedCase]) -> String {
    let sides =
        ["ours underlines", "says what to write", "errors", "builtin underlines", "says what to write", "errors"];
    let mut table = table(["mistake"].into_iter().chain(sides), 0..0);
    let mut totals = [[0; 3]; 2];
    for JudgedCase { case, ours, builtin, .. } in judged {
        let (Kind::Fail | Kind::FailRustc, Some(builtin)) = (case.kind, builtin) else { continue };
        let cells = [ours, builtin].into_iter().zip(&mut totals).flat_map(|(outcome, total)| {
            let underlined: Vec<_> = outcome.errors.iter().map(|error| error.tokens.as_str()).collect();
            // The user's mistake is never in the derive itself.
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

/// Generates the table of `ui-tests/tables/attacks.md` for one compiler: what stops each attack,
/// and with which error.
pub(super) fn attacks(judged: &[JudgedCase], version: &str) -> String {
    let mut table = table(["attack", "rule", "ours", "by", "builtin", "by"], 0..0);
    let is_attack = |case: &Case| matches!(case.kind, Kind::Attack | Kind::KnownGap) || case.subject == "pass/attack";
    let mut accepted = [0; 2];
    let attacks = judged.iter().filter(|judged| is_attack(&judged.case));
    for JudgedCase { case, ours, builtin, .. } in attacks.clone() {
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

/// Generates the table of pointers from real code, by the claim that says why they are accepted
/// or not.
pub(super) fn catalogue(judged: &[JudgedCase]) -> String {
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

/// Generates the table of the pointers that the report counts: those whose project and version
/// implement the unstable traits by hand.
pub(super) fn counted(judged: &[JudgedCase]) -> String {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut all = [0; 3];
    for JudgedCase { case, builtin, .. } in judged.iter().filter(|judged| !judged.case.header.impls.is_empty()) {
        let is_accepted = builtin.as_ref().is_some_and(|builtin| builtin.verdict == Verdict::Accepted);
        let only_coerces = case.header.impls == ["CoerceUnsized"];
        for claim in &case.header.claims {
            let add = [1, usize::from(is_accepted), usize::from(only_coerces)];
            let counts = counts.entry(claim).or_default();
            counts.iter_mut().zip(add).chain(all.iter_mut().zip(add)).for_each(|(count, add)| *count += add);
        }
    }
    let mut table = table(["claim", "pointers", "accepted by the builtin", "only `CoerceUnsized` by hand"], 1..4);
    let rows = counts.into_iter().map(|(claim, counts)| (format!("`{claim}`"), counts));
    for (name, counts) in rows.chain([("all".to_owned(), all)]) {
        table.add_row([name].into_iter().chain(counts.map(|count| count.to_string())));
    }
    table.trim_fmt()
}

/// Generates the table of verdicts by subject.
pub(super) fn verdicts(judged: &[JudgedCase]) -> String {
    let columns =
        ["cases", "ours: accepted", "rejected", "builtin: accepted", "rejected", "agree", "differ", "not compared"];
    let mut table = table(["rule"].into_iter().chain(columns), 1..9);
    for counts in count(judged) {
        let Counts { subject, cases, ours, builtin, agree, differ } = counts;
        let compared = agree + differ;
        let ours = [cases, ours[0], ours[1]].map(|count| count.to_string());
        // A zero would look like a result.
        let builtin = [builtin[0], builtin[1], agree, differ]
            .map(|count| if compared == 0 { "-".to_owned() } else { count.to_string() });
        table.add_row([subject].into_iter().chain(ours).chain(builtin).chain([(cases - compared).to_string()]));
    }
    table.trim_fmt()
}

/// Lists every case that has another verdict from the compiler's own derive, and those about
/// which that derive is not asked, with the reasons.
pub(super) fn differences(judged: &[JudgedCase]) -> String {
    let mut lines = Vec::new();
    let mut not_compared: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for judged in judged {
        let JudgedCase { case, ours, builtin, .. } = judged;
        match (builtin, &case.header.builtin) {
            (Some(builtin), stated) if judged.differs() => {
                let reason = if let Builtin::Differs(_, reason) = stated { reason } else { "unexplained" };
                let (name, ours, builtin) = (&case.name, ours.verdict, builtin.verdict);
                lines.push(format!("- `{name}`: {ours} by ours, {builtin} by the builtin, {reason}"));
            }
            (None, Builtin::NoCounterpart(reason) | Builtin::Language(reason)) => {
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

/// Lists the cases that not every compiler is asked about, by the release from which on they are.
pub(super) fn not_always_asked(judged: &[JudgedCase]) -> String {
    let mut names: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for JudgedCase { case, .. } in judged.iter().filter(|judged| judged.case.header.since > 0) {
        names.entry(case.header.since).or_default().push(format!("`{}`", case.name));
    }
    let lines = names.iter().map(|(since, names)| format!("- Since 1.{since}: {}.", names.join(", ")));
    lines.collect::<Vec<_>>().join("\n")
}
