//! How a list finds the links of an element, and the element that has given links.

use super::{ListArcSafe, ListLinks};

/// A type that has links for lists with this ID. To implement it, use
/// [`impl_list_item!`](crate::impl_list_item).
///
/// # Safety
///
/// 1. `view_links` returns links that are inside the value and aligned, the same ones each time for
///    one value, and never those of another value. They are a [`ListLinks`] that is a field of the
///    value or inside a field. A field is another value, too: the links that an impl with this ID
///    returns for a field, as whatever type, are not those of the struct around it. The links are
///    in an `UnsafeCell`, so they can be written while the value is shared. Before
///    `prepare_to_insert`, when it returns, and after `post_remove`, they hold what
///    [`ListLinks::new`] makes.
/// 2. `prepare_to_insert` returns the same as `view_links`; and the result may access all memory
///    that `me` may access.
/// 3. Between `prepare_to_insert` and `post_remove`, `view_value` returns for these links the `me`
///    that was prepared, with the same metadata and the permission to access the same memory.
///    `post_remove` returns it once more.
/// 4. Between `prepare_to_insert` and `post_remove`, only the caller of the two reads or writes
///    what is in the links. Nobody moves or replaces them, and there is no exclusive reference to
///    them. So they are not in a `RefCell` that other code can borrow.
/// 5. The links of one value for different IDs do not overlap.
/// 6. The functions are only lent `me`: neither they nor whoever they pass it to takes a reference
///    back, drops the value, moves it out or accesses the object exclusively.
///
/// If `prepare_to_insert` or `post_remove` panics, the list leaks the element.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an element of this `List`",
    label = "a `List` needs `ListItem`",
    note = "for a struct with a field `links: ListLinks`, write `impl_list_item!(impl ListItem<0> for … {{ using \
            ListLinks {{ links }}; }})`",
    note = "for trait objects, the element is a wrapper: a `struct Node<T: ?Sized>` with `links: \
            ListLinksSelfPtr<Node<dyn Trait>>` before a field of type `T`, and `impl_list_item!(impl ListItem<0> for \
            Node<dyn Trait> {{ using ListLinksSelfPtr {{ links }}; }})`; the list is a `List<Node<dyn Trait>>`"
)]
pub unsafe trait ListItem<const ID: u64 = 0>: ListArcSafe<ID> {
    /// Returns the links of the value.
    ///
    /// # Safety
    ///
    /// `me` points to a live value of this type, to which this thread may have a reference.
    unsafe fn view_links(me: *const Self) -> *mut ListLinks<ID>;

    /// Returns the value that has these links. The call is a use of the links. The result is the
    /// pointer that [`into_raw`](super::ListArc::into_raw) returned, which still belongs to the
    /// owner of the `ListArc`.
    ///
    /// # Safety
    ///
    /// - The links came from `prepare_to_insert` of this type, with the same `ID`, and that call
    ///   was before this one.
    /// - `post_remove` was not called since then, and is not called during this call. The exception
    ///   is a call of `post_remove` that makes this one.
    /// - The [`ListArc`](super::ListArc) that was prepared was neither taken back nor given up
    ///   since then, by whatever function.
    /// - The caller may read the links: nobody writes to them during this call.
    /// - This is the thread that called `prepare_to_insert`, or `Self` is [`Send`] and [`Sync`].
    unsafe fn view_value(links: *mut ListLinks<ID>) -> *const Self;

