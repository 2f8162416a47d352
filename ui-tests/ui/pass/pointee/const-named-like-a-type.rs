//! A const parameter has the name of a type that is in scope: as an argument, its name alone would
//! be the type's.
//!
//! Claim: expand-const (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

#[allow(dead_code)]
struct N;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, const N: usize>(Box<T>);

fn main() {
    let ptr: Ptr<dyn ToString, 3> = Ptr::<u8, 3>(Box::new(7));
    assert_eq!(ptr.0.to_string(), "7");
}
