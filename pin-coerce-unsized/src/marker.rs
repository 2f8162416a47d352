//! The unsafe marker, and the standard pointers that have it.

use core::cell::{Ref, RefMut};
use core::ops::Deref;
use core::pin::Pin;

/// Marks a pointer that may be unsized inside a `Pin`. Its author promises that none of the impls
/// that `Pin` trusts can move what the pointer points to.
///
/// `Pin<Ptr<T>>` trusts `Ptr`'s `Deref`, `DerefMut`, `Drop` and a few other safe traits. Whoever
/// calls `Pin::new_unchecked` vouches for them. `Pin::new` needs nobody to vouch, because its
/// pointee is `Unpin`. An unsizing coercion changes which impls these are, behind a pin that
/// already exists. For example, `impl DerefMut for Ptr<dyn Trait>` may return a different object
/// from the one that `impl Deref for Ptr<Value>` returned. So `Pin<Ptr<Value>>` may become
/// `Pin<Ptr<dyn Trait>>` only if somebody wrote `unsafe` and answers for it.
///
/// The derive [`SmartPointer`](crate::SmartPointer) forwards this marker to the standard library's
/// own, which is unstable.
///
/// ```
/// use pin_coerce_unsized::PinCoerceUnsized;
/// use std::ops::Deref;
///
/// struct MyBox<T: ?Sized>(Box<T>);
///
/// impl<T: ?Sized> Deref for MyBox<T> {
///     type Target = T;
///
///     fn deref(&self) -> &T {
///         &self.0
///     }
/// }
///
/// // SAFETY: of the traits that the contract names, `MyBox` implements only `Deref`. The one impl is
/// // generic and returns what the box owns, which no coercion and no move of the box changes (1, 2).
/// // The box drops its value in place (3). There is no `Clone` and no formatting impl (4, 5).
/// unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}
/// ```
///
/// Without `unsafe` there is no promise:
///
/// ```compile_fail,E0200
/// # use {pin_coerce_unsized::PinCoerceUnsized, std::ops::Deref};
/// # struct MyBox<T: ?Sized>(Box<T>);
/// # impl<T: ?Sized> Deref for MyBox<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
/// impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {} // error[E0200]
/// ```
///
/// # Safety
///
/// The *concrete type* of a sized pointee is the pointee itself. For a slice, it is `[T; len]`; for
/// a trait object, the type that the vtable belongs to; and for a struct with an unsized tail, the
/// struct with the concrete type of the tail. The obligations apply to every value of the
/// implementing type; to every value of a type that it can be coerced to, or could be coerced to if
/// it derived `SmartPointer`; and to the values obtained from any of these by moving, cloning,
/// coercing or dispatching:
///
/// 1. **Same object.** All calls of `deref` and `deref_mut` on one value return the same address
///    and the same concrete type, even after the pointer has been moved. *Every method of `Pin`
///    relies on it.*
/// 2. **Coercion changes nothing.** Unsizing the pointer, dispatching on it, and using it as a
///    pointer of a supertype change neither the object nor its concrete type. Even a
///    `#[repr(transparent)]` wrapper at the same address is another concrete type. Dispatching on a
///    pointer to a trait object, however that pointer was made, gives a pointer to the type that
///    its vtable belongs to, even if the new pointer has no `Deref`, or its `deref` never returns.
///    *The coercion of `Pin<Ptr<_>>` relies on it, and so does the attribute macro `dispatch` for
///    every pointer.*
/// 3. **No moves through `&mut self`.** `deref_mut`, and the pointer's destructor, are given
///    `&mut Ptr` but treat what it points to as pinned: they do not move it, and give nobody a way
///    to move it. *`Pin::as_mut`, `Pin::set` and dropping a pin rely on it.*
/// 4. **`&Ptr` does not prove "not pinned".** A type may take a `&Ptr` or `&mut Ptr` as evidence
///    that the pointee is not pinned, as `Arc::get_mut` does. If so, its impls of `Clone`, `Debug`,
///    `Display` and `Pointer` do not treat their `&self` as that evidence, and do not give that
///    evidence to anyone, because `Pin` calls these impls with the pointer that it holds. A clone
///    points to what the original points to, or to something nobody else can move. *`Clone for Pin`
///    and the formatting impls of `Pin` rely on it.*
/// 5. **No other malicious impl.** No impl of another safe trait that `Pin` calls with the pointer,
///    today or in a later release, does what 1 to 4 forbid. *`PartialEq`, `Ord` and `Hash` of `Pin`
///    use only the pointees, so today there is none.*
///
/// A type has to keep the obligations even if it does not derive `SmartPointer`. Any module of the
/// crate that can see its fields can make it coerce: that module derives on another struct, and an
/// attribute macro replaces that struct by this one.
///
/// The contract is about what `Pin` and `dispatch` trust, and about nothing else. A pointer can
/// keep it and still break when it is unsized or dispatched on, because an invariant of its own
/// depends on the type of the pointee. For example, an interning pointer looks up its entry by
/// `TypeId::of::<T>()` when it is dropped, or an intrusive list relies on an impl for the static
/// type of its pointee. Such a pointer must not derive [`SmartPointer`](crate::SmartPointer), with
/// or without this marker. "When not to derive" in the
/// [cookbook](https://docs.rs/crate/pin-coerce-unsized/latest/source/COOKBOOK.md) shows why.
///
/// These are the obligations of `core::pin::PinSafePointer` (Rust 1.99), which include those of its
/// predecessor `core::pin::PinCoerceUnsized` (Rust 1.83 to 1.98). So a promise made here holds for
/// both.
///
/// # The obligations by example
///
/// Each pair shows an impl that keeps an obligation and one that breaks it. Both compile, and the
/// one that breaks it is safe Rust. The mistake would be to write the `unsafe impl` beside the
/// second. For each of 1 to 4, `ui-tests/tests/attacks.rs` shows what happens then.
///
/// **1, same object.** Kept by a pointer that always returns its one object; broken by a result
/// that depends on state, on the concrete type, or on whether `deref` or `deref_mut` is called.
///
/// ```
/// # use std::{cell::Cell, ops::Deref, rc::Rc};
/// struct Kept<T: ?Sized>(Rc<T>);
///
/// impl<T: ?Sized> Deref for Kept<T> {
///     type Target = T;
///     fn deref(&self) -> &T { &self.0 }
/// }
///
/// struct Broken<T: ?Sized>(Rc<(Cell<bool>, Box<T>, Box<T>)>);
///
/// impl<T: ?Sized> Deref for Broken<T> {
///     type Target = T;
///     fn deref(&self) -> &T {
///         let (turn, first, second) = &*self.0;
///         if turn.replace(!turn.get()) { first } else { second } // another object at every call
///     }
/// }
/// ```
///
/// **2, coercion changes nothing.** Kept by one generic impl of `Deref`; broken by an impl for a
/// trait object alone, if it returns something other than the generic impl would, even at the same
/// address.
///
/// ```
/// # use std::ops::{Deref, DerefMut};
/// # trait Object { fn inside(&mut self) -> &mut (dyn Object + 'static); }
/// struct Kept<T: ?Sized>(Box<T>);
///
/// impl<T: ?Sized> Deref for Kept<T> {
///     type Target = T;
///     fn deref(&self) -> &T { &self.0 }
/// }
///
/// impl<T: ?Sized> DerefMut for Kept<T> {
///     fn deref_mut(&mut self) -> &mut T { &mut self.0 }
/// }
///
/// struct Broken<T: ?Sized>(Box<T>);
///
/// # impl<T: ?Sized> Deref for Broken<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
/// impl DerefMut for Broken<dyn Object> {
///     fn deref_mut(&mut self) -> &mut (dyn Object + 'static) {
///         self.0.inside() // inside a transparent wrapper: the same address, but another type
///     }
/// }
/// ```
///
/// **3, no moves through `&mut self`.** Kept by dropping in place; broken by a destructor that
/// moves the value out.
///
/// ```
/// # use std::{mem::{self, ManuallyDrop}};
/// struct Kept<T: ?Sized>(ManuallyDrop<Box<T>>);
///
/// impl<T: ?Sized> Drop for Kept<T> {
///     fn drop(&mut self) {
///         // SAFETY: the box is dropped only here, once, and its value is dropped in place.
///         unsafe { ManuallyDrop::drop(&mut self.0) }
///     }
/// }
///
/// # trait Pooled { fn give_back(&mut self) where Self: Sized; fn reset(&mut self); }
/// struct Broken<T: ?Sized + Pooled>(Box<T>);
///
/// impl<T: ?Sized + Pooled> Drop for Broken<T> {
///     fn drop(&mut self) {
///         self.0.reset(); // gets `&mut T`, so it can `mem::take` the value
///     }
/// }
/// ```
///
/// **4, `&Ptr` does not prove "not pinned".** Kept by a `Clone` that counts one more owner; broken
/// by a `Clone` that lets the pointee choose what the clone points to, and by a `Debug` that hands
/// out an owner.
///
/// ```
/// # use std::{cell::RefCell, fmt, rc::Rc};
/// struct Kept<T: ?Sized>(Rc<T>);
///
/// impl<T: ?Sized> Clone for Kept<T> {
///     fn clone(&self) -> Self { Self(self.0.clone()) }
/// }
///
/// # trait Object { fn other(&self) -> Rc<dyn Object>; }
/// # thread_local! { static OWNERS: RefCell<Vec<Rc<dyn Object>>> = RefCell::default(); }
/// struct Broken<T: ?Sized>(Rc<T>);
///
/// impl Clone for Broken<dyn Object> {
///     fn clone(&self) -> Self { Self(self.0.other()) } // something that somebody else can move
/// }
///
/// impl fmt::Debug for Broken<dyn Object> {
///     fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
///         OWNERS.with_borrow_mut(|owners| owners.push(self.0.clone())); // `Rc::get_mut` will work on it
///         Ok(())
///     }
/// }
/// ```
///
/// **5, no other malicious impl.** Kept by a comparison of the pointees; broken by a comparison
/// that hands out an owner. `Pin` calls neither today: it compares, orders and hashes the pointees
/// itself. A later release may call a trait that it does not call now.
///
/// ```
/// # use std::{cell::RefCell, rc::Rc};
/// # trait Object {}
/// # thread_local! { static OWNERS: RefCell<Vec<Rc<dyn Object>>> = RefCell::default(); }
/// struct Kept<T: ?Sized>(Rc<T>);
///
/// impl<T: ?Sized + PartialEq> PartialEq for Kept<T> {
///     fn eq(&self, other: &Self) -> bool { *self.0 == *other.0 }
/// }
///
/// struct Broken<T: ?Sized>(Rc<T>);
///
/// impl PartialEq for Broken<dyn Object> {
///     fn eq(&self, _: &Self) -> bool {
///         OWNERS.with_borrow_mut(|owners| owners.push(self.0.clone()));
///         true
///     }
/// }
/// ```
///
/// # Who may implement it
///
/// | pointer | may | what the proof has to say |
/// | --- | --- | --- |
/// | owning (`Box`) | yes, if `T` is dropped in place | 1: the box owns one object; 3: the destructor and `deref_mut` do not move it; 4: a clone is a new object |
/// | reference-counted (`Rc`, the kernel's `Arc`) | yes | 3: the last owner drops in place; 4: nothing that takes `&Ptr` gives out an owner on which a `get_mut` works, except to somebody who is an owner already |
/// | shared borrow (`&T`, the kernel's `ArcBorrow`) | yes | 1: one address; there is nothing to say about 3 |
/// | unique borrow (`&mut T`) | yes | 3: `deref_mut` reborrows; the lender must not get the value back while it is pinned |
/// | to a value after a header (`NonNull<Inner<T>>`) | yes | 1 and 2: `&inner.value` is the same address before and after unsizing; an offset computed by hand has to respect the alignment of the concrete type |
/// | with interior state (`Cell<*mut T>`) | only if nothing changes the state while a value exists | 1: no call between two `deref`s may store another pointer |
/// | lazy (allocates in `deref`) | no | 1: before the first call, the address is a different one, or there is none |
/// | copy on write | no | 1: `deref_mut` may return a new object |
///
/// # Source
///
/// RFC 3621, section "`PinCoerceUnsized`"; rust-lang/rust#68015, rust-lang/rust#152667,
/// rust-lang/rust#156935.
#[diagnostic::on_unimplemented(
    message = "unsizing a pinned `{Self}` requires `PinCoerceUnsized`",
    label = "`PinCoerceUnsized` is not implemented for `{Self}`",
    note = "if this is a pointer of your own that keeps the contract in the trait's documentation, write `unsafe impl<T: ?Sized> PinCoerceUnsized for … {{}}` beside it, with the proof",
    note = "if there is an impl, it is not for `{Self}`: name every parameter of the struct in it, add a missing `?Sized`, and remove bounds that the struct does not have"
)]
#[cfg_attr(
    not(feature = "alloc"),
    diagnostic::on_unimplemented(
        note = "for `Box`, `Rc` and `Arc`, enable the feature `alloc` of `pin-coerce-unsized`"
    )
)]
pub unsafe trait PinCoerceUnsized: Deref {}

