//! The header of a case: its claims, its neighbour, and the verdicts expected.

use super::kind::Kind;
use crate::compiler::{Verdict, minor_version};
use crate::source::is_rust;
use anyhow::{Result, bail};
use std::path::Path;

/// What the header says about the compiler's own derive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Builtin {
    /// There is no such line: the same verdict as ours.
    Same,
    /// A verdict other than ours, with the reason.
    Differs(Verdict, String),
    /// The case is about what only our derive has, with the reason.
    NoCounterpart(String),
    /// The case is about the language, whichever derive there is, with the reason.
    Language(String),
}

impl Builtin {
    /// Returns the verdict that is stated for the compiler's own derive, if ours has this one.
    #[must_use]
    pub fn verdict(&self, ours: Verdict) -> Verdict {
        match self {
            Self::Differs(verdict, _) => *verdict,
            Self::Same | Self::NoCounterpart(_) | Self::Language(_) => ours,
        }
    }

    /// Whether the case is compiled with the compiler's own derive as well.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        matches!(self, Self::Same | Self::Differs(..))
    }

    /// Returns the reason for another verdict, or for none.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Same => None,
            Self::Differs(_, reason) | Self::NoCounterpart(reason) | Self::Language(reason) => Some(reason),
        }
    }
}

/// The lines of the header that the engine reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHeader {
    /// The claims that the case shows.
    pub claims: Vec<String>,
    /// The neighbours that pass by changing one thing, as paths below `ui/`.
    pub neighbours: Vec<String>,
    /// What the compiler's own derive does.
    pub builtin: Builtin,
    /// The verdict expected of our derive.
    pub expected: Verdict,
    /// Another verdict where coercions are implicit. The file gives the reason.
    pub implicit: Option<Verdict>,
    /// Another verdict of the compiler's own derive on nightly. The file gives the reason.
    pub nightly: Option<Verdict>,
    /// The minor version of the first compiler for which this verdict is expected, or 0 for all
    /// compilers.
    pub since: u32,
    /// For a pointer of the catalogue, the unstable traits that the project and the version of its
    /// `Source:` implement for it by hand. Only these pointers are counted in the report.
    pub impls: Vec<String>,
}

impl CaseHeader {
    /// Reads the header of a case.
    ///
    /// # Errors
    ///
    /// If something is missing or malformed. The error names all of it in one line.
    pub fn parse(source: &str, kind: Kind) -> Result<Self> {
        let mut problems = Vec::new();
        let mut fields = Fields::read(source);
        if fields.summary.is_empty() {
            problems.push("no `//!` sentence that says what the case shows".to_owned());
        }

        let claims = fields.take("Claim:", &mut problems).unwrap_or_default();
        let claims: Vec<String> = claims
            .split('(')
            .next()
            .unwrap_or_default()
            .split([',', ' '])
            .map(|id| id.trim_end_matches('.').to_owned())
            .filter(|id| !id.is_empty())
            .collect();
        if claims.is_empty() {
            problems.push("no `Claim: <id> (<where the rule comes from>).`".to_owned());
        }
        let is_id =
            |id: &str| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        problems.extend(claims.iter().filter(|id| !is_id(id)).map(|id| format!("`{id}` is not the id of a claim")));

        let neighbours = fields.take("Cf.", &mut problems).unwrap_or_default();
        let neighbours: Vec<String> = neighbours
            .split([',', ' '])
            .map(|path| path.trim_matches(['.', ';', '`']))
            .filter(|path| is_rust(Path::new(path)))
            .map(str::to_owned)
            .collect();
        if neighbours.is_empty() && matches!(kind, Kind::Fail | Kind::FailRustc | Kind::Attack | Kind::Unsize) {
            problems.push("no `Cf. <neighbour that passes>.rs`".to_owned());
        }

        let builtin = fields.take("Builtin:", &mut problems).map_or(Builtin::Same, |line| {
            parse_builtin(&line).unwrap_or_else(|| {
                problems.push(format!(
                    "`Builtin: {line}` is not `accepted, …`, `rejected, …`, `no counterpart, …` or `the language's own, …`"
                ));
                Builtin::Same
            })
        });

        if kind == Kind::Unsize && matches!(builtin, Builtin::Differs(..)) {
            problems.push("a verdict after `Builtin:`, though no case of `unsize!` is compared".to_owned());
        }

        let gets_through = match kind {
            Kind::KnownGap => true,
            Kind::Attack => matches!(builtin, Builtin::Differs(Verdict::Accepted, _)),
            _ => false,
        };
        if fields.take("Harm:", &mut problems).is_none() && gets_through {
            problems.push("no `Harm: <what goes wrong>`, though a derive lets it through".to_owned());
        }

        let verdict = fields.take("Verdict:", &mut problems);
        let expected = match (kind.expected(), verdict) {
            (Some(expected), None) => expected,
            (Some(expected), Some(_)) => {
                problems.push(format!("a `Verdict:` line, though the place says {expected}"));
                expected
            }
            (None, verdict) => verdict.as_deref().and_then(parse_verdict).unwrap_or_else(|| {
                problems.push("no `Verdict: accepted` or `Verdict: rejected, <reason>`".to_owned());
                Verdict::Accepted
            }),
        };

        let mut another = |key: &str, than: Verdict| {
            let line = fields.take(key, &mut problems)?;
            let (head, reason) = line.split_once(',').unwrap_or((&line, ""));
            let verdict = Verdict::named(head.trim()).filter(|_| !reason.trim().is_empty());
            if verdict.is_none_or(|verdict| verdict == than) {
                problems.push(format!("`{key} {line}` is not another verdict, a comma, and the reason"));
            }
            verdict
        };
        let implicit = another("Implicit:", expected);
        let nightly = another("Nightly:", builtin.verdict(expected));

        let since = fields.take("Since:", &mut problems).map_or(0, |line| {
            minor_version(&line).unwrap_or_else(|| {
                problems.push(format!("`Since: {line}` is not `1.94, …`"));
                0
            })
        });

        let source = fields.take("Source:", &mut problems).unwrap_or_default();
        let impls = fields.take("Impls:", &mut problems).unwrap_or_default();
        let impls: Vec<String> = impls.split([',', ' ']).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if impls.iter().any(|name| !["CoerceUnsized", "DispatchFromDyn"].contains(&name.as_str())) {
            problems.push(format!("`Impls: {}` names other traits than the two", impls.join(", ")));
        }
        if !impls.is_empty() && !source.contains(|char: char| char.is_ascii_digit()) {
            problems.push("`Impls:` without a version or a commit in `Source:`".to_owned());
        }

        if !problems.is_empty() {
            bail!("{}", problems.join("; "));
        }
        Ok(Self { claims, neighbours, builtin, expected, implicit, nightly, since, impls })
    }
}

