//! An impl of `Repoint` that names a false pointee, so that `#[dispatch]` would narrow the pointer to
//! another type: by hand, and by the macro.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

use pin_coerce_unsized::__private::Repoint;

struct Ptr<T: ?Sized>(Box<T>);

trait Work {}

struct Wrapper<T>(T);

impl<T> Repoint<Ptr<Wrapper<T>>> for Ptr<dyn Work> {
    type __New = T;
}

struct Other<T: ?Sized>(Box<T>);

pin_coerce_unsized::__repoint! {
    [impl] [] [Other<dyn Work>] [Other<Wrapper<S>>] [u8] [S] [] [u8: Copy, S: Sized] []
}

fn main() {}
