//! Initialization in place: a pointer is made from an initializer, and the value never moves.
//!
//! `InPlaceInit` of the crate `pinned-init` has no flags, and ends the process if there is no
//! memory. So this crate has a trait of its own, like that of the kernel.

use crate::alloc::{AllocError, Allocator, Flags};
use crate::arc::{Arc, UniqueArc};
use crate::kbox::Box;
use crate::list::{ListArc, ListArcSafe};
use pinned_init::{Init, PinInit, init_from_closure, pin_init_from_closure};
use std::pin::Pin;

/// A pointer that can be made from an initializer. Every step can fail: there may be no memory, and
/// the initializer may fail.
///
/// ```
/// use kernel_pointers::{AllocError, Arc, GFP_KERNEL, InPlaceInit, KBox, Mutex};
/// use std::pin::Pin;
///
/// let shared: Arc<Mutex<u32>> = Arc::pin_init(Mutex::new(7), GFP_KERNEL)?;
/// let boxed: Pin<KBox<Mutex<u32>>> = KBox::pin_init(Mutex::new(8), GFP_KERNEL)?;
/// assert_eq!(*shared.lock() + *boxed.lock(), 15);
/// # Ok::<(), AllocError>(())
/// ```
///
/// # Limits
///
/// Do not initialize a packed struct with the macros `init!`, `pin_init!`, `try_init!` and
/// `try_pin_init!` of `pinned-init` 0.0.10. They accept it without an `unsafe` in your code, and
/// treat its fields as aligned: `field: value` calls `ptr::write`, and in
/// `field <- other.chain(closure)` the closure gets a reference that is not aligned (`pin_chain`
/// likewise). This crate cannot detect it.
///
/// Nor does the macro `pin_data` of that version keep a value pinned in every case: safe code can
/// make the struct `Unpin`, by an impl for some arguments of a generic struct, or by writing a
/// field's type as a macro that expands differently each time. Safe code can then move a field that
/// `#[pin]` should have kept in place. A [`Mutex`](crate::Mutex) stays sound if it is moved.
///
/// Two other macros of that version are not sound either. A derived `Zeroable` can check another
/// type than the field has, if the type is written as a macro that expands differently each time.
/// And `init!` calls paths in `::core`, although a dependency can have the name `core`.
///
/// `Wrapper::pin_init` of `MaybeUninit` makes a pinned value whose destructor never runs, although
/// its memory is freed. So a type whose soundness depends on that destructor, as `Pin` allows, is
/// not sound with it. A [`Mutex`](crate::Mutex) stays sound.
///
/// # Source
///
/// The kernel's `rust/kernel/init.rs` as documented.
pub trait InPlaceInit<T>: Sized {
    /// The pointer to a value that is pinned: `Self` if all values of such a pointer are pinned,
    /// and otherwise `Pin<Self>`.
    type PinnedSelf;

    /// Allocates, and initializes the value where it stays.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory, and the error of the initializer if that fails. In
    /// either case, the memory is freed. If the initializer panics, the memory leaks with what is
    /// in it, which may be a pinned value that was not dropped.
    fn try_pin_init<E: From<AllocError>>(init: impl PinInit<T, E>, flags: Flags) -> Result<Self::PinnedSelf, E>;

    /// Allocates, and initializes the value.
    ///
    /// # Errors
    ///
    /// As for [`try_pin_init`](Self::try_pin_init). But if the initializer panics, the memory is
    /// freed, and what it initialized before is not dropped.
    fn try_init<E: From<AllocError>>(init: impl Init<T, E>, flags: Flags) -> Result<Self, E>;

    /// Allocates, and initializes the value where it stays, with an initializer that does not fail.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory.
    fn pin_init(init: impl PinInit<T>, flags: Flags) -> Result<Self::PinnedSelf, AllocError> {
        let init = |slot| {
            // SAFETY: the contract of the closure is that of the initializer.
            unsafe { init.__pinned_init(slot) }.map_err(|never| match never {})
        };
        // SAFETY: the closure does what the initializer does.
        Self::try_pin_init(unsafe { pin_init_from_closure(init) }, flags)
    }

    /// Allocates, and initializes the value, with an initializer that does not fail.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory.
    fn init(init: impl Init<T>, flags: Flags) -> Result<Self, AllocError> {
        let init = |slot| {
            // SAFETY: the contract of the closure is that of the initializer.
            unsafe { init.__init(slot) }.map_err(|never| match never {})
        };
        // SAFETY: the closure does what the initializer does.
        Self::try_init(unsafe { init_from_closure(init) }, flags)
    }
}

impl<T> InPlaceInit<T> for UniqueArc<T> {
    type PinnedSelf = Pin<Self>;

    fn try_pin_init<E: From<AllocError>>(init: impl PinInit<T, E>, flags: Flags) -> Result<Pin<Self>, E> {
        Self::new_uninit(flags)?.pin_init_with(init)
    }

    fn try_init<E: From<AllocError>>(init: impl Init<T, E>, flags: Flags) -> Result<Self, E> {
        Self::new_uninit(flags)?.init_with(init)
    }
}

impl<T> InPlaceInit<T> for Arc<T> {
    type PinnedSelf = Self;

    fn try_pin_init<E: From<AllocError>>(init: impl PinInit<T, E>, flags: Flags) -> Result<Self, E> {
        UniqueArc::try_pin_init(init, flags).map(Self::from)
    }

    fn try_init<E: From<AllocError>>(init: impl Init<T, E>, flags: Flags) -> Result<Self, E> {
        UniqueArc::try_init(init, flags).map(Self::from)
    }
}

impl<T: ListArcSafe<ID>, const ID: u64> InPlaceInit<T> for ListArc<T, ID> {
    type PinnedSelf = Self;

    fn try_pin_init<E: From<AllocError>>(init: impl PinInit<T, E>, flags: Flags) -> Result<Self, E> {
        UniqueArc::try_pin_init(init, flags).map(Self::from)
    }

    fn try_init<E: From<AllocError>>(init: impl Init<T, E>, flags: Flags) -> Result<Self, E> {
        UniqueArc::try_init(init, flags).map(Self::from)
    }
}

impl<T, A: Allocator> InPlaceInit<T> for Box<T, A> {
    type PinnedSelf = Pin<Self>;

    fn try_pin_init<E: From<AllocError>>(init: impl PinInit<T, E>, flags: Flags) -> Result<Pin<Self>, E> {
        Self::new_uninit(flags)?.pin_init_with(init)
    }

    fn try_init<E: From<AllocError>>(init: impl Init<T, E>, flags: Flags) -> Result<Self, E> {
        Self::new_uninit(flags)?.init_with(init)
    }
}
