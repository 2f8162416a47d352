//! Two functions with the same name, and correct uses of the trait.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>);
    fn walk(this: Rc<Self>);
    fn run(this: Rc<Self>);
}

impl Work for u8 {
    fn run(_this: Rc<Self>) {}
    fn walk(_this: Rc<Self>) {}
}

fn main() {
    let work: Rc<dyn Work> = Rc::new(1u8);
    work.clone().run();
    work.walk();
}
