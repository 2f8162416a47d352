//! Unsizing coercions and dynamic dispatch for your own smart pointers, like those of `Box`, `Rc`
//! and `Arc`.
//!
//! This crate provides [RFC 3621] outside the compiler. [`SmartPointer`] is the derive, which
//! upstream calls `CoercePointee`. [`PinCoerceUnsized`] is the unsafe marker that lets
//! `Pin<Ptr<T>>` coerce too.
//!
#![cfg_attr(all(implicit, feature = "derive", feature = "alloc"), doc = "```")]
#![cfg_attr(not(all(implicit, feature = "derive", feature = "alloc")), doc = "```ignore")]
//! use pin_coerce_unsized::SmartPointer;
//! use std::ops::Deref;
//!
//! #[derive(SmartPointer)]
//! #[repr(transparent)]
//! struct MyBox<T: ?Sized>(Box<T>);
//!
//! impl<T: ?Sized> Deref for MyBox<T> {
//!     type Target = T;
//!
//!     fn deref(&self) -> &T {
//!         &self.0
//!     }
//! }
//!
//! let (seven, three) = (MyBox(Box::new(7)), MyBox(Box::new([1, 2, 3])));
//! let object: MyBox<dyn ToString> = seven;
//! let slice: MyBox<[u8]> = three;
//! assert_eq!((object.to_string(), slice.len()), ("7".to_owned(), 3));
//! ```
//!
//! # Modes
//!
//! `CoerceUnsized` and `DispatchFromDyn`, the traits behind the coercion, are unstable. Your crates
//! need no `#![feature]`, but the compiler has to let *this crate* use them:
//!
//! | compiler | what to do | what you get |
//! | --- | --- | --- |
//! | nightly | nothing | everything |
//! | a release compiler | `RUSTC_BOOTSTRAP = "pin_coerce_unsized"` under `[env]` in `.cargo/config.toml` | everything |
//! | a release compiler, with nothing set | nothing | [`unsize!`], `dispatch` (with its feature), and every check of the derive; an implicit coercion fails with E0308 |
//!
//! The variable lets this crate, and no other, use unstable features, whose meaning can change in
//! the next release. In the first two rows, coercions are *implicit*. The last row is called *plain
//! stable*. The build script of this crate and that of the derive ask the compiler which mode
//! applies. The file `SWITCHING-ON.md` of this package lists what can keep the setting from the
//! compiler.
//!
//! Dynamic dispatch, `fn run(self: Ptr<Self>)`, also needs `#![feature(arbitrary_self_types)]` in
//! the crate that declares the method. On a release compiler, also add the name of that crate after
//! this one's: `"pin_coerce_unsized,my_crate"`.
//!
//! # On plain stable
//!
//! Instead of the coercion, write [`unsize!`]. It works with the same derive. Its documentation
//! lists the pointers that it accepts, and the few structs that it accepts in only one mode. If
//! your library has to work in both modes, use `unsize!` throughout:
//!
#![cfg_attr(all(feature = "unsize", feature = "derive", feature = "alloc"), doc = "```")]
#![cfg_attr(not(all(feature = "unsize", feature = "derive", feature = "alloc")), doc = "```ignore")]
//! use pin_coerce_unsized::{SmartPointer, unsize};
//!
//! #[derive(SmartPointer)]
//! #[repr(transparent)]
//! struct MyBox<T: ?Sized>(Box<T>);
//!
//! let object = unsize!(MyBox(Box::new(7)) => dyn ToString);
//! assert_eq!(object.0.to_string(), "7");
//! ```
//!
//! # Pinned pointers
//!
//! `Pin<Ptr<T>>` coerces once the author of `Ptr` has promised that the impls that `Pin` relies on
//! never move the pinned value:
//!
#![cfg_attr(all(implicit, feature = "derive", feature = "alloc"), doc = "```")]
#![cfg_attr(not(all(implicit, feature = "derive", feature = "alloc")), doc = "```ignore")]
//! use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
//! use std::{future::Future, ops::{Deref, DerefMut}, pin::Pin, task::{Context, Poll, Waker}};
//!
//! #[derive(SmartPointer)]
//! #[repr(transparent)]
//! struct MyBox<T: ?Sized>(Box<T>);
//!
//! # impl<T: ?Sized> Deref for MyBox<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
//! # impl<T: ?Sized> DerefMut for MyBox<T> { fn deref_mut(&mut self) -> &mut T { &mut self.0 } }
//! // SAFETY: `Deref` and `DerefMut` are generic and return what the box owns, which stays where it
//! // was allocated (1, 2). The compiler drops the box, with its value in place (3). There is no
//! // `Clone` and no formatting impl (4, 5).
//! unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}
//!
//! // SAFETY: nothing else can reach the value, and `MyBox` gives nobody a way to move it.
//! let future = unsafe { Pin::new_unchecked(MyBox(Box::new(async { 7 }))) };
//! let mut object: Pin<MyBox<dyn Future<Output = i32>>> = future;
//! let mut context = Context::from_waker(Waker::noop());
//! assert_eq!(object.as_mut().poll(&mut context), Poll::Ready(7));
//! ```
//!
//! # Further reading
//!
//! The package of the derive has a list of [the errors, their causes and their fixes][errors]. This
//! package has a [cookbook] of whole programs for authors of pointers, a page about [using]
//! pointers that derive, and two guides: [porting] from `CoercePointee` and the features of
//! nightly, and moving [from impls and macros written by hand][hand-written].
//!
//! # Features
//!
//! - `alloc` (default): [`PinCoerceUnsized`] for `Box`, `Rc` and `Arc`, and `unsize!` for these and
//!   for both `Weak`s.
//! - `derive` (default): the derive macro.
//! - `unsize` (default): the macro [`unsize!`], and what the derive writes for it. Where coercions
//!   are implicit, that is one more impl for each struct; turn the feature off if you use only the
//!   coercion. On plain stable without this feature, the derive writes only a check.
#![cfg_attr(
    feature = "dispatch",
    doc = "- `dispatch`: the attribute macro [`dispatch`], for calls through a pointer to a trait object without"
)]
#![cfg_attr(
    not(feature = "dispatch"),
    doc = "- `dispatch`: the attribute macro `dispatch`, for calls through a pointer to a trait object without"
)]
//!   `arbitrary_self_types`. It includes `derive` and `unsize`. Where coercions are implicit, it
//!   also rejects some structs, in every crate of the build, because cargo turns a feature on for
//!   all of them. These structs derive without `coerce_only`, and the type of the pointer field is
//!   a pointer through which `#[dispatch]` cannot call: it has impls of `CoerceUnsized` and
//!   `DispatchFromDyn` written by hand; or it is an unstable type of the standard library, such as
//!   `UniqueRc`; or it derives, and its bounds or its fields are among those for which the table
//!   under `dispatch`, "Where each works", says "no": a bound that contains a macro or an
//!   expression, for instance, or an alias that hides which field is the pointer. (Its `Deref` and
//!   its marker do not matter here.)
//!
//! [RFC 3621]: https://rust-lang.github.io/rfcs/3621-derive-smart-pointer.html
//! [errors]: https://docs.rs/crate/smart-pointer-derive/latest/source/ERRORS.md
//! [cookbook]: https://docs.rs/crate/pin-coerce-unsized/latest/source/COOKBOOK.md
//! [using]: https://docs.rs/crate/pin-coerce-unsized/latest/source/USING.md
//! [porting]: https://docs.rs/crate/pin-coerce-unsized/latest/source/PORTING.md
//! [hand-written]: https://docs.rs/crate/pin-coerce-unsized/latest/source/FROM-HAND-WRITTEN.md

