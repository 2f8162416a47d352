//! Tracking whether a value has a `ListArc`.

#[cfg(loom)]
use loom::sync::atomic::AtomicBool;
use std::fmt;
#[cfg(not(loom))]
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// A type that can be in a [`ListArc`](super::ListArc) with this ID, and is told when it gets one
/// and loses it.
///
/// Implement it with [`impl_list_arc_safe!`](crate::impl_list_arc_safe). The trait is safe:
/// whatever these methods do, this crate makes no second `ListArc` with the same ID to a value.
/// While other `Arc`s exist, only [`TryNewListArc`] can give out a `ListArc`, and that trait is
/// unsafe.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be in this `ListArc`",
    label = "a `ListArc` needs `ListArcSafe`",
    note = "for a struct, write `impl_list_arc_safe!(impl ListArcSafe<0> for … {{ untracked; }})`",
    note = "for a wrapper around a trait object, write `?Sized` in the impl, as in `impl[T: ?Sized] ListArcSafe<0> for \
            Node<T>`",
    note = "for a trait object, write the supertrait, as in `trait Trait: ListArcSafe`"
)]
pub trait ListArcSafe<const ID: u64 = 0> {
    /// Called when the value gets a `ListArc` while there is no other pointer to it.
    ///
    /// # Safety
    ///
    /// - The caller has the value in a `UniqueArc`; or an impl for this ID, itself called under
    ///   this contract, passes the call on to a field of its value before it returns.
    /// - After this call, the owner of the `UniqueArc` turns it into a `ListArc` with this ID or,
    ///   if something panics before that, drops it. Until then, nobody else has access to the
    ///   value, except for the impls of this trait for other IDs.
    unsafe fn on_create_list_arc_from_unique(&self);

    /// Called when the value loses its `ListArc`.
    ///
    /// The `ListArc` may have been made when the value had another static type, whose impl was
    /// told.
    ///
    /// # Safety
    ///
    /// - The caller owns the `ListArc` of the value with this ID; or an impl for this ID, itself
    ///   called under this contract, passes the call on to a field of its value before it returns.
    /// - If [`prepare_to_insert`](super::ListItem::prepare_to_insert) was called for the `ListArc`
    ///   since `into_raw`, [`post_remove`](super::ListItem::post_remove) was called after that, and
    ///   before this call.
    /// - The owner gives the `ListArc` up: after this call, it is not used as one, and its
    ///   destructor does not run, unless that is what makes this call. For each `ListArc`, the
    ///   value and each field are told at most once.
    unsafe fn on_drop_list_arc(&self);
}

/// A type that can be asked for a `ListArc` while other `Arc`s exist.
///
/// An impl is for a static type, but a value changes its static type while there are pointers to
/// it:
///
/// - An unsizing coercion turns an `Arc<Wrapper<Value>>` into an `Arc<Wrapper<dyn Trait>>`, and
///   upcasting turns an `Arc<dyn Trait>` into an `Arc<dyn Supertrait>`.
/// - Subtyping turns an `Arc<Wrapper<for<'a> fn(&'a u8)>>` into an `Arc<Wrapper<fn(&'static u8)>>`.
///
/// So a value can have one `ListArc` that it got as the first type, and be asked for another one as
/// the second type. rustc does not compare the two impls, so this trait is unsafe.
///
/// # Safety
///
/// 1. `try_new_list_arc` returns true only if the value has no `ListArc` with this ID, whatever the
///    static type of the value was when that `ListArc` was made. Once it has returned true, the
///    value counts as having one.
///
///    To keep this promise, look at each sized type whose `Arc` can become an `Arc<Self>`; `Self`
///    is one of them, if it is sized. Each of them implements `ListArcSafe<ID>`, and all these
///    impls and yours agree on one tracker in the value. After one of the impls was told that the
///    value gets a `ListArc`, or some impl of this trait for a type of the value returned true,
///    yours returns false until `on_drop_list_arc` of one of the impls is called.
///
///    For this condition, other impls of `ListArcSafe<ID>` do not matter, such as those that other
///    crates write for trait objects of their own. No `ListArc` is made by them: a `UniqueArc` only
///    becomes a `ListArc` to a sized type. And an impl of this trait for another type of the value
///    agrees with yours: its author promised to agree with the same sized type.
///
///    For example, there is only one sized type to look at if the struct has no parameters. If it
///    has parameters, one impl of each trait for all arguments is enough, if both use the same
///    field of type [`AtomicTracker`] whatever the arguments are. A trait object of a trait that
///    has this trait as a supertrait needs no impl: it asks the concrete type.
/// 2. Whatever was done with an earlier `ListArc` of the value with this ID happens before
///    `try_new_list_arc` returns true. This covers every way to give a `ListArc` up: by whatever
///    function, as whatever static type of the value, sized or not, and so through whatever impl of
///    `ListArcSafe<ID>`. So all code that can make `try_new_list_arc` return true again takes part
///    in the synchronization, such as with a release store that it acquires.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be asked for a `ListArc` while there are other `Arc`s to it",
    note = "if it has a field of type `AtomicTracker`, promise what `TryNewListArc` asks for with \
            `impl_list_arc_safe!(unsafe impl ListArcSafe<0> for … {{ tracked_by …: AtomicTracker; }})`"
)]
pub unsafe trait TryNewListArc<const ID: u64 = 0>: ListArcSafe<ID> {
    /// Reserves the `ListArc`, if nobody has it.
    fn try_new_list_arc(&self) -> bool;
}

