//! What became of the pointers that were found.

use super::krate::Crate;
use super::left::{LeftAlone, Question};
use super::unsizing_traits::only_coerces;

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

    /// Whether a pointer cannot be the type of `self`: it says `coerce_only`, or the pointer in its
    /// field does.
    pub(super) fn only_coerces(&self, krate: &Crate, item: usize) -> bool {
        let mut chain = vec![item];
        while let Some(inner) = chain.last().and_then(|last| self.pointer(*last)?.wraps)
            && !chain.contains(&inner)
        {
            chain.push(inner);
        }
        chain.into_iter().any(|own| only_coerces(krate, own))
    }
}
