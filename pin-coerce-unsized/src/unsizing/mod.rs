//! `unsize!`: the coercion written out, for compilers that do not let other crates' pointers coerce
//! by themselves.
//!
//! The compiler does the unsizing in either mode: the macro puts a value where the compiler has to
//! coerce it. Where coercions are implicit, that value is the pointer. On plain stable it is a raw
//! pointer to the pointee, made from the *leaf*, the innermost pointer inside all the structs
//! that wrap it. The leaf is a built-in or standard library pointer.

use core::marker::PhantomData;

#[cfg(not(implicit))]
pub(crate) mod explicit;
#[cfg(implicit)]
pub(crate) mod implicit;

#[cfg(not(implicit))]
use explicit::Repoint;
#[cfg(implicit)]
use implicit::Repoint;

/// Unsizes a pointer explicitly: `unsize!(pointer => dyn Trait)` returns a `Ptr<dyn Trait>`.
///
/// The pointer is
///
/// - a struct that derives [`SmartPointer`](crate::SmartPointer). The derive has six requirements
///   (in short: one pointee that is `?Sized`, one field that is itself one of these pointers, and,
///   without `coerce_only`, `#[repr(transparent)]` and no other field with a size) and two
///   attributes (`#[pointee]`, `#[smart_pointer(…)]`);
/// - or a reference, raw pointer, `NonNull`, `Box`, `Rc`, `Arc` or `Weak`;
/// - or a `Cell`, an `UnsafeCell` or, with [`PinCoerceUnsized`](crate::PinCoerceUnsized), a `Pin`
///   of one of these.
///
/// The target is the new pointee: `dyn Trait`, `[T]`, or a struct with one of these at its end.
///
/// The macro works on every compiler since Rust 1.85, even where the derive cannot write the
/// coercion itself. Where it can, `unsize!` does what the coercion does, except in some rows of the
/// table below. Once every compiler that you build with has the coercion, you no longer need the
/// macro: write the type of the new pointer instead, as in
/// `let object: MyBox<dyn Trait> = pointer;`.
///
// The space before the backticks is the one that follows `///` in the other lines. Without it,
// rust-analyzer takes all those lines for indented, and shows no table as a table.
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
/// `Box`, `Rc`, `Arc` and both `Weak`s need the feature `alloc`. In a `Pin`, the pointer needs the
/// marker [`PinCoerceUnsized`](crate::PinCoerceUnsized) both before and after unsizing.
///
/// The target can be `dyn Trait`, also with lifetimes and auto traits; `[T]`; or
/// `Wrapper<dyn Trait>` for a struct `Wrapper` whose last field can be unsized. A trait object can
/// also become one of a supertrait (since Rust 1.86), or one with fewer auto traits. Parts of the
/// target can be left to inference: `[_]`, `dyn Fn(_) -> _`. `_` alone is rejected: if nothing else
/// fixes the type of the result, it would unsize nothing. The old pointee as the target changes
/// nothing. (If it is itself a pointer, it is rejected like every target that is one.)
///
/// # Where each works
///
/// | | `unsize!` | implicit coercion |
/// | --- | --- | --- |
/// | nightly, or a release compiler that was told to allow it (see the [crate](crate#modes)) | yes | yes |
/// | plain stable, 1.85 and later | yes | no: E0308, and E0605 for `as` |
/// | `dyn Trait`, `[T]`, `Wrapper<dyn Trait>`, fewer auto traits | yes | yes |
/// | `dyn Trait` to a supertrait | since 1.86 | since 1.86 |
/// | `Pin<Ptr<T>>` with the marker | yes | yes |
/// | in a `const` or `static` | no (E0015): on plain stable it would call methods of traits | yes |
/// | `self: Ptr<Self>` in a trait | no: use `this: Ptr<Self>` with the attribute `dispatch` | with `arbitrary_self_types`; with `coerce_only`, the trait is then not dyn-compatible |
/// | a struct that the derive cannot see enough of (below) | not on plain stable | yes |
/// | `RefCell<Ptr<T>>` as a whole, `Ref`, `RefMut` | no | yes |
/// | a closure whose signature comes from the target, as in `Ptr::new(\|s\| s.len())` to `dyn Fn(&str) -> usize` | no: E0282, or "not general enough" | yes |
/// | an operand of the type `!`, such as `todo!()` | no | yes |
/// | a `&mut T` in a variable that is used again | as `unsize!(&mut *reference => …)`: a bare `reference` is moved (E0382, E0507) | yes: it is reborrowed |
///
/// On plain stable, the derive leaves `unsize!` out in two cases, and each use of `unsize!` is then
/// an error that says so:
///
/// - Tokens do not show which field is the pointer: by the names of their types, two fields could
///   be; or no field has the type of a standard pointer to the pointee, and the type of a field is
///   a macro that is not passed the pointee. In the first case, write the other field as
///   `PhantomData<…>`. In the second, write the type without the macro, or put `coerce_only` on the
///   pointer field.
/// - A bound of the struct can mean something else each time it is written. This is the case if it
///   contains a macro, an attribute, a const argument that is more than a literal or a name,
///   `T::Item::Next`, `<T::Item as Trait>::Next` or `T::Item<'a>`, or a function that takes the
///   pointee and elides a lifetime of its result, as in `Fn(&T) -> &u8`. Instead, name the type
///   with a `type` alias and the value with a `const`, write out all traits of the associated type,
///   and bind the lifetime with `for<'a>`. If a bound of the pointee mentions another type
///   parameter, as in `T: Trait<A>`, also write `<T as Trait<A>>::Item` for `T::Item` in the bounds
///   of that type. A lifetime that is elided in a path, as in
///   `Fn(&T) -> Ref<u8>`, is E0106 at the struct.
///
/// Conversely, some structs derive only on plain stable. In these, the type of a field comes from a
/// macro that is not passed the pointee, and depends on the pointee only through an associated type
/// that a bound fixes. Where coercions are implicit, rustc looks at the types alone, and rejects
/// the derive (E0374, E0375).
///
/// An attribute of the struct can be a macro that replaces the struct by another one. The derive
/// cannot tell such a macro from a helper attribute of another derive, and cannot see whether an
/// attribute stands above the derive or below it. So on plain stable, a struct with any attribute
/// that the derive still sees, apart from those named below, cannot have a destructor (E0119, shown
/// at the attribute), is not unsized inside a `Pin`, and does not dispatch with `#[dispatch]`.
/// Another `#[derive(…)]` below this one is such an attribute, so write all derives in one list, or
/// write the others above. The same goes for a derive in a `cfg_attr`. If another derive needs a
/// helper attribute, such as `#[serde(transparent)]`, do without that derive and write its impls by
/// hand. A tool attribute, such as `#[rustfmt::skip]`, stays visible wherever it stands on the
/// struct. Write it on the module around the struct instead. These attributes are exempt, because
/// no macro can have their names: `repr`, `doc`, the lint levels, `deprecated`, `must_use`,
/// `non_exhaustive` and `automatically_derived`. The derive's own `#[smart_pointer(…)]` is not
/// exempt. Instead of `crate = path`, you can write `extern crate name as pin_coerce_unsized;` in
/// the root of your crate. Instead of `pointee = T`, you can write `#[pointee]`, unless another
/// derive copies it. Write `coerce_only` on the pointer field and not on the struct: rustc allows
/// no attribute macro on a field.
///
/// If you unsize a reference to a temporary, the temporary lives only to the end of the statement:
/// `let object = unsize!(&value() => dyn Trait);` does not extend its life as
/// `let object: &dyn Trait = &value();` does.
///
/// # Errors
///
/// - E0277 names the type that does not implement the trait of the target.
/// - E0277 says that the target of `unsize!` is the new pointee, if you wrote the new pointer as
///   the target.
/// - E0308 names the two pointees that do not fit, or, where coercions are implicit, the two
///   pointers, each in a `Cell`.
/// - E0271 has one of two causes: the type of the operand is inferred only later, although it has
///   to be known at the macro; or the target has another associated type. If the operand is
///   `Ptr::default()`, whose pointee is inferred, E0277 says that `dyn Trait` is not `Default`;
///   `Default::default()` is E0790.
/// - For a `Pin` without the marker, E0277 says that the marker is missing. On plain stable, there
///   is another E0277 if an attribute of the struct could be a macro.
/// - For any other operand, E0277 says "is not a pointer that can be unsized".
///
/// If a struct derives `SmartPointer` around something that is not a pointer, the derive says so.
///
/// # Soundness
///
/// Only the compiler's own unsizing can happen to the pointer. The other parameters and lifetimes
/// of a deriving struct stay the same. There is one exception: an attribute macro that runs later
/// can replace the struct by an alias in which a `PhantomData` changes. The pointer is neither
/// dropped nor leaked, and safe code cannot take it apart. On plain stable, the derive trusts no
/// token of the struct, except the names of the attributes above. A table in
/// `src/unsizing/explicit.rs` says what has to hold, how the compiler checks it, and which program
/// would compile if it did not.
#[cfg(feature = "unsize")]
#[macro_export]
macro_rules! unsize {
    ($pointer:expr => _) => {
        $crate::__private::compile_error!(
            "`unsize!` needs a target\nhelp: write the new pointee, as in `unsize!(pointer => dyn Trait)`"
        )
    };
    ($pointer:expr => $target:ty) => {
        match match (
            {
                // Only the words of an error depend on which `__pointee` is found.
                use $crate::__private::AnyTarget as _;
                $crate::__private::Target::<$target>::TYPE.__pointee()
            },
            $crate::__private::Operand($pointer),
        ) {
            // A name with a pattern after it is never taken for a constant: if there is a constant,
            // static or unit struct of that name, rustc reports E0530.
            (__target @ _, __operand @ _) => {
                // SAFETY: the closure returns what it is given. The only thing that can happen to
                // that value is that the compiler coerces it to the type that is returned.
                unsafe { $crate::__private::unsizing(__target, __operand, |__taken @ _| __taken) }
            }
        } {
            // Before this binding, no type is expected. Otherwise, rustc would try to coerce the
            // result at every step, and report a missing marker at each.
            __unsized @ _ => __unsized,
        }
    };
    ($($any:tt)*) => {
        $crate::__private::compile_error!(
            "`unsize!` needs a pointer and a target\nhelp: write `unsize!(pointer => dyn Trait)`"
        )
    };
}

