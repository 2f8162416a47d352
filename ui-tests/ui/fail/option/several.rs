//! Each mistake in one list of options is reported.
//!
//! Claim: item-every-mistake (style of the derive; the builtin stops at the first).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(krate = pin_coerce_unsized, pointee = Vec<T, A>, path = pin_coerce_unsized)]
struct Ptr<T: ?Sized, A>(Box<T>, std::marker::PhantomData<A>);

fn main() {}
