//! geobacter's `AccelRefRaw`: a wrapper around what is behind a reference, or around the reference itself.
//!
//! Claim: catalogue-container (RFC 3621, "Why not two derive macros?").
//! Verdict: rejected, a container: it holds its parameter by value.
//! Source: geobacter, commit 3919a7a2f252, `geobacter_core::ref_::AccelRefRaw`, with `T: CoerceUnsized<U>`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct AccelRefRaw<T>(T)
where
    T: ?Sized;

fn main() {}
