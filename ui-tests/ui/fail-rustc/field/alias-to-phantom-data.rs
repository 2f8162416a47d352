//! An alias hides that the only field is a `PhantomData`, and rustc sees through it.
//!
//! Claim: field-no-pointer-behind-names (upstream: `coerce_unsized_info`, E0374).
//! Cf. pass/field/phantom-data-alias.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

type Pointer<T> = PhantomData<T>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Pointer<T>);

fn main() {}
