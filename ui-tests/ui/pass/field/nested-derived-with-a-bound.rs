//! The pointer in the field has a bound, as the outer one has. It coerces only to pointees that
//! meet the bound, and that is enough.
//!
//! Claim: field-derived (RFC 3621, input requirement 5).

use pin_coerce_unsized::SmartPointer;

trait Trait {}
impl Trait for u8 {}
impl Trait for dyn ToString {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Inner<T: ?Sized + Trait>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Trait>(Inner<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Inner(Box::new(7)));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.0.to_string(), "7");
}
