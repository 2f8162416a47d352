//! static-alloc's `LeakBox`: a value in memory that is never given back.
//!
//! Claim: catalogue-accepted (peers' shapes: a lifetime beside the pointer).
//! Verdict: accepted
//! Source: static-alloc 0.3.3, `LeakBox`, whose documentation wishes for the coercion.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct LeakBox<'ctx, T: ?Sized> {
    lifetime: AllocTime<'ctx>,
    pointer: NonNull<T>,
}

struct AllocTime<'ctx> {
    marker: PhantomData<&'ctx ()>,
}

fn main() {
    fn erase<'ctx>(ptr: LeakBox<'ctx, u8>) -> LeakBox<'ctx, dyn Debug> {
        ptr
    }
    let _ = erase;
}
