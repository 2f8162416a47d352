//! The pointee is the last field of a tuple, and not of a struct. Tuples no longer unsize. They
//! once did, but only with a feature gate, and a derived pointer did so without it. The alias hides
//! the tuple from the derive, which would report it by itself.
//!
//! Claim: attack-unsize-rules (rust-lang/rust#135217).
//! Cf. pass/field/struct-tail.rs
//! Since: 1.87, which no longer unsizes tuples.

use pin_coerce_unsized::SmartPointer;

type Pair<A, T> = (A, T);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, A, #[pointee] T: ?Sized>(&'a Pair<A, T>);

fn main() {
    let tuple: Ptr<'_, u32, u32> = Ptr(&(1, 1));
    let _object: Ptr<'_, u32, dyn Send> = tuple;
}
