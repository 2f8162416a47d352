//! A coercion changes the pointee and no const parameter.
//!
//! Claim: coercion-keeps-parameters (RFC 3621, expansion).
//! Cf. pass/bound/const-with-default.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, const ID: u64>(Box<T>);

fn main() {
    let ptr: Ptr<u8, 0> = Ptr(Box::new(7));
    let _: Ptr<dyn Debug, 1> = ptr;
}
