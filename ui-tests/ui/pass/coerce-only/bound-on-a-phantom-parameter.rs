//! A bound that mentions the pointee, on a parameter that only a `PhantomData` mentions.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Describes<T: ?Sized> {}

struct Any;

impl<T: ?Sized> Describes<T> for Any {}

#[derive(SmartPointer)]
struct Ptr<#[pointee] T: ?Sized, A: Describes<T>>(u32, #[smart_pointer(coerce_only)] Box<T>, PhantomData<A>);

fn main() {
    let ptr = Ptr(7, Box::new(1), PhantomData::<Any>);
    let ptr: Ptr<dyn ToString, Any> = ptr;
    assert_eq!((ptr.0, ptr.1.to_string()), (7, "1".to_owned()));
}
