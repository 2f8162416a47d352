//! `::core` is the user's own crate, whose `pin::PinCoerceUnsized` is `Send`. The promise for `Pin` is honest, and must
//! not become an `unsafe impl Send`: the macro that writes it names the marker through `$crate`.
//!
//! Claim: attack-path-core (spoofed paths).
//! Cf. pass/attack/core-is-this-crate.rs

extern crate self as core;

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::ops::Deref;
use std::rc::Rc;

pub mod marker {
    pub use std::marker::*;
}

pub mod ops {
    pub use std::ops::*;
}

pub mod pin {
    pub use std::marker::{Send as PinCoerceUnsized, Send as PinSafePointer};
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Rc<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `Rc` meets the contract, and `Ptr` forwards to it.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {
    let shared = Ptr(Rc::new(7));
    std::thread::spawn(move || drop(shared));
}
