//! Subtyping changes which `Deref` is behind a pin: `M1` is a subtype of `M2`, and the pointer has another target for
//! each. Stable Rust, with the standard library alone; neither caused nor cured here.
//!
//! Claim: gap-subtyping (rust-lang/rust#134407).
//! Harm: soundness: safe code moves a pinned value.
//! Builtin: the language's own, it uses no derive.

#![forbid(unsafe_code)]
#![allow(coherence_leak_check)]

use std::future::Future;
use std::marker::{PhantomData, PhantomPinned};
use std::ops::{Deref, DerefMut};
use std::pin::Pin;

type M1 = for<'x> fn(&'x ());
type M2 = fn(&'static ());

struct Inner<'a, T, M>(&'a mut T, PhantomData<M>);

impl<T> Deref for Inner<'_, T, M1> {
    type Target = ();

    fn deref(&self) -> &() {
        &()
    }
}

struct Ptr<P>(P);

impl<P: Deref> Deref for Ptr<P> {
    type Target = P::Target;

    fn deref(&self) -> &P::Target {
        &self.0
    }
}

impl<T> Deref for Ptr<Inner<'_, T, M2>> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.0
    }
}

impl<T> DerefMut for Ptr<Inner<'_, T, M2>> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.0
    }
}

fn pinned_at<T>(value: &mut T) -> usize {
    let pinned: Pin<Ptr<Inner<'_, T, M1>>> = Pin::new(Ptr(Inner(value, PhantomData)));
    let mut pinned: Pin<Ptr<Inner<'_, T, M2>>> = pinned;
    let value: Pin<&mut T> = pinned.as_mut();
    std::ptr::from_ref(&*value).addr()
}

fn main() {
    let mut victim = (1_u8, PhantomPinned);
    let before = pinned_at(&mut victim);
    let mut moved = Box::new(victim);
    assert_ne!(before, pinned_at(&mut *moved));
}
