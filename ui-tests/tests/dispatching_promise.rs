//! What a false promise does to a pointer that functions are dispatched through, without undefined
//! behaviour: the two implementors have the same representation.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch, unsize};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Lying<T: ?Sized>(Box<T>);

impl<T: Number> Deref for Lying<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl Deref for Lying<dyn Number> {
    type Target = dyn Number;

    fn deref(&self) -> &(dyn Number + 'static) {
        &Negative(0)
    }
}

impl Deref for Lying<dyn Number + Send> {
    type Target = dyn Number + Send;

    fn deref(&self) -> &(dyn Number + Send + 'static) {
        &*self.0
    }
}

// SAFETY: it returns what the box owns, which is dropped in place.
unsafe impl<T: Number> PinCoerceUnsized for Lying<T> {}
// SAFETY: none. This promise is false, because the `deref` of a trait object returns another
// object, which breaks obligation 2.
unsafe impl PinCoerceUnsized for Lying<dyn Number> {}

#[repr(transparent)]
struct Positive(u32);

#[repr(transparent)]
struct Negative(u32);

#[dispatch]
trait Number: 'static {
    fn text(this: Lying<Self>) -> String;
}

impl Number for Positive {
    fn text(this: Lying<Self>) -> String {
        format!("+{}", this.0.0)
    }
}

impl Number for Negative {
    fn text(this: Lying<Self>) -> String {
        format!("-{}", this.0.0)
    }
}

/// Claim: dispatching-promise-carries-weight.
#[test]
fn a_value_becomes_one_of_another_type() {
    assert_eq!(Lying(Box::new(Positive(7))).text(), "+7");
    // The two have the same representation, so a pointer to one is valid for the other.
    assert_eq!(unsize!(Lying(Box::new(Positive(7))) => dyn Number).text(), "-7");
}
