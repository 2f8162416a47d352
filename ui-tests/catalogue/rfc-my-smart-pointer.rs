//! RFC 3621's first example: a newtype of `Box`.
//!
//! Claim: catalogue-accepted (RFC 3621, "Coercions to trait objects").
//! Verdict: accepted
//! Source: RFC 3621, `MySmartPointer`.

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct MySmartPointer<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for MySmartPointer<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

trait MyTrait {}

impl MyTrait for i32 {}

fn main() {
    let sized = MySmartPointer(Box::new(4_i32));
    let ptr: MySmartPointer<dyn MyTrait> = sized;
    let _: &dyn MyTrait = &*ptr;
}
