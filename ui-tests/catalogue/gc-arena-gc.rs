//! gc-arena's `Gc`: invariant in the arena's lifetime, and coerces on stable by a macro.
//!
//! Claim: catalogue-accepted (peers' shapes: would derive as it is, once the inner pointer does).
//! Verdict: accepted
//! Source: gc-arena 0.7.0, `Gc`.

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

type Invariant<'a> = PhantomData<Cell<&'a ()>>;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<'gc, T: ?Sized + 'gc> {
    ptr: GcPtr<T>,
    _invariant: Invariant<'gc>,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct GcPtr<T: ?Sized>(NonNull<GcBoxInner<T>>);

struct GcBoxInner<T: ?Sized> {
    header: usize,
    value: T,
}

fn main() {
    fn erase<'gc>(ptr: Gc<'gc, u8>) -> Gc<'gc, dyn Debug + 'gc> {
        ptr
    }
    let _ = erase;
}
