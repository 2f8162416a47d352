//! A place between two elements of a list.

use super::links::ListLinksFields;
use super::{List, ListArc, ListItem, ListLinks};
use crate::arc::ArcBorrow;
use std::ptr;

/// A place between two elements of a list, before the first or after the last, where elements can
/// be inserted and removed.
///
/// ```
/// use kernel_pointers::{GFP_KERNEL, List, ListArc, ListLinks, impl_list_arc_safe, impl_list_item};
///
/// struct Item {
///     links: ListLinks,
///     value: u32,
/// }
///
/// impl_list_arc_safe!(impl ListArcSafe<0> for Item { untracked; });
/// impl_list_item!(impl ListItem<0> for Item { using ListLinks { links }; });
///
/// let mut list = List::new();
/// for value in [1, 2, 3] {
///     list.push_back(ListArc::new(Item { links: ListLinks::new(), value }, GFP_KERNEL)?);
/// }
/// let mut cursor = list.cursor_front();
/// while let Some(item) = cursor.peek_next() {
///     if item.value == 2 {
///         cursor.remove_next();
///     } else {
///         cursor.move_next();
///     }
/// }
/// assert!(list.iter().map(|item| item.value).eq([1, 3]));
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Invariants
///
/// `next` is in the list, or null if the cursor is after the last element.
#[derive(Debug)]
pub struct Cursor<'a, T: ?Sized + ListItem<ID>, const ID: u64 = 0> {
    list: &'a mut List<T, ID>,
    next: *mut ListLinksFields,
}

impl<'a, T: ?Sized + ListItem<ID>, const ID: u64> Cursor<'a, T, ID> {
    pub(super) fn new(list: &'a mut List<T, ID>) -> Self {
        // INVARIANT: `next` is the first element, or null if there is none, because then the start
        // is also the end.
        Self { next: list.first, list }
    }

    /// Returns the element after the cursor.
    #[must_use]
    pub fn peek_next(&self) -> Option<ArcBorrow<'_, T>> {
        // SAFETY: `next` is null or in the list.
        unsafe { self.borrow(self.next) }
    }

    /// Returns the element before the cursor.
    #[must_use]
    pub fn peek_prev(&self) -> Option<ArcBorrow<'_, T>> {
        // SAFETY: what `prev` returns is null or in the list.
        unsafe { self.borrow(self.prev()) }
    }

    /// Moves over one element towards the end. Returns whether there was one.
    pub fn move_next(&mut self) -> bool {
        if self.next.is_null() {
            return false;
        }
        // SAFETY: `next` is in the list. INVARIANT: `next` is an element of the list, or null after
        // the last.
        self.next = unsafe { self.after(self.next) };
        true
    }

    /// Moves over one element towards the start. Returns whether there was one.
    pub fn move_prev(&mut self) -> bool {
        let prev = self.prev();
        if prev.is_null() {
            return false;
        }
        // INVARIANT: `next` is an element of the list.
        self.next = prev;
        true
    }

    /// Inserts the element after the cursor.
    pub fn insert_next(&mut self, item: ListArc<T, ID>) {
        // INVARIANT: the element is in the list now.
        self.next = self.insert(item);
    }

    /// Inserts the element before the cursor.
    pub fn insert_prev(&mut self, item: ListArc<T, ID>) {
        self.insert(item);
    }

    /// Removes the element after the cursor.
    pub fn remove_next(&mut self) -> Option<ListArc<T, ID>> {
        if self.next.is_null() {
            return None;
        }
        let removed = self.next;
        // SAFETY: `next` is in the list. INVARIANT: `next` becomes an element that stays in the
        // list, or null.
        self.next = unsafe { self.after(removed) };
        // SAFETY: it was in the list.
        Some(unsafe { self.list.remove_links(removed) })
    }

    /// Removes the element before the cursor.
    pub fn remove_prev(&mut self) -> Option<ListArc<T, ID>> {
        let prev = self.prev();
        if prev.is_null() {
            return None;
        }
        // SAFETY: `prev` is in the list. INVARIANT: it is never `next`, which stays in the list or
        // is null: if `prev` is the only element, the cursor is after the last one, and `next` is
        // null.
        Some(unsafe { self.list.remove_links(prev) })
    }

    fn insert(&mut self, item: ListArc<T, ID>) -> *mut ListLinksFields {
        let first = self.list.first;
        // In the circle, the element after the last is the first.
        let next = if self.next.is_null() { first } else { self.next };
        // SAFETY: `next` is in the list, or null if the list is empty.
        let new = unsafe { self.list.insert_before(item, next) };
        if self.next == first {
            self.list.first = new;
        }
        new
    }

    /// Returns the links before the cursor, which are in the list, or null.
    fn prev(&self) -> *mut ListLinksFields {
        let first = self.list.first;
        if self.next == first {
            return ptr::null_mut();
        }
        let next = if self.next.is_null() { first } else { self.next };
        // SAFETY: if the list is empty, `next` and `first` are both null, and this function
        // returned. So the pointer is in the list.
        unsafe { (*next).prev }
    }

    /// Returns the links after an element of the list, or null.
    ///
    /// # Safety
    ///
    /// The pointer is in the list.
    unsafe fn after(&self, links: *mut ListLinksFields) -> *mut ListLinksFields {
        // SAFETY: by the contract of this method.
        let next = unsafe { (*links).next };
        if next == self.list.first { ptr::null_mut() } else { next }
    }

    /// # Safety
    ///
    /// The pointer is null or in the list.
    #[expect(clippy::unused_self, reason = "the result borrows it")]
    unsafe fn borrow(&self, links: *mut ListLinksFields) -> Option<ArcBorrow<'_, T>> {
        if links.is_null() {
            return None;
        }
        // SAFETY: the links are in the list, so they were prepared, in this thread, or `T` is
        // `Send` and `Sync`. While `self` is borrowed, the list keeps its reference, and nobody
        // writes to the links or calls `post_remove`. While the reference is counted, nobody else
        // has the right to drop the value, to move it out or to access the object exclusively.
        Some(unsafe { ArcBorrow::from_raw(T::view_value(ListLinks::of_fields(links))) })
    }
}
