//! `pinned-init`'s constructors for this crate's pointers.
//!
//! `InPlaceInit` of `pinned-init` 0.0.10 has no flags, and without the standard library's unstable
//! allocator interface its allocation error has no value: running out of memory has to end the
//! process, as it does for `std::sync::Arc`. If it must not, use [`UniqueArc::new_uninit`] to
//! allocate and [`UniqueArc::pin_init_with`] to initialize.

use crate::alloc::GFP_KERNEL;
use crate::arc::{Arc, UniqueArc};
use pinned_init::{InPlaceInit, Init, PinInit};
use std::alloc::{Layout, handle_alloc_error};
use std::convert::Infallible;
use std::mem::MaybeUninit;
use std::pin::Pin;

/// Returns memory for an object, or ends the process if there is none.
fn allocate<T>() -> UniqueArc<MaybeUninit<T>> {
    match UniqueArc::new_uninit(GFP_KERNEL) {
        Ok(memory) => memory,
        Err(_) => handle_alloc_error(Layout::new::<T>()),
    }
}

impl<T> InPlaceInit<T> for UniqueArc<T> {
    fn try_pin_init<E: From<Infallible>>(init: impl PinInit<T, E>) -> Result<Pin<Self>, E> {
        allocate().pin_init_with(init)
    }

    fn try_init<E: From<Infallible>>(init: impl Init<T, E>) -> Result<Self, E> {
        allocate().init_with(init)
    }
}

impl<T> InPlaceInit<T> for Arc<T> {
    fn try_pin_init<E: From<Infallible>>(init: impl PinInit<T, E>) -> Result<Pin<Self>, E> {
        Ok(Self::from(UniqueArc::try_pin_init(init)?).into())
    }

    fn try_init<E: From<Infallible>>(init: impl Init<T, E>) -> Result<Self, E> {
        Ok(UniqueArc::try_init(init)?.into())
    }
}
