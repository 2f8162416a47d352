//! Bounds that are copies of one another as text, but not the same tokens. With macros, one text can
//! mean two traits, so the pointer is not dispatched on.
//!
//! Claim: dispatching-bounds-hide-no-code (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

use pin_coerce_unsized::{PinCoerceUnsized, __implicit, dispatch};
use std::ops::Deref;

trait Is<T: ?Sized> {}

impl<T: ?Sized> Is<T> for T {}

#[repr(transparent)]
struct Ptr<T: ?Sized + Is<T>>(Box<T>);

__implicit! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [for<> T: (Is<T>) +,] [for<> S: (Is<S>) +,]
    [Self {}] [(0 pointer)]
}

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
