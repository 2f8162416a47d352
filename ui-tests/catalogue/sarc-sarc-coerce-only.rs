//! `Sarc`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a marker value of a generic type).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: a `Sarc<S, T> { t: Arc<T>, s: S }`; project and version are not recorded.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::sync::Arc;

pub trait YesNo {}

#[derive(SmartPointer)]
pub struct Sarc<S, #[pointee] T: ?Sized>
where
    S: YesNo,
{
    #[smart_pointer(coerce_only)]
    t: Arc<T>,
    s: S,
}

fn coerce<S: YesNo>(pointer: Sarc<S, u8>) -> Sarc<S, dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
