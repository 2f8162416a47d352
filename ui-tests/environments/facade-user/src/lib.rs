//! A user of `facade`: the runtime crate and the derive's own are not among its dependencies.
//!
//! Claim: environment-facade (the runtime crate may be any path, also one through another crate).

use facade::{PinCoerceUnsized, Shared, SmartPointer};
use std::marker::PhantomData;
use std::ops::Deref;

/// A newtype of `Box`, with the marker.
#[derive(SmartPointer)]
#[smart_pointer(crate = facade::__pointers)]
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

/// A pointer around the library's own, with a further field that only rustc can judge.
#[derive(SmartPointer)]
#[smart_pointer(crate = facade::__pointers)]
#[repr(transparent)]
pub struct Tagged<#[pointee] T: ?Sized, A>(pub Shared<T>, pub Tag<A>);

type Tag<A> = PhantomData<A>;

facade::pointer! {
    /// A pointer that the library's macro wrote; the path is `$crate`.
    pub struct Written<T>(pub std::rc::Rc<T>);
}

#[cfg(all(test, feature = "implicit"))]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::rc::Rc;
    use std::sync::Arc;

    #[test]
    fn coerces() {
        let boxed = MyBox(Box::new(7_u8));
        let boxed: MyBox<dyn ToString> = boxed;
        let tagged = Tagged(Shared(Arc::new(8_u8)), PhantomData);
        let tagged: Tagged<dyn ToString, u8> = tagged;
        let written = Written(Rc::new(9_u8));
        let written: Written<dyn ToString> = written;
        assert_eq!([boxed.to_string(), tagged.0.0.to_string(), written.0.to_string()], ["7", "8", "9"]);
    }

    #[test]
    fn coerces_while_pinned() {
        let pinned = Pin::new(MyBox(Box::new(7_u8)));
        let pinned: Pin<MyBox<dyn ToString>> = pinned;
        assert_eq!(pinned.to_string(), "7");
    }
}
