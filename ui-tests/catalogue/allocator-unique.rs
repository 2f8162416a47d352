//! An arena's `Unique`: the arena's lifetime as a `PhantomData`-like marker that is a type of its own.
//!
//! Claim: catalogue-accepted (peers' shapes: already on the derive).
//! Verdict: accepted
//! Source: a `Unique<'a, T>(NonNull<_>, PhantomCovariantLifetime<'a>)`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Unique<'a, T: ?Sized + 'a>(NonNull<UniqueData<'a, T>>, PhantomCovariantLifetime<'a>);

struct UniqueData<'a, T: ?Sized> {
    arena: PhantomCovariantLifetime<'a>,
    data: T,
}

/// Stands in for the unstable marker of that name: zero-sized, and mentions a lifetime only.
struct PhantomCovariantLifetime<'a>(PhantomData<fn() -> &'a ()>);

fn main() {
    fn erase<'a>(ptr: Unique<'a, u8>) -> Unique<'a, dyn Debug + 'a> {
        ptr
    }
    let _ = erase;
}