#![no_std]
#![cfg_attr(
    implicit,
    feature(allow_internal_unstable, auto_traits, coerce_unsized, dispatch_from_dyn, negative_impls),
    feature(pin_coerce_unsized_trait, unsize)
)]
#![cfg_attr(implicit, allow(internal_features))]

#[cfg(feature = "alloc")]
extern crate alloc;

#[doc(hidden)]
pub mod __private;
#[cfg(feature = "dispatch")]
mod dispatching;
#[cfg(implicit)]
mod implicit;
mod marker;
mod rejected;
mod unsizing;

pub use marker::{PinCoerceUnsized, PinPromise};

/// Makes a `#[repr(transparent)]` struct around a pointer coerce and dispatch like `Box`, `Rc` and
/// `Arc`.
///
/// Where coercions are implicit, `Ptr<T>` then coerces to `Ptr<dyn Trait>`, and `Ptr<[T; N]>` to
/// `Ptr<[T]>`, wherever a `Box` would. With the feature `arbitrary_self_types`, `Ptr<Self>` can be
/// the type of `self` in a dyn-compatible (formerly: object safe) trait. If you also implement
/// [`PinCoerceUnsized`], all this goes for `Pin<Ptr<T>>` too. On plain stable, write [`unsize!`]
/// for the coercion.
///
/// # Requirements
///
/// 1. The item is a `struct` with `#[repr(transparent)]`. *The derive reads the attribute. Even if
///    a later attribute macro removes it, rustc checks the emitted impls.*
/// 2. One type parameter is the *pointee*, which is the one that is unsized. It is the only type
///    parameter, or is marked `#[pointee]` or named in `#[smart_pointer(pointee = T)]`. *The derive
///    counts them; lifetime and const parameters do not count.*
/// 3. The pointee is marked `?Sized`, inline or in the where-clause, and not bounded by `Sized` as
///    well. *The derive reads the bounds.*
/// 4. One field is a pointer, reference or smart pointer that can itself be unsized and dispatched
///    on. If it points to another struct, only that struct's last field may mention the pointee.
///    *The derive rejects what the tokens show to be wrong; rustc finds all other mistakes when it
///    checks the emitted impls.*
/// 5. Every other field is zero-sized with alignment 1, and mentions no type or const parameter
///    unless it is a `PhantomData`. *The derive rejects primitive types, references, raw pointers,
///    bare type parameters and an unsized last field; rustc rejects the rest with E0277, E0690 or
///    E0378.*
/// 6. No bound hands the pointee to a type macro, and no parameter has the name of the struct. *The
///    derive reads both from the tokens. The rule about type macros is a limit of the derive, which
///    rewrites bounds by their syntax alone.*
///
/// # Attributes
///
/// - `#[pointee]` on a type parameter: this parameter is the pointee.
/// - `#[smart_pointer(crate = path)]` on the struct: where to find `pin-coerce-unsized`, if it is
///   not at `::pin_coerce_unsized`.
/// - `#[smart_pointer(pointee = T)]` on the struct: the same as `#[pointee]` on `T`. Write it if
///   another derive of the struct, such as serde's or zerocopy's, copies the attributes of
///   parameters into its impls. There, `#[pointee]` means nothing ("cannot find attribute `pointee`
///   in this scope").
/// - `#[smart_pointer(coerce_only)]` on the pointer field, instead of `#[repr(transparent)]`: the
///   pointer coerces and does not dispatch, and other fields may have a size, if they do not
///   mention the pointee. If it is on the struct, the derive finds the pointer field itself.
///   [Pointers that only coerce](#pointers-that-only-coerce) has the requirements.
///
/// Avoid `#[smart_pointer(…)]` on the struct if you can: prefer `#[pointee]`, and `coerce_only` on
/// the field. On plain stable, a struct with that attribute does not dispatch, cannot have a
/// destructor, and is not unsized inside a `Pin`, because an attribute macro can have the same
/// name: see [`unsize!`]. On a field, the attribute has no such cost, because rustc allows no
/// attribute macro there.
///
/// # Examples
///
/// A pointer to a value that comes after a header. The allocator is a type parameter, and a const
/// parameter tells lists apart. A coercion changes only the pointee:
///
#[cfg_attr(all(implicit, feature = "alloc"), doc = "```")]
#[cfg_attr(not(all(implicit, feature = "alloc")), doc = "```ignore")]
/// use pin_coerce_unsized::SmartPointer;
/// use std::{marker::PhantomData, ptr::NonNull};
///
/// struct Inner<T: ?Sized> {
///     count: usize,
///     value: T, // the last field is the only one that mentions the pointee
/// }
///
/// #[derive(SmartPointer)]
/// #[repr(transparent)]
/// struct Counted<#[pointee] T: ?Sized, A, const ID: u64 = 0> {
///     inner: NonNull<Inner<T>>,
///     allocator: PhantomData<A>,
/// }
///
/// # struct Heap;
/// # let allocation = Box::new(Inner { count: 1, value: [1, 2, 3] });
/// # let array = Counted::<[u8; 3], Heap, 7> { inner: Box::leak(allocation).into(), allocator: PhantomData };
/// let slice: Counted<[u8], Heap, 7> = array;
/// # // SAFETY: the pointer comes from the box that was leaked above.
/// # let allocation = unsafe { Box::from_raw(slice.inner.as_ptr()) };
/// # assert_eq!((allocation.count, allocation.value.len()), (1, 3));
/// ```
///
/// A pointer that borrows:
///
#[cfg_attr(all(implicit, feature = "alloc"), doc = "```")]
#[cfg_attr(not(all(implicit, feature = "alloc")), doc = "```ignore")]
/// use pin_coerce_unsized::SmartPointer;
///
/// #[derive(SmartPointer)]
/// #[repr(transparent)]
/// struct Borrowed<'a, T: ?Sized>(&'a T);
///
/// let seven = Borrowed(&7);
/// let object: Borrowed<'_, dyn ToString> = seven;
/// assert_eq!(object.0.to_string(), "7");
/// ```
///
/// # Pointers that only coerce
///
/// With `#[smart_pointer(coerce_only)]` on the pointer field, and without `#[repr(transparent)]`,
/// other fields may have a size, such as an allocator, a count or an id. In exchange, a trait with
/// a method that takes `self: Ptr<Self>` is not dyn-compatible (E0038), because a call through a
/// vtable passes the pointer as one value. For that reason, RFC 3621 has no such option.
///
#[cfg_attr(all(feature = "unsize", feature = "alloc"), doc = "```")]
#[cfg_attr(not(all(feature = "unsize", feature = "alloc")), doc = "```ignore")]
/// use pin_coerce_unsized::{SmartPointer, unsize};
///
/// #[derive(SmartPointer)]
/// struct Numbered<T: ?Sized> {
///     number: u32,
///     #[smart_pointer(coerce_only)]
///     value: Box<T>,
/// }
///
/// let object = unsize!(Numbered { number: 1, value: Box::new(7) } => dyn ToString);
/// assert_eq!((object.number, object.value.to_string()), (1, "7".to_owned()));
/// ```
///
/// Requirements 2, 3 and 6 still apply. The following replace the other three:
///
/// - The item is a `struct` and is not packed. If it is `#[repr(C)]`, it has another field that is
///   not a `PhantomData`. *The derive reads the attribute. Without another such field, it rejects a
///   `#[repr(C)]` struct. rustc crashes at the coercion of a `#[repr(C)]` struct in which only the
///   pointer has a size, unless the alignment of the struct is above the pointer's own, as with
///   `repr(align(16))` (rust-lang/rust#54888). The derive does not catch the crash if the other
///   field is zero-sized, such as a `PhantomPinned` or a `()`. With a zero-sized field whose
///   alignment is above 1 and not above that of the pointer, such as `[u16; 0]`, rustc can crash
///   without `repr(C)` too, unless the alignment of the struct is above that of the pointer. The
///   derive does not catch that either.*
/// - The pointer field has the attribute. If the attribute is on the struct instead, the pointer is
///   the only field that mentions the pointee and is not a `PhantomData`. Its type is a pointer as
///   in requirement 4, a struct with this option, a `Cell`, an `UnsafeCell` or, with
///   [`PinCoerceUnsized`](crate::PinCoerceUnsized), a `Pin` of one of these or, where coercions are
///   implicit, another type that coerces, such as `Ref` or `RefCell<Box<T>>`. *Checked as for
///   requirement 4.*
/// - No other field mentions the pointee, unless its type is written as `PhantomData<…>`; an alias
///   of it is rejected. *The derive reads the tokens, and rustc checks the types, even if a macro
///   or an alias hides them. It rejects a coercion that changes two fields (E0375). On plain
///   stable, the code that moves a field compiles only if the type of that field stays the same.*
/// - A bound must not mention the pointee if it is on the type of another field, or on a type that
///   contains a parameter of that field's type. With a field of type `A` and the bound
///   `A: Allocates<T>`, for example, unsizing would change which impl of `Allocates` applies. A
///   parameter that only a `PhantomData` mentions may have such a bound. *The derive compares
///   tokens, and so catches only the likely cases. It does not see the same relation in
///   `T: FreedBy<A>`, in a bound on a part of the field's type that contains no type parameter, in a
///   bound that names that type by another path, in a bound on a type that also mentions the
///   pointee, in one that shares only a const or lifetime parameter with the field, or in a type
///   that a macro writes. In those cases, make sure yourself that no impl depends on the old
///   pointee.*
///
/// Unsizing moves every other field once and drops none, even if the struct has a destructor. It
/// creates no value except a `PhantomData`. The other fields keep their types, and the other
/// parameters and the lifetimes do not change. Only the author of the struct can make it coerce,
/// with the exceptions in [Limits](#limits). If the struct has no destructor, safe code that can
/// see all its fields can do the same without the derive: it unsizes the pointer, and moves the
/// other fields.
///
/// You are responsible for the rest. What the other fields say about the value must still be true
/// when the pointee is unsized. A `Layout`, an arena, a count or an id stays true, because it is
/// about the value. A stored `TypeId` or function still belongs to the value, but no code may
/// assume that it belongs to `T`, which is another type after unsizing. An entry that is looked up
/// by `TypeId::of::<T>()` is not found again. The destructor runs with the new pointee, so it must
/// not depend on the type of the pointee. Two clones can have different pointees, so no clone may
/// take a `T` out of shared storage if another clone put it there. A coercion can also shorten the
/// lifetime in `dyn Trait + 'a`, and drop `Send` from `dyn Trait + Send`, even if a `PhantomData`
/// makes the struct invariant in the pointee.
///
/// # Expansion
///
/// For `struct Ptr<T: ?Sized + Bound>(…)`, the expansion is as follows, where `__S` is a name that
/// occurs nowhere in the struct:
///
/// ```text
/// unsafe impl<T: ?Sized + Bound> core::pin::PinCoerceUnsized for Ptr<T> where (): PinPromise<Ptr<T>>, Ptr<T>: Deref {}
/// impl<T: ?Sized + Bound + Unsize<__S>, __S: ?Sized + Bound> DispatchFromDyn<Ptr<__S>> for Ptr<T> {}
/// impl<T: ?Sized + Bound + Unsize<__S>, __S: ?Sized + Bound> CoerceUnsized<Ptr<__S>> for Ptr<T> {}
/// impl<T: ?Sized + Bound> Ptr<T> { fn __smart_pointer_fields(Self { 0: _ }: &Self) {} } // names every field
/// impl<T: ?Sized + Bound> !WholeStruct for Ptr<T> {} // an auto trait of this crate
/// ```
///
/// Each bound and predicate that mentions the pointee is written a second time for `__S`, with
/// `Self` meaning `Ptr<__S>` there. The derive itself has no permission to use unstable features.
/// It hands names, types and bounds to a macro of this crate, which writes all five impls, so that
/// none of their paths can be made to mean anything else. The tokens that the macro writes itself
/// may use unstable features, but they never reach a macro of yours. The inherent impl compiles
/// only if `Ptr` is a type of the author's crate and has the fields that the derive saw, and only
/// where these fields are visible. Since Rust 1.87, the negative impl of an auto trait compiles
/// only if `Ptr` is not an alias in which another parameter depends on the pointee. If the tokens
/// do not show that the pointer field can be unsized, `__smart_pointer_fields` asks rustc. With the
/// feature `unsize` there is one more impl, which tells [`unsize!`] the type of its result. With
/// `coerce_only`, there is no impl of `DispatchFromDyn`.
///
/// On plain stable, the derive writes an inherent impl too, which checks that the type is local.
/// With the feature `unsize`, it also writes an impl that says how the pointer is taken apart and
/// put together. It also writes code that asks the compiler whether unsizing the pointee also
/// unsizes what is behind the pointer field. `src/unsizing/explicit.rs` in the source lists what
/// the compiler checks.
///
/// # Errors
///
/// The derive reports its own errors on the tokens at fault, and says what to write. It checks the
/// fields only if it knows the pointee. rustc reports all other violations in its own words.
/// `ERRORS.md` in the package of the derive lists each error, with its cause and its fix.
///
/// A struct without a layout attribute (requirement 1):
///
/// ```compile_fail
/// # use pin_coerce_unsized::SmartPointer;
/// #[derive(SmartPointer)] // error: `SmartPointer` requires `Ptr` to be `#[repr(transparent)]`
/// struct Ptr<T: ?Sized>(Box<T>);
/// ```
///
/// A second field with a size, which the derive cannot see in the name of its type (requirement 5):
///
/// ```compile_fail,E0690
/// # use pin_coerce_unsized::SmartPointer;
/// struct Header(usize);
///
/// #[derive(SmartPointer)]
/// #[repr(transparent)] // error[E0690]: transparent struct needs at most one field with non-trivial size or alignment
/// struct Ptr<T: ?Sized>(Box<T>, Header);
/// ```
///
/// A zero-sized field that mentions a type parameter. rustc allows it in a pointer that dispatches
/// only if it is a `PhantomData` (requirement 5):
///
/// ```compile_fail,E0277
/// # use {pin_coerce_unsized::SmartPointer, std::marker::PhantomData};
/// struct Proof<A>(PhantomData<A>);
///
/// #[derive(SmartPointer)]
/// #[repr(transparent)]
/// struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, Proof<A>); // error[E0277]: … may not mention a type or const parameter
/// ```
///
/// # Limits
///
/// Two things are outside the RFC: a container, such as `Cell<P>`, that unsizes whenever the
/// pointer in it does; and a second field with a size, such as an allocator. The second is possible
/// for a pointer [that only coerces](#pointers-that-only-coerce). The derive parses a struct by
/// recursion. It therefore rejects types nested more than 64 levels deep, and round, square or
/// curly brackets with more than 1,000 tokens between two separators. It parses as in edition 2024,
/// so it also rejects what only older editions can read: a type called `dyn`, or `Fn(u8)` for
/// `dyn Fn(u8)`.
///
/// The derive takes names at face value, so it rejects some structs that rustc could accept: a
/// zero-sized `struct usize;` or `struct str;`; a `PhantomData` that is not the standard one; a
/// pointer of your own called `Option`, `Vec`, `Cell` or like another container of the standard
/// library; a struct behind the pointer called `Option`, `Vec`, `MaybeUninit`, `OnceCell`, `Box` or
/// `NonNull`; a struct called `Pin` with one of these or the pointee in it; an alias beside the
/// pointer that is called `Box` or like another standard pointer; and an alias that ignores its
/// parameter and is not a `PhantomData`. The derive never accepts a struct because of a name.
///
/// The derive cannot see whether a pointer stays valid when the type of its pointee changes. Do not
/// derive if `Drop`, `Eq`, the constructors or an invariant of the pointer depend on that type: on
/// `TypeId::of::<T>()`, on `size_of::<T>()`, on a table for each type, or on an impl that is
/// selected by the static type of the pointee. After unsizing, an interner leaks its entry, and the
/// pointer of an intrusive list is no longer unique. The [cookbook] has a program that shows the
/// damage.
///
/// If the bound on another parameter mentions the pointee, as in `A: Rel<T>`, the impls have that
/// bound for both pointees, which makes the short form `A::Out` ambiguous (E0221). Write
/// `<A as Rel<T>>::Out` instead.
///
/// An attribute macro written below the derive runs after it and can change the struct. rustc
/// checks the impls against the final struct, and the derive makes sure that this is a struct of
/// the same crate with visible fields. Where coercions are implicit, the derive also makes sure,
/// since Rust 1.87, that no parameter but the pointee changes. On plain stable, if the final struct
/// has no destructor, [`unsize!`] can change a parameter that only a `PhantomData` mentions. With
/// such a macro, another module of the crate can make a struct with visible fields coerce, as it
/// could on nightly by writing `CoerceUnsized`. This matters if that struct has a destructor and a
/// field whose value only its own module can make. In that case, keep at least one field of the
/// struct private. Do not let such a macro change the `repr`: rustc itself accepts
/// `#[repr(align(…))]` for a pointer and crashes on a dispatched call.
///
/// [cookbook]: https://docs.rs/crate/pin-coerce-unsized/latest/source/COOKBOOK.md
///
/// # Source
///
/// RFC 3621, sections "Input Requirements" and "Expansion";
/// `compiler/rustc_builtin_macros/src/deriving/coerce_pointee.rs` and
/// `compiler/rustc_hir_analysis/src/coherence/builtin.rs` in rustc.
///
/// # In short
// rustdoc puts the documentation of the macro itself here, which is all that an editor shows.
#[cfg(feature = "derive")]
pub use smart_pointer_derive::SmartPointer;

