//! A macro with the name of a built-in attribute that `#[dispatch]` writes beside `unsafe`.
//!
//! Claim: dispatching-attributes (no attribute that is written beside `unsafe` can be a macro).
//! Cf. pass/unsize/dispatched-beside-a-tool.rs
//! Builtin: no counterpart, it has no `dispatch`.

use hostile_macros::append as automatically_derived;
use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: Box<Self>) -> String;
}

fn main() {}
