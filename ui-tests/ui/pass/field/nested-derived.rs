//! A pointer that derives `SmartPointer` is a field like the standard library's.
//!
//! Claim: field-derived (RFC 3621, input requirement 5).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct MyRc<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(MyRc<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(MyRc(Box::new(7)));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.0.to_string(), "7");
}
