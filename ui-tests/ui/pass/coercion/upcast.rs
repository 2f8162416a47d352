//! `Ptr<dyn Trait>` becomes a pointer to its supertrait, and loses auto traits.
//!
//! Claim: coercion-upcast (upstream: builtin `Unsize` of trait objects).
//! Since: 1.86, which stabilized upcasting.

use pin_coerce_unsized::SmartPointer;

trait Trait: ToString {}
impl Trait for u8 {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn Trait + Send> = ptr;
    let ptr: Ptr<dyn Trait> = ptr;
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
