//! On plain stable, `unsize!` has the compiler coerce a raw pointer. This file explains why that is
//! sound.
//!
//! A pointer to a value after a header is a `NonNull<Inner<T>>`, and `Inner` is private: no
//! expression in the crate that writes `unsize!` may have a type that names it. So `unsize!`
//! coerces a `*mut T` that has the address of the `Inner<T>`. Its metadata is that of both, because
//! unsizing `Inner<T>` is unsizing the `T` at its end. The derive writes one [`Repoint`] for each
//! struct, but it has only seen tokens. Tokens can mean anything, and an attribute macro can change
//! the struct afterwards. So the compiler checks every fact below against the struct that is there
//! in the end. If the fact in a row did not hold, the program beside it would compile. The paths of
//! the programs are relative to `ui-tests/ui/unsize/attack`.
//!
//! | fact | checked by | program |
//! | --- | --- | --- |
//! | the struct is one of this crate, with the fields that the derive saw, and the caller can see them | an inherent impl: E0116; the struct expression in `__from_raw`: E0063, E0560, E0451 | `alias-of-pin`, `field-added`, `alias-of-a-private-struct` |
//! | it is a struct, not a union or an enum | the patterns, which are in safe code: `..` in the pattern of a union, E0574 | `union`, `enum` |
//! | a struct that an attribute may have replaced has no destructor | for a struct with such an attribute, the derive writes an impl of [`RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive`] and a call of [`Repoint::__move_out`], which asks for that impl (for an option of this derive and for a tool's attribute, another trait and another function do the same): E0119, or, for bounds that hold for no such type, E0271 and E0277 at the use | `destructor/fields-are-copy`, `destructor/hidden-by-a-bound`, `destructor/hidden-beside-a-bound-that-never-holds`, `runtime-crate/answers-for-the-destructor-and-assumes-it` |
//! | a pattern gives the place of its field | `name @ _`, which is never a constant, and `*mut`, which is invariant | `name-of-a-constant` |
//! | the pointer field is a pointer, and the new one is the same pointer to another pointee | [`Repoint`] for the types of the places | `field-retyped`, `inner-parameter-follows-the-pointee` |
//! | what it points to ends in the pointee | the casts of what [`Repoint::__take`] returns and [`Repoint::__put`] takes: E0606, E0607 | `../field/alias-ignores-the-pointee` |
//! | no cast drops or makes metadata | the assertions beside those casts, when the program is built | `metadata/sized-pointee` |
//! | unsizing the pointee unsizes what the field points to | [`Repoint::__unsizes`], for `T` and a type that nobody can name: E0308 | `header-chosen-by-the-pointee` |
//! | `__unsizes` can assume only the bounds of the impl (but see [`Sized`](#why-one-question-is-enough) and [the known gap](#a-known-gap)) | the derive copies only bounds that cannot hide code, each mention of the pointee as the same token | `bound-hides-code/block-on-another-parameter` |
//! | each other field has the same type before and after, or is a `PhantomData` | [`Kept`] and [`PhantomField`] for the types of the places | `unit-made-a-token`, `phantom-made-a-token`, `coerce-only/second-pointer-in-a-macro`, `coerce-only/token-called-phantom-data` |
//! | a pointer has one pointee | the impls for two overlap where `O` is `Self`: E0119 | `two-pointees` |
//! | all of this is about this trait | `unsafe impl` and every call use the same path, and another trait has other items: E0407; the derive asks nothing by another path, and an answer by another path has no effect | `runtime-crate-is-a-module`, `runtime-crate/answers-for-the-destructor` |
//! | nobody else takes a pointer apart or makes one | the functions that do so take a [`Moved`], which only this module makes: E0053; the functions that make a `Moved` are `unsafe`: E0133 | `runtime-crate/functions-of-its-own`, `taken-apart-without-unsafe` |
//! | only the compiler's own unsizing happens at the use | the closure in `unsize!` returns its argument, a `*mut T`, as a `*mut U`: E0308 | `deref-for-unsizing` |
//! | `Pin<Ptr<T>>` has the promise | `Pin<P>` needs `P: PinCoerceUnsized`, before and after: E0277 | `../misuse/pin-without-marker` |
//! | names with the same text mean the same, although their hygiene can differ | the derive compares names by their text, so it refuses two parameters of one name, and uses one token for the pointee and one for each of its associated types, in the impl and in the question; it counts a helper attribute of the struct as a possible macro. On a field, rustc allows no attribute macro | `hygiene/two-parameters-of-one-name`, `hygiene/two-associated-types-of-one-name`, `hygiene/option-is-a-macro`, `coerce-only/attribute-macro-on-a-field` |
//! | the promise is for the struct that derives | `Pin<P>` needs [`Repoint::__Origin`] to be `()`, the only type that implements [`AsDerived`]: E0277 | `pin-of-a-replaced-struct/pinned-value-is-moved` |
//!
//! If the bounds make the pointee `Sized`, all these pointers are thin. A cast then changes only
//! the type that a pointer points to, and no pointer is unsized: a thin `*mut T` coerces only to
//! itself.
//!
//! With `coerce_only`, the other fields can have any type that does not change with the pointee.
//! Their values are moved from the old pointer, which is never used or dropped again, to the new
//! one. If the struct has no destructor, safe code that sees all its fields can do the same. If it
//! has one, only its author can make it coerce: the derive is on that very struct, because it has
//! no attribute that could be a macro and put another struct in its place.
//!
//! The struct that derives keeps its other parameters and its lifetimes. Its name can come to mean
//! an alias of another struct: `type Ptr<T> = Other<T, <T as Trait>::Type>;`. A coercion can then
//! change those parameters of `Other` that only a `PhantomData` mentions, and in
//! `type Ptr<T> = Other<u8, T>;`, the pointee is not the parameter that `Other` calls its pointee.
//! Neither allows anything new: if a struct has no destructor and you can see all its fields, you
//! can rebuild it with any `PhantomData` and any pointee. `unsize!` also reaches into a `Cell` and
//! an `UnsafeCell`, which give out what is in them, and into a `Pin`, which does not: hence the row
//! about [`AsDerived`].
//!
//! # Why one question is enough
//!
//! The derive asks `__unsizes` only once, for a type parameter `T` and
//! `dyn OnlyTheLastFieldMentions<T>`, but `unsize!` is used for other types. The answer carries
//! over because the compiler gives it without knowing either type. The expansion declares
//! `OnlyTheLastFieldMentions` in a block of its own, under a name that the struct does not contain,
//! so nobody can write an impl for `dyn OnlyTheLastFieldMentions<T>` alone. The compiler knows
//! about the two only what blanket impls and the struct's bounds say, and those hold for all types
//! that the impl is for. If it finds that `*mut Inner<T>` coerces to
//! `*mut Inner<dyn OnlyTheLastFieldMentions<T>>`, only the last field of `Inner` depends on what
//! differs between the two, for these types and for all others.
//!
//! In the question, `T` is `Sized`, as it has to be to become a trait object. But `unsize!` also
//! turns one trait object into another. The answer carries over here too, because the compiler uses
//! no blanket impl for `Sized` types, neither for `dyn OnlyTheLastFieldMentions<T>` nor for `T`.
//! Such an impl does not apply to `dyn OnlyTheLastFieldMentions<T>`. And the struct accepts an
//! unsized `T`, so what it needs of `T` is among its bounds, which the compiler prefers to impls.
//! So the compiler has to find from the bounds that a part of `Inner` is the same for both, and the
//! bounds hold for an unsized `T` as well. `T` also outlives the lifetime of the object. That
//! changes no part of `Inner`: impls are not chosen by free lifetimes.
//!
//! Neither the casts nor the question would be enough alone. The cast is for any `T`, so it
//! compiles only if what the field points to ends in `T` itself. Then the question is not about
//! another type that can become a `dyn OnlyTheLastFieldMentions<T>`.
//!
//! Only the fields of `Inner` are compared, as in the language. An impl for `Inner`, such as
//! `Drop`, can use a parameter that occurs only in the type of the last field. That parameter
//! changes with the pointee here as it does for a `Box<Inner<T>>`.
//!
//! ## A known gap
//!
//! One trait has no impls and needs no bound: `Pointee`, whose `Metadata` the compiler knows for a
//! `Sized` type. So the answer of `__unsizes` does not carry over if a part of `Inner` is
//! `<<T as Pointee>::Metadata as Header>::Type`, with impls of `Header` for every type by
//! `specialization`. `Header::Type` can then be the same for `()` and for the metadata of a trait
//! object, and different for `usize`, the metadata of a slice. That takes the unstable features
//! `ptr_metadata` and `specialization`, with a compiler that does not let `pin-coerce-unsized` use
//! unstable features. No program without them is known.

