//! `unsize!` of a pointer that does not derive, where coercions are implicit: rustc says so, and
//! reports a second error about the same pointer.
//!
//! Claim: unsize-refused (rustc: E0277).
//! Cf. pass/unsize/every-target.rs
//! Builtin: no counterpart, it has no `unsize!`.

use pin_coerce_unsized::unsize;

struct Ptr<T: ?Sized>(Box<T>);

fn unsized_(ptr: Ptr<u8>) -> Ptr<dyn ToString> {
    unsize!(ptr => dyn ToString)
}

fn main() {}