/// `(): PinPromise<P>` says that the pointer `P` has the marker [`PinCoerceUnsized`].
///
/// Where coercions are implicit, the derive forwards the promise to the standard library's marker
/// under this condition. If the condition were on `P` itself, rustc's error would name the standard
/// library's trait and not what to write. A second condition is that the pointer implements
/// `Deref`, because on newer compilers the standard library's marker requires that.
///
/// # Safety
///
/// Do not implement this trait: it has all the impls that it needs. Its contract is that of
/// [`PinCoerceUnsized`]; implement that trait instead.
#[diagnostic::on_unimplemented(
    message = "unsizing a pinned `{P}` requires `PinCoerceUnsized`",
    label = "`PinCoerceUnsized` is not implemented for `{P}`",
    note = "if this is a pointer of your own that keeps the contract in the trait's documentation, write `unsafe impl<T: ?Sized> PinCoerceUnsized for … {{}}` beside it, with the proof",
    note = "if there is an impl, it is not for `{P}`: name every parameter of the struct in it, add a missing `?Sized`, and remove bounds that the struct does not have"
)]
#[cfg_attr(
    not(feature = "alloc"),
    diagnostic::on_unimplemented(
        note = "for `Box`, `Rc` and `Arc`, enable the feature `alloc` of `pin-coerce-unsized`"
    )
)]
pub unsafe trait PinPromise<P: ?Sized> {}

