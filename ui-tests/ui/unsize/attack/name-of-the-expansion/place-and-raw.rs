//! Constants have the names of the parameters in the expansion.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because no such names are used.

#![forbid(unsafe_code)]

#![allow(non_upper_case_globals)]

use pin_coerce_unsized::SmartPointer;

const __smart_pointer_place: *mut u8 = std::ptr::null_mut();
const __smart_pointer_raw: *mut u8 = std::ptr::null_mut();

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