/// [`SmartPointer`] under the name of the compiler's own derive, `core::marker::CoercePointee`, for
/// code that is written for it.
///
/// The attributes and the expansion are those of [`SmartPointer`], but the derive's own errors say
/// `CoercePointee`.
#[cfg(feature = "derive")]
pub use smart_pointer_derive::CoercePointee;

/// Lets functions of a trait be called through a pointer to a trait object, on every compiler since
/// Rust 1.85: `this: Ptr<Self>` does what `self: Ptr<Self>` would do.
///
/// A method with `self: Ptr<Self>` needs the unstable feature `arbitrary_self_types`. With this
/// attribute on the trait, you write a function with `this: Ptr<Self>` instead, and call it as a
/// method of the pointer. Implementors write ordinary impls. Use the attribute until your compilers
/// have the feature, and then [switch](#going-over-to-the-language).
///
// The space before the backticks is the one that follows `///` in the other lines.
#[cfg_attr(feature = "alloc", doc = " ```")]
#[cfg_attr(not(feature = "alloc"), doc = " ```ignore")]
/// use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch, unsize};
/// use std::{ops::Deref, rc::Rc};
///
/// #[derive(SmartPointer)]
/// #[repr(transparent)]
/// struct MyRc<T: ?Sized>(Rc<T>);
///
/// impl<T: ?Sized> Deref for MyRc<T> {
///     type Target = T;
///
///     fn deref(&self) -> &T {
///         &self.0
///     }
/// }
///
/// // SAFETY: `Deref` is generic and returns the shared value (1, 2), which `Rc` drops in
/// // place (3). There is no `Clone` and no formatting impl (4, 5).
/// unsafe impl<T: ?Sized> PinCoerceUnsized for MyRc<T> {}
///
/// #[dispatch]
/// trait Work {
///     fn run(this: MyRc<Self>, times: usize) -> String;
/// }
///
/// impl Work for String {
///     fn run(this: MyRc<Self>, times: usize) -> String {
///         this.repeat(times)
///     }
/// }
///
/// let work = unsize!(MyRc(Rc::new("ab".to_owned())) => dyn Work);
/// assert_eq!(work.run(2), "abab");
/// ```
///
/// # Requirements
///
/// 1. The trait would be dyn-compatible if each `this: Ptr<Self>` were `self: Ptr<Self>`. It has no
///    associated type without `where Self: Sized`. Its parameters have no attributes, no bound on
///    them mentions `Self`, and its where-clause mentions `Self` only in `Self: Trait` or
///    `Self: 'a`. A supertrait with `this: Ptr<Self>` needs the attribute too (E0038). If any
///    supertrait has an associated type without `where Self: Sized`, specify it:
///    `trait Work: Iterator<Item = u8>` (E0191).
///    *The macro rejects what the tokens show, and rustc the rest.*
/// 2. At least one function is *dispatched*: its first argument is a pointer to `Self` and is not
///    called `self`. This pointer is a reference, a `Ptr<Self>`, or a `Pin` of one of these. `Ptr`
///    may have other parameters, which cannot mention `Self`. It may not be called `Pin`, `Cell`,
///    `ManuallyDrop`, `MaybeUninit`, `Mutex`, `OnceCell`, `Option`, `RefCell`, `RwLock`,
///    `UnsafeCell` or `Vec`. *The macro reads the tokens; the compiler checks what the pointer points
///    to.*
/// 3. The pointer derives [`SmartPointer`], or is a reference, `Box`, `Rc` or `Arc`, or a `Pin` of
///    one of these. It has the marker [`PinCoerceUnsized`], and its `Deref` is generic: `Ptr<T>:
///    Deref<Target = T>` for every `T` that implements the trait. *The compiler checks all this. A
///    call needs the marker, because it finds the function through `Deref`, which is safe code.* If
///    the struct of the pointer bounds its pointee, the trait needs that bound as a supertrait:
///    with `struct Ptr<T: ?Sized + Debug>`, write `trait Work: Debug` (E0277), and with
///    `T: 'static`, or for `this: &'static Self`, write `trait Work: 'static` (E0310). If the trait
///    passes one of its own parameters on to the pointer, and the struct bounds that parameter,
///    repeat the bound on the trait's parameter.
/// 4. A dispatched function has no type or const parameter, no `impl Trait`, no attribute on an
///    argument, and no argument or result that is not `Sized`. Apart from the first argument, its
///    signature mentions `Self` only in `where Self: 'a`. It is not `async`, `unsafe`, `const` or
///    `extern`. *The macro rejects what the tokens show, and rustc what an alias or a macro hides.*
/// 5. Every implementor is `Sized`. *The compiler checks it.* (Exception: `impl Work for dyn Other`
///    is accepted if `Other` names the hidden supertrait of `Work` as its own supertrait, but no
///    dispatched function of `Work` can be called through a pointer to `dyn Other`.)
///
/// Everything else in the trait stays as it is: methods, other functions, defaults, where-clauses,
/// supertraits and attributes. A function with `where Self: Sized` is left alone. On plain stable,
/// a method cannot take `self: Alias<Self>`, even if that is an alias of `Rc`; write `this`. With
/// `#[track_caller]`, a call as a method of the pointer reports the location of the attribute
/// `#[dispatch]`; only `Work::run(pointer)`, which needs a pointer to a concrete type, reports its
/// own. `#[expect(lint)]` does not cover the code that the attribute writes; `#[allow(lint)]` does.
/// An item that a `cfg` removes has to meet the requirements too; if it cannot, write the trait
/// twice, each with its `cfg`. Outside the bodies, the macro parses the trait with the [limits of
/// the derive](macro@SmartPointer#limits): as in edition 2024, at most 64 levels deep, and with at
/// most 1,000 tokens between two separators.
///
/// Lifetimes and parameters of the trait have limits that the language does not have:
///
/// - With a pointer that is invariant in its pointee, such as `&mut Self` or `Pin<&mut Self>`, a
///   lifetime parameter `'a` of the trait is an error ("lifetime may not live long enough"), unless
///   the trait has `where 'a: 'static`. Neither `trait Work<'a>: 'a` nor `where Self: 'a` helps. A
///   type parameter needs `'static` (E0309).
/// - If the trait is `'static`, by itself or by a supertrait, its parameters have to be, too: write
///   `T: 'static` (E0310), and `where 'a: 'static` (E0478).
/// - The default of a parameter of the trait cannot mention `Self`.
/// - If the pointer needs its pointee to outlive a lifetime `'t` that the function does not
///   declare, write the lifetime on the trait, `trait Work<'t>: 't`, or `where Self: 't` on the
///   function (E0309, or E0310 for `'static`). For example, `this: &'t Self` needs it if `'t` is a
///   lifetime of the trait, and so does a pointer whose struct requires it.
/// - Write the lifetimes of the result if the macro cannot infer them (E0106). This is the case if
///   an argument hides a lifetime, as `Cow<str>` does, or if the result hides one, as `Iter<u8>`
///   does.
/// - Write every lifetime of the pointer's type: `Ptr<'_, Self>`, and not `Ptr<Self>` (E0106).
/// - If one lifetime of the pointer's type has to outlive another, declare both on the function,
///   and write `where 'b: 'a` (E0478).
/// - The pointee has to outlive a lifetime of the pointer's type that belongs to the function,
///   whether it is declared or written `'_`. This is so even if the pointer does not borrow the
///   pointee. For example, take `this: Ptr<'_, Self>` and a `Ptr<'static, Job<'b>>`. If `Ptr` is
///   covariant in its lifetime, the compiler shortens `'static` to `'b`. If it is invariant, the
///   call is an error.
///
/// # The methods
///
/// The methods are in a trait of their own, `WorkDispatch` for `Work`. To call them in another
/// module, import that trait; bounds and trait objects still name `Work`. A library that re-exports
/// `Work` has to re-export `WorkDispatch` as well. `#[dispatch(calls = Name)]` gives it another
/// name. The pointer can point to a concrete type or to `dyn Work`, with any lifetime and with
/// `Send`, `Sync` or both. If it points to a trait object of a subtrait, first unsize it to
/// `dyn Work`, by [`unsize!`] or by the coercion. Both can do this since Rust 1.86. A pointer to
/// `dyn for<'a> Work<'a>` first has to become one to `dyn Work<'x>`.
///
/// On a `Job` that is not in a pointer, `job.run()` borrows `job` if the function takes
/// `this: &Self`. If it takes `this: &mut Self`, write `(&mut job).run()` (E0277).
///
/// A call through a pointer does not borrow the pointee. If the function takes a reference and you
/// have an owning pointer, write `(&*pointer).run()` for `this: &Self` and `(&mut *pointer).run()`
/// for `this: &mut Self`. If it takes a `Pin` of a reference and you have a pinned pointer, write
/// `pointer.as_ref().run()` or `pointer.as_mut().run()`.
///
/// If the pointee is a type parameter with `T: Work + ?Sized`, the methods cannot be called,
/// because the compiler does not know that every implementor has them. Remove `?Sized`, or take a
/// pointer to `dyn Work`. For example, a pointer can forward to its pointee in two impls:
/// `impl<T: Work> Work for Box<T>` and `impl Work for Box<dyn Work>`, but not in one
/// `impl<T: Work + ?Sized> Work for Box<T>`. The same holds for `Self` in the default body of a
/// method: write `this: &Self` instead of `&self` there.
///
/// Where `WorkDispatch` is imported, it hides a method of the concrete type that has the name of a
/// dispatched function: on an `Rc<Job>`, `job.run()` is an error (E0277) if `Work::run` takes a
/// `Box<Self>`. Write `Job::run(&job)` if the method is inherent, and `Other::run(&*job)` if it is
/// from another trait. On a `Job` that is not in a pointer, a method that takes `&mut self` is
/// hidden too: `job.run()` calls `Work::run` if that takes `this: &Self`, and is an error otherwise
/// (E0277). Write `Job::run(&mut job)` or `Other::run(&mut job)`. If another trait's
/// method takes `&self`, the call is ambiguous (E0034): write `Other::run(&job)`. A method of the
/// pointer is hidden in the same way: for `pointer.clone()`, write `Clone::clone(&pointer)`, and
/// for an inherent method, `Ptr::run(&pointer)`.
///
/// `#[dispatch(crate = path)]` says where to find this crate, if it is not at
/// `::pin_coerce_unsized`. The derive has the same option, but on plain stable, a pointer whose
/// struct has it does not dispatch. There, write `extern crate name as pin_coerce_unsized;` in the
/// root of your crate, and no option.
///
/// # Where each works
///
/// | | `#[dispatch]` | `self: Ptr<Self>` |
/// | --- | --- | --- |
/// | plain stable, 1.85 and later | yes | no: E0658, or E0307 if the pointer has no `Deref`; write `this: Ptr<Self>` |
/// | nightly, or a release compiler that was told to allow it | yes | with `arbitrary_self_types` in the crate that declares the method |
/// | your own pointers, references, `Box`, `Rc` and `Arc`, also in a `Pin` | yes, with the marker | yes; the marker is needed only in a `Pin` |
/// | `Ptr<Wrapper<Self>>`, if `Wrapper` has `Deref` | no | yes |
/// | implementors that are not `Sized`, such as `str` | no | yes, except `dyn Work` itself |
/// | associated types without `where Self: Sized` | no | yes |
/// | a pointer to an object of a subtrait | after an upcast | yes |
/// | `dyn Work` with an auto trait other than `Send` and `Sync`, such as `dyn Work + Unpin` | no | yes |
/// | a pointer that derives with `coerce_only` | no | no |
/// | a struct whose bounds contain a macro, an attribute, an expression that is more than a name or a literal, or, where coercions are implicit, a constant in parentheses or behind a path such as `module::N`, the never type or a C-variadic function pointer | no | yes |
/// | a struct in which an alias or a macro hides which of several fields is the pointer | no | where coercions are implicit |
/// | on plain stable, a struct for which [`unsize!`] is left out, or with another attribute that could be a macro | no | no |
/// | a call costs | a virtual call, which returns a function, and a call of that function | a virtual call |
///
/// # Going over to the language
///
/// When `arbitrary_self_types` is stable on all your compilers, remove `#[dispatch]`, and import
/// `Work` instead of `WorkDispatch`. Replace `this: ` with `self: ` in the signatures of the trait
/// and its impls, and `this` with `self` in their bodies. If an impl has another pattern there,
/// such as `_`, replace that with `self` too (E0186). If the result leaves out its lifetime and the
/// pointer is the only argument that has one, write the lifetime (E0106), unless the pointer is a
/// reference or a `Pin` of one. Calls of the form `pointer.run()` stay as they are; replace
/// `WorkDispatch::run(pointer)` with `Work::run(pointer)`. A default body can no longer rely on
/// `Self: Sized`, for example to unsize the pointer or for `size_of::<Self>()` (E0277): move such a
/// body to the impls.
///
/// # Expansion
///
/// `Work` gets a hidden supertrait and uses a second hidden trait, and each dispatched function
/// gets `where Self: Sized`. The supertrait is an `unsafe trait` with one blanket impl, so safe
/// code cannot implement it. For each dispatched function, it has a method that returns a function
/// pointer. That function takes a pointer to the trait object, turns it back into a pointer to the
/// concrete type, and calls the implementor's function.
///
/// # Soundness
///
/// The call takes the function from the vtable of what `deref` returns. This is sound if the
/// pointer's own vtable belongs to the same type, which follows from obligation 2 of
/// [`PinCoerceUnsized`]. `src/dispatching/mod.rs` in the source has the whole argument.
///
/// # In short
// rustdoc puts the documentation of the macro itself here, which is all that an editor shows.
#[cfg(feature = "dispatch")]
pub use smart_pointer_derive::dispatch;
