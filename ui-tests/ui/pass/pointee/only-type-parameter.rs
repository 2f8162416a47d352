//! The only type parameter is the pointee, marked or not: lifetimes and consts do not count.
//!
//! Claim: pointee-only (RFC 3621, input requirement 2).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized, const N: usize>(&'a T);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Marked<'a, #[pointee] T: ?Sized, const N: usize>(&'a T);

fn main() {
    let (ptr, marked): (Ptr<u8, 1>, Marked<u8, 1>) = (Ptr(&7), Marked(&8));
    let (ptr, marked): (Ptr<dyn ToString, 1>, Marked<dyn ToString, 1>) = (ptr, marked);
    assert_eq!((ptr.0.to_string(), marked.0.to_string()), ("7".to_owned(), "8".to_owned()));
}
