//! Methods whose `self` is a `ListArc`, called through `dyn`: the trait of the method implies the
//! bound of the pointer.
//!
//! Rust 1.85 does not see that it does (rust#138172), not even with the compiler's own derive.

#![cfg(all(feature = "implicit", bounds_of_receivers, not(loom)))]
#![feature(arbitrary_self_types)]

use kernel_pointers::list::{AtomicTracker, ListArcSafe, ListLinksSelfPtr};
use kernel_pointers::{Arc, GFP_KERNEL, InPlaceInit, List, ListArc, Mutex, impl_list_arc_safe, impl_list_item};
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

trait Task: ListArcSafe {
    fn run(self: ListArc<Self>) -> u32;
}

/// Counts how many of its kind were dropped.
struct Job {
    tracker: AtomicTracker,
    id: u32,
    drops: &'static AtomicUsize,
}

// SAFETY: the struct has no parameters, so no other struct can become this one.
impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Job { tracked_by tracker: AtomicTracker; });

impl Drop for Job {
    fn drop(&mut self) {
        self.drops.fetch_add(1, Ordering::Relaxed);
    }
}

impl Task for Job {
    fn run(self: ListArc<Self>) -> u32 {
        // The receiver is the `ListArc`: the value has no other, until this one is given up.
        let arc = self.clone_arc();
        assert!(ListArc::<_, 0>::try_from_arc_borrow(arc.as_arc_borrow()).is_none());
        drop(self);
        assert!(ListArc::<_, 0>::try_from_arc_borrow(arc.as_arc_borrow()).is_some());
        arc.id + 3
    }
}

/// Claim: kernel-dispatch-bound.
#[test]
fn a_list_arc() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let job = Job { tracker: AtomicTracker::new(), id: 10, drops: &DROPS };
    let sized = ListArc::<_, 0>::new(job, GFP_KERNEL).expect("there is memory");
    let task: ListArc<dyn Task> = sized;
    assert_eq!((task.run(), DROPS.load(Ordering::Relaxed)), (13, 1));
}

trait DeliverToRead: ListArcSafe + Send + Sync {
    fn do_work(self: ListArc<Deliverable<Self>>) -> u32;
}

struct Deliverable<T: ?Sized> {
    links: ListLinksSelfPtr<Deliverable<dyn DeliverToRead>>,
    work: T,
}

impl_list_arc_safe!(impl[T: ListArcSafe + ?Sized] ListArcSafe<0> for Deliverable<T> { tracked_by work: T; });
impl_list_item!(impl ListItem<0> for Deliverable<dyn DeliverToRead> { using ListLinksSelfPtr { links }; });

impl<T: ?Sized> Deref for Deliverable<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.work
    }
}

struct Even(u32);
impl_list_arc_safe!(impl ListArcSafe<0> for Even { untracked; });

impl DeliverToRead for Even {
    fn do_work(self: ListArc<Deliverable<Self>>) -> u32 {
        self.work.0
    }
}

struct Odd {
    tracker: AtomicTracker,
    half: Box<u32>,
}
// SAFETY: the struct has no parameters, so no other struct can become this one.
impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Odd { tracked_by tracker: AtomicTracker; });

impl DeliverToRead for Odd {
    fn do_work(self: ListArc<Deliverable<Self>>) -> u32 {
        2 * *self.work.half + 1
    }
}

/// Work for a number.
fn work(number: u32) -> ListArc<Deliverable<dyn DeliverToRead>> {
    let links = ListLinksSelfPtr::new();
    if number % 2 == 0 {
        ListArc::new(Deliverable { links, work: Even(number) }, GFP_KERNEL).expect("there is memory")
    } else {
        let odd = Odd { tracker: AtomicTracker::new(), half: Box::new(number / 2) };
        ListArc::new(Deliverable { links, work: odd }, GFP_KERNEL).expect("there is memory")
    }
}

/// Claim: kernel-dispatch-bound.
#[test]
fn a_list_arc_of_a_wrapper() {
    let sized = ListArc::new(Deliverable { links: ListLinksSelfPtr::new(), work: Even(10) }, GFP_KERNEL);
    let object: ListArc<Deliverable<dyn DeliverToRead>> = sized.expect("there is memory");
    assert_eq!(object.do_work(), 10);
}

/// Claim: kernel-todo-list.
#[test]
fn a_todo_list_of_different_types_delivered_by_several_threads() {
    const EACH: u32 = 500;
    let init = Mutex::new(List::<Deliverable<dyn DeliverToRead>>::new());
    let todo = Arc::pin_init(init, GFP_KERNEL).expect("there is memory");

    let delivered = thread::scope(|scope| {
        for writer in 0..2 {
            let todo = &todo;
            scope.spawn(move || (0..EACH).for_each(|number| todo.lock().push_back(work(writer * EACH + number))));
        }
        let readers = [(); 2].map(|()| {
            scope.spawn(|| {
                let mut delivered = Vec::new();
                while delivered.len() < EACH as usize {
                    let next = todo.lock().pop_front();
                    match next {
                        Some(work) => delivered.push(work.do_work()),
                        None => thread::yield_now(),
                    }
                }
                delivered
            })
        });
        readers.map(|reader| reader.join().expect("a reader does not panic")).concat()
    });
    assert_eq!(delivered.len(), 2 * EACH as usize);
    assert_eq!(delivered.into_iter().collect::<BTreeSet<_>>(), (0..2 * EACH).collect());
}
