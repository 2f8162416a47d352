//! Where coercions are implicit: the macros that write the impls, and the questions about fields
//! that the derive asks rustc.

#[cfg(feature = "dispatch")]
use crate::unsizing::{CanBeNarrowed, implicit::Repoint};
use core::marker::PhantomData;
use core::ops::{CoerceUnsized, DispatchFromDyn};

/// Writes every impl that needs an unstable feature. The derive itself has no permission to use
/// one.
///
/// Anyone can call this macro with any tokens, so it has to be sound for all of them:
///
/// - *Permission stays here.* Tokens that are written here may use unstable features, and none of
///   them goes to a macro that the caller chooses. Nor do the caller's tokens get the permission.
///   When a token replaces a metavariable, rustc records where the metavariable stands, as its
///   metavariable span. If it has recorded such a span for both ends of a path, it gives the whole
///   path that span, and with it the permission. So a metavariable `$name:ident` or `$type:ty` in
///   this macro would be enough to name `CoerceUnsized` elsewhere. rustc records no span for
///   `$($token)*`, and this macro has no other metavariables. The build scripts try the attack, and
///   if it ever works, coercions are not implicit.
/// - *`__shape!` checks the shape of the tokens.* It gets the same tokens, and accepts names,
///   lifetimes, whole types, and bounds in their own parentheses. No such token ends an impl early
///   or starts an attribute of an item here. So there is no impl for the caller to complete, and
///   each `unsafe impl` is of the trait that is named here or in `__repoint!`. The members of the
///   pattern are left to rustc, which accepts only the fields of one struct there.
/// - *Paths start at `$crate`*, which is always this crate. A path to `::core` could be made to
///   mean another crate where the macro is called, for example by `extern crate self as core;`.
/// - *The name is a struct of the calling crate, with the parameters that it was declared with.*
///   The same name and arguments are in an inherent impl, which rustc rejects for a type of another
///   crate, above all for `Pin` (E0116, rust-lang/rust#148899). They are also in a negative impl of
///   an auto trait. rustc rejects that for a type of another crate (E0321, E0117) and, since 1.87,
///   if it covers only a part of a struct's possible arguments (E0366, E0367,
///   rust-lang/rust#137764). So rustc rejects an alias in which another parameter changes with the
///   pointee, such as `type Ptr<T> = Other<T, <T as Trait>::Type>;`. A bound can contain a macro
///   that expands differently in each impl. That can only make an impl apply to fewer types, and
///   rustc checks every impl as it is.
/// - *Only the pointee changes.* The macro itself puts the old and the new pointee between the same
///   arguments. Among these, only a lifetime that is `'_` or elided could mean another one each
///   time. rustc rejects such a lifetime in a where-clause (E0637, E0106), so the macro also writes
///   the type in a where-clause.
/// - *The macro writes a pattern that names every field*, so it compiles only where all fields are
///   visible (E0451). A module cannot make another module's struct coerce if its fields are
///   private. A struct of the same crate with visible fields can be made to coerce, with its own
///   parameters, as any module of the crate can do on nightly with an impl of `CoerceUnsized`. If
///   it has the marker, it also coerces inside a `Pin`, which the marker's contract allows for.
#[doc(hidden)]
#[macro_export]
#[allow_internal_unstable(coerce_unsized, dispatch_from_dyn, negative_impls, pin_coerce_unsized_trait, unsize)]
macro_rules! __implicit {
    (
        [$($before:tt)*] [$($pointee:tt)*] [$($fresh:tt)*] [$($after:tt)*]
        [$($lifetimes:tt)*] [$($types:tt)*] [$($consts:tt)*]
        [$($outlives:tt)*] [$($bounds:tt)*] [$($new_bounds:tt)*]
        [$($fields:tt)*] [$($question:tt)*]
    ) => {
        $crate::__shape! {
            [$($before)*] [$($pointee)*] [$($fresh)*] [$($after)*]
            [$($lifetimes)*] [$($types)*] [$($consts)*]
            [$($outlives)*] [$($bounds)*] [$($new_bounds)*]
            [$($fields)*] [$($question)*]
        }
        impl<$($lifetimes)* $($types)* $($consts)*> !$crate::__private::WholeStruct
            for $($before)* $($pointee)*, $($after)*
        where
            $($pointee)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)*
        {
        }
        impl<$($lifetimes)* $($types)* $($consts)*> $($before)* $($pointee)*, $($after)*
        where
            $($pointee)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)*
        {
            $crate::__fields! {
                [$($fields)*] [$($question)*] [$($before)* $($fresh)*, $($after)*] [$($fresh)*]
                [
                    $($pointee)*: $crate::__private::Sized + $crate::__private::Unsize<$($fresh)*>,
                    $($new_bounds)*
                ]
            }
        }
        // The where-clause has the type itself and not `Self`: see "Only the pointee changes".
        //
        // SAFETY: the impl applies only where the type has this crate's marker. The obligations of
        // that marker include all those of the standard library's, also for the coercions that the
        // impls below add, whoever calls this macro.
        unsafe impl<$($lifetimes)* $($types)* $($consts)*> $crate::__private::PinSafePointer
            for $($before)* $($pointee)*, $($after)*
        where
            (): $crate::PinPromise<$($before)* $($pointee)*, $($after)*>,
            $($before)* $($pointee)*, $($after)*: $crate::__private::Deref,
            $($pointee)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)*
        {
        }
        // SAFETY: both types are the same struct, with one pointee and with the other. Whoever
        // calls this macro by hand can make another part of the struct change, by bounds that are
        // different for the old and the new pointee. Then nothing is narrowed (see
        // `dispatching/mod.rs`): either the two types do not implement `Repoint` for each other, or
        // both pointers are wide, or `__Receiver` is not `()`, because the bounds could differ in
        // the impls below. `__Receiver` is `()` only if `__fields!` has had rustc check that the
        // `__Receiver` of the pointer field is `()` too.
        $crate::__repoint! {
            [unsafe impl] [$($question)*] [$($before)* $($pointee)*, $($after)*] [$($before)* $($fresh)*, $($after)*]
            [$($pointee)*] [$($fresh)*]
            [$($lifetimes)* $($types)* $($consts)*] [$($outlives)* $($bounds)*] [$($new_bounds)*]
        }
        impl<$($lifetimes)* $($types)* $($consts)* $($fresh)*>
            $crate::__private::DispatchFromDyn<$($before)* $($fresh)*, $($after)*>
            for $($before)* $($pointee)*, $($after)*
        where
            $($pointee)*: ?$crate::__private::Sized + $crate::__private::Unsize<$($fresh)*>,
            $($fresh)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)* $($new_bounds)*
        {
        }
        impl<$($lifetimes)* $($types)* $($consts)* $($fresh)*>
            $crate::__private::CoerceUnsized<$($before)* $($fresh)*, $($after)*>
            for $($before)* $($pointee)*, $($after)*
        where
            $($pointee)*: ?$crate::__private::Sized + $crate::__private::Unsize<$($fresh)*>,
            $($fresh)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)* $($new_bounds)*
        {
        }
    };
}

