//! `cfg` and `cfg_attr` are resolved before the derive sees the item: `repr`, parameters, marks and fields.
//!
//! Claim: item-cfg (Reference, "Conditional compilation").

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[cfg_attr(all(), repr(transparent))]
struct Ptr<#[cfg(any())] Gone, #[cfg_attr(all(), pointee)] T: ?Sized, #[cfg_attr(any(), pointee)] A>(
    #[cfg(all())] Box<T>,
    #[cfg(any())] usize,
    PhantomData<A>,
);

fn main() {
    let ptr: Ptr<u8, ()> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<dyn ToString, ()> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
