//! The pointers derive nothing, and one is in an `Option`: one error each, also where the type of
//! the result is known.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs
//! Builtin: no counterpart, it has no `unsize!`.

use pin_coerce_unsized::unsize;

struct Ptr<T: ?Sized>(Box<T>);

fn returned(pointer: Ptr<u8>) -> Ptr<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn passed(_: Option<Box<dyn ToString>>) {}

fn main() {
    drop(returned(Ptr(Box::new(7))).0);
    passed(unsize!(Some(Box::new(7)) => dyn ToString));
}