/// Writes every impl but that for dispatch, for a pointer that only coerces.
///
/// The other tokens are those of [`__implicit!`](crate::__implicit), and what that macro says about
/// them goes for this one too. rustc checks less here: the fields beside the pointer may have a
/// size and mention every parameter but the pointee. So more structs can be made to coerce from
/// elsewhere in their crate if all their fields are visible there, as they can on nightly with an
/// impl of `CoerceUnsized`.
///
/// It is a macro of its own, because if one of the two macros called the other, each struct that
/// dispatches would pay for both.
#[doc(hidden)]
#[macro_export]
#[allow_internal_unstable(coerce_unsized, negative_impls, pin_coerce_unsized_trait, unsize)]
macro_rules! __coerce_only {
    (
        [$($before:tt)*] [$($pointee:tt)*] [$($fresh:tt)*] [$($after:tt)*]
        [$($lifetimes:tt)*] [$($types:tt)*] [$($consts:tt)*]
        [$($outlives:tt)*] [$($bounds:tt)*] [$($new_bounds:tt)*]
        [$($fields:tt)*] [$($question:tt)*]
    ) => {
        $crate::__shape! {
            [$($before)*] [$($pointee)*] [$($fresh)*] [$($after)*]
            [$($lifetimes)*] [$($types)*] [$($consts)*]
            [$($outlives)*] [$($bounds)*] [$($new_bounds)*]
            [$($fields)*] [$($question)*]
        }
        impl<$($lifetimes)* $($types)* $($consts)*> !$crate::__private::WholeStruct
            for $($before)* $($pointee)*, $($after)*
        where
            $($pointee)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)*
        {
        }
        impl<$($lifetimes)* $($types)* $($consts)*> $($before)* $($pointee)*, $($after)*
        where
            $($pointee)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)*
        {
            $crate::__coerced_fields! {
                [$($fields)*] [$($question)*] [$($before)* $($fresh)*, $($after)*] [$($fresh)*]
                [
                    $($pointee)*: $crate::__private::Sized + $crate::__private::Unsize<$($fresh)*>,
                    $($new_bounds)*
                ]
            }
        }
        // The where-clause has the type itself and not `Self`: see "Only the pointee changes".
        //
        // SAFETY: the impl applies only where the type has this crate's marker. The obligations of
        // that marker include all those of the standard library's, also for the coercions that the
        // impls below add, whoever calls this macro.
        unsafe impl<$($lifetimes)* $($types)* $($consts)*> $crate::__private::PinSafePointer
            for $($before)* $($pointee)*, $($after)*
        where
            (): $crate::PinPromise<$($before)* $($pointee)*, $($after)*>,
            $($before)* $($pointee)*, $($after)*: $crate::__private::Deref,
            $($pointee)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)*
        {
        }
        // SAFETY: `__Receiver` says that the pointer is not narrowed.
        $crate::__repoint! {
            [unsafe impl] [] [$($before)* $($pointee)*, $($after)*] [$($before)* $($fresh)*, $($after)*]
            [$($pointee)*] [$($fresh)*]
            [$($lifetimes)* $($types)* $($consts)*] [$($outlives)* $($bounds)*] [$($new_bounds)*]
        }
        impl<$($lifetimes)* $($types)* $($consts)* $($fresh)*>
            $crate::__private::CoerceUnsized<$($before)* $($fresh)*, $($after)*>
            for $($before)* $($pointee)*, $($after)*
        where
            $($pointee)*: ?$crate::__private::Sized + $crate::__private::Unsize<$($fresh)*>,
            $($fresh)*: ?$crate::__private::Sized,
            $($outlives)* $($bounds)* $($new_bounds)*
        {
        }
    };
}

