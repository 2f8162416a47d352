//! The dependency is renamed to `pointers`, and another crate has the name that the derive would
//! use by default.
//!
//! Claim: environment-renamed (`#[smart_pointer(crate = path)]` is the only way to the runtime
//! crate).

extern crate std as pin_coerce_unsized;

use pointers::{PinCoerceUnsized, SmartPointer};
use std::marker::PhantomData;
use std::ops::Deref;

/// A newtype of `Box`, with our marker; the path is the name of the dependency.
#[derive(SmartPointer)]
#[smart_pointer(crate = pointers)]
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

/// A pointer with a field that only rustc can judge, for which the expansion names the runtime
/// crate; absolute path.
#[derive(SmartPointer)]
#[smart_pointer(crate = ::pointers)]
#[repr(transparent)]
pub struct Nested<#[pointee] T: ?Sized, A>(pub MyBox<T>, pub Marker<A>);

type Marker<A> = PhantomData<A>;

/// A pointer in a module; the path goes through a re-export of this crate.
pub mod inner {
    /// What this crate passes on.
    pub mod reexport {
        pub use pointers as runtime;
    }

    /// A newtype of `Rc`.
    #[derive(pointers::SmartPointer)]
    #[smart_pointer(crate = crate::inner::reexport::runtime)]
    #[repr(transparent)]
    pub struct MyRc<T: ?Sized>(pub std::rc::Rc<T>);
}

#[cfg(all(test, feature = "implicit"))]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::rc::Rc;

    #[test]
    fn coerces() {
        let boxed = MyBox(Box::new(7_u8));
        let boxed: MyBox<dyn ToString> = boxed;
        let nested = Nested(MyBox(Box::new(8_u8)), PhantomData);
        let nested: Nested<dyn ToString, u8> = nested;
        let shared = inner::MyRc(Rc::new(9_u8));
        let shared: inner::MyRc<dyn ToString> = shared;
        assert_eq!([boxed.to_string(), nested.0.to_string(), shared.0.to_string()], ["7", "8", "9"]);
    }

    #[test]
    fn coerces_while_pinned() {
        let pinned = Pin::new(MyBox(Box::new(7_u8)));
        let pinned: Pin<MyBox<dyn ToString>> = pinned;
        assert_eq!(pinned.to_string(), "7");
    }
}
