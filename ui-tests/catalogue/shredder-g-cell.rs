//! A cell written for shredder: it holds its content by value, and coerces when the content does.
//!
//! Claim: catalogue-container (RFC 3621, "Why not two derive macros?").
//! Verdict: rejected, a container: the content is not behind a pointer.
//! Source: a `GCell` of a user of shredder, with `T: CoerceUnsized<U>`.

use pin_coerce_unsized::SmartPointer;
use std::cell::UnsafeCell;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct GCell<T: ?Sized>(UnsafeCell<T>);

fn main() {}
