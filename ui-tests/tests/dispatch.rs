//! A deriving pointer can be a receiver in a dyn-compatible trait: `self: Ptr<Self>`, called
//! through `Ptr<dyn Trait>`.
//!
//! This needs the unstable feature `arbitrary_self_types` in the crate that declares such a method.
//! The derive cannot provide it.

#![cfg(feature = "implicit")]
#![feature(arbitrary_self_types)]

use std::cell::Cell;
use std::pin::Pin;
use ui_tests::pointers::{Borrowed, Dropped, ListRc, MyBox, MyRc, Wrapper};

trait Task {
    fn id(&self) -> u32;

    fn run_boxed(self: MyBox<Self>) -> u32;

    fn run_counted(self: MyRc<Self>) -> usize;

    fn run_listed(self: ListRc<Self, 7>) -> u32;

    fn run_borrowed(self: Borrowed<'_, Self>) -> u32;

    fn run_pinned(self: Pin<MyBox<Self>>) -> u32;

    fn run_pinned_mut(self: Pin<&mut Self>) -> u32;
}

struct Job<'a> {
    id: u32,
    _drops: Dropped<'a>,
}

impl<'a> Job<'a> {
    fn new(id: u32, drops: &'a Cell<usize>) -> Self {
        Self { id, _drops: Dropped(drops) }
    }
}

impl Task for Job<'_> {
    fn id(&self) -> u32 {
        self.id
    }

    fn run_boxed(self: MyBox<Self>) -> u32 {
        self.id + 1
    }

    fn run_counted(self: MyRc<Self>) -> usize {
        self.count()
    }

    fn run_listed(self: ListRc<Self, 7>) -> u32 {
        self.id + 3
    }

    fn run_borrowed(self: Borrowed<'_, Self>) -> u32 {
        self.id + 4
    }

    fn run_pinned(self: Pin<MyBox<Self>>) -> u32 {
        self.id + 5
    }

    fn run_pinned_mut(self: Pin<&mut Self>) -> u32 {
        self.id + 6
    }
}

/// Claim: run-dispatch.
#[test]
fn by_an_owning_receiver_that_drops_once() {
    let drops = Cell::new(0);
    let task: MyBox<dyn Task + '_> = MyBox::new(Job::new(10, &drops));
    assert_eq!((task.id(), drops.get()), (10, 0));
    assert_eq!((task.run_boxed(), drops.get()), (11, 1));
}

/// Claim: run-dispatch.
#[test]
fn by_a_reference_counted_receiver_that_drops_once() {
    let drops = Cell::new(0);
    let task: MyRc<dyn Task + '_> = MyRc::new(Job::new(10, &drops));
    assert_eq!((task.clone().run_counted(), drops.get()), (2, 0));
    assert_eq!((task.run_counted(), drops.get()), (1, 1));
}

/// Claim: run-dispatch.
#[test]
fn by_a_nested_receiver_with_a_const_parameter() {
    let drops = Cell::new(0);
    let task: ListRc<dyn Task + '_, 7> = ListRc::new(Job::new(10, &drops));
    assert_eq!((task.run_listed(), drops.get()), (13, 1));
}

/// Claim: run-dispatch.
#[test]
fn by_a_borrowing_receiver() {
    let drops = Cell::new(0);
    let job = Job::new(10, &drops);
    let borrowed = Borrowed::new(&job);
    let task: Borrowed<'_, dyn Task + '_> = borrowed;
    assert_eq!((task.run_borrowed(), drops.get()), (14, 0));
}

/// Claim: run-dispatch-pin.
#[test]
fn by_a_pinned_receiver_with_the_marker() {
    let drops = Cell::new(0);
    let pinned = Pin::new(MyBox::new(Job::new(10, &drops)));
    let mut task: Pin<MyBox<dyn Task + '_>> = pinned;
    assert_eq!((task.as_mut().run_pinned_mut(), drops.get()), (16, 0));
    assert_eq!((task.run_pinned(), drops.get()), (15, 1));
}

/// The receiver of binder's work items: the value is inside a struct with links.
trait Work {
    fn deliver(self: MyRc<Wrapper<Self>>) -> [usize; 2];
}

impl Work for u8 {
    fn deliver(self: MyRc<Wrapper<Self>>) -> [usize; 2] {
        self.links.map(|link| link + usize::from(self.value))
    }
}

/// Claim: run-dispatch-tail.
#[test]
fn through_a_wrapper_with_an_unsized_tail() {
    let work: MyRc<Wrapper<dyn Work>> = MyRc::new(Wrapper { links: [1, 2], value: 10_u8 });
    assert_eq!(work.deliver(), [11, 12]);
}

/// Claim: run-dispatch.
#[test]
fn of_different_types_from_one_list() {
    struct Silent;
    impl Work for Silent {
        fn deliver(self: MyRc<Wrapper<Self>>) -> [usize; 2] {
            [0; 2]
        }
    }
    let list: [MyRc<Wrapper<dyn Work>>; 2] =
        [MyRc::new(Wrapper { links: [1, 2], value: 10_u8 }), MyRc::new(Wrapper { links: [3, 4], value: Silent })];
    assert_eq!(list.map(Work::deliver), [[11, 12], [0, 0]]);
}