#![expect(clippy::not_unsafe_ptr_arg_deref, reason = "a `Moved` is the proof that a caller would give with `unsafe`")]

use super::{CanBeNarrowed, Operand, Target};
use crate::PinCoerceUnsized;
use core::cell::{Cell, UnsafeCell};
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::pin::Pin;
use core::ptr::{self, NonNull};

#[cfg(feature = "dispatch")]
pub(crate) mod narrow;

/// The proof that a pointer is being unsized or narrowed (see `dispatching/mod.rs`): its value has
/// been handed over, and nobody else uses it again.
///
/// Only this module makes one, so a safe function that takes one cannot be called from elsewhere.
#[derive(Clone, Copy)]
pub struct Moved(());

/// A type that has no destructor and may be taken apart, if `__Answer` is `()`.
///
/// Its name says what to write, because E0119 has no other words: the error is shown at the
/// attribute, and `#[diagnostic]` has nothing for overlapping impls. Most often, the attribute is a
/// second list of derives, such as `#[derive(Debug)]` below the one with `SmartPointer`: then it is
/// enough to write all derives in one list. A helper attribute has to be removed, because the
/// derive sees it wherever it stands.
///
/// Anyone may implement this trait. A type that implements `Drop` already has it, with another
/// answer, so an impl for such a type is E0119:
///
/// ```compile_fail,E0119
/// struct Ptr(u8);
///
/// impl Drop for Ptr {
///     fn drop(&mut self) {}
/// }
///
/// impl pin_coerce_unsized::__private::RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive for Ptr {
///     type __Answer = ();
/// }
/// ```
///
/// A question in the body of a function would not do. Bounds are assumptions there, and under
/// bounds that a user chooses, the compiler may no longer see that the type implements `Drop`. When
/// the compiler looks for overlapping impls, it assumes nothing: it accepts two impls only if no
/// type can meet the bounds of both, with lifetimes taken into account. So a type that meets the
/// bounds and has a destructor is E0119, and bounds that no type meets are refused at each use. A
/// bound that assumes this trait itself is refused too (E0271).
#[doc(hidden)]
pub trait RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive {
    /// `()` for a type without a destructor.
    type __Answer;
}