// SAFETY: `P` has the marker.
#[diagnostic::do_not_recommend]
unsafe impl<P: ?Sized + PinCoerceUnsized> PinPromise<P> for () {}

// About obligation 5 for `&T`, `&mut T`, `Box<T>` and `Pin<P>`: these types are fundamental. So
// another crate can implement a trait such as `Clone` or `Debug` for `Box<Local>`, if the standard
// library's own impl has a condition that `Local` does not meet. (`DerefMut` is not such a trait:
// there are negative impls for `&T`, an impl for every `&mut T` and `Box<T>`, and since 1.92 a
// helper that makes an impl for `Pin<Local>` overlap, rust-lang/rust#85099. Older compilers accept
// `impl DerefMut for Pin<Local>`, which affects the standard library's own marker as much as ours.)
// Each proof below covers what such an impl can do.

// SAFETY: `deref` of a reference is the language's own and returns the reference (1); the
// language's coercion keeps the address and records the concrete type (2); there is no `deref_mut`
// and no destructor (3); `Clone` is the standard library's for every `&T` and copies the reference,
// and a formatting impl, whoever wrote it, is given a shared reference to the pointee, from which
// nothing can be moved (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for &T {}

// SAFETY: `deref` and `deref_mut` are the language's own and return the reference (1); the
// language's coercion keeps the address and records the concrete type (2); `deref_mut` moves
// nothing and there is no destructor (3); `&mut T` is never `Clone`, and a formatting impl, whoever
// wrote it, is given no more than a shared reference to the pointee (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for &mut T {}

