//! The macros of the crate without their import, which is a line of its own for each.
//!
//! Claim: names-imported (the language).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `unsize!` and no `dispatch`.

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>);
}

fn object(pointer: Box<u8>) -> Box<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
