//! Intrusive, doubly linked lists of `ListArc`s.

mod cursor;
mod item;
mod links;
mod list_arc;
mod tracker;

pub use cursor::Cursor;
pub use item::ListItem;
pub use links::{ListLinks, ListLinksSelfPtr};
pub use list_arc::ListArc;
pub use tracker::{AtomicTracker, ListArcSafe, TryNewListArc};

use crate::arc::ArcBorrow;
use links::ListLinksFields;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::ptr;

/// A doubly linked list whose links are inside its elements.
///
/// Pushing and removing write a few pointers and never allocate, so they cannot fail. An element is
/// in at most one list for each `ID`, because the list owns the element's only `ListArc` with that
/// ID. Dropping the list drops its elements.
///
/// # Invariants
///
/// - `first` is null and the list is empty, or it points to the links of the first element.
/// - The links of the elements, followed by `next`, make a circle with `first` in it; `prev` is the
///   opposite direction.
/// - The list was made for this `T`, by whose [`ListItem`] impl every element was inserted. So the
///   list is invariant in `T`: a subtype can have an impl of its own, with other links.
/// - For each element, the list owns one `ListArc<T, ID>`, which was given away with
///   [`ListArc::into_raw`] and then prepared with [`ListItem::prepare_to_insert`]. So only code
///   that has access to the list may use these links. The list uses the pointer only for the
///   functions of [`ListItem`] and to lend the value as an [`ArcBorrow`]. If the `ListArc` was
///   given away in another thread, `T` is `Send` and `Sync`, because the list or a reference to it
///   was sent since then.
///
/// # Source
///
/// The kernel's `rust/kernel/list.rs` as documented.
pub struct List<T: ?Sized + ListItem<ID>, const ID: u64 = 0> {
    first: *mut ListLinksFields,
    // The cell makes the list invariant.
    _owns: PhantomData<UnsafeCell<ListArc<T, ID>>>,
}

// SAFETY: the list consists of `ListArc`s, and the links belong to it.
unsafe impl<T: ?Sized + ListItem<ID>, const ID: u64> Send for List<T, ID> where ListArc<T, ID>: Send {}

// SAFETY: a shared list gives out `ArcBorrow<T>`, which `&ListArc<T, ID>` does as well, and does
// not write links.
unsafe impl<T: ?Sized + ListItem<ID>, const ID: u64> Sync for List<T, ID> where ListArc<T, ID>: Sync {}

impl<T: ?Sized + ListItem<ID>, const ID: u64> List<T, ID> {
    /// Makes an empty list.
    #[must_use]
    pub const fn new() -> Self {
        // INVARIANT: no element, no links.
        Self { first: ptr::null_mut(), _owns: PhantomData }
    }

