//! `Self` in a bound is the struct, with the new pointee in the copy of the bound.
//!
//! Claim: expand-self (RFC 3621, expansion).
//! Builtin: rejected, because it leaves `Self` as the pointer to the old pointee.

use pin_coerce_unsized::SmartPointer;

trait About<T: ?Sized> {}
impl<T: ?Sized> About<Ptr<T>> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + About<Self>>(Box<T>)
where
    Self: Sized;

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
