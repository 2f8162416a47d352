//! What became of the pointers that were found.

use super::left::{LeftAlone, Question};

/// A pointer that derives after the port.
#[derive(Debug)]
pub(super) struct Pointer {
    /// The struct.
    pub(super) item: usize,
    /// Its name.
    pub(super) name: String,
    /// Why it is a pointer.
    pub(super) why: String,
    /// The name of its pointee.
    pub(super) pointee: String,
    /// Whether it derives already.
    pub(super) is_ported: bool,
    /// The pointer of the crate in its field.
    pub(super) wraps: Option<usize>,
}

/// What became of the pointers that were found.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// Those that derive.
    pub(super) pointers: Vec<Pointer>,
    /// What a person has to decide.
    pub(super) questions: Vec<Question>,
    /// Those that cannot derive.
    pub(super) left_alone: Vec<LeftAlone>,
}

impl Judged {
    /// Returns the pointer that is a struct.
    pub(super) fn pointer(&self, item: usize) -> Option<&Pointer> {
        self.pointers.iter().find(|pointer| pointer.item == item)
    }
}
