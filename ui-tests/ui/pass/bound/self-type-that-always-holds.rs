//! A predicate on `Self` that every type fulfils is repeated all the same; the builtin, which does not, has no error here.
//!
//! Claim: expand-self (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

trait Every {}
impl<T: ?Sized> Every for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    Self: Every;

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
