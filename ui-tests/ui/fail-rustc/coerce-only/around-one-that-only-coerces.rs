//! A pointer without the option around one with it: it would have to dispatch, and the inner one
//! cannot.
//!
//! Claim: coerce-only-receiver (RFC 3621, input requirement 5).
//! Cf. pass/coerce-only/around-another.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Inner<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Inner<T>);

fn main() {}