/// A field that knows whether the struct around it has a `ListArc` with this ID.
///
/// # Invariants
///
/// If an impl of [`ListArcSafe`] told this tracker that its value gets a `ListArc`, or the tracker
/// gave out one itself, the flag is true until an impl tells it that the `ListArc` is given up. It
/// says nothing about a `ListArc` that was made for a type whose impl does not tell this tracker.
pub struct AtomicTracker<const ID: u64 = 0> {
    has_list_arc: AtomicBool,
}

impl<const ID: u64> AtomicTracker<ID> {
    /// Makes a tracker that knows of no `ListArc`.
    #[must_use]
    pub fn new() -> Self {
        // INVARIANT: nobody has told it about one.
        Self { has_list_arc: AtomicBool::new(false) }
    }
}

impl<const ID: u64> Default for AtomicTracker<ID> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const ID: u64> ListArcSafe<ID> for AtomicTracker<ID> {
    unsafe fn on_create_list_arc_from_unique(&self) {
        // INVARIANT: the `ListArc` is made after this. Relaxed: nobody else has access yet.
        self.has_list_arc.store(true, Ordering::Relaxed);
    }

    unsafe fn on_drop_list_arc(&self) {
        // INVARIANT: it is given up. Release: everything that its owner did comes before
        // what the next owner does.
        self.has_list_arc.store(false, Ordering::Release);
    }
}

// SAFETY: no other sized type becomes an `AtomicTracker`. So a tracker that is a value of its own
// gets a `ListArc` from its `UniqueArc`, and is told, or from an impl of this trait: this one, or
// one for a type that it was unsized to, whose author promised to agree with this one. So while it
// has a `ListArc`, the flag is true, and the exchange returns true to one caller only. Whichever
// impl is told that the `ListArc` is given up, only `on_drop_list_arc` of the tracker makes the
// flag false, and the acquire load that finds false synchronizes with its release store. Putting a
// new tracker in the place of this one takes exclusive access. By the contract of `Arc::into_raw`,
// every other reference was given up before that, also that of an earlier `ListArc`, and what was
// done through it was before. `ListArc::into_raw` does not allow such a tracker.
unsafe impl<const ID: u64> TryNewListArc<ID> for AtomicTracker<ID> {
    fn try_new_list_arc(&self) -> bool {
        self.has_list_arc.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }
}

impl<const ID: u64> fmt::Debug for AtomicTracker<ID> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AtomicTracker").finish_non_exhaustive()
    }
}

/// Implements [`ListArcSafe`] for structs.
///
/// With `untracked`, nothing is told about the `ListArc`. With `tracked_by field: Type`, this field
/// is told. Its type implements [`ListArcSafe`]: it is an [`AtomicTracker`], or the pointee of a
/// wrapper.
///
/// ```
/// use kernel_pointers::impl_list_arc_safe;
/// use kernel_pointers::list::{AtomicTracker, ListArcSafe};
///
/// struct Wrapper<T: ?Sized>(u64, T);
/// impl_list_arc_safe! {
///     impl[T: ListArcSafe + ?Sized] ListArcSafe<0> for Wrapper<T> { tracked_by 1: T; }
/// }
/// ```
///
/// With `unsafe impl` and a field whose type is written as `AtomicTracker`, the macro also
/// implements [`TryNewListArc`]. Only you know whether the impls for all sized types that become
/// yours agree on the tracker. Write a comment that says why they do:
///
/// ```
/// use kernel_pointers::list::AtomicTracker;
/// use kernel_pointers::{Arc, GFP_KERNEL, ListArc, impl_list_arc_safe};
///
/// struct Item {
///     tracker: AtomicTracker,
///     value: u32,
/// }
///
/// // SAFETY: the struct has no parameters, so no other type becomes an `Item`.
/// impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Item { tracked_by tracker: AtomicTracker; });
///
/// let item = Arc::new(Item { tracker: AtomicTracker::new(), value: 7 }, GFP_KERNEL)?;
/// let list_arc = ListArc::<Item>::try_from_arc(item).ok();
/// assert_eq!(list_arc.map(|item| item.value), Some(7));
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Safety
///
/// If you write `unsafe impl`: the first condition of [`TryNewListArc`]. The macro and the tracker
/// keep the other one. The lint `unsafe_code` does not see this `unsafe`, because rustc does not
/// report what is written in the macro of another crate.
#[macro_export]
macro_rules! impl_list_arc_safe {
    () => {};
    (
        impl $([$($generics:tt)*])? ListArcSafe<$id:literal> for $item:ty { $($tracking:tt)* }
        $($rest:tt)*
    ) => {
        $crate::__list_arc_safe! { [$($($generics)*)?] $id [$item] $($tracking)* }
        $crate::impl_list_arc_safe! { $($rest)* }
    };
    (
        unsafe impl $([$($generics:tt)*])? ListArcSafe<$id:literal> for $item:ty {
            tracked_by $field:tt: AtomicTracker;
        }
        $($rest:tt)*
    ) => {
        $crate::__tracked! { unsafe [$($($generics)*)?] $id [$item] $field }
        $crate::impl_list_arc_safe! { $($rest)* }
    };
    ($(unsafe)? impl {$($generics:tt)*} $($rest:tt)*) => {
        $crate::__private::compile_error! { "write the parameters in brackets, as in `impl[T] ListArcSafe<0> for …`" }
    };
    ($(unsafe)? impl < $($rest:tt)*) => {
        $crate::__private::compile_error! { "write the parameters in brackets, as in `impl[T] ListArcSafe<0> for …`" }
    };
    ($(unsafe)? impl $([$($generics:tt)*])? ListArcSafe for $($rest:tt)*) => {
        $crate::__private::compile_error! { "write the ID, as in `ListArcSafe<0> for …`" }
    };
}

