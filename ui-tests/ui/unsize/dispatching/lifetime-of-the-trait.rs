//! A lifetime of the trait that is made longer in the call.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work<'t> {
    fn text(this: Box<Self>) -> &'t str;
}

fn text<'a>(work: Box<dyn Work<'a> + 'a>) -> &'static str {
    <dyn Work<'static> + 'a as __WorkObject<'static>>::__call_text(work)
}

fn main() {}
