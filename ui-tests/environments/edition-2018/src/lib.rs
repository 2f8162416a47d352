//! Edition 2018: a trait object in a bound without `dyn`, and `gen` is a name.
//!
//! Claim: environment-edition (the expansion has the edition of the derive, and what it copies has
//! that of the user).

#![expect(bare_trait_objects, reason = "the edition has them")]

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::marker::PhantomData;
use std::ops::Deref;

/// A trait over a type that may be unsized.
pub trait Converts<U: ?Sized> {}

impl Converts<dyn ToString> for () {}

/// A newtype of `Box`, with our marker.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MyBox<T: ?Sized>(pub Box<T>);

impl<T: ?Sized> Deref for MyBox<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `Deref` is the only trait among those that the contract names, its one impl is generic,
// and it returns what the box owns, which no coercion and no move of the box changes (1, 2).
// Nothing else can reach the box (3, 4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}

/// A pointer with a bound in each place, one of them a trait object without `dyn`, and a field
/// called `gen`.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Shared<#[pointee] T: ?Sized, A: Converts<ToString>>
where
    for<'a> &'a T: Sized,
{
    /// The pointer.
    pub gen: std::rc::Rc<T>,
    /// What it converts with.
    pub with: PhantomData<A>,
}

/// A pointer in a pointer, with a lifetime.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Nested<'a, T: ?Sized + 'a>(pub MyBox<T>, pub PhantomData<&'a ()>);

/// A struct and a lifetime whose names edition 2024 reserves.
#[allow(non_camel_case_types)]
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct gen<'gen, T: ?Sized + 'gen>(pub Box<T>, pub PhantomData<&'gen ()>);

#[cfg(all(test, feature = "implicit"))]
mod tests {
    use super::*;
    use std::pin::Pin;

    #[test]
    fn coerces() {
        let boxed = MyBox(Box::new(7_u8));
        let boxed: MyBox<dyn ToString> = boxed;
        let shared: Shared<dyn ToString, ()> = Shared { gen: std::rc::Rc::new(8_u8), with: PhantomData };
        let nested = Nested(MyBox(Box::new(9_u8)), PhantomData);
        let nested: Nested<'_, dyn ToString> = nested;
        assert_eq!((boxed.to_string(), shared.gen.to_string()), ("7".to_owned(), "8".to_owned()));
        assert_eq!(nested.0.to_string(), "9");
    }

    #[test]
    fn coerces_while_pinned() {
        let pinned = Pin::new(MyBox(Box::new(7_u8)));
        let pinned: Pin<MyBox<dyn ToString>> = pinned;
        assert_eq!(pinned.to_string(), "7");
    }
}