#[expect(drop_bounds, reason = "a type that implements `Drop` is what it asks for")]
impl<P: Drop> RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive for P {
    type __Answer = HasDestructor;
}

/// The same for a struct whose attribute is an option of this derive or belongs to a tool. It does
/// not help to move it above the derive. `coerce_only` can stand on the pointer field, and a tool's
/// attribute on the module. `#[pointee]` on the parameter replaces `pointee = T`, and, if the path
/// is that of a crate, `extern crate name as pin_coerce_unsized;` replaces `crate = path`.
#[doc(hidden)]
pub trait RemoveThisAttributeFromTheStructOrRemoveTheDestructor {
    /// `()` for a type without a destructor.
    type __Answer;
}

#[expect(drop_bounds, reason = "a type that implements `Drop` is what it asks for")]
impl<P: Drop> RemoveThisAttributeFromTheStructOrRemoveTheDestructor for P {
    type __Answer = HasDestructor;
}

/// The answer of a type that implements `Drop`.
pub struct HasDestructor;

/// The place of a field that is the pointer `P`.
pub struct Field<P>(*mut P);

/// A pointer that can be taken apart into a raw pointer to its pointee. With another pointee, it is
/// `O`.
///
/// The raw pointer has the address of what the leaf (the innermost pointer) points to, and the
/// metadata of the pointee. There may be more than an `__Old` at that address, for example a
/// header.
///
/// Every function that the derive calls is an item of this one trait. So the path in `unsafe impl`
/// is also the path to what is called, and a path that means another trait is an error. The
/// instance for `O = Self` describes the pointer alone. The one impl for a type includes this
/// instance.
///
/// # Safety
///
/// 1. `O` is `Self` with the pointee `__New` in the place of `__Old`. Nothing else differs, except
///    for types that a `PhantomData` mentions.
/// 2. For a leaf, `__into_raw` returns the raw pointer of `this`; for a container, what
///    `__into_raw` returns for the pointer in it; and for a struct, what `__take` returns for the
///    one field that is a pointer.
/// 3. `__from_raw` makes an `O` from `raw` and from what `__into_raw` left in `this`, and uses each
///    part of it once. The places that the two functions hand to the others are fields of `this`,
///    or, for a container, the pointer in it.
/// 4. `__Itself` is `Self`.
/// 5. `__Origin` is `()` only if this is a built-in or standard library pointer, the struct that
///    the derive saw, or a container of one of these.
/// 6. `__Receiver` is `()` only if the author of the pointer allows it to be narrowed. It is not
///    `()` for a struct that derives with `coerce_only`, or for a container of such a struct.
///
/// An impl whose functions never return meets 2, 3, 5 and 6 in any case: with it, no pointer is ever
/// made.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a pointer that can be unsized",
    label = "must be a pointer, reference or smart pointer that can be unsized",
    note = "`unsize!` does not reach into a container such as `Option` or `RefCell`: make the field the pointer in it, and hand `unsize!` that pointer, as in `option.map(|pointer| unsize!(pointer => dyn Trait))`",
    note = "nor does it take apart a guard such as `Ref` or `MutexGuard`, or another crate's pointer: keep a reference or a raw pointer in its place",
    note = "nor a struct of your own that holds the value: point to it, for instance with `Box<…>` or `NonNull<…>`",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it, with `#[smart_pointer(crate = path)]` if rustc does not find `pin_coerce_unsized` (E0433)"
)]
#[cfg_attr(
    not(feature = "alloc"),
    diagnostic::on_unimplemented(
        note = "for `Box`, `Rc`, `Arc` and `Weak`, enable the feature `alloc` of `pin-coerce-unsized`"
    )
)]
pub unsafe trait Repoint<O>: Sized {
    /// What is unsized.
    type __Old: ?Sized;

