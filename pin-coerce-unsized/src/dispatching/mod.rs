//! `dispatch`: calls through a pointer to a trait object, for compilers that have no
//! `arbitrary_self_types`. This file explains why that is sound.
//!
//! The attribute gives the trait a hidden supertrait, so each vtable has one entry for each
//! function. The entry returns the function for the concrete type. A call has three steps: `deref`
//! gives the object, the vtable of the object gives the function, and the function *narrows* the
//! pointer, which means that a `Ptr<dyn Work>` becomes a `Ptr<Job>` again.
//!
//! Narrowing is sound if the pointer's own vtable belongs to the type that the pointer is narrowed
//! to. The function knows only which type the vtable of the *object* belongs to. `Deref` is safe
//! code, so the two types could differ. The promise of [`PinCoerceUnsized`] rules that out.
//!
//! # The argument
//!
//! Let `W` be the type of the pointer to the trait object, `T` the concrete type of what its
//! `deref` returns, and `N` the type of the narrowed pointer, which `T`'s impl of the trait takes.
//!
//! 1. *The function is that of `T`.* The hidden supertrait is an `unsafe trait`. Its only impl is a
//!    blanket impl for every `Sized` implementor, so the entry in a vtable is the one that the
//!    macro wrote, with `Self` being the type to which the vtable belongs. (A trait object also
//!    implements the supertraits of its trait, but it is not `Sized`, so it has no vtable.)
//! 2. *`N` is `W` with the pointee `T`, and nothing else differs.* [`Narrowed`] asks the compiler
//!    whether this holds for every implementor at once, and whether each pointer's `Deref::Target`
//!    is its pointee. (If a macro hides a condition on `Self` in the where-clause of a function,
//!    `Narrowed` asks only about implementors that meet the condition. rustc allows only an auto
//!    trait there, and a call has to prove it for the trait object, which implements an auto trait
//!    only if every implementor does.) The answer is the [`Repoint`] that the derive wrote, an
//!    unsafe trait.
//!
//!    On plain stable, the impl has two associated types that say more: `__Origin` says that the
//!    impl is about the struct that the derive saw, and `__Receiver` says that its author allows
//!    narrowing. (Either can be untrue only if the functions of the impl never return. Then nothing
//!    is narrowed.)
//!
//!    Where coercions are implicit, there has to be a `DispatchFromDyn` too, which the compiler has
//!    checked and uses for its own dispatch. One macro writes both impls, with the same tokens as
//!    bounds. Such tokens can still mean other bounds in each impl, so for a struct that the derive
//!    accepts, `__Receiver` is `()` only if all of this holds (for one that it rejects, the target
//!    of the impl is never a type, so nothing is narrowed):
//!
//!    - No bound contains a macro, which could expand to another type each time.
//!    - No bound contains a function in a const argument, which could ask where it is called from.
//!    - No bound depends on both pointees. The impls differ in one assumption, that the old pointee
//!      unsizes to the new one, and only such a bound could depend on it. Therefore no bound may
//!      mention both, and each bound of the old pointee must have a copy for the new one. For
//!      example, beside `A: Of<T>` there is `A: Of<__S>`. That makes `A::Item` ambiguous (E0221),
//!      so no such name can stand for a pointee. Macros can give one text two meanings, so a copy
//!      must have the same spans, and the new pointee must have the hygiene of its parameter.
//!    - The same holds for the pointer field: `can_be_narrowed` has rustc check it.
//!
//!    The assertions in `Narrowed` make sure that the impl applies because the old pointee unsizes
//!    to the new one, and for no other reason. A gap is known, which needs the incomplete feature
//!    `specialization`: a crate can write a more general `DispatchFromDyn` beside the one of its
//!    derived inner pointer, and rustc then prefers it for some pointees. Without that feature,
//!    rustc accepts some other impls beside the derived one, for example one that changes another
//!    parameter, but none that can be used in its place.
//! 3. *The pointer's own vtable is that of `T`.* Suppose that it is the vtable of a type `M`. `M`
//!    implements the trait, so by 2, there is a type `W'`: `W` with the pointee `M`, whose
//!    `Deref::Target` is `M`. If the language dispatched on the pointer, the pointer would become a
//!    `W'`, and its `deref` would return an `M`. By obligation 2 of the marker, which `__object`
//!    requires, dispatching changes neither the object nor its concrete type. So `M` is `T`. The
//!    obligation covers every value of the type, even one that no coercion has made.
//! 4. *The pointer that is narrowed is the one that found the function.* The compiler coerces
//!    neither the object nor the pointer on the way: one [`Taken`] gives both, and does not coerce.
//!    It is bound to a name before the function is called. Otherwise the compiler would expect the
//!    pointer to have the type that the function takes, and could coerce it to that. `__object`
//!    returns a reference to exactly the pointer's `Deref::Target`, and the function takes a
//!    [`Known`], which does not coerce. Only `__known` makes a `Known`, and only a [`Caller`] can
//!    call it. A `Caller` that the macro writes calls it only with the pointer that it has just
//!    passed to `__object`. No `Known` reaches other code: the function from the vtable passes it
//!    to `__narrow`.
//! 5. *No lifetime gets longer.* `W` and `N` have the same lifetimes, because one `Repoint` or
//!    `DispatchFromDyn` relates them. The lifetime of the trait object is a parameter `'o` of the
//!    hidden method, with `where Self: 'o`, so the concrete type outlives it. The function is
//!    generic only in lifetimes, and the compiler checks it for every concrete type and its
//!    lifetimes.
//!
//! # What is trusted
//!
//! The expansion is `unsafe` in the impl of the hidden trait and, for each function, in two impls
//! of [`Caller`], each for a type that only one function body can name. It has no `unsafe` block,
//! because the user chooses the path to this crate, and any unsafe function could be at its end.
//! None of the impls depends on what the user's tokens mean: the compiler compares the types in the
//! signatures, `Self` in the blanket impl is the type that the impl is for, and the only tokens of
//! the user's in those bodies are the names of the trait, of its parameters and of this crate. (A
//! type in a body could have an array length that declares functions, and these could name the
//! `Caller`.) If the path to this crate is made to mean another crate, all calls in a body still go
//! to one trait. If that trait is not [`Caller`], its functions cannot make a [`Known`] without a
//! [`Caller`] of their own. If it is [`Caller`], and only the name `Known` means another type, no
//! type in the calls coerces, so the pointer's type can only become a supertype. Even then,
//! `__narrow` takes a `[*mut P; 0]` from an argument of the function, whose signature fixes `P`,
//! and the proofs of 2 and 3 are about that `P`. An attribute macro that later changes the trait
//! can change which function is called, but not what is `unsafe`. If `dispatch` reports an error of
//! its own, nothing in the expansion is `unsafe`.

