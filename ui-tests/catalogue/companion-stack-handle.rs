//! companion-stack's `Handle`: the pointer, where it lives on the stack, and the stack.
//!
//! Claim: catalogue-second-field (peers' shapes: four fields).
//! Verdict: rejected, three more fields with a size (E0690).
//! Source: companion-stack, `Handle`, with its feature `nightly`.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Handle<'s, T: ?Sized, const N: usize> {
    value: &'s mut T,
    start: usize,
    stack: &'s mut Stack<N>,
    end: usize,
}

pub struct Stack<const N: usize> {
    memory: [u8; N],
}

fn main() {}
