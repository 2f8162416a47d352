//! An attribute before the derive replaces the item, and one after it leaves the item and adds another: the derive sees what is
//! there when its turn comes, and the impls fit the item that stays.
//!
//! Claim: attack-item-local (rust-lang/rust#148899).

#![forbid(unsafe_code)]

use hostile_macros::{append, replace_by};
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[replace_by(
    #[derive(SmartPointer)]
    #[append(impl<T: ?Sized> Ptr<T> { fn get(&self) -> &T { &self.0 } })]
    #[repr(transparent)]
    struct Ptr<T: ?Sized>(Box<T>);
)]
struct Replaced;

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", object.get()), "7");
}
