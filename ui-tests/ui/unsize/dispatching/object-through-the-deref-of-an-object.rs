//! The object of another pointer, to which the `Deref` of its own object would lead.
//!
//! Claim: dispatching-alias (what a type means is compared by the compiler).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
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
trait Work: 'static {
    fn run(this: Ptr<Self>) -> u8;
}

trait Real {}

struct Other;

impl Work for Other {
    fn run(_: Ptr<Self>) -> u8 {
        0
    }
}

impl Deref for dyn Real {
    type Target = dyn Work;

    fn deref(&self) -> &(dyn Work + 'static) {
        &Other
    }
}

fn object<C: pin_coerce_unsized::__private::Caller>(pointer: &Ptr<dyn Real>) -> &(dyn Work + 'static) {
    C::__object::<_, dyn Work>(pointer)
}

fn main() {}