use crate::PinCoerceUnsized;
use core::marker::PhantomData;
use core::ops::Deref;

#[cfg(not(implicit))]
use crate::unsizing::explicit::Repoint;
#[cfg(not(implicit))]
pub(crate) use crate::unsizing::explicit::narrow::Narrowed;
#[cfg(implicit)]
use crate::unsizing::implicit::Repoint;
#[cfg(implicit)]
pub(crate) use implicit::Narrowed;

#[cfg(implicit)]
mod implicit;

/// A pointer together with the knowledge that its vtable belongs to the type whose function takes
/// it.
#[repr(transparent)]
pub struct Known<P>(P);

/// The pointer that is dispatched on. Unlike a pointer, it does not coerce.
pub struct Taken<P>(P);

/// A type that stands for one function body of the macro. Only this body can name it.
///
/// The body has no `unsafe` block: a path of the user's would say what such a block calls. It has
/// this impl instead, and everything that it calls is an item of this trait. If the path to it
/// means another trait, the impl is of that trait, and gives no right to call an item of this one.
///
/// # Safety
///
/// The body calls `__known` only if the function that takes the result was returned by the vtable
/// of `__object(&taken)`, with the same `taken`. It calls `__narrow` only with a `T` whose vtable
/// returned the function that was given the [`Known`].
#[doc(hidden)]
pub unsafe trait Caller {
    /// Takes the pointer that is dispatched on. Where the result has no expected type, as in the
    /// macro's calls, the compiler does not coerce the pointer.
    fn __taken<P>(this: P) -> Taken<P> {
        Taken(this)
    }

    /// Returns the object, whose vtable has the function.
    ///
    /// The call names `D`, so the compiler cannot coerce the result to another type of object.
    fn __object<P: DereferencesTo<D> + Promised, D: ?Sized>(Taken(this): &Taken<P>) -> &D {
        // `D` is a parameter, so only `deref` gives a `&D`.
        this
    }

    /// Says that the pointer's own vtable belongs to the type whose function gets it.
    fn __known<P>(Taken(this): Taken<P>) -> Known<P> {
        Known(this)
    }

