//! The path leads to a procedural macro, which uses every token that it is handed.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

mod evil {
    pub use hostile_macros::use_every_token as __implicit;
    pub use pin_coerce_unsized::__private;
}

trait Bound<T: ?Sized> {}

impl<T: ?Sized, U: ?Sized> Bound<T> for U {}

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = crate::evil)]
struct Ptr<'a, #[pointee] T, A: Bound<T>, const N: usize>(&'a T, PhantomData<A>)
where
    T: ?Sized + Bound<Self> + 'a,
    for<'x> &'x T: Bound<A>;

fn main() {}
