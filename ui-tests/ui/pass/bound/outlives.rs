//! `T: 'a` is repeated, and the coercion may still shorten `'a`.
//!
//! Claim: expand-outlives (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized + 'a>(&'a T);

fn shorten<'a, 'b: 'a>(ptr: Ptr<'b, u8>) -> Ptr<'a, dyn ToString + 'a> {
    ptr
}

fn main() {
    assert_eq!(shorten(Ptr(&7)).0.to_string(), "7");
}
