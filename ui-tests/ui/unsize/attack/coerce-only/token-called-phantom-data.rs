//! A token that only its module can make is called `PhantomData`, and would be made up for another
//! pointee.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use tokens::Token as PhantomData;

mod tokens {
    pub struct Token<T: ?Sized>(std::marker::PhantomData<T>);

    pub const NUMBER: Token<u8> = Token(std::marker::PhantomData);
}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, PhantomData<T>);

fn main() {
    let _: PhantomData<dyn ToString> = unsize!(Ptr(Box::new(1), tokens::NUMBER) => dyn ToString).1;
}
