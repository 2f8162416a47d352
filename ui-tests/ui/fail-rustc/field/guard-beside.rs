//! A guard beside the pointer has a size, which only rustc can see.
//!
//! Claim: field-size-by-rustc (rustc: E0690; upstream: `DispatchFromDyn`).
//! Cf. pass/field/zero-sized.rs

use pin_coerce_unsized::SmartPointer;

struct Guard(#[allow(dead_code)] u32);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Guard);

fn main() {}
