//! A coercion may shorten a lifetime of the pointer, and not lengthen it.
//!
//! Claim: coercion-keeps-lifetimes (RFC 3621, expansion).
//! Cf. pass/bound/lifetimes.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

fn grow<'a>(ptr: Ptr<'a, u8>) -> Ptr<'static, dyn Debug> {
    ptr
}

fn main() {
    let _ = grow;
}