    /// Prepares the links of a value, before it is put into a list, and returns them.
    ///
    /// # Safety
    ///
    /// - `me` came from [`into_raw`](super::ListArc::into_raw) on a `ListArc<Self, ID>`, or is an
    ///   unsizing coercion of a pointer that came from `into_raw` on a `ListArc` with the same ID.
    ///   That call was before this one.
    /// - The memory holds a valid value: if one was dropped or moved out, another was put in its
    ///   place. Every exclusive access to the object since `into_raw` was one that `into_raw`
    ///   allows, which keeps the value pinned, and ended before this call.
    /// - From this call until `post_remove` has ended, nobody drops the value, moves it out or
    ///   accesses the object exclusively, not even if no other reference is counted.
    /// - The `ListArc` was neither taken back nor given up before, by whatever function, such as
    ///   [`on_drop_list_arc`](ListArcSafe::on_drop_list_arc). Nor is it before `post_remove` has
    ///   ended.
    /// - If this was called for the value and this ID before, by whatever type, `post_remove` of
    ///   that type was called after that, and before this call.
    /// - The caller may use the links: nobody else uses them during this call.
    /// - This is the thread that called `into_raw`, or `Self` is [`Send`] and [`Sync`].
    unsafe fn prepare_to_insert(me: *const Self) -> *mut ListLinks<ID>;

    /// Returns the value that was prepared, after it was taken out of a list.
    ///
    /// # Safety
    ///
    /// - The links came from `prepare_to_insert` of this type, with the same `ID`, and that call
    ///   was before this one.
    /// - This was not called since then.
    /// - The links hold what [`ListLinks::new`] makes, as when `prepare_to_insert` returned.
    /// - The [`ListArc`](super::ListArc) that was prepared was neither taken back nor given up
    ///   since then, by whatever function.
    /// - The caller may use the links: nobody else uses them during this call, and all other uses
    ///   since `prepare_to_insert` were before it.
    /// - This is the thread that called `prepare_to_insert`, or `Self` is [`Send`] and [`Sync`].
    unsafe fn post_remove(links: *mut ListLinks<ID>) -> *const Self;
}

/// Implements [`ListItem`] for structs that have links in a field.
///
/// Use `ListLinks` for a sized struct, whose address is computed from that of the field. Use
/// `ListLinksSelfPtr`, which remembers the pointer, for a struct that ends in a trait object.
///
/// ```
/// use kernel_pointers::{ListLinks, impl_list_arc_safe, impl_list_item};
///
/// struct Item {
///     by_age: ListLinks<0>,
///     by_value: ListLinks<1>,
/// }
///
/// impl_list_arc_safe! {
///     impl ListArcSafe<0> for Item { untracked; }
///     impl ListArcSafe<1> for Item { untracked; }
/// }
/// impl_list_item! {
///     impl ListItem<0> for Item { using ListLinks { by_age }; }
///     impl ListItem<1> for Item { using ListLinks { by_value }; }
/// }
/// ```
///
/// A generic impl names its parameters in brackets, as in `impl[T: Trait] ListItem<0> for Item<T>`.
/// A field of a tuple struct has its number: `using ListLinks { 0 };`. The kernel's spellings
/// `impl{T: Trait}` and `self.links` are errors.
///
/// For methods with `self: ListArc<Wrapper<Self>>`, `Wrapper<T>` has to implement [`Deref`] with
/// the target `T`: so rustc knows the trait object whose method is called.
///
/// [`Deref`]: std::ops::Deref
#[macro_export]
macro_rules! impl_list_item {
    () => {};
    (
        impl $([$($generics:tt)*])? ListItem<$id:literal> for $item:ty { using $links:ident { $field:tt }; }
        $($rest:tt)*
    ) => {
        $crate::__list_item! { [$($($generics)*)?] $id [$item] $links $field }
        $crate::impl_list_item! { $($rest)* }
    };
    (impl {$($generics:tt)*} $($rest:tt)*) => {
        $crate::__private::compile_error! { "write the parameters in brackets, as in `impl[T] ListItem<0> for …`" }
    };
    (impl < $($rest:tt)*) => {
        $crate::__private::compile_error! { "write the parameters in brackets, as in `impl[T] ListItem<0> for …`" }
    };
    (impl $([$($generics:tt)*])? ListItem for $($rest:tt)*) => {
        $crate::__private::compile_error! { "write the ID, as in `ListItem<0> for …`" }
    };
    (
        impl $([$($generics:tt)*])? ListItem<$id:literal> for $item:ty { using $links:ident { self.$field:tt }; }
        $($rest:tt)*
    ) => {
        $crate::__private::compile_error! { "write the name of the field without `self.`" }
    };
    (
        impl $([$($generics:tt)*])? ListItem<$id:literal> for $item:ty { using $links:ident; }
        $($rest:tt)*
    ) => {
        $crate::__private::compile_error! { "write the name of the field, as in `using ListLinks { links };`" }
    };
}

