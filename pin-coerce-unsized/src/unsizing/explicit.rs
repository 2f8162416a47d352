//! On plain stable, what may be coerced is a raw pointer. Here is what makes that sound.
//!
//! A header pointer is a `NonNull<Inner<T>>`, and `Inner` is private: no expression in the crate that writes `unsize!` may have a type
//! that names it. So what is coerced there is a `*mut T`, which has the address of the `Inner<T>` and the metadata of both, for
//! unsizing `Inner<T>` is unsizing the `T` at its end. That this is so, and the rest that has to be, is checked by the
//! compiler. The derive has seen the tokens of the struct, but tokens can mean anything, and an attribute macro can change the
//! struct afterwards:
//!
//! | what | checked by | when |
//! | --- | --- | --- |
//! | the struct has these fields and no more, and is no union | the patterns, and [`Repoint::fields`], which is not unsafe | at the derive |
//! | the pointer field is a pointer, down to a leaf | [`Repoint`] for its type | at the derive |
//! | unsizing changes no other parameter, here or further down | [`Repoint::repoints_to`] | at the derive |
//! | what the leaf points to ends in the pointee | the casts in `into_raw` and `from_raw`: E0606 or E0607 | at the derive |
//! | and can be unsized, so no other part of it depends on the pointee | [`ArrayToSlice::fields`]: E0308 | at the derive |
//! | a field that mentions a parameter is the pointer or a `PhantomData` | [`Repoint::phantom`] | at the derive |
//! | no other field has a size | the assertion in [`Repoint::kept`] | when the program is built |
//! | what is coerced is unsized, and nothing else | the compiler, in `unsize!` | at each use |
//! | `Pin<Ptr<T>>` has the promise | `Pin<P>` needs `P: PinCoerceUnsized`, before and after | at each use |

use super::{Operand, Target};
use crate::PinCoerceUnsized;
use core::cell::{Cell, UnsafeCell};
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};
use core::pin::Pin;
use core::ptr::{self, NonNull};

/// `Self` with the pointee `U` is `O`: how a pointer is taken apart, and put together with the other pointee.
///
/// The raw pointer has the address of the leaf and the metadata of the pointee. It may point to something else than a `Pointee`.
///
/// # Safety
///
/// 1. `O` is the same pointer as `Self` with the same other parameters, all the way down.
/// 2. `into_raw` moves the pointer out of `this`, and `from_raw` makes an `O` of what `into_raw` returned and the compiler has
///    unsized. What is lost on the way has no size.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a pointer that can be unsized",
    label = "must be a pointer, reference or smart pointer that can be unsized",
    note = "a container of a pointer, such as `Option` or `RefCell`, cannot be unsized",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it",
    note = "a pinned pointer also needs the marker `PinCoerceUnsized`"
)]
pub unsafe trait Repoint<U: ?Sized, O> {
    /// What is unsized.
    type Pointee: ?Sized;

    /// # Safety
    ///
    /// `this` is not used again, nor dropped.
    unsafe fn into_raw(this: &mut Self) -> *mut Self::Pointee;

    /// # Safety
    ///
    /// `raw` comes from `into_raw`, coerced by the compiler and otherwise untouched, and is used once.
    unsafe fn from_raw(raw: *mut U) -> O;

    /// Names the fields of both, in safe code. Never called.
    fn fields(_: &mut Self, _: &mut O) {}

    /// Asks the compiler whether unsizing a field gives the field. Never called.
    fn repoints_to(&mut self, _: &mut O) {}

    /// Asks the compiler whether what a field points to can be unsized. Never called.
    fn unsizes_to(&mut self, _: &mut O, _: fn(*mut Self::Pointee) -> *mut U) {}

    /// A value of a field that is a `PhantomData`, and of no other.
    #[must_use]
    fn phantom<T: ?Sized>() -> PhantomData<T> {
        PhantomData
    }

    /// A value of a field without a size.
    ///
    /// # Safety
    ///
    /// A value of this type was forgotten when the pointer was taken apart.
    #[must_use]
    unsafe fn kept<T>() -> T {
        const { assert!(size_of::<T>() == 0, "only the pointer field can have a size") };
        // SAFETY: a value without a size is no bytes, and this one is the one that was forgotten.
        unsafe { mem::transmute_copy(&()) }
    }
}

/// A pointer to `[X; 1]`, beside `To`, the same pointer to `[X]`. Written down by the derive for the sake of `fields`.
pub trait ArrayToSlice<To> {
    /// Asks the compiler whether the pointer fields can be unsized. Never called.
    fn fields(_: &mut Self, _: &mut To);
}

/// A pointer on its way: a raw pointer to `T`, which is to become one to `U`.
pub struct Unsizing<T: ?Sized, U: ?Sized, O>(*mut T, Rest<U, O>);

/// What waits for a raw pointer to `U`, to become the pointer `O`.
///
/// It knows the function and not the type that has it: a type that has none would be one more error there.
pub struct Rest<U: ?Sized, O>(unsafe fn(*mut U) -> O);

/// Starts `unsize!`.
pub fn unsizing<P, U, O>(_: Target<U>, Operand(mut pointer): Operand<P>) -> Unsizing<P::Pointee, U, O>
where
    P: Repoint<U, O>,
    U: ?Sized,
{
    // SAFETY: neither used again nor dropped.
    let raw = unsafe { P::into_raw(&mut pointer) };
    Unsizing(raw, Rest(P::from_raw))
}

