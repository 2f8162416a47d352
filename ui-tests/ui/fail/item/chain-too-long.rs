//! A sum that is longer than anyone writes, made by a macro: dropping it could overflow the stack of the compiler.
//!
//! Claim: item-nesting (the derive's own rule; syn drops a chain by recursion).
//! Cf. pass/item/tuple-struct.rs
//! Builtin: accepted, rightly, because the compiler grows its stack.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

macro_rules! pointer {
    ([] $($sum:tt)*) => {
        #[derive(SmartPointer)]
        #[repr(transparent)]
        struct Ptr<T: ?Sized>(Box<T>, PhantomData<[u8; 0 $($sum)*]>);
    };
    ([$once:tt $($again:tt)*] $($sum:tt)*) => { pointer!([$($again)*] $($sum)* $($sum)*); };
}

pointer!([1 2 3 4 5 6 7 8 9] + 0);

fn main() {}
