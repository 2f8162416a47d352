//! The field that is marked as the pointer points to a container that can hold only `Sized` values.
//!
//! Claim: field-shape (RFC 3621, input requirement 5).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::sync::{Arc, Mutex};

#[derive(SmartPointer)]
struct Ptr<T>(#[smart_pointer(coerce_only)] Arc<Mutex<Option<T>>>, u32);

fn main() {}