/// Writes one impl of [`ListItem`].
///
/// The `unsafe impl` is written here, so anyone can call this macro with any tokens, and it has to
/// be sound for all of them. `__generics!` accepts only whole parameters, none of which ends the
/// impl. Each of the other tokens is one literal, one type or one name; for the field, the pattern
/// in `view_links` accepts only a name or a number. Paths start at `$crate`: a
/// path to `::core` could be made to mean another crate where the macro is called. The caller's
/// type is written once: a macro in its place can be another type each time. Each binding has a
/// pattern after it, as in `__me @ _`, so that rustc never takes the name for a constant of the
/// caller: if there is a constant or static of that name, rustc reports E0530.
#[doc(hidden)]
#[macro_export]
macro_rules! __list_item {
    ([$($generics:tt)*] $id:literal [$item:ty] ListLinks $field:tt) => {
        $crate::__generics! { $($generics)* }
        // SAFETY: (1) the links are a field of the value, and `ListLinks` has no impl of its own.
        // Safe code makes links only by `ListLinks::new` and cannot write to them, and none of
        // these functions does. (2) `prepare_to_insert` is `view_links`, which projects `me`
        // without making a reference. (3) `view_value` subtracts the offset of the field again;
        // nothing else is stored. (4) The field is the links themselves, in no other cell than
        // their own. So moving or replacing them takes exclusive access to the value, which nobody
        // has while it is prepared: that is in the contract of `prepare_to_insert`. (5) Fields of a
        // struct do not overlap; the pattern below is an error for a union. (6) The functions only
        // compute with `me`.
        unsafe impl<$($generics)*> $crate::list::ListItem<$id> for $item {
            unsafe fn view_links(__me @ _: *const Self) -> *mut $crate::list::ListLinks<$id> {
                // The pattern matches only a field of the struct itself, not one behind a `Deref`.
                // It takes a reference, so a field that can be unaligned is E0793.
                _ = |Self { $field: __field @ _, .. }: &Self| ();
                // SAFETY: `me` points to a live value. The annotation makes this an error if the
                // field is of another type.
                let __links @ _: *const $crate::list::ListLinks<$id> = unsafe { &raw const (*__me).$field };
                __links.cast_mut()
            }

            unsafe fn view_value(__links @ _: *mut $crate::list::ListLinks<$id>) -> *const Self {
                // SAFETY: container_of: the links came from `prepare_to_insert`, so they are this
                // field of a value, and may be used for all of it. Its `ListArc` was not taken
                // back, so its memory was not freed.
                unsafe { __links.byte_sub($crate::__private::offset_of!(Self, $field)).cast::<Self>().cast_const() }
            }

            unsafe fn prepare_to_insert(__me @ _: *const Self) -> *mut $crate::list::ListLinks<$id> {
                // SAFETY: by the contract of this method, the value is alive, nobody accesses it
                // exclusively, and this thread may have a reference to it.
                unsafe { <Self as $crate::list::ListItem<$id>>::view_links(__me) }
            }

            unsafe fn post_remove(__links @ _: *mut $crate::list::ListLinks<$id>) -> *const Self {
                // SAFETY: this is the call of `post_remove` that may make the other one. There was
                // none before, and one during this call would use the links. The rest of the
                // contract of the other method is in the contract of this one.
                unsafe { <Self as $crate::list::ListItem<$id>>::view_value(__links) }
            }
        }
    };
    ([$($generics:tt)*] $id:literal [$item:ty] ListLinksSelfPtr $field:tt) => {
        $crate::__generics! { $($generics)* }
        // SAFETY: (1) the plain links are a `ListLinks` in a field of the value, `ListLinksSelfPtr`
        // has no impl of its own, and nothing writes to the links, as for `ListLinks`. (2) Both
        // project `me` without making a reference. (3) The pointer that is prepared is remembered
        // beside them, where only `prepare_to_insert` writes. (4, 5) As for `ListLinks`: the field
        // is in no other cell, and the struct is not a union. (6) The functions only store `me`,
        // and return it.
        unsafe impl<$($generics)*> $crate::list::ListItem<$id> for $item {
            unsafe fn view_links(__me @ _: *const Self) -> *mut $crate::list::ListLinks<$id> {
                // The pattern matches only a field of the struct itself, not one behind a `Deref`.
                // It takes a reference, so a field that can be unaligned is E0793.
                _ = |Self { $field: __field @ _, .. }: &Self| ();
                // SAFETY: `me` points to a live value.
                unsafe { $crate::list::ListLinksSelfPtr::<Self, $id>::links(&raw const (*__me).$field) }
            }

            unsafe fn view_value(__links @ _: *mut $crate::list::ListLinks<$id>) -> *const Self {
                // SAFETY: the links came from `prepare_to_insert`, which called `remember` with
                // this `T` and `ID`, before this call. Until `post_remove` has ended, nobody drops
                // the value, moves it out or accesses it exclusively, and the `ListArc` is not
                // taken back. So the field was neither moved nor dropped nor replaced, and the
                // memory was not freed: the field is in no cell, and the reference counts. By the
                // contract of `remember`, it is not called again until then, so nobody writes to
                // the pointer.
                unsafe { $crate::list::ListLinksSelfPtr::<Self, $id>::element(__links) }
            }

            unsafe fn prepare_to_insert(__me @ _: *const Self) -> *mut $crate::list::ListLinks<$id> {
                // SAFETY: `me` is alive and in no list, and came from the `ListArc` to which the
                // links belong. They are its field, nobody else uses them during this call, and
                // this is its `prepare_to_insert`.
                unsafe { $crate::list::ListLinksSelfPtr::<Self, $id>::remember(&raw const (*__me).$field, __me) }
            }

            unsafe fn post_remove(__links @ _: *mut $crate::list::ListLinks<$id>) -> *const Self {
                // SAFETY: this is the call of `post_remove` that may make the other one. There was
                // none before, and one during this call would use the links. The rest of the
                // contract of the other method is in the contract of this one.
                unsafe { <Self as $crate::list::ListItem<$id>>::view_value(__links) }
            }
        }
    };
}

