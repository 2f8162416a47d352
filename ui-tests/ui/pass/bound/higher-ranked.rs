//! Binders stay where they are, in a bound and before a predicate.
//!
//! Claim: expand-higher-ranked (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

trait About<'a, T: ?Sized> {}
impl<'a> About<'a, u8> for u8 {}
impl<'a> About<'a, dyn ToString> for dyn ToString {}
impl<'a> About<'a, u8> for &'a u8 {}
impl<'a> About<'a, dyn ToString> for &'a (dyn ToString + 'static) {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + for<'a> About<'a, T>>(Box<T>)
where
    for<'a> &'a T: About<'a, T>;

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
