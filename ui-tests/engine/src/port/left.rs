//! What is left to a person.

/// Something that only a person can decide.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where it comes up: `file:line`.
    pub place: String,
    /// The struct that it is about, or the crate.
    pub about: String,
    /// Why it comes up.
    pub reason: String,
    /// What to decide.
    pub decide: String,
}

/// What is not ported, and why.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct LeftAlone {
    /// Where it is: `file:line`.
    pub place: String,
    /// What it is.
    pub about: String,
    /// Why it stays as it is.
    pub reason: String,
}
