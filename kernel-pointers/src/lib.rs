//! The Linux kernel's pointers in userspace, as a real user of
//! [`SmartPointer`](pin_coerce_unsized::SmartPointer).
//!
//! They have the names and the documented behaviour of the kernel's Rust abstractions, and none of
//! their code.
//!
//! In the contracts of this crate, one thing is *before* another only if it happens before it, as
//! the memory model defines this; then the other is *after* it. Between two threads, that takes
//! some synchronization, such as a release store and an acquire load. An action is *during* a call
//! or a lifetime if it is neither before nor after it, whatever a clock says. If something must not
//! be done before an event, do it after the event or not at all. What is allowed *while* something
//! is so, or *from* one event *until* another, is allowed only after the first event and before the
//! second. What must not be done in that time is done before the first event, after the second, or
//! not at all.
//!
//! An access to a value is *exclusive* if a shared reference does not allow it. Examples are a
//! write outside an `UnsafeCell`, and any use of a mutable reference. Contracts about the uses of a
//! value do not cover the uses that a pinned value has itself set up, such as through a pointer to
//! itself that it keeps. The type of the value has to make those sound.
#![doc = include_str!("../KERNEL.md")]

/// Runs the programs in the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

#[doc(hidden)]
pub mod __private;
pub mod alloc;
pub mod arc;
pub mod arena;
pub mod foreign;
pub mod init;
pub mod kbox;
pub mod list;
pub mod mutex;
pub mod refcount;
pub mod vtable;

pub use alloc::{AllocError, Flags, GFP_ATOMIC, GFP_KERNEL, GFP_ZERO};
pub use arc::{Arc, ArcBorrow, UniqueArc};
pub use foreign::ForeignOwnable;
pub use init::InPlaceInit;
pub use kbox::{KBox, VBox};
pub use list::{List, ListArc, ListLinks};
pub use mutex::Mutex;
pub use refcount::Refcount;
