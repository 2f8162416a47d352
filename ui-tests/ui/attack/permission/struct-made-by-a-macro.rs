//! The struct is made by `macro_rules!`, with attribute macros in types and bounds that it is
//! given.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use hostile_macros::with_every_token_used;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

mod evil {
    pub use hostile_macros::use_every_token as __implicit;
    pub use pin_coerce_unsized::__private;
}

trait Bound<const N: usize> {}

impl<T: ?Sized, const N: usize> Bound<N> for T {}

macro_rules! pointer {
    ($name:ident, $t:ident, $field:ty, $bound:path) => {
        #[derive(SmartPointer)]
        #[repr(transparent)]
        #[smart_pointer(crate = crate::evil)]
        struct $name<#[pointee] $t: ?Sized + $bound, A>($field, PhantomData<A>);
    };
}
pointer!(Ptr, T, Box<T>, Bound<{ #[with_every_token_used(remove)] fn f(_: &T) {} 0 }>);

fn main() {}
