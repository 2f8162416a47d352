//! RFC 3621's second example: the pointer and a `PhantomData` of the pointee.
//!
//! Claim: catalogue-accepted (RFC 3621, "Requirements for using the macro").
//! Verdict: accepted
//! Source: RFC 3621, `MySmartPointer` with `_phantom: PhantomData<T>`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct MySmartPointer<T: ?Sized> {
    ptr: Box<T>,
    _phantom: PhantomData<T>,
}

fn main() {
    let sized: MySmartPointer<u8> = MySmartPointer { ptr: Box::new(7), _phantom: PhantomData };
    let erased: MySmartPointer<dyn Debug> = sized;
    let _: &dyn Debug = &*erased.ptr;
}
