//! A where-clause that no lifetime meets: the pointer cannot even be named, so the emitted impls,
//! which have the clause too, never apply.
//!
//! Claim: attack-lifetime (rust-lang/rust#148726).
//! Cf. pass/bound/higher-ranked.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

trait IsStatic {}

impl<'a: 'static> IsStatic for &'a () {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    for<'a> &'a (): IsStatic;

trait Trait {
    fn get(ptr: &Ptr<Self>);
}

fn main() {}
