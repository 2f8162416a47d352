//! Two versions of the runtime crate in one tree: a promise made to one of them does not count for
//! the other.
//!
//! Claim: attack-two-versions (spoofed paths).
//!
//! The marker is that of the version that the derive refers to, and `Pin<MyBox<_>>` coerces:
//!
#![cfg_attr(feature = "implicit", doc = "```")]
#![cfg_attr(not(feature = "implicit"), doc = "```ignore")]
//! use pin_coerce_unsized::PinCoerceUnsized;
//! # use pin_coerce_unsized::SmartPointer;
//! # use std::{ops::Deref, pin::Pin};
//! # #[derive(SmartPointer)]
//! # #[repr(transparent)]
//! # struct MyBox<T: ?Sized>(Box<T>);
//! # impl<T: ?Sized> Deref for MyBox<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
//! // SAFETY: one generic `Deref`, which returns what the box owns (1, 2); nothing else can reach the box (3, 4, 5).
//! unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}
//! let pinned = Pin::new(MyBox(Box::new(7)));
//! let pinned: Pin<MyBox<dyn ToString>> = pinned;
//! ```
//!
//! The marker is that of the other version, and it does not:
//!
//! ```compile_fail,E0277
//! use other_version::PinCoerceUnsized;
//! # use pin_coerce_unsized::SmartPointer;
//! # use std::{ops::Deref, pin::Pin};
//! # #[derive(SmartPointer)]
//! # #[repr(transparent)]
//! # struct MyBox<T: ?Sized>(Box<T>);
//! # impl<T: ?Sized> Deref for MyBox<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
//! // SAFETY: one generic `Deref`, which returns what the box owns (1, 2); nothing else can reach the box (3, 4, 5).
//! unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}
//! let pinned = Pin::new(MyBox(Box::new(7)));
//! let pinned: Pin<MyBox<dyn ToString>> = pinned;
//! ```
