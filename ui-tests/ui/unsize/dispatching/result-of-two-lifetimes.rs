//! The result leaves out its lifetime, and two arguments have one.
//!
//! Claim: dispatching-lifetime-written.
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: &Self, text: &str) -> &str;
}

struct Job(String);

impl Work for Job {
    fn run<'a>(this: &'a Self, text: &str) -> &'a str {
        &this.0[text.len()..]
    }
}

fn run(work: Rc<dyn Work>) -> usize {
    (&*work).run("text").len()
}

fn main() {
    let _ = (run, Job);
}
