//! Intrusive lists: one `ListArc` per value and ID, and no allocation for links.

#![cfg(not(loom))]

use kernel_pointers::list::{AtomicTracker, ListArcSafe, ListItem, TryNewListArc};
use kernel_pointers::{Arc, GFP_KERNEL, List, ListArc, ListLinks, UniqueArc, impl_list_arc_safe, impl_list_item};
use pin_coerce_unsized::{dispatch, unsize};
use std::cell::Cell;
use std::mem::{offset_of, size_of};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

#[derive(Debug)]
struct Item<'a> {
    // Not the first field, so that a wrong offset would show.
    value: u32,
    tracker: AtomicTracker,
    links: ListLinks,
    other_links: ListLinks<1>,
    drops: &'a Cell<usize>,
}

// SAFETY: one impl for the whole struct, which is not unsized.
impl_list_arc_safe!(unsafe impl['a] ListArcSafe<0> for Item<'a> { tracked_by tracker: AtomicTracker; });
impl_list_arc_safe!(impl['a] ListArcSafe<1> for Item<'a> { untracked; });
impl_list_item!(impl['a] ListItem<0> for Item<'a> { using ListLinks { links }; });
impl_list_item!(impl['a] ListItem<1> for Item<'a> { using ListLinks { other_links }; });

impl<'a> Item<'a> {
    fn unique(value: u32, drops: &'a Cell<usize>) -> UniqueArc<Self> {
        let (links, other_links) = (ListLinks::new(), ListLinks::new());
        let new = Self { value, tracker: AtomicTracker::new(), links, other_links, drops };
        UniqueArc::new(new, GFP_KERNEL).expect("there is memory")
    }
}

impl Drop for Item<'_> {
    fn drop(&mut self) {
        self.drops.set(self.drops.get() + 1);
    }
}

fn values<const ID: u64>(list: &List<Item<'_>, ID>) -> Vec<u32>
where
    for<'a> Item<'a>: ListItem<ID>,
{
    list.iter().map(|item| item.value).collect()
}

#[test]
fn pushes_and_pops_at_both_ends() {
    let drops = Cell::new(0);
    let mut list = List::<_>::new();
    for value in [2, 3] {
        list.push_back(Item::unique(value, &drops).into());
    }
    list.push_front(Item::unique(1, &drops).into());
    assert_eq!((values(&list), list.is_empty()), (vec![1, 2, 3], false));
    let (front, back) = (list.pop_front().expect("an element"), list.pop_back().expect("an element"));
    assert_eq!((front.value, back.value, drops.get()), (1, 3, 0));
    assert_eq!((list.pop_front().map(|item| item.value), drops.get()), (Some(2), 1));
    assert!(list.pop_front().is_none() && list.pop_back().is_none() && list.is_empty());
}

#[test]
fn dropping_a_list_drops_its_elements() {
    let drops = Cell::new(0);
    let mut list = List::<_>::new();
    for value in 0..5 {
        list.push_back(Item::unique(value, &drops).into());
    }
    drop(list);
    assert_eq!(drops.get(), 5);
}

#[test]
fn a_list_gives_up_its_elements_from_both_ends_and_drops_the_rest() {
    let drops = Cell::new(0);
    let mut list = List::<_>::new();
    for value in 0..4 {
        list.push_back(Item::unique(value, &drops).into());
    }
    let mut elements = list.into_iter();
    let (front, back) = (elements.next().expect("an element"), elements.next_back().expect("an element"));
    assert_eq!((front.value, back.value, drops.get()), (0, 3, 0));
    drop(elements);
    assert_eq!(drops.get(), 2);
}

/// Claim: kernel-list.
#[test]
fn an_element_that_panics_when_it_is_dropped_keeps_no_other_from_being_dropped() {
    struct Panics<'a> {
        links: ListLinks,
        value: u32,
        drops: &'a AtomicUsize,
    }
    impl_list_arc_safe!(impl['a] ListArcSafe<0> for Panics<'a> { untracked; });
    impl_list_item!(impl['a] ListItem<0> for Panics<'a> { using ListLinks { links }; });
    impl Drop for Panics<'_> {
        fn drop(&mut self) {
            self.drops.fetch_add(1, Ordering::Relaxed);
            assert_ne!(self.value, 1, "the one that panics");
        }
    }

    let drops = AtomicUsize::new(0);
    let mut list = List::new();
    for value in 0..5 {
        let item = Panics { links: ListLinks::new(), value, drops: &drops };
        list.push_back(ListArc::<_>::new(item, GFP_KERNEL).expect("there is memory"));
    }
    catch_unwind(AssertUnwindSafe(|| drop(list))).expect_err("the second panics");
    assert_eq!(drops.load(Ordering::Relaxed), 5);
}

/// Claim: kernel-list.
#[test]
fn an_element_that_panics_when_it_is_removed_keeps_no_other_from_being_dropped() {
    struct Panics<'a> {
        links: ListLinks,
        value: u32,
        drops: &'a AtomicUsize,
    }
    impl_list_arc_safe!(impl['a] ListArcSafe<0> for Panics<'a> { untracked; });
    // SAFETY: like the impl of the macro, except that `post_remove` panics for some values, and so
    // returns nothing.
    unsafe impl ListItem<0> for Panics<'_> {
        unsafe fn view_links(me: *const Self) -> *mut ListLinks {
            // SAFETY: `me` points to a live value.
            unsafe { &raw const (*me).links }.cast_mut()
        }

        unsafe fn view_value(links: *mut ListLinks) -> *const Self {
            // SAFETY: the links are this field of the value that was prepared, which is alive until
            // its `ListArc` is taken back, and may be used for all of it.
            unsafe { links.byte_sub(offset_of!(Panics<'_>, links)).cast::<Self>().cast_const() }
        }

        unsafe fn prepare_to_insert(me: *const Self) -> *mut ListLinks {
            // SAFETY: by the contract of this method, the value is alive and may be shared.
            unsafe { Self::view_links(me) }
        }

        unsafe fn post_remove(links: *mut ListLinks) -> *const Self {
            // SAFETY: this is the call of `post_remove` that may make the other one. The rest of
            // its contract is in that of this method.
            let value = unsafe { Self::view_value(links) };
            // SAFETY: the value is alive, because its `ListArc` is not taken back yet.
            assert_ne!(unsafe { (*value).value }, 1, "the one that panics");
            value
        }
    }
    impl Drop for Panics<'_> {
        fn drop(&mut self) {
            self.drops.fetch_add(1, Ordering::Relaxed);
        }
    }

    let drops = AtomicUsize::new(0);
    let mut list = List::new();
    let mut arcs = Vec::new();
    for value in 0..5 {
        let item = Panics { links: ListLinks::new(), value, drops: &drops };
        let item = ListArc::<_>::new(item, GFP_KERNEL).expect("there is memory");
        arcs.push(item.clone_arc());
        list.push_back(item);
    }
    catch_unwind(AssertUnwindSafe(|| drop(list))).expect_err("the second panics");
    let leaked = arcs.remove(1).into_raw();
    drop(arcs);
    assert_eq!(drops.load(Ordering::Relaxed), 4);
    // The list gave up the reference to the second, and nobody has it: it is taken back here.
    //
    // SAFETY: there were two references to this value in this thread, that of `arcs` and that of
    // the list. Neither was taken back, and both are given up here. Since they were given away, the
    // pointers were not used. The first has the memory of the variable `leaked`, and the second
    // that of the links.
    drop(unsafe { [Arc::from_raw(leaked), Arc::from_raw(leaked)] });
    assert_eq!(drops.load(Ordering::Relaxed), 5);
}

#[test]
fn a_list_arc_whose_tracker_panics_is_not_leaked() {
    struct Value<'a>(&'a Cell<usize>);
    impl ListArcSafe for Value<'_> {
        unsafe fn on_create_list_arc_from_unique(&self) {}

        unsafe fn on_drop_list_arc(&self) {
            panic!("the tracker");
        }
    }
    impl Drop for Value<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }

    let drops = Cell::new(0);
    let list_arc = || ListArc::<_>::new(Value(&drops), GFP_KERNEL).expect("there is memory");
    let first = list_arc();
    assert!(catch_unwind(AssertUnwindSafe(|| first.into_arc())).is_err());
    assert_eq!(drops.get(), 1);
    let second = list_arc();
    assert!(catch_unwind(AssertUnwindSafe(|| drop(second))).is_err());
    assert_eq!(drops.get(), 2);
}

#[test]
fn an_element_outlives_its_list_in_an_arc() {
    let drops = Cell::new(0);
    let mut list = List::<_>::new();
    list.push_back(Item::unique(7, &drops).into());
    let kept: Arc<Item<'_>> = list.iter().next().expect("an element").into();
    drop(list);
    assert_eq!((kept.value, drops.get()), (7, 0));
}

#[test]
fn removes_a_given_element_and_only_if_it_is_in_the_list() {
    let drops = Cell::new(0);
    let mut list = List::<_>::new();
    let mut arcs = Vec::new();
    for value in 0..4 {
        let item = ListArc::<_>::from(Item::unique(value, &drops));
        arcs.push(item.clone_arc());
        list.push_back(item);
    }
    for (remove, left) in [(2, vec![0, 1, 3]), (0, vec![1, 3]), (3, vec![1]), (1, vec![])] {
        // SAFETY: there is no other list.
        let removed = unsafe { list.remove(&arcs[remove]) }.expect("it is in the list");
        assert_eq!((removed.value as usize, values(&list)), (remove, left));
        drop(removed);
        // SAFETY: there is no other list.
        assert!(unsafe { list.remove(&arcs[remove]) }.is_none());
    }
    drop(arcs);
    assert_eq!(drops.get(), 4);
}

#[test]
fn a_cursor_removes_and_inserts_in_the_middle() {
    let drops = Cell::new(0);
    let mut list = List::<_>::new();
    for value in 0..4 {
        list.push_back(Item::unique(value, &drops).into());
    }
    let mut cursor = list.cursor_front();
    assert!(cursor.peek_prev().is_none() && !cursor.move_prev());
    assert!(cursor.move_next() && cursor.move_next());
    assert_eq!(cursor.remove_prev().map(|item| item.value), Some(1));
    assert_eq!(cursor.remove_next().map(|item| item.value), Some(2));
    cursor.insert_prev(Item::unique(10, &drops).into());
    cursor.insert_next(Item::unique(11, &drops).into());
    assert_eq!(
        (cursor.peek_prev().map(|item| item.value), cursor.peek_next().map(|item| item.value)),
        (Some(10), Some(11))
    );
    while cursor.move_next() {}
    assert!(cursor.peek_next().is_none() && cursor.remove_next().is_none());
    assert_eq!(values(&list), [0, 10, 11, 3]);
}

#[test]
fn appends_a_list_in_constant_time() {
    let drops = Cell::new(0);
    let (mut list, mut other) = (List::<_>::new(), List::<_>::new());
    list.push_all_back(&mut other);
    for value in 0..2 {
        other.push_back(Item::unique(value, &drops).into());
    }
    list.push_all_back(&mut other);
    for value in 2..4 {
        other.push_back(Item::unique(value, &drops).into());
    }
    list.push_all_back(&mut other);
    list.push_all_back(&mut other);
    assert_eq!((values(&list), other.is_empty()), (vec![0, 1, 2, 3], true));
    assert_eq!(list.pop_back().map(|item| item.value), Some(3));
}

/// Claim: kernel-list-arc-once.
#[test]
fn a_value_is_in_two_lists_through_two_ids() {
    let drops = Cell::new(0);
    let (mut by_age, mut by_value) = (List::<Item<'_>, 0>::new(), List::<Item<'_>, 1>::new());
    for value in [2, 1] {
        let (age, other) = ListArc::pair_from_unique(Item::unique(value, &drops));
        by_age.push_back(age);
        by_value.push_front(other);
    }
    assert_eq!((values(&by_age), values(&by_value)), (vec![2, 1], vec![1, 2]));
    drop(by_age);
    assert_eq!((drops.get(), values(&by_value)), (0, vec![1, 2]));
    drop(by_value);
    assert_eq!(drops.get(), 2);
}

/// Claim: kernel-list-arc-once.
#[test]
fn a_tracked_value_gives_out_one_list_arc_at_a_time() {
    let drops = Cell::new(0);
    let list_arc = ListArc::<_, 0>::from(Item::unique(1, &drops));
    let arc = list_arc.clone_arc();
    let refused = ListArc::<_, 0>::try_from_arc(arc).expect_err("it has one");
    assert!(ListArc::<_, 0>::try_from_arc_borrow(list_arc.as_arc_borrow()).is_none());
    drop(list_arc);
    let again = ListArc::<_, 0>::try_from_arc(refused).expect("it has none");
    let arc = again.into_arc();
    assert!(ListArc::<_, 0>::try_from_arc_borrow(arc.as_arc_borrow()).is_some());
    assert!(ListArc::<_, 0>::try_from_arc(arc).is_ok());
}

/// Claim: kernel-list-arc-once.
#[test]
fn threads_that_race_for_the_list_arc_get_it_one_after_the_other() {
    struct Shared {
        tracker: AtomicTracker,
        owners: AtomicUsize,
    }
    // SAFETY: the struct has no parameters, so no other struct can become this one.
    impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Shared { tracked_by tracker: AtomicTracker; });

    let shared = Shared { tracker: AtomicTracker::new(), owners: AtomicUsize::new(0) };
    let shared = Arc::new(shared, GFP_KERNEL).expect("there is memory");
    thread::scope(|scope| {
        for _ in 0..4 {
            let mine = shared.clone();
            scope.spawn(move || {
                for _ in 0..5_000 {
                    if let Some(only) = ListArc::<_, 0>::try_from_arc_borrow(mine.as_arc_borrow()) {
                        assert_eq!(only.owners.fetch_add(1, Ordering::Relaxed), 0);
                        only.owners.fetch_sub(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
}

#[test]
fn the_field_of_a_type_parameter_is_the_tracker_of_a_wrapper() {
    struct Wrapper<T: ?Sized>(#[allow(dead_code, reason = "a header")] u64, T);
    impl_list_arc_safe!(impl[T: ListArcSafe + ?Sized] ListArcSafe<0> for Wrapper<T> { tracked_by 1: T; });

    let wrapper = Wrapper(0, AtomicTracker::<0>::new());
    let list_arc = ListArc::<_, 0>::new(wrapper, GFP_KERNEL).expect("there is memory");
    assert!(!list_arc.1.try_new_list_arc());
    assert!(list_arc.into_arc().1.try_new_list_arc());
}

#[test]
fn a_list_arc_is_one_pointer_and_a_list_too() {
    let word = size_of::<usize>();
    assert_eq!([size_of::<ListArc<Item<'_>>>(), size_of::<List<Item<'_>>>()], [word; 2]);
    assert_eq!(size_of::<ListLinks>(), 2 * word);
}

#[dispatch]
trait Task: ListArcSafe {
    fn run(this: ListArc<Self>) -> u32;
}

struct Job(u32);

impl_list_arc_safe!(impl ListArcSafe<0> for Job { untracked; });

impl Task for Job {
    fn run(this: ListArc<Self>) -> u32 {
        this.into_arc().0
    }
}

/// Also with Rust 1.85, where `self: ListArc<Self>` is an error (rust#138172).
#[test]
fn a_list_arc_is_the_receiver_of_a_method_with_dispatch() {
    let job = ListArc::<_, 0>::new(Job(7), GFP_KERNEL).expect("there is memory");
    assert_eq!(unsize!(job => dyn Task).run(), 7);
}
