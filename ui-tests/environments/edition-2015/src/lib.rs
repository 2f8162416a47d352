//! Edition 2015: `extern crate`, paths that start at the crate root, and trait objects without
//! `dyn`.
//!
//! Claim: environment-edition (the expansion has the edition of the derive, and what it copies has
//! that of the user).

#![expect(bare_trait_objects, reason = "the edition has them")]

extern crate pin_coerce_unsized;

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::marker::PhantomData;
use std::ops::Deref;

/// The bound of a pointee.
pub trait Named {
    /// A name.
    fn name(&self) -> String;
}

impl Named for u8 {
    fn name(&self) -> String {
        self.to_string()
    }
}

/// A module whose name hides `core`'s from paths that start at the crate root.
pub mod core {
    /// What such a path would find.
    pub mod ops {}
}

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

/// A pointer with bounds in both places, one of them a trait object without `dyn`, and a path from
/// the crate root.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Shared<#[pointee] T: ?Sized + ::Named, A: Converts<Named>>(pub ::std::rc::Rc<T>, pub PhantomData<A>)
where
    Box<Named + Send>: Sized,
    for<'a> &'a T: Sized;

/// A trait over a type that may be unsized.
pub trait Converts<U: ?Sized> {}

impl Converts<Named> for () {}

/// A pointer in a pointer, with a lifetime.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Nested<'a, T: ?Sized + 'a>(pub MyBox<T>, pub PhantomData<&'a ()>);

/// A struct, a lifetime, a parameter and a field whose names newer editions reserve.
#[allow(non_camel_case_types)]
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct async<'async: 'gen, 'gen, try: ?Sized + 'async> {
    /// The pointer.
    pub await: Box<try>,
    /// Both lifetimes.
    pub gen: PhantomData<(&'async (), &'gen ())>,
}

/// A struct and lifetimes whose names are keywords or reserved.
#[allow(non_camel_case_types)]
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct gen<'dyn, 'await, 'try, T: ?Sized>(pub Box<T>, pub PhantomData<(&'dyn (), &'await (), &'try ())>);

#[cfg(all(test, feature = "implicit"))]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::rc::Rc;

    #[test]
    fn coerces() {
        let boxed: MyBox<Named> = MyBox(Box::new(7_u8));
        let shared: Shared<Named, ()> = Shared(Rc::new(8_u8), PhantomData);
        let nested: Nested<'_, Named> = Nested(MyBox(Box::new(9_u8)), PhantomData);
        assert_eq!((boxed.name(), shared.0.name(), (nested.0).name()), ("7".into(), "8".into(), "9".into()));
    }

    #[test]
    fn coerces_while_pinned() {
        let pinned = Pin::new(MyBox(Box::new(7_u8)));
        let pinned: Pin<MyBox<Named>> = pinned;
        assert_eq!(pinned.name(), "7");
    }
}
