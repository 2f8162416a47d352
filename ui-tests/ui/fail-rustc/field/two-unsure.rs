//! Two types of the author's own that mention the pointee: rustc finds that both hold a pointer.
//!
//! Claim: field-two-pointers-behind-names (upstream: `coerce_unsized_info`, E0375).
//! Cf. pass/field/nested-derived.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct MyRc<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(MyRc<T>, MyRc<T>);

fn main() {}