    /// What it is unsized to: the pointee of `O`.
    type __New: ?Sized;

    /// `Self`. A type that is not a pointer has no `__Itself`, so later questions about it add no
    /// error.
    type __Itself;

    /// `()` if this is the pointer that the derive saw, or one that is never unsized, and `((),)` if
    /// an attribute may have put another in its place. Both are built-in types, because the path to
    /// any other type could be made to mean something else.
    type __Origin;

    /// `()` if functions of a trait object can be called through the pointer, which narrows it, or
    /// if the pointer is never narrowed, and `((),)` if the pointer only coerces.
    type __Receiver;

    /// Takes the pointer apart. Whatever else is in it stays in its place.
    fn __into_raw(this: &mut Self, moved: Moved) -> *mut Self::__Old;

    /// Makes the new pointer. `raw` is what `__into_raw` returned for `this`, unsized by the
    /// compiler, or narrowed to the type that its vtable belongs to.
    fn __from_raw(this: &mut Self, raw: *mut Self::__New, moved: Moved) -> O;

    /// Names the pointer field. If the field is not a pointer, every call fails here with the same
    /// error, so rustc prints it once.
    #[must_use]
    fn __coerced_field<P: Repoint<P, __Itself = P>>(field: *mut P) -> Field<P::__Itself> {
        Field(field)
    }

