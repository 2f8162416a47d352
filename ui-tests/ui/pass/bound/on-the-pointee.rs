//! A bound on the pointee, which does not mention it, is repeated for what it is unsized to.
//!
//! Claim: expand-bound (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

trait Trait {
    fn number(&self) -> u8;
}
impl Trait for u8 {
    fn number(&self) -> u8 {
        *self
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Trait>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn Trait> = ptr;
    assert_eq!(ptr.0.number(), 7);
}
