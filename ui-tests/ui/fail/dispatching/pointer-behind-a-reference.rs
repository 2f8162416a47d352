//! A reference to a pointer to `Self`, and correct uses of the trait.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: &Rc<Self>) -> usize;
}

impl Work for u8 {
    fn run(this: &Rc<Self>) -> usize {
        Rc::strong_count(this)
    }
}

fn main() {
    let work: Rc<dyn Work> = Rc::new(1u8);
    assert_eq!(work.run(), 1);
    assert_eq!((&work).run(), 1);
}