    /// Returns whether the list is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.first.is_null()
    }

    /// Adds the element at the end.
    pub fn push_back(&mut self, item: ListArc<T, ID>) {
        // SAFETY: `first` is in this list, or null because it is empty. In the circle, the links
        // before the first are the last.
        unsafe { self.insert_before(item, self.first) };
    }

    /// Adds the element at the start.
    pub fn push_front(&mut self, item: ListArc<T, ID>) {
        // SAFETY: as in `push_back`.
        self.first = unsafe { self.insert_before(item, self.first) };
    }

    /// Removes the last element.
    pub fn pop_back(&mut self) -> Option<ListArc<T, ID>> {
        if self.is_empty() {
            return None;
        }
        // SAFETY: the links of the first element are valid, and those before it are the last of the
        // list.
        Some(unsafe { self.remove_links((*self.first).prev) })
    }

    /// Removes the first element.
    pub fn pop_front(&mut self) -> Option<ListArc<T, ID>> {
        if self.is_empty() {
            return None;
        }
        // SAFETY: `first` is in this list.
        Some(unsafe { self.remove_links(self.first) })
    }

    /// Removes the element if it is in this list, and returns `None` if it is in no list.
    ///
    /// # Safety
    ///
    /// - The links that [`ListItem::view_links`] returns for `item` are those of an element of this
    ///   list, or of no element of any list.
    /// - If other code called [`ListItem::prepare_to_insert`] for it with this ID,
    ///   [`post_remove`](ListItem::post_remove) was called after that, and before this call.
    /// - Nobody else uses these links during this call.
    pub unsafe fn remove(&mut self, item: &T) -> Option<ListArc<T, ID>> {
        // SAFETY: the reference is to a live value. By the contract of this method, nobody else
        // uses the links now, so all uses by another list were before.
        let links = unsafe { ListLinks::fields(T::view_links(item)) };
        // SAFETY: as above.
        let next = unsafe { (*links).next };
        if next.is_null() {
            return None;
        }
        // SAFETY: links that are not null are those of an element of a list, and by the contract of
        // this method of no other than this one. The pointer is taken from the list, because one
        // from `item` must not be used for the count, which is outside the value.
        Some(unsafe { self.remove_links((*next).prev) })
    }

    /// Moves all elements of the other list to the end of this one, in constant time.
    pub fn push_all_back(&mut self, other: &mut Self) {
        let second = std::mem::replace(&mut other.first, ptr::null_mut());
        if self.is_empty() {
            self.first = second;
        } else if !second.is_null() {
            // SAFETY: both circles are valid and owned by lists that are borrowed exclusively.
            // Swapping the two links before their first elements makes one circle of the two.
            unsafe {
                let (last, other_last) = ((*self.first).prev, (*second).prev);
                (*last).next = second;
                (*second).prev = last;
                (*other_last).next = self.first;
                (*self.first).prev = other_last;
            }
        }
    }

    /// Iterates over the elements in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T, ID> {
        Iter { next: self.first, first: self.first, _list: PhantomData }
    }

    /// Returns a cursor before the first element.
    pub fn cursor_front(&mut self) -> Cursor<'_, T, ID> {
        Cursor::new(self)
    }

    /// Puts the element before the given one, or into the empty list. It does not become the first
    /// element, unless it is the only one. Returns its links.
    ///
    /// # Safety
    ///
    /// `next` is in this list, or null if the list is empty.
    unsafe fn insert_before(&mut self, item: ListArc<T, ID>, next: *mut ListLinksFields) -> *mut ListLinksFields {
        // SAFETY: the pointer comes from `into_raw` in this thread, so the value is alive, the
        // element is in no list, and there is no other `ListArc` that could put it into one or
        // prepare it. If an earlier one was prepared, it was taken back or given up only after
        // `post_remove`: `from_raw` and `on_drop_list_arc` ask for this. The list takes this one
        // back only after `post_remove`, and leaks it if that panics. Until then, the reference is
        // counted, so nobody else has the right to drop the value, to move it out or to access the
        // object exclusively. Nor does the list do so, by its invariants. INVARIANT: the list takes
        // over this `ListArc`.
        let new = unsafe { ListLinks::fields(T::prepare_to_insert(ListArc::into_raw(item))) };
        if next.is_null() {
            // SAFETY: the links belong to this list from now on. INVARIANT: a circle of one.
            unsafe { new.write(ListLinksFields { next: new, prev: new }) };
            self.first = new;
        } else {
            // SAFETY: `next` is in this list, and so is what is before it. INVARIANT: the circle is
            // closed again.
            unsafe {
                let prev = (*next).prev;
                new.write(ListLinksFields { next, prev });
                (*prev).next = new;
                (*next).prev = new;
            }
        }
        new
    }

    /// Removes the element with these links.
    ///
    /// # Safety
    ///
    /// The links are in this list.
    unsafe fn remove_links(&mut self, links: *mut ListLinksFields) -> ListArc<T, ID> {
        // SAFETY: by the contract of this method; the neighbours are in the list, too. INVARIANT:
        // the circle is closed without the element, and `first` is not it.
        unsafe {
            let ListLinksFields { next, prev } = links.read();
            (*prev).next = next;
            (*next).prev = prev;
            if self.first == links {
                self.first = if next == links { ptr::null_mut() } else { next };
            }
            links.write(ListLinksFields::NONE);
        }
        // SAFETY: the element was prepared when it was inserted, in this thread, or `T` is `Send`
        // and `Sync`. It is in no list now, and its links are empty again. `&mut self` ended every
        // `ArcBorrow` of an iterator or cursor. The list owned the `ListArc`, and takes it back
        // only here. It used the pointer only for the functions of `ListItem`, which are lent it,
        // and for such `ArcBorrow`s. So nobody dropped the value, moved it out or accessed the
        // object exclusively: the reference was counted, so nobody else had the right to. The links
        // were the memory for this reference alone: a value has one `ListArc` for each ID, and
        // links of different IDs do not overlap.
        unsafe { ListArc::from_raw(T::post_remove(ListLinks::of_fields(links))) }
    }
}

