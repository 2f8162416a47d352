//! A const parameter with a default, in a bound too: the kernel's `ListArc<T, ID>`.
//!
//! Claim: expand-const (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

trait Tracks<const ID: u64> {}
impl<const ID: u64> Tracks<ID> for u8 {}
impl<const ID: u64> Tracks<ID> for dyn ToString {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Tracks<ID>, const ID: u64 = 0>(Box<T>);

fn main() {
    let (zero, one): (Ptr<u8>, Ptr<u8, 1>) = (Ptr(Box::new(7)), Ptr(Box::new(8)));
    let (zero, one): (Ptr<dyn ToString>, Ptr<dyn ToString, 1>) = (zero, one);
    assert_eq!((zero.0.to_string(), one.0.to_string()), ("7".to_owned(), "8".to_owned()));
}
