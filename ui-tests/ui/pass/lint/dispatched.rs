//! What `#[dispatch]` emits warns about nothing, even where `unsafe` code is forbidden.
//!
//! Claim: lint-dispatch (the attribute's own rule).
//! Builtin: no counterpart, it has no `dispatch`.
#![deny(
    warnings,
    missing_docs,
    unused_qualifications,
    single_use_lifetimes,
    unreachable_pub,
    let_underscore_drop,
    elided_lifetimes_in_paths,
    unused_lifetimes,
    missing_debug_implementations,
    unused_results
)]
#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

/// Work to be done.
#[dispatch]
#[deprecated]
pub trait Work<T: Copy> {
    /// Does it.
    #[must_use]
    #[deprecated]
    fn run(this: Rc<Self>, by: T, name: &str) -> usize;
}

#[allow(deprecated)]
impl Work<u8> for u16 {
    fn run(this: Rc<Self>, by: u8, name: &str) -> usize {
        usize::from(*this) + usize::from(by) + name.len()
    }
}

/// Nobody calls its method.
#[dispatch]
trait Quiet {
    fn run(this: Rc<Self>) -> u8;
}

impl Quiet for u8 {
    fn run(this: Rc<Self>) -> u8 {
        *this
    }
}

/// The pointer has one of the lifetimes, or none.
#[dispatch]
trait Lifetimes {
    fn longer<'a>(this: &'a Self, other: &'a u8) -> &'a u8;
    fn first<'a>(this: Rc<Self>, first: &'a u8, second: &'a u8) -> &'a u8;
}

impl Lifetimes for u8 {
    fn longer<'a>(this: &'a Self, other: &'a u8) -> &'a u8 {
        this.max(other)
    }

    fn first<'a>(this: Rc<Self>, first: &'a u8, second: &'a u8) -> &'a u8 {
        if *this == 0 { first } else { second }
    }
}

#[allow(deprecated)]
fn main() {
    assert_eq!(<u8 as Quiet>::run(Rc::new(7)), 7);
    let object: &dyn Lifetimes = &7;
    assert_eq!(object.longer(&9), &9);
    let object: Rc<dyn Lifetimes> = Rc::new(0);
    assert_eq!(object.first(&1, &2), &1);
    let work: Rc<dyn Work<u8>> = Rc::new(300_u16);
    assert_eq!(work.run(7, "name"), 311);
}
