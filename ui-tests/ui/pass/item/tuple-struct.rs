//! The smallest pointer: one field and one parameter.
//!
//! Claim: item-struct (RFC 3621, input requirements 1 and 4).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<[u8; 2]> = Ptr(Box::new([1, 2]));
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!(*ptr.0, [1, 2]);
}
