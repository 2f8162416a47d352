//! Calls and imports of the methods: only the mistakes in the trait are errors.
//!
//! Claim: dispatching-one-error (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
pub trait Work<A: Copy> {
    fn good(this: Rc<Self>, text: &str) -> Option<A>;

    fn generic<T, const N: usize>(this: Rc<Self>, values: [T; N]) -> A;

    async fn wait(this: &Self) -> u8;

    fn other(this: Rc<Self>, other: &Self) -> Box<Self>;

    fn unclear(this: Rc<Self>, by: impl Fn(u8)) -> impl Iterator<Item = A>;

    fn with_condition(this: Rc<Self>) -> A
    where
        Self: Clone;

    fn by_value(this: Self) -> A;

    fn new(number: A) -> Self;
}

mod user {
    use super::{Work, WorkDispatch};
    use std::rc::Rc;

    pub async fn all(work: Rc<dyn Work<u8>>) -> u8 {
        let other = Rc::clone(&work).other(&*work);
        work.clone().unclear(|number| drop(number.count_ones())).map(|number| number + 1).count();
        work.clone().good("").unwrap_or(0) + (&*work).wait().await + work.clone().generic::<u8, 1>([1]) + other.field
    }
}

fn main() {
    let _ = user::all;
}