/// A trait that no deriving type implements. It is an auto trait, because a negative impl of an
/// auto trait has to cover all possible arguments of a struct. It is a trait of this crate and not
/// of the expansion, because rustc rejects a negative impl of another crate's auto trait for the
/// type of another crate (E0321).
///
/// Because it is a trait of this crate, stable code can name it. To make that useless, no `()`,
/// `bool`, `char`, `str`, stable number type, reference, raw pointer, slice or array implements it.
/// Nor does a type that contains one, unless its own crate writes an impl. Some other types still
/// implement it, such as a unit struct, an enum without fields, or a function pointer.
#[doc(hidden)]
pub auto trait WholeStruct {}

macro_rules! without_whole_struct {
    ($($type:ty)*) => {
        $(impl !WholeStruct for $type {})*
    };
}

without_whole_struct!(() bool char str f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl<T: ?Sized> !WholeStruct for *const T {}
impl<T: ?Sized> !WholeStruct for *mut T {}
impl<T: ?Sized> !WholeStruct for &T {}
impl<T: ?Sized> !WholeStruct for &mut T {}
impl<T> !WholeStruct for [T] {}
impl<T, const N: usize> !WholeStruct for [T; N] {}

/// Writes the function whose patterns name every field, and whose body asks rustc about some of
/// them. This macro has no permission to use unstable features.
///
/// The pattern of the pointer field is written here. So `dispatch` can rely on the answer being
/// about this field, whoever calls the macro.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    ([$itself:ident { $($fields:tt)* }] [] $($any:tt)*) => {
        fn __smart_pointer_fields($itself { $($fields)* }: &Self) {}
    };
    ([$itself:ident { $($fields:tt)* }] [($member:tt $pointer:ident)] $($any:tt)*) => {
        fn __smart_pointer_fields($itself { $member: $pointer @ _, $($fields)* }: &Self) {
            $crate::__narrowed! { $pointer }
        }
    };
    (
        [$itself:ident { $($fields:tt)* }]
        [
            ($member:tt $pointer:ident)
            [$($new_fields:tt)*] [$([$($asked:tt)*] [$new_pointer:ident])?]
            [$([$($generic:tt)*])*]
        ]
        [$($target:tt)*] [$($fresh:tt)*] [$($bounds:tt)*]
    ) => {
        fn __smart_pointer_fields<$($fresh)*>(
            $itself { $member: $pointer @ _, $($fields)* }: &Self,
            $($new_fields)*: &$($target)*,
        )
        where
            $($bounds)*
        {
            $crate::__pointer_field! { $pointer $([$($asked)*] [$new_pointer])? }
            $($crate::__private::is_phantom_data($($generic)*);)*
        }
    };
    (
        [$($fields:tt)*]
        [[$($new_fields:tt)*] [] [$([$($generic:tt)*])*]]
        [$($target:tt)*] [$($fresh:tt)*] [$($bounds:tt)*]
    ) => {
        fn __smart_pointer_fields<$($fresh)*>($($fields)*: &Self, $($new_fields)*: &$($target)*)
        where
            $($bounds)*
        {
            $($crate::__private::is_phantom_data($($generic)*);)*
        }
    };
}

