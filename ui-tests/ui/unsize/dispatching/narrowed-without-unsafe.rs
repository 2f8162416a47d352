//! Narrowing a pointer in safe code.
//!
//! Claim: dispatching-sealed (nobody else gives a function to a pointer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch, unsize};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` is generic and returns what the box owns (1, 2), which is dropped in place (3).
// There is no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

struct Job;

impl Work for Job {
    fn run(_: Ptr<Self>) -> u8 {
        0
    }
}

struct Other([u64; 8]);

impl Work for Other {
    fn run(this: Ptr<Self>) -> u8 {
        this.0.0[7] as u8
    }
}

fn main() {
    use pin_coerce_unsized::__private::Caller;
    enum Mine {}
    impl Caller for Mine {}
    let known = Mine::__known(unsize!(Ptr(Box::new(Job)) => dyn Work));
    let other: Ptr<Other> = Mine::__narrow::<_, Other, _>([], known);
    drop(other);
}
