//! A bound on the struct that would answer the compiler's question about a field, whose type is one
//! that does not coerce. The bound names `CoerceUnsized`, which is impossible on stable. Where it
//! is possible, this bound does not help, because it does not mention the new pointee. A bound that
//! did would have to be proved at each use.
//!
//! Claim: attack-bound (compiler/rustc_hir_analysis/src/coherence/builtin.rs).
//! Cf. pass/bound/where-clause.rs
//! Builtin: the language's own, the attack needs a feature in the user's crate.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

struct Own<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, U: ?Sized>(Own<T>, PhantomData<U>)
where
    Own<T>: std::ops::CoerceUnsized<Own<U>>;

fn main() {}
