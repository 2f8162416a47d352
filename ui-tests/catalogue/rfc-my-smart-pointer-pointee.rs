//! RFC 3621's example of `#[pointee]`: the other type parameter is in a `PhantomData`.
//!
//! Claim: catalogue-accepted (RFC 3621, "Multiple type parameters").
//! Verdict: accepted
//! Source: RFC 3621, `MySmartPointer<#[pointee] T, U>`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct MySmartPointer<#[pointee] T: ?Sized, U> {
    ptr: Box<T>,
    _phantom: PhantomData<U>,
}

fn main() {
    let sized: MySmartPointer<u8, String> = MySmartPointer { ptr: Box::new(7), _phantom: PhantomData };
    let erased: MySmartPointer<dyn Debug, String> = sized;
    let _: &dyn Debug = &*erased.ptr;
}