/// Returns what the header of a case says after a key such as `Implicit:`.
pub(crate) fn field(source: &str, key: &str) -> Option<String> {
    Fields::read(source).take(key, &mut Vec::new())
}

/// Reads `accepted, because …`.
fn parse_builtin(line: &str) -> Option<Builtin> {
    let (head, reason) = line.split_once(',')?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty())?.to_owned();
    match head.trim() {
        "no counterpart" => Some(Builtin::NoCounterpart(reason)),
        "the language's own" => Some(Builtin::Language(reason)),
        head => Some(Builtin::Differs(Verdict::named(head)?, reason)),
    }
}

/// Reads `accepted`, perhaps with a remark, or `rejected, <reason>`.
fn parse_verdict(line: &str) -> Option<Verdict> {
    let (head, reason) = line.split_once(',').unwrap_or((line, ""));
    match Verdict::named(head.trim().trim_end_matches('.'))? {
        Verdict::Rejected if reason.trim().is_empty() => None,
        Verdict::Crashed => None,
        verdict => Some(verdict),
    }
}

/// The lines at the top of a file: sentences first, then keyed lines, each continued by unkeyed
/// ones.
struct Fields {
    summary: String,
    keyed: Vec<(&'static str, String)>,
}

impl Fields {
    const KEYS: [&'static str; 11] = [
        "Claim:",
        "Cf.",
        "Builtin:",
        "Verdict:",
        "Implicit:",
        "Nightly:",
        "Since:",
        "Source:",
        "Impls:",
        "Harm:",
        "Derive:",
    ];

    fn read(source: &str) -> Self {
        let mut fields = Self { summary: String::new(), keyed: Vec::new() };
        let mut in_field = false;
        for line in source.lines().map_while(|line| line.trim_start_matches('\u{feff}').strip_prefix("//!")) {
            let line = line.trim();
            let keyed = Self::KEYS.into_iter().find_map(|key| Some((key, line.strip_prefix(key)?.trim())));
            if let Some((key, value)) = keyed {
                fields.keyed.push((key, value.to_owned()));
                in_field = true;
            } else if line.is_empty() || is_other_key(line) {
                in_field = false;
            } else if let (true, Some((_, value))) = (in_field, fields.keyed.last_mut()) {
                value.push(' ');
                value.push_str(line);
            } else {
                fields.summary.push_str(line);
            }
        }
        fields
    }

    /// Takes the value of `key`, which may be given only once.
    fn take(&mut self, key: &str, problems: &mut Vec<String>) -> Option<String> {
        let mut values = self.keyed.extract_if(.., |(name, _)| *name == key).map(|(_, value)| value);
        let value = values.next();
        if values.next().is_some() {
            problems.push(format!("more than one `{key}`"));
        }
        value
    }
}

/// Returns whether the line starts with a key that means nothing to the engine, such as
/// `Note: …`.
fn is_other_key(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(key, _)| {
        key.starts_with(|first: char| first.is_ascii_uppercase()) && key.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_goes_on_in_the_next_lines() {
        let source = "//! One.\n//!\n//! Implicit: accepted, because\n//! two.\n\n//! Since: three";
        assert_eq!(field(source, "Implicit:").as_deref(), Some("accepted, because two."));
        assert_eq!(field(source, "Since:"), None);
    }
}
