//! The trait is imported, and the trait of its calls is not.
//!
//! Claim: dispatching-import (rustc: E0599).
//! Cf. pass/unsize/dispatched-names.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use std::rc::Rc;
use work::Work;

mod work {
    use pin_coerce_unsized::dispatch;
    use std::rc::Rc;

    #[dispatch]
    pub trait Work {
        fn run(this: Rc<Self>) -> u8;
    }
}

fn run(object: Rc<dyn Work>) -> u8 {
    object.run()
}

fn main() {
    let _ = run;
}