    /// Narrows the pointer to the concrete type.
    ///
    /// The first argument fixes the type of the pointer, because `[*mut P; 0]` is invariant in `P`.
    /// With a [`Known`] alone, the proof could be about a supertype.
    fn __narrow<P, T, N: Narrowed<P, T>>(_: [*mut P; 0], Known(this): Known<P>) -> N {
        // SAFETY: by the contract of this trait, the vtable of the object returned the function
        // that was given the `Known`, and this vtable belongs to `T`. By "The argument" 3, the
        // pointer's own vtable is that of `T` too.
        unsafe { N::narrowed(this) }
    }
}

/// A pointer to `D`.
///
/// Nobody can add an impl: it would overlap with the one below, or be for a type that does not
/// dereference to `D`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a pointer to `{D}`, because it does not dereference to it",
    label = "must be a pointer, reference or smart pointer whose `Deref::Target` is its pointee",
    note = "a pointer type of your own needs `impl<T: ?Sized> Deref` with `Target = T`"
)]
pub trait DereferencesTo<D: ?Sized>: Deref<Target = D> + Sized {}

#[diagnostic::do_not_recommend]
impl<P: Deref<Target = D>, D: ?Sized> DereferencesTo<D> for P {}

/// A pointer with the marker [`PinCoerceUnsized`]. The trait exists only for its error.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "calling a function of a trait object through `{Self}` requires `PinCoerceUnsized`",
    label = "`PinCoerceUnsized` is not implemented for `{Self}`",
    note = "the call finds the function through `Deref`, which is trusted only with this promise",
    note = "if the pointer keeps the contract in the trait's documentation, write `unsafe impl<T: ?Sized> PinCoerceUnsized for … {{}}` beside it, with the proof",
    note = "if there is an impl, it is not for `{Self}`: name every parameter of the struct in it, add a missing `?Sized`, and remove bounds that the struct does not have"
)]
#[cfg_attr(
    not(feature = "alloc"),
    diagnostic::on_unimplemented(
        note = "for `Box`, `Rc` and `Arc`, enable the feature `alloc` of `pin-coerce-unsized`"
    )
)]
pub trait Promised: PinCoerceUnsized {}

#[diagnostic::do_not_recommend]
impl<P: PinCoerceUnsized> Promised for P {}

/// Passes on a pointer to a trait object that has auto traits, if `P` can be unsized. `P` is the
/// pointer to the same object without the auto traits. If `P` is a `Pin`, `M` is the pointer in it,
/// as far as the macro sees that; otherwise it is `()`.
///
/// Otherwise, rustc reports one error instead of one for each set of auto traits: the type of the
/// result is left open, so rustc reports nothing about it.
pub struct Upcast<P, M = ()>(PhantomData<fn(P) -> P>, PhantomData<fn() -> M>);

impl<P, M> Upcast<P, M> {
    /// The only value.
    pub const TYPE: Self = Self(PhantomData, PhantomData);
}

/// rustc finds this method first, because it is inherent.
impl<P: Repoint<P>, M: Pinned> Upcast<P, M> {
    /// Returns `pointer`.
    #[must_use]
    pub fn __pass<Q>(self, pointer: Q) -> Q {
        pointer
    }
}

/// For any other `P`, calling `__pass` is an error.
pub trait NoUpcast<P, M>: Sized {
    /// Cannot be called.
    #[must_use]
    fn __pass<Q, R>(self, _: Q) -> R
    where
        P: Repoint<P>,
        M: Pinned,
    {
        unreachable!("the method of `Upcast` is found first")
    }
}

impl<P, M> NoUpcast<P, M> for Upcast<P, M> {}

/// A pointer that can be unsized in a `Pin`, or `()`.
#[diagnostic::on_unimplemented(
    message = "unsizing a pinned `{Self}` requires `PinCoerceUnsized`",
    label = "`PinCoerceUnsized` is not implemented for `{Self}`"
)]
pub trait Pinned {}

impl Pinned for () {}

#[diagnostic::do_not_recommend]
impl<P: PinCoerceUnsized> Pinned for P {}

/// A type that is the pointer `P` itself. The methods of `WorkDispatch` require it.
#[diagnostic::on_unimplemented(
    message = "the function takes `{P}`, but the pointer is `{Self}`",
    label = "not the pointer that the function takes",
    note = "if the function takes a reference, borrow the pointee with `(&*pointer).method()` or `(&mut *pointer).method()`, and if it takes a `Pin` of one, with `pointer.as_ref()` or `pointer.as_mut()`",
    note = "if the pointee is a type parameter `T: ?Sized`, the methods cannot be called: remove `?Sized`, or take a pointer to the trait object"
)]
pub trait Is<P>: Sized {
    /// Returns `self`.
    fn __is(self) -> P;
}

#[diagnostic::do_not_recommend]
impl<P> Is<P> for P {
    fn __is(self) -> P {
        self
    }
}
