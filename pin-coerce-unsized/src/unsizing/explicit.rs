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
//! | the pointer field is a pointer, down to a leaf | [`Nested`] for its type | at the derive |
//! | what the leaf points to ends in the pointee | the casts in `into_raw` and `from_raw`: E0606 or E0607 | at the derive |
//! | and can be unsized, so no other part of it depends on the pointee | [`ArrayToSlice::fields`]: E0308 | at the derive |
//! | unsizing changes no other parameter, here or further down | [`Repoint::fields`] | at the derive |
//! | a field that mentions a parameter is the pointer or a `PhantomData` | [`Nested::phantom`] | at the derive |
//! | no other field has a size | the assertion in [`Nested::kept`] | when the program is built |
//! | what is coerced is unsized, and nothing else | the compiler, in `unsize!` | at each use |
//! | `Pin<Ptr<T>>` has the promise | `Pin<P>` needs `P: PinCoerceUnsized`, before and after | at each use |

use super::{Target, for_each_leaf};
use crate::PinCoerceUnsized;
use core::cell::{Cell, UnsafeCell};
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};
use core::pin::Pin;
use core::ptr::{self, NonNull};

/// A pointer that can be taken apart into a raw pointer, and put together again.
///
/// # Safety
///
/// `into_raw` moves the pointer out of `this`, and `from_raw` is its inverse: of two pointers that [`Repoint`] relates, the one
/// may also be put together from what the other was taken apart into, once that was unsized. What is lost on the way has no size.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be unsized, so `SmartPointer` cannot be derived",
    label = "must be a pointer, reference or smart pointer that can be unsized and dispatched on",
    note = "a container of a pointer, such as `Option` or `RefCell`, cannot be unsized",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it as well"
)]
pub unsafe trait Nested {
    /// What is unsized when the pointer is.
    type Pointee: ?Sized;

    /// The address of the leaf, with the metadata of the pointee. It may point to something else than a `Pointee`.
    ///
    /// # Safety
    ///
    /// `this` is not used again, nor dropped.
    unsafe fn into_raw(this: &mut Self) -> *mut Self::Pointee;

    /// # Safety
    ///
    /// `raw` comes from `into_raw` of this type, or of one that can be unsized to this type and then was, and is used once.
    unsafe fn from_raw(raw: *mut Self::Pointee) -> Self;

    /// Asks the compiler whether what `Self` points to can be unsized to what `to` points to. Never called.
    fn unsizes_to<To: Nested>(&mut self, _: &mut To, _: fn(*mut Self::Pointee) -> *mut To::Pointee) {}

    /// Asks the compiler whether unsizing `Self` can give `To`. Never called.
    fn repoints_to<U: ?Sized, To>(&mut self, _: &mut To)
    where
        Self: Repoint<U, To> + Sized,
    {
    }

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

/// `Self` with the pointee `U` is `O`. Written down by the derive, so that `unsize!` finds the type of its result.
///
/// # Safety
///
/// `O` is the same pointer with the same other parameters, all the way down; `Pointee` and the two functions are those
/// of `Self: Nested` and `O: Nested`. They are repeated because `unsize!` may mention no other trait: a type that is no pointer would
/// be one error for each.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be unsized to a pointer to `{U}`",
    label = "not a pointer that can be unsized",
    note = "`unsize!` takes pointers of the standard library, and structs that derive `SmartPointer`",
    note = "a pinned pointer also needs the marker `PinCoerceUnsized`"
)]
pub unsafe trait Repoint<U: ?Sized, O> {
    /// What is unsized.
    type Pointee: ?Sized;

    /// # Safety
    ///
    /// As for [`Nested::into_raw`].
    unsafe fn into_raw(this: &mut Self) -> *mut Self::Pointee;

    /// # Safety
    ///
    /// As for [`Nested::from_raw`].
    unsafe fn from_raw(raw: *mut U) -> O;

    /// Asks the compiler about the pointer fields of both. Never called.
    fn fields(_: &mut Self, _: &mut O) {}
}