/// Asks rustc about the pointer field: whether it can be unsized, if the tokens do not show that,
/// and for `dispatch`, whether it can be narrowed.
#[doc(hidden)]
#[macro_export]
macro_rules! __pointer_field {
    ($pointer:ident) => {
        $crate::__narrowed! { $pointer }
    };
    ($pointer:ident [$($asked:tt)*] [$new_pointer:ident]) => {
        // A `match`, because with a `let`, rustc would report an error at the `let`, and not at the
        // field.
        match &($pointer, $new_pointer) {
            $pointer @ _ => $crate::__private::can_be_unsized($($asked)*, $pointer),
        }
    };
}

/// Asks rustc whether a field that is certainly a pointer can be narrowed.
#[cfg(feature = "dispatch")]
#[doc(hidden)]
#[macro_export]
macro_rules! __narrowed {
    ($pointer:ident) => {
        $crate::__private::can_be_narrowed($pointer);
    };
}

#[cfg(not(feature = "dispatch"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __narrowed {
    ($pointer:ident) => {};
}

/// Does what [`__fields!`](crate::__fields) does, for a pointer that only coerces. It asks less
/// about the pointer, and nothing about other fields: the derive accepts only those that do not
/// mention the pointee or whose type is written as `PhantomData<…>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __coerced_fields {
    (
        [$itself:ident { $($fields:tt)* }]
        [($member:tt $pointer:ident) [$($new_fields:tt)*] [[$($asked:tt)*] [$new_pointer:ident]] []]
        [$($target:tt)*] [$($fresh:tt)*] [$($bounds:tt)*]
    ) => {
        fn __smart_pointer_fields<$($fresh)*>(
            $itself { $member: $pointer @ _, $($fields)* }: &Self,
            $($new_fields)*: &$($target)*,
        )
        where
            $($bounds)*
        {
            match &($pointer, $new_pointer) {
                $pointer @ _ => $crate::__private::can_be_coerced($($asked)*, $pointer),
            }
        }
    };
    ($($any:tt)*) => {
        $crate::__fields! { $($any)* }
    };
}

/// Accepts what `__implicit!` and `__coerce_only!` may be called with, and writes nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __shape {
    (
        [$name:ident < $($lifetime_argument:lifetime,)* $($($argument:ident)? $({ $const_argument:ident })?,)*]
        [$pointee:ident] [$fresh:ident]
        [$($($later_argument:ident)? $({ $later_const_argument:ident })?,)* >]
        [$($lifetime:lifetime,)*] [$($type:ident,)*] [$(const $const:ident: $const_type:ty,)*]
        [$($longer:lifetime: $($shorter:lifetime +)*,)*]
        [$(for<$($bound_lifetime:lifetime),*> $bounded:ty: $(($($bound:tt)*) +)* $($outlived:lifetime +)*,)*]
        [$(for<$($new_lifetime:lifetime),*> $new:ty: $(($($new_bound:tt)*) +)* $($new_outlived:lifetime +)*,)*]
        [Self { $($member:tt: $($asked:ident @)? _,)* }]
        [
            $(($pointer_member:tt $pointer:ident))?
            $(
                [$path:ident { $($new_member:tt: $($new_asked:ident @)? _,)* }]
                [$([&*$asked_pointer:ident] [$new_pointer:ident])?]
                [$([&*$generic:ident])*]
            )?
        ]
    ) => {};
}

