//! rust-cc's `Cc`, one of the pointers that already use the compiler's own derive.
//!
//! Claim: catalogue-accepted (peers' shapes: already on the derive).
//! Verdict: accepted
//! Source: rust-cc 0.6.2, `Cc`, with its feature `nightly`.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::rc::Rc;

pub trait Trace {}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Cc<#[pointee] T: ?Sized + Trace + 'static> {
    inner: NonNull<CcBox<T>>,
    _phantom: PhantomData<Rc<T>>,
}

#[repr(C)]
struct CcBox<T: ?Sized + Trace + 'static> {
    counter: u32,
    elem: T,
}

trait Node: Trace {}

impl Trace for u8 {}

impl Node for u8 {}

fn main() {
    let _ = |ptr: Cc<u8>| -> Cc<dyn Node> { ptr };
}