/// A pointer to `[X; 1]`, beside `To`, the same pointer to `[X]`. Written down by the derive for the sake of `fields`.
pub trait ArrayToSlice<To> {
    /// Asks the compiler whether the pointer fields can be unsized. Never called.
    fn fields(_: &mut Self, _: &mut To);
}

/// A pointer `P` on its way to become the pointer `O`.
pub struct Unsizing<P, T: ?Sized, U: ?Sized, O>(*mut T, Rest<P, U, O>);

/// What waits for a raw pointer to `U`, to become the pointer `O`.
pub struct Rest<P, U: ?Sized, O>(PhantomData<fn(P) -> P>, PhantomData<fn(*mut U, O) -> O>);

/// Starts `unsize!`.
pub fn unsizing<P, U, O>(_: Target<U>, pointer: P) -> Unsizing<P, P::Pointee, U, O>
where
    P: Repoint<U, O>,
    U: ?Sized,
{
    // SAFETY: neither used again nor dropped.
    let raw = unsafe { P::into_raw(&mut ManuallyDrop::new(pointer)) };
    Unsizing(raw, Rest(PhantomData, PhantomData))
}

impl<P, T: ?Sized, U: ?Sized, O> Unsizing<P, T, U, O> {
    /// What has to be unsized: a `*mut`, whose lifetimes cannot be shortened and which is not dereferenced.
    ///
    /// # Safety
    ///
    /// The raw pointer goes to `put_back` of the `Rest` that comes with it, coerced by the compiler and otherwise untouched.
    #[must_use]
    pub unsafe fn take(self) -> (Rest<P, U, O>, *mut T) {
        let Self(raw, rest) = self;
        (rest, raw)
    }
}

impl<P: Repoint<U, O>, U: ?Sized, O> Rest<P, U, O> {
    /// The pointer, put together again.
    ///
    /// # Safety
    ///
    /// `raw` comes from the `take` that gave this `Rest`, coerced by the compiler and otherwise untouched.
    #[must_use]
    #[expect(clippy::unused_self, reason = "it says which pointer")]
    pub unsafe fn put_back(self, raw: *mut U) -> O {
        // SAFETY: `raw` comes from `into_raw` of `P`, and was unsized; both are used once.
        unsafe { P::from_raw(raw) }
    }
}

