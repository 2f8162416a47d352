//! The struct contains itself, and an alias hides that.
//!
//! Claim: field-by-value (RFC 3621, input requirement 5).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

type Pointer<T> = Ptr<T>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Pointer<T>);

fn main() {}
