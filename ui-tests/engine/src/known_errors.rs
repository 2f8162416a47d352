//! From the words of an error to the claim that it shows, learnt from the snapshots of `ui/fail`.

use crate::case::{CaseHeader, Kind, rust_files};
use crate::compiler::Diagnostic;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The claims that the suite has for errors in the derive's own words.
#[derive(Debug, Default)]
pub struct KnownErrors {
    claims: BTreeMap<String, BTreeSet<String>>,
}

impl KnownErrors {
    /// Reads the snapshots in `package`.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn learn(package: &Path) -> Result<Self> {
        let mut known = Self::default();
        for path in rust_files(&package.join("ui/fail"))? {
            let (Ok(source), Ok(snapshot)) =
                (fs::read_to_string(&path), fs::read_to_string(path.with_extension("stderr")))
            else {
                continue;
            };
            let Ok(header) = CaseHeader::parse(&source, Kind::Fail) else { continue };
            let messages: Vec<_> = snapshot.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
            // A case with several mistakes is about their number.
            if let [message] = messages[..] {
                known.claims.entry(without_names(message)).or_default().extend(header.claims);
            }
        }
        Ok(known)
    }

    /// Returns the rule that an error is about: the code of rustc, or the claim for which the suite
    /// has the same words.
    #[must_use]
    pub fn rule(&self, error: &Diagnostic) -> String {
        if let Some(code) = &error.code {
            return code.clone();
        }
        self.claims(error.first_line()).unwrap_or_else(|| "none known".to_owned())
    }

    /// Returns the claims for which the suite has these words.
    #[must_use]
    pub fn claims(&self, message: &str) -> Option<String> {
        let claims = self.claims.get(&without_names(message))?;
        Some(claims.iter().map(String::as_str).collect::<Vec<_>>().join(" or "))
    }
}

/// Returns the message without what stands between backquotes, which is the user's.
pub(crate) fn without_names(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`")
}
