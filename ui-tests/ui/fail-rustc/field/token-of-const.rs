//! A zero-sized value may not mention a const parameter either.
//!
//! Claim: field-token-generic (upstream: rust-lang/rust#135215).
//! Cf. pass/field/zero-sized.rs

use pin_coerce_unsized::SmartPointer;

struct Token<const N: usize>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, const N: usize>(Box<T>, Token<N>);

fn main() {}
