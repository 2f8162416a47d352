//! The verdicts of both derives on a case, and where they contradict what the case says.

use crate::case::{Builtin, Case, Kind};
use crate::compiler::Outcome;
use crate::diagnostic::Diagnostic;
use crate::setting::Setting;

/// A case and what both derives made of it.
#[derive(Clone, Debug)]
pub struct JudgedCase {
    /// The case.
    pub case: Case,
    /// With our derive.
    pub ours: Outcome,
    /// With the compiler's own. None if it is not asked about the case, or nothing is compared.
    pub builtin: Option<Outcome>,
    /// What ours and the builtin make of the case with uses of the pointer below it, if it is the
    /// case of a likely mistake.
    pub used: Option<[Outcome; 2]>,
    /// Whether the case is accepted even if the derive writes nothing, so that it shows nothing.
    pub shows_nothing: bool,
    /// What our derive wrote for the case, which is empty if it wrote no impl. None if this
    /// compiler prints no expansion of it.
    pub expansion: Option<String>,
}

impl JudgedCase {
    /// Returns whether both gave a verdict, and the two differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.builtin.as_ref().is_some_and(|builtin| builtin.verdict != self.ours.verdict)
    }

    /// Returns a message if the verdict of our derive is not the one that the case expects.
    #[must_use]
    pub fn contradiction(&self) -> Option<String> {
        let Case { name, kind, header, .. } = &self.case;
        let (ours, expected) = (self.ours.verdict, header.expected);
        let asked_by = if *kind == Kind::Catalogue { "`Verdict:` line" } else { "place" };
        let first = self.ours.errors.first().map(|error| format!(": {}", error.first_line())).unwrap_or_default();
        if ours != expected {
            return Some(format!("{name}: {ours} by our derive, {expected} by its {asked_by}{first}"));
        }
        self.shows_nothing
            .then(|| format!("{name}: accepted by a derive that writes nothing, too, so it shows nothing"))
    }

    /// Returns a message if the verdict of the compiler's own derive is not the one that the header
    /// states in this setting.
    #[must_use]
    pub fn misstatement(&self, setting: Setting) -> Option<String> {
        let Case { name, header, .. } = &self.case;
        let builtin = self.builtin.as_ref()?;
        if let Some(missing) = builtin.errors.iter().find_map(lacking) {
            return Some(format!("{name}: the builtin is judged by what it cannot know, `no counterpart` ({missing})"));
        }
        let (ours, builtin) = (self.ours.verdict, builtin.verdict);
        if let (Setting::Nightly, Some(stated)) = (setting, header.nightly) {
            return (stated != builtin).then(|| format!("{name}: `Nightly: {stated}`, but it is {builtin}"));
        }
        match &header.builtin {
            Builtin::Same if builtin != ours => {
                Some(format!("{name}: unexplained difference, {ours} by our derive and {builtin} by the builtin"))
            }
            Builtin::Differs(..) if builtin == ours => {
                Some(format!("{name}: stale `Builtin:` line, both derives say {ours}"))
            }
            Builtin::Differs(stated, _) if *stated != builtin => {
                Some(format!("{name}: `Builtin: {stated}`, but it is {builtin}"))
            }
            _ => None,
        }
    }
}

/// Returns what is missing, if an error is about the stand-in for our crate and not about the case.
fn lacking(error: &Diagnostic) -> Option<&str> {
    let about_names =
        matches!(error.code.as_deref(), Some("E0432" | "E0433")) && error.message.contains("pin_coerce_unsized");
    let about_attribute = error.message.starts_with("cannot find attribute `smart_pointer`");
    let about_features = matches!(error.code.as_deref(), Some("E0554" | "E0658"));
    (about_names || about_attribute || about_features).then(|| error.first_line())
}
