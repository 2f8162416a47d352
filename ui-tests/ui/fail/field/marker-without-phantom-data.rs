//! A function pointer beside the pointer, in place of a `PhantomData` of it.
//!
//! Claim: field-mentioned-beside (RFC 3621, input requirement 5).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<T>, fn() -> T);

fn main() {}
