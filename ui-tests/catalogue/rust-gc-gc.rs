//! rust-gc's `Gc`: the pointer, with a root flag in its low bit, is in a `Cell`.
//!
//! Claim: catalogue-accepted (peers' shapes: a `Cell` around the one pointer).
//! Verdict: accepted
//! Source: gc 0.5.1, `Gc`.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<T: ?Sized + 'static> {
    ptr_root: Cell<NonNull<GcBox<T>>>,
    marker: PhantomData<Rc<T>>,
}

struct GcBox<T: ?Sized + 'static> {
    header: usize,
    data: T,
}

fn main() {
    let _ = |ptr: Gc<u8>| -> Gc<dyn Debug> { ptr };
}