/// Writes the impl that tells `unsize!` the type of its result, if the feature `unsize` is on. This
/// macro has no permission to use unstable features, and needs none. Nor does it have the word
/// `unsafe`, which `Repoint` asks for: whoever calls it writes that.
#[cfg(feature = "unsize")]
#[doc(hidden)]
#[macro_export]
macro_rules! __repoint {
    (
        [$($impl:tt)*] [$($question:tt)*] [$($source:tt)*] [$($target:tt)*] [$($pointee:tt)*] [$($fresh:tt)*]
        [$($parameters:tt)*] [$($bounds:tt)*] [$($new_bounds:tt)*]
    ) => {
        $($impl)* <$($parameters)* $($fresh)*> $crate::__private::Repoint<$($target)*> for $($source)*
        where
            $($pointee)*: ?$crate::__private::Sized,
            $($fresh)*: ?$crate::__private::Sized,
            $($bounds)* $($new_bounds)*
        {
            type __New = $($fresh)*;
            type __Itself = Self;
            $crate::__receiver! {
                [$($question)*] [$($pointee)*] [$($fresh)*] [$($target)*] [$($bounds)*] [$($new_bounds)*]
            }
        }
    };
}

/// Says for `dispatch` whether the pointer can be narrowed. It cannot if it only coerces, if
/// [`__fields!`](crate::__fields) did not ask rustc about its pointer field, or if its bounds could
/// mean something else here than in the impls that the compiler checks. (The types of const
/// parameters cannot: rustc compares them with those of the struct.)
///
/// A procedural macro looks at the bounds, because a `macro_rules!` macro would have to match their
/// tokens one by one, and rustc would record a metavariable span for each (see "Permission stays
/// here" at `__implicit!`). For a struct without bounds, the procedural macro is not called.
#[cfg(feature = "dispatch")]
#[doc(hidden)]
#[macro_export]
macro_rules! __receiver {
    ([($member:tt $pointer:ident) $($question:tt)*] $pointee:tt $fresh:tt $target:tt [] []) => {
        type __Receiver = ();
    };
    ([($member:tt $pointer:ident) $($question:tt)*] $($pointees_and_bounds:tt)*) => {
        $crate::__private::receiver! { $($pointees_and_bounds)* }
    };
    ($($any:tt)*) => {
        type __Receiver = ((),);
    };
}

#[cfg(all(feature = "unsize", not(feature = "dispatch")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __receiver {
    ($($any:tt)*) => {};
}

#[cfg(not(feature = "unsize"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __repoint {
    ($($any:tt)*) => {};
}

/// Asks rustc whether the pointer field can be unsized, so that an error names the field's type and
/// not only the derive's own parameter. For `dispatch`, this also checks that the field can be
/// narrowed.
///
/// Each argument is a pair of references, to the field before and after unsizing. The first
/// argument is what the derive writes, and rustc shows it at the type of the field. In the second
/// one, the reference to the field before unsizing is what the macro writes, so `Old` is the type
/// of the field, whoever calls the macro. (`New` can be anything then, but only the error needs
/// it.) `Shown` and `Old` are two parameters, because rustc shows an error at an argument only if
/// no other argument mentions the parameter.
///
/// The references are in a tuple. If an argument were a reference to the field itself, rustc could
/// coerce it, and for a struct that contains itself, rustc 1.95 would never end
/// (rust-lang/rust#148653). There is only one call, because rustc reports a bound that is missing
/// for the field's type at every mention of that type.
///
/// `Old` is covariant here, so rustc may ask about a supertype of the field's type. The answer that
/// `dispatch` relies on is the same: a derived pointer has one `__Receiver` for all its arguments.
/// At the impls of `CoerceUnsized`, rustc decides whether the struct itself coerces.
pub fn can_be_unsized<Shown, Old, New>(_: &(&Shown, &New), _: &(&Old, &New))
where
    Shown: ?Sized + Unsizable<Old, New>,
    Old: ?Sized,
    New: ?Sized,
{
}

