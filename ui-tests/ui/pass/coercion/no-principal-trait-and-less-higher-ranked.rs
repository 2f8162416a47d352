//! A trait object can lose its principal trait and keep its auto traits. It can also become an
//! instance of a higher-ranked one. That is not subtyping, because the pointer is invariant.
//!
//! Claim: coercion-upcast.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::any::TypeId;
use std::fmt::Debug;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, PhantomData<*mut T>);

impl<T: ?Sized + 'static> Ptr<T> {
    fn pointee(&self) -> TypeId {
        TypeId::of::<T>()
    }
}

fn main() {
    let shown: Ptr<dyn Debug + Send> = Ptr(Box::new(7_u8), PhantomData);
    let sent: Ptr<dyn Send> = shown;
    assert_eq!(size_of_val(&*sent.0), 1);

    let any: Ptr<dyn for<'a> Fn(&'a u8)> = Ptr(Box::new(|_: &u8| {}), PhantomData);
    let before = any.pointee();
    let one: Ptr<dyn Fn(&'static u8)> = any;
    assert_ne!(before, one.pointee());
}