/// Says which feature to switch on.
#[cfg(not(feature = "unsize"))]
#[doc(hidden)]
#[macro_export]
macro_rules! unsize {
    ($($any:tt)*) => {
        $crate::__private::compile_error!(
            "`unsize!` needs the feature `unsize` of `pin-coerce-unsized`\nhelp: write `features = [\"unsize\"]` at that \
             dependency in `Cargo.toml`"
        )
    };
}

/// The operand of `unsize!`.
///
/// It is in a struct of its own, because for a bare argument of the wrong type, rustc only suggests
/// borrowing it.
pub struct Operand<P>(pub P);

/// The target of `unsize!` as a value. It is a value because a type argument alone could not be
/// passed while the other type arguments are inferred.
pub struct Target<U: ?Sized>(PhantomData<fn(&U) -> &U>);

impl<U: ?Sized> Target<U> {
    /// The only value.
    pub const TYPE: Self = Self(PhantomData);
}

/// For a target that is a pointer, calling `__pointee` is an error. rustc finds this method first,
/// because it is inherent.
///
/// There is no other error if the pointer can be unsized to what the target points to: this method
/// returns that type, so the rest of the macro type-checks.
impl<U: Repoint<U>> Target<U> {
    /// Cannot be called.
    #[must_use]
    pub fn __pointee(self) -> Target<U::__New>
    where
        U: NotAPointer,
    {
        Target::TYPE
    }
}

/// For every other target, `__pointee` changes nothing.
pub trait AnyTarget {
    /// The target.
    #[must_use]
    fn __pointee(self) -> Self;
}

impl<U: ?Sized> AnyTarget for Target<U> {
    fn __pointee(self) -> Self {
        self
    }
}

/// Never implemented: the trait exists only for its error.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the target of `unsize!` is the new pointee, but `{Self}` is a pointer",
    label = "write the new pointee, as in `unsize!(pointer => dyn Trait)`"
)]
pub trait NotAPointer {}

/// `()`, the [`Repoint::__Receiver`] of a pointer that can be narrowed.
///
/// The trait has no parameter, so rustc rejects an impl for another tuple in another crate (E0117).
///
/// # Safety
///
/// Do not implement this trait: `()` has the only impl.
#[cfg(any(not(implicit), feature = "dispatch"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the pointer in the field only coerces, so a struct around it cannot dispatch",
    label = "derives with `coerce_only`",
    note = "write `#[smart_pointer(coerce_only)]` on the field of this struct as well"
)]
pub unsafe trait CanBeNarrowed {}

// SAFETY: this is that impl.
#[cfg(any(not(implicit), feature = "dispatch"))]
unsafe impl CanBeNarrowed for () {}
