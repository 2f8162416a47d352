//! What the derive emits needs `core` only.
//!
//! Claim: path-absolute (the derive's own rule).
#![no_std]

extern crate std as other_name;

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

fn main() {
    let ptr: Ptr<[u8; 2]> = Ptr(&[1, 2]);
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!(*ptr.0, [1, 2]);
}
