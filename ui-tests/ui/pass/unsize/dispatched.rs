//! A trait whose functions are called through pointers to trait objects, in a crate that forbids
//! `unsafe` and denies every warning.
//!
//! Claim: dispatching-accepted (plain stable).
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]
#![deny(warnings)]

use pin_coerce_unsized::{dispatch, unsize};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

#[dispatch]
trait Work {
    fn boxed(this: Box<Self>) -> u8;

    fn counted(this: Pin<Rc<Self>>) -> u8;

    fn shared(this: Arc<Self>) -> u8;

    fn unique(this: &mut Self) -> u8;

    fn pinned(this: Pin<Pin<&Self>>) -> u8;
}

impl Work for u8 {
    fn boxed(this: Box<Self>) -> u8 {
        *this
    }

    fn counted(this: Pin<Rc<Self>>) -> u8 {
        *this + 1
    }

    fn shared(this: Arc<Self>) -> u8 {
        *this + 2
    }

    fn unique(this: &mut Self) -> u8 {
        *this += 3;
        *this
    }

    fn pinned(this: Pin<Pin<&Self>>) -> u8 {
        *this + 4
    }
}

fn main() {
    assert_eq!(unsize!(Box::new(7) => dyn Work).boxed(), 7);
    assert_eq!(unsize!(Rc::pin(7) => dyn Work + Send).counted(), 8);
    assert_eq!(unsize!(Arc::new(7) => dyn Work + Send + Sync).shared(), 9);
    let mut value = 7;
    assert_eq!(unsize!(&mut value => dyn Work + Sync).unique(), 10);
    assert_eq!(unsize!(Pin::new(Pin::new(&value)) => dyn Work).pinned(), 14);
}
