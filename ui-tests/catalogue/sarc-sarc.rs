//! `Sarc`: an `Arc` with a marker value that says whether it may change threads. As a `PhantomData<S>` it would derive.
//!
//! Claim: catalogue-second-field (peers' shapes: a marker value of a generic type).
//! Verdict: rejected, a second field of a generic type, which may have a size (E0690).
//! Source: a `Sarc<S, T> { t: Arc<T>, s: S }`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::sync::Arc;

pub trait YesNo {}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Sarc<S, #[pointee] T: ?Sized>
where
    S: YesNo,
{
    t: Arc<T>,
    s: S,
}

fn main() {}