    /// Names the pointer field of a struct that can be narrowed, like `__coerced_field`, and checks
    /// that the pointer in it can be narrowed too.
    #[must_use]
    fn __field<P: Repoint<P, __Itself = P>>(field: *mut P) -> Field<P::__Itself>
    where
        P::__Receiver: CanBeNarrowed,
    {
        Field(field)
    }

    /// Asks whether the fields can be moved out.
    fn __move_out()
    where
        Self: RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive<__Answer = ()>,
    {
    }

    /// Asks the same if the attribute is an option of this derive or belongs to a tool.
    fn __move_out_below_the_derive()
    where
        Self: RemoveThisAttributeFromTheStructOrRemoveTheDestructor<__Answer = ()>,
    {
    }

    /// Takes the pointer field apart. The expansion casts the result to a pointer to the pointee,
    /// which makes the compiler compare the ends of two types.
    #[must_use]
    fn __take<P: Repoint<P>>(Field(field): Field<P>, moved: Moved) -> *mut P::__Old {
        const {
            assert!(
                size_of::<*mut P::__Old>() == size_of::<*mut Self::__Old>(),
                "the bounds of the struct make its pointee `Sized`, but what the pointer field points to is not `Sized`"
            );
        };
        // SAFETY: only a function of an impl has a `Moved`, and by the last sentence of 3, `field`
        // is a place in its `this`. `moved` proves that the whole is valid, and that nobody else
        // uses it.
        P::__into_raw(unsafe { &mut *field }, moved)
    }

    /// Makes the pointer field of the new pointer. `raw` was cast, as for `__take`.
    #[must_use]
    fn __put<P: Repoint<Q, __New = X>, Q, X: ?Sized>(
        Field(field): Field<P>,
        raw: *mut X,
        _: for<'x> fn(&'x mut O) -> *mut Q,
        moved: Moved,
    ) -> Q {
        const {
            assert!(
                size_of::<*mut X>() == size_of::<*mut Self::__New>(),
                "the bounds of the struct make its pointee `Sized`, but what the pointer field points to is not `Sized`"
            );
        };
        // SAFETY: as in `__take`, by 3.
        P::__from_raw(unsafe { &mut *field }, raw, moved)
    }

    /// Makes a field of the new pointer that has the same type whatever the pointee is, by moving
    /// the value.
    #[must_use]
    fn __keep<F, G: Kept<F, K>, K>(field: *mut F, _: for<'x> fn(&'x mut O) -> *mut G, _: Moved) -> G {
        // SAFETY: as in `__take`, by 3, which also says that each field is moved once.
        unsafe { G::keep(field) }
    }

    /// Makes a field of the new pointer that mentions a parameter: a new `PhantomData`, if the old
    /// field was one.
    #[must_use]
    fn __phantom<F: PhantomField<G>, G>(_: *mut F, _: for<'x> fn(&'x mut O) -> *mut G, _: Moved) -> G {
        F::phantom()
    }

    /// Asks the compiler whether unsizing the pointee unsizes what the pointer field points to.
    /// Never called.
    fn __unsizes<P: Repoint<Q, __New = X>, Q, X: ?Sized>(_: Field<P>, _: *mut Q, _: fn(*mut P::__Old) -> *mut X) {}
}

