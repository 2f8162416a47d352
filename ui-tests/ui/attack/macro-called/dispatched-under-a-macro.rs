//! A bound that is a type macro, which means another type each time, handed on as a fragment of a
//! macro. The impl that the compiler checks for dispatch has another bound than `Repoint`, which
//! narrowing trusts, so the pointer is not dispatched on.
//!
//! Claim: dispatching-bounds-hide-no-code (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

use hostile_macros::by_turns;
use pin_coerce_unsized::{PinCoerceUnsized, dispatch};
use std::ops::Deref;

#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

macro_rules! derived {
    ($about:ty) => {
        pin_coerce_unsized::__implicit! {
            [Ptr<] [T] [S] [>]
            [] [T,] []
            [] [for<> $about: (Copy) +,] []
            [Self {}] [(0 pointer)]
        }
    };
}

derived!(by_turns!(u8; u16; u32; u64; (); bool));

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` returns what the only field points to (1, 2, 3). There is no `Clone` and no
// formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work: 'static {
    fn run(this: Ptr<Self>) -> u8;
}

impl Work for u8 {
    fn run(this: Ptr<Self>) -> u8 {
        *this
    }
}

fn main() {
    let work: Ptr<dyn Work> = Ptr(Box::new(7));
    println!("{}", work.run());
}