/// Pointers that are taken apart without giving anything up: how, and how they are put together.
macro_rules! borrowed {
    ($([$($lifetime:lifetime)?] $pointer:ty, $this:ident => $into:expr, $raw:ident => $from:expr;)*) => {
        $(
            // SAFETY: one function is the inverse of the other, and the pointer is no more than its address and metadata.
            unsafe impl<$($lifetime,)? T: ?Sized> Nested for $pointer {
                type Pointee = T;

                unsafe fn into_raw($this: &mut Self) -> *mut T {
                    $into
                }

                unsafe fn from_raw($raw: *mut T) -> Self {
                    $from
                }
            }
        )*
    };
}
borrowed! {
    ['a] &'a T, this => ptr::from_ref(*this).cast_mut(), raw =>
        // SAFETY: what was a reference for `'a`, unsized or not.
        unsafe { &*raw };
    ['a] &'a mut T, this => ptr::from_mut(*this), raw =>
        // SAFETY: what was a reference for `'a`, unsized or not, and is not one any more.
        unsafe { &mut *raw };
    [] *const T, this => this.cast_mut(), raw => raw;
    [] *mut T, this => *this, raw => raw;
    [] NonNull<T>, this => this.as_ptr(), raw =>
        // SAFETY: unsizing does not change the address.
        unsafe { NonNull::new_unchecked(raw) };
}

/// Pointers that own what they point to, with the standard library's `into_raw` and `from_raw`.
#[cfg(feature = "alloc")]
macro_rules! owning {
    ($($pointer:ty $(, $cast:ident)?;)*) => {
        $(
            // SAFETY: one function is the inverse of the other by their documentation, which lets `from_raw` have an unsized pointee.
            unsafe impl<T: ?Sized> Nested for $pointer {
                type Pointee = T;

                unsafe fn into_raw(this: &mut Self) -> *mut T {
                    // SAFETY: `this` is not used again, so its value is moved out.
                    let owned = unsafe { ptr::read(this) };
                    Self::into_raw(owned)$(.$cast())?
                }

                unsafe fn from_raw(raw: *mut T) -> Self {
                    // SAFETY: `raw` comes from `into_raw`, unsized or not, and is used once.
                    unsafe { Self::from_raw(raw) }
                }
            }
        )*
    };
}
#[cfg(feature = "alloc")]
owning! {
    alloc::boxed::Box<T>;
    alloc::rc::Rc<T>, cast_mut;
    alloc::rc::Weak<T>, cast_mut;
}
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
owning! {
    alloc::sync::Arc<T>, cast_mut;
    alloc::sync::Weak<T>, cast_mut;
}

macro_rules! leaves {
    ($([$($lifetime:lifetime)?] $pointer:ty, $unsized:ty;)*) => {
        $(
            // SAFETY: the same pointer; the functions forward.
            #[diagnostic::do_not_recommend]
            unsafe impl<$($lifetime,)? T: ?Sized, U: ?Sized> Repoint<U, $unsized> for $pointer {
                type Pointee = T;

                unsafe fn into_raw(this: &mut Self) -> *mut T {
                    // SAFETY: passed on.
                    unsafe { Nested::into_raw(this) }
                }

                unsafe fn from_raw(raw: *mut U) -> $unsized {
                    // SAFETY: passed on.
                    unsafe { Nested::from_raw(raw) }
                }
            }
        )*
    };
}
for_each_leaf!(leaves);

/// The impls for a container around a pointer `P`.
macro_rules! around {
    ($([$($bound:tt)*] $container:ident, $this:ident => $inner:expr, $pointer:ident => $new:expr;)*) => {
        $(
            // SAFETY: the pointer is moved out of its container and into another.
            unsafe impl<P: Nested $($bound)*> Nested for $container<P> {
                type Pointee = P::Pointee;

                unsafe fn into_raw($this: &mut Self) -> *mut P::Pointee {
                    let inner: &mut P = $inner;
                    // SAFETY: passed on.
                    unsafe { P::into_raw(inner) }
                }

                unsafe fn from_raw(raw: *mut P::Pointee) -> Self {
                    // SAFETY: passed on.
                    let $pointer = unsafe { P::from_raw(raw) };
                    $new
                }
            }

            // SAFETY: `O` is the same pointer as `P`, in the same container; the functions forward.
            #[diagnostic::do_not_recommend]
            unsafe impl<P, U, O> Repoint<U, $container<O>> for $container<P>
            where
                P: Nested + Repoint<U, O> $($bound)*,
                U: ?Sized,
                O: Nested<Pointee = U> $($bound)*,
            {
                type Pointee = <P as Nested>::Pointee;

                unsafe fn into_raw(this: &mut Self) -> *mut <P as Nested>::Pointee {
                    // SAFETY: passed on.
                    unsafe { Nested::into_raw(this) }
                }

                unsafe fn from_raw(raw: *mut U) -> $container<O> {
                    // SAFETY: passed on.
                    unsafe { Nested::from_raw(raw) }
                }
            }
        )*
    };
}
around! {
    [] Cell, this => this.get_mut(), pointer => Self::new(pointer);
    [] UnsafeCell, this => this.get_mut(), pointer => Self::new(pointer);
    [+ PinCoerceUnsized] Pin,
        // SAFETY: the value stays pinned: nobody else has the pointer, which becomes part of a `Pin` again.
        this => &mut ManuallyDrop::new(unsafe { Self::into_inner_unchecked(ptr::read(this)) }),
        // SAFETY: it was pinned before. It is the same object at the same address after unsizing, which is what the author of `P`
        // vouches for with the marker, and so does the one of the pointer that it becomes.
        pointer => unsafe { Self::new_unchecked(pointer) };
}
