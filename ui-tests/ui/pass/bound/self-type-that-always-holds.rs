//! A predicate on `Self` is repeated even if every type meets it. The builtin omits it, and works.
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
