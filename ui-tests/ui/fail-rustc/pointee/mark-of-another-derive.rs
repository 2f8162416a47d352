//! `#[pointe]` is the helper attribute of another derive, so rustc does not report it: it is not a
//! mark, and the struct is rejected.
//!
//! Claim: pointee-mark-misspelt (the derive's own rule).
//! Cf. pass/pointee/marked-among-several.rs

use hostile_macros::WithHelper;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer, WithHelper)]
#[repr(transparent)]
struct Ptr<#[pointe] T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
