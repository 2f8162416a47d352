//! RFC 3621's first example as an early draft had it, before `#[repr(transparent)]` became a requirement.
//!
//! Claim: catalogue-repr (RFC 3621, input requirement 3).
//! Verdict: rejected, no `#[repr(transparent)]`.
//! Source: RFC 3621, draft of 2024-05, `MySmartPointer`.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct MySmartPointer<T: ?Sized>(Box<T>);

fn main() {}
