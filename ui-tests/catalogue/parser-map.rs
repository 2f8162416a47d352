//! A parser combinator that coerces when the parser inside does.
//!
//! Claim: catalogue-container (RFC 3621, "Why not two derive macros?").
//! Verdict: rejected, a container: two values, neither of them a pointer to a parameter.
//! Source: a `Map<F, P> { map: F, parser: P }` with `P: CoerceUnsized<Q>`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Map<F, #[pointee] P> {
    map: F,
    parser: P,
}

fn main() {}
