//! mutcy's `Own` as it is: its `Res` has hand-written impls only.
//!
//! Claim: catalogue-inner-not-derived (peers' shapes: an inner pointer type without the derive).
//! Verdict: rejected, the inner pointer `Res` is not derived.
//! Source: mutcy, commit 99b4f9962a74, `Own`. The stand-in for `Res` has no impls at all: stable Rust has none.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Own<'a, T: ?Sized + 'static> {
    assoc: PhantomData<&'a ()>,
    data: Res<T>,
}

pub struct Res<T: ?Sized + 'static> {
    data: Rc<T>,
}

fn main() {}
