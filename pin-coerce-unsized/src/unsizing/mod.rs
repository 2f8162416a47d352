//! `unsize!`: the coercion written out, for compilers that do not let other crates' pointers coerce
//! by themselves.
//!
//! The compiler does the unsizing in either mode: the macro puts a value where the compiler has to
//! coerce it. Where coercions are implicit, that value is the pointer. On plain stable it is a raw
//! pointer to the pointee, made from the *leaf*: the pointer of the language or the standard
//! library inside all the structs around it.

use core::marker::PhantomData;

#[cfg(not(implicit))]
pub(crate) mod explicit;
#[cfg(implicit)]
pub(crate) mod implicit;

/// Unsizes a pointer where it is written: `unsize!(pointer => dyn Trait)` is `Ptr<dyn Trait>`.
///
/// The pointer is
///
/// - a struct that derives [`SmartPointer`](crate::SmartPointer), which has six requirements (in
///   short: `#[repr(transparent)]`, one pointee that is `?Sized`, one field that is itself one of
///   these pointers, and no other field with a size) and two attributes (`#[pointee]`,
///   `#[smart_pointer(crate = path)]`);
/// - or a reference, raw pointer, `NonNull`, `Box`, `Rc`, `Arc` or `Weak`;
/// - or a `Cell`, an `UnsafeCell` or, with [`PinCoerceUnsized`](crate::PinCoerceUnsized), a `Pin` of
///   one of these.
///
/// The target is the new pointee: `dyn Trait`, `[T]`, or a struct with one of these at its end.
///
/// It works on every compiler since Rust 1.85, also where the derive cannot write the coercion
/// itself, and does what the coercion does where it can. Once every compiler you build with has it,
/// write the target where the pointer goes: `let object: MyBox<dyn Trait> = pointer;`.
///
// The space before the backticks is that of a doc comment. Without it rust-analyzer believes that
// all the other lines are indented, and shows no table as a table.
#[cfg_attr(all(feature = "derive", feature = "alloc"), doc = " ```")]
#[cfg_attr(not(all(feature = "derive", feature = "alloc")), doc = " ```ignore")]
/// use pin_coerce_unsized::{SmartPointer, unsize};
///
/// #[derive(SmartPointer)]
/// #[repr(transparent)]
/// struct MyBox<T: ?Sized>(Box<T>);
///
/// let object = unsize!(MyBox(Box::new(7)) => dyn ToString + Send);
/// assert_eq!(object.0.to_string(), "7");
///
/// let fewer_promises = unsize!(object => dyn ToString);
/// assert_eq!(fewer_promises.0.to_string(), "7");
///
/// let slice = unsize!(MyBox(Box::new([1, 2, 3])) => [u8]);
/// assert_eq!(slice.0.len(), 3);
/// ```
///
/// # Pointers and targets
///
/// `Box`, `Rc`, `Arc` and the two `Weak` need the feature `alloc`. A `Pin` needs the marker
/// [`PinCoerceUnsized`](crate::PinCoerceUnsized) before and after.
///
/// The target can be `dyn Trait`, with lifetimes and auto traits, `[T]`,
/// `Wrapper<dyn Trait>` for a struct whose last field can be unsized, or, from one trait object to
/// another, a supertrait (since Rust 1.86) or fewer auto traits. Parts of it can be left to
/// inference: `[_]`, `dyn Fn(_) -> _`. With `_` alone, the type that the result has to have is the
/// target, and without one, nothing is unsized.
///
/// # Where each works
///
/// | | `unsize!` | implicit coercion |
/// | --- | --- | --- |
/// | nightly, or a release compiler that was told to allow it (see the [crate](crate#modes)) | yes | yes |
/// | plain stable, 1.85 and later | yes | no: E0308 |
/// | `dyn Trait`, `[T]`, `Wrapper<dyn Trait>`, fewer auto traits | yes | yes |
/// | `dyn Trait` to a supertrait | since 1.86 | since 1.86 |
/// | `Pin<Ptr<T>>` with the marker | yes | yes |
/// | in a `const` or `static` | not on plain stable: it calls methods of traits | yes |
/// | `self: Ptr<Self>` in a trait | no: the coercion alone does not give dynamic dispatch | with `arbitrary_self_types` |
/// | a struct that the derive cannot see enough of (below) | not on plain stable | yes |
/// | `RefCell<Ptr<T>>` as a whole, `Ref`, `RefMut` | no | yes |
///
/// On plain stable the derive leaves `unsize!` out, and says so at each use,
///
/// - if two fields have types that could both be the pointer by their names, or are macros;
/// - if a bound of the struct can mean something else each time it is written, because it has in it
///   a macro, an attribute, a const argument that is more than a literal or a name,
///   `T::Item::Next`, `<T::Item as Trait>::Next` or `T::Item<'a>`, or a function that is handed the
///   pointee and leaves out a lifetime of its result, as in `Fn(&T) -> &u8`. Name the type by a
///   `type`, the value by a `const`, the associated type by all its traits, and the lifetime by
///   `for<'a>`. A lifetime that is left out of a path, as in `Fn(&T) -> Ref<u8>`, is E0106 at the
///   struct.
///
/// An attribute of the struct can be a macro that puts another struct in the place of this one, and
/// the derive cannot tell it from a helper attribute of another derive, nor see whether an attribute
/// stands above it or below. On plain stable, a struct with any attribute that the derive still
/// sees may not have a destructor (E0119, shown at the attribute), and is not unsized inside a
/// `Pin`. So write all derives in one list. These are not meant, because no macro can have their
/// names: `repr`, `doc`, the levels of lints, `deprecated`, `must_use` and `non_exhaustive`. The
/// derive's own `#[smart_pointer(crate = path)]` is meant too; `extern crate name as
/// pin_coerce_unsized;` in the root of your crate does without it.
///
/// A temporary whose reference is unsized lives to the end of the statement:
/// `let object = unsize!(&value() => dyn Trait);` does not extend its life as
/// `let object: &dyn Trait = &value();` does.
///
/// # Errors
///
/// E0277 names what does not implement the trait, E0308 the two pointees that do not fit (where
/// coercions are implicit, the two pointers, in a `Cell` each); if one of the two pointees is your
/// pointer itself, it was written as the target, in the place of what it points to. The type of the
/// operand has to be known where the macro is: if it is inferred later, or the target has another
/// associated type, rustc says E0271. Any other operand is E0277, too: "is not a pointer that can be
/// unsized", or, for a `Pin` without the marker
/// where coercions are implicit, that the marker is missing. If a struct derives `SmartPointer`
/// around something that is not a pointer, the derive says so.
///
/// # Soundness
///
/// Only the compiler's own unsizing can happen to the pointer. The other parameters and lifetimes
/// of a struct that derives stay. An attribute macro that runs later can put an alias in its place,
/// in which a `PhantomData` changes. The pointer is neither dropped nor leaked, and no safe
/// code can take out what it consists of. On plain stable, the derive believes no token of the
/// struct, except the names of the attributes above. The source of this
/// module, `explicit.rs`, has a table of what has to hold, how the compiler checks it, and which
/// program would compile if it did not.
#[cfg(feature = "unsize")]
#[macro_export]
macro_rules! unsize {
    ($pointer:expr => $target:ty) => {
        match $crate::__private::unsizing(
            $crate::__private::Target::<$target>::TYPE,
            $crate::__private::Operand::new($pointer),
        ) {
            // A name with a pattern behind it is never taken for a constant: one of that name is E0530.
            __unsizing @ _ => {
                // SAFETY: what `take` gives goes to `put_back` of what comes with it, and nothing
                // can happen to it on the way but that the compiler coerces it to the type of the
                // argument.
                unsafe {
                    match $crate::__private::Unsizing::take(__unsizing) {
                        (__rest @ _, __taken @ _) => $crate::__private::Rest::put_back(__rest, __taken),
                    }
                }
            }
        }
    };
}

/// The target of `unsize!` as a value, because a type alone cannot be passed beside types that are
/// inferred.
pub struct Target<U: ?Sized>(PhantomData<fn(&U) -> &U>);

impl<U: ?Sized> Target<U> {
    /// The only value.
    pub const TYPE: Self = Self(PhantomData);
}