/// The condition on the impls for a struct whose bounds may mean something else each time they are
/// written. No type meets it, so the impls never apply. If the path to it is made to mean another
/// trait, `unsize!` runs for ever.
///
/// # Safety
///
/// Do not implement this trait.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`unsize!` is left out for `{P}`, because a bound of the struct can mean something else each time it is written",
    label = "cannot be unsized on plain stable",
    note = "what can mean something else: a macro, an attribute, an expression that is more than a literal or a name, or a lifetime that is left out after `->`",
    note = "name the type by a `type`, the value by a `const`, `T::Item::Next` by all its traits, `<<T as Trait>::Item as Other>::Next`, and the lifetimes in \
            `for<'a> Fn(&'a T) -> &'a u8`"
)]
pub unsafe trait BoundsShowAllCode<P> {}

/// The condition on the impls for a struct whose pointer field the derive cannot identify. As for
/// [`BoundsShowAllCode`], no type meets it.
///
/// # Safety
///
/// Do not implement this trait.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`unsize!` is left out for `{P}`, because the derive cannot see which field is the pointer",
    label = "cannot be unsized on plain stable",
    note = "write the pointer field as a pointer, or as the only field that mentions the pointee and is not a `PhantomData`",
    note = "if the type of another field is a macro, write that type out; if `#[smart_pointer(coerce_only)]` is on the struct, move it to the pointer field"
)]
pub unsafe trait OneFieldIsThePointer<P> {}

/// `()`, the [`Repoint::__Origin`] of a pointer that no attribute can have replaced, or that is
/// never unsized.
///
/// The trait has no parameter, so rustc rejects an impl for another tuple in another crate (E0117).
///
/// # Safety
///
/// Do not implement this trait: `()` has the only impl.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a pinned pointer is not unsized on plain stable if an attribute of its struct could be a macro",
    label = "the struct has such an attribute",
    note = "remove such an attribute from the struct: a helper attribute, `#[smart_pointer(…)]`, a tool's such as `#[rustfmt::skip]`, or another `#[derive]` below this one, which can go above",
    note = "the documentation of `unsize!` says what to write instead of each"
)]
pub unsafe trait AsDerived {}

// SAFETY: this is that impl.
unsafe impl AsDerived for () {}

/// A field that has the type `F` before and after: `Self` is `F`.
///
/// It is a trait and not a function with a parameter of the type `F`, because a field of another
/// type could coerce to `F` there. The trait is implemented for the new type. If it were
/// implemented for the old type, which the compiler knows first, the compiler would infer the new
/// type from it, and its error would blame the derive instead of the field. The trait has another
/// parameter, `()` in the only impl, because the compiler suggests writing the bound if it knows
/// all of it.
///
/// # Safety
///
/// `keep` does nothing but move the value.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "unsizing would change the type of a field beside the pointer, `{F}`",
    label = "must have the same type whatever the pointee is",
    note = "write `PhantomData<…>` here, or move this value behind the pointer"
)]
pub unsafe trait Kept<F, K> {
    /// Moves the value.
    ///
    /// # Safety
    ///
    /// `field` is valid, and its value is not used again.
    unsafe fn keep(field: *mut F) -> Self;
}

// SAFETY: the value is moved.
#[diagnostic::do_not_recommend]
unsafe impl<F> Kept<F, ()> for F {
    unsafe fn keep(field: *mut F) -> F {
        // SAFETY: by the contract of this method, `field` is valid, and its value is not used
        // again.
        unsafe { field.read() }
    }
}

/// A field that is a `PhantomData` before, and the `PhantomData` `G` after. Anyone can make one.
///
/// # Safety
///
/// `Self` and `G` are `PhantomData`s.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` may not mention a type or const parameter unless it is a `PhantomData`",
    label = "only a `PhantomData` may mention a parameter here",
    note = "write `PhantomData<…>` here, or move this value behind the pointer; or, if it does not mention the pointee, write \
            `#[smart_pointer(coerce_only)]` on the pointer field instead of `#[repr(transparent)]`"
)]
pub unsafe trait PhantomField<G> {
    /// The new value.
    fn phantom() -> G;
}