impl<T: ?Sized, U: ?Sized, O> Unsizing<T, U, O> {
    /// What has to be unsized: a `*mut`, whose lifetimes cannot be shortened and which is not dereferenced.
    ///
    /// # Safety
    ///
    /// The raw pointer goes to `put_back` of the `Rest` that comes with it, coerced by the compiler and otherwise untouched.
    #[must_use]
    pub unsafe fn take(self) -> (Rest<U, O>, *mut T) {
        let Self(raw, rest) = self;
        (rest, raw)
    }
}

impl<U: ?Sized, O> Rest<U, O> {
    /// The pointer, put together again.
    ///
    /// # Safety
    ///
    /// `raw` comes from the `take` that gave this `Rest`, coerced by the compiler and otherwise untouched.
    #[must_use]
    pub unsafe fn put_back(self, raw: *mut U) -> O {
        // SAFETY: `raw` comes from `into_raw` of the impl that has this function; both are used once.
        unsafe { (self.0)(raw) }
    }
}

/// Pointers that are taken apart without giving anything up: how, and how they are put together.
macro_rules! borrowed {
    ($([$($lifetime:lifetime)?] $pointer:ty, $unsized:ty, $this:ident => $into:expr, $raw:ident => $from:expr;)*) => {
        $(
            // SAFETY: the pointer is no more than its address and metadata.
            #[diagnostic::do_not_recommend]
            unsafe impl<$($lifetime,)? T: ?Sized, U: ?Sized> Repoint<U, $unsized> for $pointer {
                type Pointee = T;

                unsafe fn into_raw($this: &mut Self) -> *mut T {
                    $into
                }

                unsafe fn from_raw($raw: *mut U) -> $unsized {
                    $from
                }
            }
        )*
    };
}
borrowed! {
    ['a] &'a T, &'a U, this => ptr::from_ref(*this).cast_mut(), raw =>
        // SAFETY: what was a reference for `'a`, unsized.
        unsafe { &*raw };
    ['a] &'a mut T, &'a mut U, this => ptr::from_mut(*this), raw =>
        // SAFETY: what was a reference for `'a`, unsized, and is not one any more.
        unsafe { &mut *raw };
    [] *const T, *const U, this => this.cast_mut(), raw => raw;
    [] *mut T, *mut U, this => *this, raw => raw;
    [] NonNull<T>, NonNull<U>, this => this.as_ptr(), raw =>
        // SAFETY: unsizing does not change the address.
        unsafe { NonNull::new_unchecked(raw) };
}

/// Pointers that own what they point to, with the standard library's `into_raw` and `from_raw`.
#[cfg(feature = "alloc")]
macro_rules! owning {
    ($($($name:ident)::* $(, $cast:ident)?;)*) => {
        $(
            // SAFETY: `from_raw` is the inverse of `into_raw`, also for a pointer that was unsized in between: its documentation asks
            // for the same address and a pointee of the same size and alignment.
            #[diagnostic::do_not_recommend]
            unsafe impl<T: ?Sized, U: ?Sized> Repoint<U, $($name)::*<U>> for $($name)::*<T> {
                type Pointee = T;

                unsafe fn into_raw(this: &mut Self) -> *mut T {
                    // SAFETY: `this` is not used again, so its value is moved out.
                    let owned = unsafe { ptr::read(this) };
                    Self::into_raw(owned)$(.$cast())?
                }

                unsafe fn from_raw(raw: *mut U) -> $($name)::*<U> {
                    // SAFETY: `raw` comes from `into_raw`, unsized, and is used once.
                    unsafe { $($name)::*::from_raw(raw) }
                }
            }
        )*
    };
}
#[cfg(feature = "alloc")]
owning! {
    alloc::boxed::Box;
    alloc::rc::Rc, cast_mut;
    alloc::rc::Weak, cast_mut;
}
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
owning! {
    alloc::sync::Arc, cast_mut;
    alloc::sync::Weak, cast_mut;
}

/// Containers around a pointer.
macro_rules! around {
    ($([$($bound:tt)*] $container:ident, $this:ident => $inner:expr, $pointer:ident => $new:expr;)*) => {
        $(
            // SAFETY: the pointer is moved out of its container, and what it becomes into another.
            #[diagnostic::do_not_recommend]
            unsafe impl<P, U, O> Repoint<U, $container<O>> for $container<P>
            where
                P: Repoint<U, O> $($bound)*,
                U: ?Sized,
                O: Sized $($bound)*,
            {
                type Pointee = P::Pointee;

                unsafe fn into_raw($this: &mut Self) -> *mut P::Pointee {
                    let inner: &mut P = $inner;
                    // SAFETY: passed on.
                    unsafe { P::into_raw(inner) }
                }

                unsafe fn from_raw(raw: *mut U) -> $container<O> {
                    // SAFETY: passed on.
                    let $pointer = unsafe { P::from_raw(raw) };
                    $new
                }
            }
        )*
    };
}
around! {
    [] Cell, this => this.get_mut(), pointer => Cell::new(pointer);
    [] UnsafeCell, this => this.get_mut(), pointer => UnsafeCell::new(pointer);
    [+ PinCoerceUnsized] Pin,
        // SAFETY: `this` is not used again, so its value is moved out, and what it points to stays pinned: nobody else has the
        // pointer, which becomes part of a `Pin` again.
        this => &mut ManuallyDrop::new(unsafe { Self::into_inner_unchecked(ptr::read(this)) }),
        // SAFETY: it was pinned before. It is the same object at the same address after unsizing, which is what the author of `P`
        // vouches for with the marker, and so does the one of the pointer that it becomes.
        pointer => unsafe { Pin::new_unchecked(pointer) };
}
