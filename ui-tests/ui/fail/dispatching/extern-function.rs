//! Two qualifiers, one of which has an ABI.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    unsafe extern "C" fn run(this: Rc<Self>);
}

fn main() {}