// SAFETY: these are `PhantomData`s.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized, U: ?Sized> PhantomField<PhantomData<U>> for PhantomData<T> {
    fn phantom() -> PhantomData<U> {
        PhantomData
    }
}

/// Takes the pointer apart, has `unsize` coerce its raw pointer, and puts the pointer together
/// again.
///
/// The raw pointer is a `*mut`, in which the compiler shortens no lifetime and which it does not
/// dereference. `unsize!` passes the pointer to this one function only, because the compiler
/// would report a mistake about the pointer once for each call.
///
/// # Safety
///
/// `unsize` returns what it is given, coerced by the compiler and otherwise untouched.
pub unsafe fn unsizing<P: Repoint<O, __Old = T, __New = U>, T: ?Sized, U: ?Sized, O>(
    _: Target<U>,
    Operand(pointer): Operand<P>,
    unsize: fn(*mut T) -> *mut U,
) -> O {
    // `old` is a `MaybeUninit`, because moving a `Box` or a `&mut` asserts exclusive access to what
    // it points to, and then the raw pointer may no longer be used.
    let mut old = MaybeUninit::uninit();
    let raw = P::__into_raw(old.write(pointer), Moved(()));
    // SAFETY: it has just been written.
    P::__from_raw(unsafe { old.assume_init_mut() }, unsize(raw), Moved(()))
}