/// A field of the type `Field`, which unsizing can change into `Unsized`.
///
/// # Safety
///
/// `Self` is `Field`. With the feature `dispatch`, it has a `Repoint` to itself whose `__Receiver`
/// is `()`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be unsized and dispatched on, so `SmartPointer` cannot be derived",
    label = "must be a pointer, reference or smart pointer that can be unsized and dispatched on",
    note = "a container such as `Option`, `RefCell` or a `Wrapper<Box<T>>` of your own cannot be the field: it has no coercion that a method call can go through",
    note = "nor can a struct of your own that holds the value: point to it, for instance with `Box<…>` or `NonNull<…>`",
    note = "instead of a guard or another crate's pointer, keep a reference or a raw pointer in the field",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it as well; if it derives with `coerce_only`, write `#[smart_pointer(coerce_only)]` on this field too",
    note = "in a struct behind the pointer, only the last field may mention the pointee"
)]
#[cfg_attr(
    feature = "dispatch",
    diagnostic::on_unimplemented(
        note = "with the feature `dispatch`, which any crate of the build can turn on, the field has to be a stable pointer of the standard library or one that derives, and if it derives, the tokens of its struct have to show which field is the pointer. In the bounds of its struct, write the name of a `type` or a `const` instead of a macro or an expression, even instead of `module::N`"
    )
)]
pub unsafe trait Unsizable<Field: ?Sized, Unsized: ?Sized> {}

// SAFETY: `Self` and `Field` are `F`. Without the feature `dispatch`, nothing else is promised.
#[cfg(not(feature = "dispatch"))]
#[diagnostic::do_not_recommend]
unsafe impl<F: CoerceUnsized<U> + DispatchFromDyn<U>, U> Unsizable<F, U> for F {}

// SAFETY: `Self` and `Field` are `F`. The last bound is that `Repoint`, and only `()` has the
// unsafe trait `CanBeNarrowed`.
#[cfg(feature = "dispatch")]
#[diagnostic::do_not_recommend]
unsafe impl<F, U> Unsizable<F, U> for F where
    F: CoerceUnsized<U> + DispatchFromDyn<U> + Repoint<F, __Receiver: CanBeNarrowed>
{
}

/// Asks rustc whether the pointer field can be narrowed, if the tokens show that it is a pointer.
#[cfg(feature = "dispatch")]
pub fn can_be_narrowed<P: Repoint<P, __Receiver: CanBeNarrowed>>(_: &P) {}

/// Asks rustc whether the pointer field of a pointer that only coerces can be unsized.
pub fn can_be_coerced<Shown, Old, New>(_: &(&Shown, &New), _: &(&Old, &New))
where
    Shown: ?Sized + Coercible<Old, New>,
    Old: ?Sized,
    New: ?Sized,
{
}

/// A field of the type `Field`, which a coercion can change into `Unsized`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be unsized, so `SmartPointer` cannot be derived",
    label = "must be a pointer, reference or smart pointer that can be unsized",
    note = "a struct of your own that holds the value cannot be the pointer: point to it, for instance with `Box<…>` or `NonNull<…>`",
    note = "instead of a guard or another crate's pointer, keep a reference or a raw pointer in the field",
    note = "if this is a pointer type of your own, derive `SmartPointer` on it as well",
    note = "in a struct behind the pointer, only the last field may mention the pointee"
)]
pub trait Coercible<Field: ?Sized, Unsized: ?Sized> {}

#[diagnostic::do_not_recommend]
impl<F: CoerceUnsized<U>, U> Coercible<F, U> for F {}

/// Asks rustc whether a field that mentions a type or const parameter, and is not the pointer, is a
/// `PhantomData`.
pub fn is_phantom_data<F: ?Sized + IsPhantomData>(_: &F) {}

/// A field that may mention any parameter, because it holds no value.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` may not mention a type or const parameter unless it is a `PhantomData`",
    label = "only a `PhantomData` may mention a parameter here",
    note = "write `PhantomData<…>` here, or move this value behind the pointer; or, if it does not mention the pointee, write `#[smart_pointer(coerce_only)]` on the pointer field instead of `#[repr(transparent)]`"
)]
pub trait IsPhantomData {}

impl<T: ?Sized> IsPhantomData for PhantomData<T> {}
