//! What is wrong with the items is said once, even if they have no pointer that rustc could coerce.
//!
//! Claim: errors-at-uses.
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
enum Either<T: ?Sized> {
    Owned(Box<T>),
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Missing<T: ?Sized>(std::marker::PhantomData<T>);

fn main() {
    let _object = unsize!(Either::Owned(Box::new(7)) => dyn Send);
    let _slice = unsize!(Missing(std::marker::PhantomData::<[u8; 2]>) => [u8]);
}
