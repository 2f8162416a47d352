//! Where coercions are implicit, the leaf is the pointer itself, and nothing here has to be believed: rustc has checked the
//! impls of `CoerceUnsized`, and coerces the pointer or does not.

use super::Target;
use core::cell::{Cell, UnsafeCell};
use core::marker::PhantomData;
use core::pin::Pin;

/// A pointer that can be unsized. With another pointee, it is `O`. Written down by the derive, so that `unsize!` finds the type of its result.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a pointer that can be unsized",
    label = "must be a pointer, reference or smart pointer that can be unsized",
    note = "`unsize!` does not reach into a container such as `Option` or `RefCell`",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it"
)]
pub trait Repoint<O> {
    /// The pointee of `O`.
    type __New: ?Sized;
}

/// The operand of `unsize!`.
///
/// In a struct of its own, because for a bare argument of the wrong type, rustc only suggests borrowing it.
pub struct Operand<P>(P);

impl<P> Operand<P> {
    /// Takes the pointer.
    pub fn new(pointer: P) -> Self {
        Self(pointer)
    }
}

/// A pointer `P` on its way to become the pointer `O`.
pub struct Unsizing<P, O>(Cell<P>, Rest<O>);

/// What waits for the pointer `O`.
pub struct Rest<O>(PhantomData<fn(O) -> O>);

/// Starts `unsize!`.
///
/// Nothing here is `const`, because on plain stable nothing can be.
pub fn unsizing<P: Repoint<O, __New = U>, U: ?Sized, O>(_: Target<U>, Operand(pointer): Operand<P>) -> Unsizing<P, O> {
    Unsizing(Cell::new(pointer), Rest(PhantomData))
}

impl<P, O> Unsizing<P, O> {
    /// Takes the pointer out, in a `Cell` because that can be unsized and nothing else: a bare `&String` would be dereferenced.
    ///
    /// # Safety
    ///
    /// None in this mode. `unsafe`, because plain stable asks for it.
    pub unsafe fn take(self) -> (Rest<O>, Cell<P>) {
        let Self(pointer, rest) = self;
        (rest, pointer)
    }
}

impl<O> Rest<O> {
    /// Puts the pointer back.
    ///
    /// # Safety
    ///
    /// None in this mode. `unsafe`, because plain stable asks for it.
    pub unsafe fn put_back(self, pointer: Cell<O>) -> O {
        pointer.into_inner()
    }
}

macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $pointer:ty, $unsized:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? T: ?Sized, U: ?Sized> Repoint<$unsized> for $pointer {
                type __New = U;
            }
        )*
    };
}
pointers! {
    ['a] &'a T, &'a U;
    ['a] &'a mut T, &'a mut U;
    [] *const T, *const U;
    [] *mut T, *mut U;
    [] core::ptr::NonNull<T>, core::ptr::NonNull<U>;
}
#[cfg(feature = "alloc")]
pointers! {
    [] alloc::boxed::Box<T>, alloc::boxed::Box<U>;
    [] alloc::rc::Rc<T>, alloc::rc::Rc<U>;
    [] alloc::rc::Weak<T>, alloc::rc::Weak<U>;
}
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
pointers! {
    [] alloc::sync::Arc<T>, alloc::sync::Arc<U>;
    [] alloc::sync::Weak<T>, alloc::sync::Weak<U>;
}

/// Containers around a pointer.
macro_rules! around {
    ($($container:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<P: Repoint<O>, O> Repoint<$container<O>> for $container<P> {
                type __New = P::__New;
            }
        )*
    };
}
around!(Cell UnsafeCell Pin);
