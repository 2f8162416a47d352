//! The macro behind the derive, called by hand for a pointer in the same module, writes what the
//! derive has it write.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;
use std::fmt::Debug;
use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

__implicit! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { 0: _, }] []
}

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", &*object), "7");
}
