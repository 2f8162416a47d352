//! A macro that is not handed the pointee can produce a pointer to it: type parameters have no hygiene in `macro_rules!`.
//!
//! Claim: field-in-macro (upstream: fields are not copied into the impls).

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;

macro_rules! pointer {
    () => { Box<T> };
}

type Phantom<T> = PhantomData<T>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(pointer!(), Phantom<T>);

fn main() {
    let sized = Ptr(Box::new(7), PhantomData);
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", &*object.0), "7");
}
