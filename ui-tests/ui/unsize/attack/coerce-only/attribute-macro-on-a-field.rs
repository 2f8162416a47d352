//! An attribute macro on a field. rustc allows none there, so the option on the field is not one.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, #[replace_by(*const T)] usize);

fn main() {}
