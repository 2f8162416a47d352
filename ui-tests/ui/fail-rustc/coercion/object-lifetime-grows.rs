//! A trait object may not outlive what the concrete type borrows.
//!
//! Claim: coercion-keeps-lifetimes (RFC 3621, expansion).
//! Cf. pass/bound/lifetimes.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn grow<'a>(ptr: Ptr<&'a str>) -> Ptr<dyn Debug + 'static> {
    ptr
}

fn main() {
    let _ = grow;
}
