//! `unsize!` where a type is expected that leaves the pointee open, or another pointer.
//!
//! Claim: unsize-targets (the macro's own rule).
//! Builtin: no counterpart, it has no explicit coercion.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Rc<T>, PhantomData<A>);

fn new<T>(value: T) -> Ptr<T, u8> {
    Ptr(Rc::new(value), PhantomData)
}

fn len<T: ?Sized, A>(pointer: &Ptr<T, A>) -> usize {
    size_of_val(&*pointer.0)
}

fn taken<T: ?Sized, A>(pointer: Ptr<T, A>) -> usize {
    len(&pointer)
}

fn returned() -> Ptr<dyn ToString, u8> {
    unsize!(new(7_u32) => dyn ToString)
}

fn main() {
    let object: Ptr<_, _> = unsize!(new(7_u32) => dyn ToString);
    assert_eq!(object.0.to_string(), "7");
    let slice: Ptr<_, u8> = unsize!(new([1_u16, 2, 3]) => [u16]);
    assert_eq!(slice.0.len(), 3);
    let reference: &_ = unsize!(&[1_u8, 2] => [u8]);
    assert_eq!(reference.len(), 2);
    assert_eq!(taken(unsize!(new(7_u32) => dyn ToString)), 4);
    assert_eq!(len(&unsize!(new([1_u16, 2, 3]) => [_])), 6);
    assert_eq!(returned().0.to_string(), "7");
    let objects: Vec<Ptr<dyn ToString, _>> = vec![unsize!(new(7_u32) => dyn ToString), unsize!(new('c') => dyn ToString)];
    assert_eq!(objects.len(), 2);
}
