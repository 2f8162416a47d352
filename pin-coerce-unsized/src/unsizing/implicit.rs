//! Where coercions are implicit, the leaf is the pointer itself, and nothing here has to be believed: rustc has checked the
//! impls of `CoerceUnsized`, and coerces the pointer or does not.

use super::{Target, for_each_leaf};
use crate::__private::{Certain, Unsizable};
use core::cell::{Cell, UnsafeCell};
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::pin::Pin;

/// `Self` with the pointee `U` is `O`. Written down by the derive, so that `unsize!` finds the type of its result.
///
/// With it the derive asks rustc whether `Field`, the pointer field, can be unsized into `UnsizedField`, so that a failure names
/// the field and not the derive's own parameter. Where the field is visibly a pointer, both are [`Certain`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be unsized to a pointer to `{U}`",
    label = "not a pointer that can be unsized",
    note = "`unsize!` takes pointers of the standard library, and structs that derive `SmartPointer`"
)]
pub trait Repoint<U: ?Sized, O, Field: ?Sized + Unsizable<UnsizedField>, UnsizedField: ?Sized> {}

/// A pointer `P` on its way to become the pointer `O`.
///
/// `ManuallyDrop` because in a `const` nothing may be dropped; `unsize!` drops no value of this type.
pub struct Unsizing<P, O>(ManuallyDrop<Cell<P>>, Rest<O>);

/// What waits for the pointer `O`.
pub struct Rest<O>(PhantomData<fn(O) -> O>);

/// Starts `unsize!`.
pub const fn unsizing<P, U, O, F, G>(_: Target<U>, pointer: P) -> Unsizing<P, O>
where
    P: Repoint<U, O, F, G>,
    U: ?Sized,
    F: ?Sized + Unsizable<G>,
    G: ?Sized,
{
    Unsizing(ManuallyDrop::new(Cell::new(pointer)), Rest(PhantomData))
}

impl<P, O> Unsizing<P, O> {
    /// Takes the pointer out, in a `Cell` because that can be unsized and nothing else: a bare `&String` would be dereferenced.
    ///
    /// # Safety
    ///
    /// None here; on plain stable there is.
    pub const unsafe fn take(self) -> (Rest<O>, Cell<P>) {
        let Self(pointer, rest) = self;
        (rest, ManuallyDrop::into_inner(pointer))
    }
}

impl<O> Rest<O> {
    /// Puts the pointer back.
    ///
    /// # Safety
    ///
    /// None here; on plain stable there is.
    #[expect(clippy::unused_self, reason = "it says which pointer")]
    pub const unsafe fn put_back(self, pointer: Cell<O>) -> O {
        pointer.into_inner()
    }
}

macro_rules! leaves {
    ($([$($lifetime:lifetime)?] $pointer:ty, $unsized:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? T: ?Sized, U: ?Sized> Repoint<U, $unsized, Certain, Certain> for $pointer {}
        )*
    };
}
for_each_leaf!(leaves);

macro_rules! transparent {
    ($($container:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<P, U, O, F, G> Repoint<U, $container<O>, F, G> for $container<P>
            where
                P: Repoint<U, O, F, G>,
                U: ?Sized,
                F: ?Sized + Unsizable<G>,
                G: ?Sized,
            {
            }
        )*
    };
}
transparent!(Cell UnsafeCell Pin);
