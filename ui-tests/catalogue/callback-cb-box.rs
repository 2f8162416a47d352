//! The owned sibling of `callback-cb`.
//!
//! Claim: catalogue-accepted (peers' shapes: a newtype of a standard pointer).
//! Verdict: accepted
//! Source: a `CbBox<T>(Box<T>)`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct CbBox<T: ?Sized>(pub Box<T>);

fn main() {
    let sized = CbBox(Box::new(|| 7));
    let call: CbBox<dyn Fn() -> u8> = sized;
    let _ = (call.0)();
}
