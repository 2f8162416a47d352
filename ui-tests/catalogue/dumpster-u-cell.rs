//! dumpster's `UCell`: a cell that holds a pointer by value, so its parameter is the pointer and not the pointee.
//!
//! Claim: catalogue-container (RFC 3621, "Why not two derive macros?").
//! Verdict: rejected, a container: its parameter is not `?Sized`.
//! Source: dumpster 2.1.0, `UCell`, which coerces as `UCell<Nullable<T>>` only.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::cell::UnsafeCell;

#[derive(SmartPointer)]
#[repr(transparent)]
struct UCell<T>(UnsafeCell<T>);

fn main() {}