/// Writes the impl of [`ListArcSafe`].
///
/// Its methods contain `unsafe`, so no token may change the impl: `__generics!` accepts only whole
/// parameters. Other tokens could end the impl, and put an attribute macro before the rest, which
/// would see the `unsafe` and pass on another field.
///
/// The caller's type can be a macro that expands to another type each time. So it is written once,
/// where it is only compared with the type of the field. The calls infer the type from the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __list_arc_safe {
    ([$($generics:tt)*] $id:literal [$item:ty] untracked;) => {
        $crate::__generics! { $($generics)* }
        impl<$($generics)*> $crate::list::ListArcSafe<$id> for $item {
            unsafe fn on_create_list_arc_from_unique(&self) {}

            unsafe fn on_drop_list_arc(&self) {}
        }
    };
    ([$($generics:tt)*] $id:literal [$item:ty] tracked_by $field:tt: AtomicTracker;) => {
        $crate::__list_arc_safe! {
            [$($generics)*] $id [$item] tracked_by $field: $crate::list::AtomicTracker<$id>;
        }
    };
    ([$($generics:tt)*] $id:literal [$item:ty] tracked_by $field:tt: $tracker:ty;) => {
        $crate::__generics! { $($generics)* }
        impl<$($generics)*> $crate::list::ListArcSafe<$id> for $item {
            unsafe fn on_create_list_arc_from_unique(&self) {
                let __exact @ _ = $crate::__field!(self.$field);
                // The struct around the reference does not coerce, so the types are the same.
                let __exact @ _: $crate::__private::Exact<'_, $tracker> = __exact;
                // SAFETY: the contract of this method, passed on once, to a field that only this
                // value has. The argument is inferred to be the type of the field, so nothing
                // coerces.
                unsafe {
                    $crate::list::ListArcSafe::<$id>::on_create_list_arc_from_unique(
                        $crate::__private::Exact::field(__exact),
                    )
                }
            }

            unsafe fn on_drop_list_arc(&self) {
                let __exact @ _ = $crate::__field!(self.$field);
                // SAFETY: the contract of this method, passed on once, to the same field.
                unsafe {
                    $crate::list::ListArcSafe::<$id>::on_drop_list_arc($crate::__private::Exact::field(__exact))
                }
            }
        }
    };
}

/// Writes the impl of `Tracked`, which includes [`ListArcSafe`] and [`TryNewListArc`]. Whoever
/// calls this macro writes `unsafe`, and promises.
#[doc(hidden)]
#[macro_export]
macro_rules! __tracked {
    (unsafe [$($generics:tt)*] $id:literal [$item:ty] $field:tt) => {
        $crate::__generics! { $($generics)* }
        // SAFETY: (1) `__field!` returns a field of the value. (2) is the caller's promise.
        unsafe impl<$($generics)*> $crate::__private::Tracked<$id> for $item {
            fn tracker(&self) -> &$crate::list::AtomicTracker<$id> {
                let __exact @ _ = $crate::__field!(self.$field);
                // The struct around the reference does not coerce, so this is the type of the
                // field.
                let __exact @ _: $crate::__private::Exact<'_, $crate::list::AtomicTracker<$id>> = __exact;
                $crate::__private::Exact::field(__exact)
            }
        }
    };
}

/// Returns an `Exact` for a field of the struct itself, and not for one behind a `Deref` of it.
///
/// No type is expected of the field here, so nothing coerces on the way. A name with a pattern
/// after it is never taken for a constant of the caller: if there is a constant or static of that
/// name, rustc reports E0530.
#[doc(hidden)]
#[macro_export]
macro_rules! __field {
    ($this:ident.$field:tt) => {{
        // The pattern needs a field of the struct, which may not be packed.
        let Self { $field: __field @ _, .. } = $this;
        let __exact @ _ = $crate::__private::Exact::new(__field);
        __exact
    }};
}
