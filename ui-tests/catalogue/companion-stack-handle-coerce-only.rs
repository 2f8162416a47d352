//! companion-stack's `Handle`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: four fields).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: companion-stack, `Handle`, with its feature `nightly`.

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
pub struct Handle<'s, T: ?Sized, const N: usize> {
    #[smart_pointer(coerce_only)]
    value: &'s mut T,
    start: usize,
    stack: &'s mut Stack<N>,
    end: usize,
}

pub struct Stack<const N: usize> {
    memory: [u8; N],
}

fn coerce<'s, const N: usize>(pointer: Handle<'s, u8, N>) -> Handle<'s, dyn ToString + 's, N> {
    unsize!(pointer => dyn ToString + 's)
}

fn main() {}