/// Pointers of the language and the standard library: how each becomes a raw pointer, and how it is
/// made from one.
macro_rules! leaves {
    ($([$($lifetime:lifetime)?] $pointer:ty, $unsized:ty, $this:ident => $into:expr, $raw:ident => $from:expr;)*) => {
        $(
            // SAFETY: the raw pointer is that of the value at the place. The new pointer is the
            // same kind of pointer, with the same lifetime, and all of it is in the raw pointer.
            #[diagnostic::do_not_recommend]
            unsafe impl<$($lifetime,)? T: ?Sized, U: ?Sized> Repoint<$unsized> for $pointer {
                type __Old = T;
                type __New = U;
                type __Itself = Self;
                type __Origin = ();
                type __Receiver = ();

                fn __into_raw(this: &mut Self, _: Moved) -> *mut T {
                    // SAFETY: the `Moved` proves that nobody uses the value again.
                    let $this = unsafe { ptr::from_mut(this).read() };
                    $into
                }

                fn __from_raw(_: &mut Self, $raw: *mut U, _: Moved) -> $unsized {
                    $from
                }
            }
        )*
    };
}
leaves! {
    ['a] &'a T, &'a U, this => ptr::from_ref(this).cast_mut(), raw =>
        // SAFETY: it was a reference for `'a` and has been unsized or narrowed.
        unsafe { &*raw };
    ['a] &'a mut T, &'a mut U, this => ptr::from_mut(this), raw =>
        // SAFETY: it was a reference for `'a` and has been unsized or narrowed, and the old one is
        // not used again.
        unsafe { &mut *raw };
    [] *const T, *const U, this => this.cast_mut(), raw => raw;
    [] *mut T, *mut U, this => this, raw => raw;
    [] NonNull<T>, NonNull<U>, this => this.as_ptr(), raw =>
        // SAFETY: neither unsizing nor narrowing changes the address.
        unsafe { NonNull::new_unchecked(raw) };
}
#[cfg(feature = "alloc")]
leaves! {
    [] alloc::boxed::Box<T>, alloc::boxed::Box<U>, this => alloc::boxed::Box::into_raw(this), raw =>
        // SAFETY: the documentation of `alloc::boxed`, "Memory layout", asks for memory of the
        // global allocator with the layout of the value. It comes from `into_raw`, and unsizing or
        // narrowing a raw pointer changes neither the memory nor the layout of the value in it.
        unsafe { alloc::boxed::Box::from_raw(raw) };
    [] alloc::rc::Rc<T>, alloc::rc::Rc<U>, this => alloc::rc::Rc::into_raw(this).cast_mut(), raw =>
        // SAFETY: `Rc::from_raw::<U>` accepts a pointer from `Rc::<T>::into_raw` if the values have
        // the same size and alignment. Unsizing changes neither, nor the address. The documentation
        // names only the direction of narrowing, from the unsized `Rc` back to the sized one. The
        // source finds the counts from the alignment of the value, which is the same by the new
        // metadata as by the old.
        unsafe { alloc::rc::Rc::from_raw(raw) };
    [] alloc::rc::Weak<T>, alloc::rc::Weak<U>, this => alloc::rc::Weak::into_raw(this).cast_mut(), raw =>
        // SAFETY: the documentation of `Weak::from_raw` asks for a pointer from `into_raw` that
        // still owns its weak reference, and says nothing about unsizing in between. The standard
        // library's own source shows how it works: it recognizes a dangling `Weak` by its address,
        // which stays the same. For any other `Weak`, it finds the counts from the alignment of the
        // value, which is the same by the new metadata as by the old.
        unsafe { alloc::rc::Weak::from_raw(raw) };
}
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
leaves! {
    [] alloc::sync::Arc<T>, alloc::sync::Arc<U>, this => alloc::sync::Arc::into_raw(this).cast_mut(), raw =>
        // SAFETY: as for `Rc`; the documentation of `Arc::from_raw` says the same.
        unsafe { alloc::sync::Arc::from_raw(raw) };
    [] alloc::sync::Weak<T>, alloc::sync::Weak<U>, this => alloc::sync::Weak::into_raw(this).cast_mut(), raw =>
        // SAFETY: as for the other `Weak`.
        unsafe { alloc::sync::Weak::from_raw(raw) };
}

/// Containers around a pointer. Each is documented to have the layout of what is in it, so the
/// pointer is at the place of its container.
macro_rules! around {
    ($([$($attribute:ident)?] [$($bound:tt)*] [$($condition:ident)?] $container:ident, $pointer:ident => $new:expr;)*) => {
        $(
            $(#[diagnostic::$attribute])?
            // SAFETY: the raw pointer is that of the pointer at the same place. The pointer becomes
            // `O`, and its container the same container of that.
            unsafe impl<P: Repoint<O> $($bound)*, O: Sized $($bound)*> Repoint<$container<O>> for $container<P>
            where
                $(P::__Origin: $condition)?
            {
                type __Old = P::__Old;
                type __New = P::__New;
                type __Itself = Self;
                type __Origin = P::__Origin;
                type __Receiver = P::__Receiver;

                fn __into_raw(this: &mut Self, moved: Moved) -> *mut P::__Old {
                    // SAFETY: the container has the layout of the pointer.
                    P::__into_raw(unsafe { &mut *ptr::from_mut(this).cast() }, moved)
                }

                fn __from_raw(this: &mut Self, raw: *mut P::__New, moved: Moved) -> $container<O> {
                    // SAFETY: the container has the layout of the pointer.
                    let $pointer = P::__from_raw(unsafe { &mut *ptr::from_mut(this).cast() }, raw, moved);
                    $new
                }
            }
        )*
    };
}
around! {
    [do_not_recommend] [] [] Cell, pointer => Cell::new(pointer);
    [do_not_recommend] [] [] UnsafeCell, pointer => UnsafeCell::new(pointer);
    [] [+ PinCoerceUnsized] [AsDerived] Pin, pointer =>
        // SAFETY: it was pinned before, and nobody has had access to the pointer in between. Only
        // `()` is `AsDerived`, and `P::__from_raw` has returned. So by 5, `P` is a pointer of the
        // language or the standard library, the struct that derives, or a container of one. So `O`
        // is the same pointer to another pointee, and the structs in it are what its author chose:
        // if one of them is named by an alias in which another parameter depends on the pointee,
        // the author of the outer struct wrote that name. With the marker, that author vouches for
        // both: after unsizing, it is the same object at the same address.
        unsafe { Pin::new_unchecked(pointer) };
}
