//! Traits of the user's own take the names of those that the derive implements, and are not meant.
//!
//! Claim: path-absolute (the derive's own rule).

use pin_coerce_unsized::SmartPointer;

trait Unsize {}
trait CoerceUnsized {}
trait DispatchFromDyn {}
trait PinCoerceUnsized {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Unsize>(Box<T>);

impl<T: ?Sized> Unsize for T {}
impl<T: ?Sized> CoerceUnsized for T {}
impl<T: ?Sized> DispatchFromDyn for T {}
impl<T: ?Sized> PinCoerceUnsized for T {}

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
