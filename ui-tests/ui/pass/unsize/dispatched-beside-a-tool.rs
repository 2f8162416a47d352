//! A module with the name of a tool, and macros in it with the names of the tool's attributes.
//! `#[dispatch]` hands its items to none of them.
//!
//! Claim: dispatching-attributes (no attribute that is written beside `unsafe` can be a macro).
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::dispatch;

mod diagnostic {
    #[allow(unused_imports)]
    pub use hostile_macros::{removed as do_not_recommend, removed as on_unimplemented};
}

#[dispatch]
trait Work {
    fn run(this: Box<Self>) -> String;
}

impl Work for u8 {
    fn run(this: Box<Self>) -> String {
        format!("{this}")
    }
}

#[diagnostic::do_not_recommend]
compile_error! { "the macro is in scope, and removes this" }

fn main() {
    let work: Box<dyn Work> = Box::new(7_u8);
    assert_eq!(work.run(), "7");
}
