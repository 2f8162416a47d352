//! A typing mistake in `#[pointee]`: rustc says which attribute is meant, and the derive adds no
//! error, nor does the use of the pointer.
//!
//! Claim: pointee-mark-misspelt (Reference, helper attributes).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointe] T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, u8> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<dyn ToString, u8> = ptr;
    drop(ptr);
}
