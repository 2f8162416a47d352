//! `?Sized` beside other bounds, at any place among them, or in parentheses.
//!
//! Claim: sized-spelling (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ToString + ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Parenthesized<T: (?Sized) + (ToString)>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    let parenthesized: Parenthesized<u8> = Parenthesized(Box::new(8));
    let parenthesized: Parenthesized<dyn ToString> = parenthesized;
    assert_eq!((ptr.0.to_string(), parenthesized.0.to_string()), ("7".to_owned(), "8".to_owned()));
}