/// Accepts the parameters of an impl, and writes nothing.
///
/// Lifetimes at the start of the bounds are taken off one by one. The rest has the grammar of a
/// type: rustc reads `Trait + ?Sized + 'a` as a trait object. No type contains a `>` without its
/// `<`, so no parameter ends the list that it stands in.
#[doc(hidden)]
#[macro_export]
macro_rules! __generics {
    () => {};
    ($lifetime:lifetime $(, $($rest:tt)*)?) => { $($crate::__generics! { $($rest)* })? };
    ($lifetime:lifetime: $($shorter:lifetime)? $(, $($rest:tt)*)?) => { $($crate::__generics! { $($rest)* })? };
    ($lifetime:lifetime: $shorter:lifetime + $($rest:tt)*) => { $crate::__generics! { $lifetime: $($rest)* } };
    (const $name:ident: $type:ty $(, $($rest:tt)*)?) => { $($crate::__generics! { $($rest)* })? };
    ($name:ident $(, $($rest:tt)*)?) => { $($crate::__generics! { $($rest)* })? };
    ($name:ident: $($shorter:lifetime)? $(, $($rest:tt)*)?) => { $($crate::__generics! { $($rest)* })? };
    ($name:ident: $shorter:lifetime + $($rest:tt)*) => { $crate::__generics! { $name: $($rest)* } };
    ($name:ident: $bounds:ty $(, $($rest:tt)*)?) => { $($crate::__generics! { $($rest)* })? };
}