// SAFETY: `Pin<P>` forwards `deref` to `P`, and `deref_mut` as well if the target is `Unpin`; its
// coercion is that of `P`. `P: PinCoerceUnsized` vouches for those (1, 2). It has no destructor of
// its own (3). `Clone` and the formatting impls forward to `P`'s. If another crate wrote them, they
// are given a `&Pin<P>`, which gives a shared reference to a pinned value, and they can return a
// `Pin<P>`, whose pointee is pinned already (4, 5).
unsafe impl<P: PinCoerceUnsized> PinCoerceUnsized for Pin<P> {}

// SAFETY: a `Ref` holds the address of the borrowed value and `deref` returns it (1); its coercion
// is that of the `NonNull` in it (2); there is no `deref_mut`, and the destructor only gives the
// borrow back (3); it is not `Clone`, the formatting impls pass on a shared reference to the
// pointee (4), and another crate can implement only a trait that has a type of that crate as an
// argument, which gives it no way into the fields (5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Ref<'_, T> {}

// SAFETY: as for `Ref`; `deref_mut` returns the same address as `deref` and moves nothing.
unsafe impl<T: ?Sized> PinCoerceUnsized for RefMut<'_, T> {}

// SAFETY: `deref` and `deref_mut` return what the box owns, and moving the box does not move that
// (1); the coercion is that of its pointer (2); the destructor drops the value in place (3); a
// `Clone`, whoever wrote it, returns a box, which is the only owner of what it points to, and a
// formatting impl is given a `&Box<T>`, which gives a shared reference to the pointee (4, 5).
#[cfg(feature = "alloc")]
unsafe impl<T: ?Sized> PinCoerceUnsized for alloc::boxed::Box<T> {}

// SAFETY: `deref` returns the shared value, which stays where it was allocated (1); the coercion is
// that of its pointer (2); there is no `deref_mut`, and the destructor drops the value in place
// (3); `Clone` shares the same value without looking at whether it is pinned; a pinned `Rc` gives
// nobody the `Rc` that `Rc::get_mut` needs; and the formatting impls pass on a shared reference to
// the pointee, or its address (4). Another crate can implement only a trait that has a type of that
// crate as an argument, and `Pin` calls none of those (5).
#[cfg(feature = "alloc")]
unsafe impl<T: ?Sized> PinCoerceUnsized for alloc::rc::Rc<T> {}

// SAFETY: as for `Rc`, with `Arc::get_mut`.
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
unsafe impl<T: ?Sized> PinCoerceUnsized for alloc::sync::Arc<T> {}
