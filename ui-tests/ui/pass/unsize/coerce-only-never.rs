//! A field of the type `!` beside the pointer, which nobody can make: no value is made up.
//!
//! Claim: unsize-moves-fields (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::{SmartPointer, unsize};

enum Never {}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, Never);

fn unsized_if_made(made: fn() -> Ptr<u8>) -> Ptr<dyn ToString> {
    unsize!(made() => dyn ToString)
}

fn main() {
    let panicked = std::panic::catch_unwind(|| unsized_if_made(|| panic!("nobody can make one")));
    assert!(panicked.is_err());
}