impl<T: ?Sized + ListItem<ID>, const ID: u64> Default for List<T, ID> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ?Sized + ListItem<ID>, const ID: u64> Drop for List<T, ID> {
    fn drop(&mut self) {
        // If the destructor of an element or its `post_remove` panics, the destructor of this drops
        // the rest while unwinding.
        let rest = DropRest(self);
        while let Some(item) = rest.0.pop_front() {
            drop(item);
        }
    }
}

/// Drops the elements that are left when removing or dropping an element panics.
struct DropRest<'a, T: ?Sized + ListItem<ID>, const ID: u64>(&'a mut List<T, ID>);

impl<T: ?Sized + ListItem<ID>, const ID: u64> Drop for DropRest<'_, T, ID> {
    fn drop(&mut self) {
        while let Some(item) = self.0.pop_front() {
            drop(item);
        }
    }
}

impl<T: ?Sized + ListItem<ID> + fmt::Debug, const ID: u64> fmt::Debug for List<T, ID> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Iterates over a list; each element can become an `Arc`.
///
/// # Invariants
///
/// `next` is null or in the list that is borrowed for `'a`, and `first` is that list's first.
#[derive(Debug)]
pub struct Iter<'a, T: ?Sized + ListItem<ID>, const ID: u64 = 0> {
    next: *mut ListLinksFields,
    first: *mut ListLinksFields,
    _list: PhantomData<&'a List<T, ID>>,
}

impl<'a, T: ?Sized + ListItem<ID>, const ID: u64> Iterator for Iter<'a, T, ID> {
    type Item = ArcBorrow<'a, T>;

    fn next(&mut self) -> Option<ArcBorrow<'a, T>> {
        if self.next.is_null() {
            return None;
        }
        let links = self.next;
        // SAFETY: by the invariants; with a shared borrow of the list, its links may be read.
        let next = unsafe { (*links).next };
        // INVARIANT: back at the first element, the iteration is over.
        self.next = if next == self.first { ptr::null_mut() } else { next };
        // SAFETY: the element is in the list, so its links were prepared, in this thread, or `T` is
        // `Send` and `Sync`. While the list is borrowed for `'a`, it keeps its reference, and
        // nobody writes to the links or calls `post_remove`. While the reference is counted, nobody
        // else has the right to drop the value, to move it out or to access the object exclusively.
        Some(unsafe { ArcBorrow::from_raw(T::view_value(ListLinks::of_fields(links))) })
    }
}

impl<'a, T: ?Sized + ListItem<ID>, const ID: u64> IntoIterator for &'a List<T, ID> {
    type Item = ArcBorrow<'a, T>;
    type IntoIter = Iter<'a, T, ID>;

    fn into_iter(self) -> Iter<'a, T, ID> {
        self.iter()
    }
}

/// Owns the elements of a list, and takes them out at both ends.
#[derive(Debug)]
pub struct IntoIter<T: ?Sized + ListItem<ID>, const ID: u64 = 0>(List<T, ID>);

impl<T: ?Sized + ListItem<ID>, const ID: u64> Iterator for IntoIter<T, ID> {
    type Item = ListArc<T, ID>;

    fn next(&mut self) -> Option<ListArc<T, ID>> {
        self.0.pop_front()
    }
}

impl<T: ?Sized + ListItem<ID>, const ID: u64> DoubleEndedIterator for IntoIter<T, ID> {
    fn next_back(&mut self) -> Option<ListArc<T, ID>> {
        self.0.pop_back()
    }
}

// An empty list stays empty.
impl<T: ?Sized + ListItem<ID>, const ID: u64> std::iter::FusedIterator for IntoIter<T, ID> {}

impl<T: ?Sized + ListItem<ID>, const ID: u64> IntoIterator for List<T, ID> {
    type Item = ListArc<T, ID>;
    type IntoIter = IntoIter<T, ID>;

    fn into_iter(self) -> IntoIter<T, ID> {
        IntoIter(self)
    }
}
