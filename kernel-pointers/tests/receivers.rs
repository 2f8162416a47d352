//! Methods whose `self` is one of the kernel's pointers, called through `dyn`.

#![cfg(all(feature = "implicit", not(loom)))]
#![feature(arbitrary_self_types)]

use kernel_pointers::list::{AtomicTracker, ListArcSafe, ListLinksSelfPtr};
use kernel_pointers::{
    Arc, ArcBorrow, GFP_KERNEL, KBox, List, ListArc, Mutex, UniqueArc, impl_list_arc_safe, impl_list_item,
};
use std::collections::BTreeSet;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

trait Task: ListArcSafe + Send + Sync {
    fn run_shared(self: Arc<Self>) -> u32;
    fn run_borrowed(self: ArcBorrow<'_, Self>) -> u32;
    fn run_listed(self: ListArc<Self>) -> u32;
    fn run_wrapped(self: ListArc<Wrapper<Self>>) -> u32;
    fn run_wrapped_and_borrowed(self: ArcBorrow<'_, Wrapper<Self>>) -> u32;
    fn run_boxed(self: Pin<KBox<Self>>) -> u32;
}

struct Wrapper<T: ?Sized> {
    links: ListLinksSelfPtr<Wrapper<dyn Task>>,
    task: T,
}

impl_list_arc_safe!(impl[T: ListArcSafe + ?Sized] ListArcSafe<0> for Wrapper<T> { tracked_by task: T; });
impl_list_item!(impl ListItem<0> for Wrapper<dyn Task> { using ListLinksSelfPtr { links }; });

impl<T: ?Sized> Deref for Wrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.task
    }
}

fn wrap<T: ListArcSafe>(task: T) -> ListArc<Wrapper<T>> {
    ListArc::try_new(Wrapper { links: ListLinksSelfPtr::new(), task }, GFP_KERNEL).expect("there is memory")
}

/// Counts how many of its kind were dropped.
struct Job {
    tracker: AtomicTracker,
    id: u32,
    drops: &'static AtomicUsize,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Job { tracked_by tracker: AtomicTracker; });

impl Job {
    fn new(id: u32, drops: &'static AtomicUsize) -> Self {
        Self { tracker: AtomicTracker::new(), id, drops }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.drops.fetch_add(1, Ordering::Relaxed);
    }
}

impl Task for Job {
    fn run_shared(self: Arc<Self>) -> u32 {
        self.id + 1
    }

    fn run_borrowed(self: ArcBorrow<'_, Self>) -> u32 {
        let upgraded: Arc<Self> = self.into();
        upgraded.id + 2
    }

    fn run_listed(self: ListArc<Self>) -> u32 {
        // The receiver is the `ListArc`: the value has no other, until this one is given up.
        let arc = self.clone_arc();
        assert!(ListArc::<_, 0>::try_from_arc_borrow(arc.as_arc_borrow()).is_none());
        drop(self);
        assert!(ListArc::<_, 0>::try_from_arc_borrow(arc.as_arc_borrow()).is_some());
        arc.id + 3
    }

    fn run_wrapped(self: ListArc<Wrapper<Self>>) -> u32 {
        self.task.id + 4
    }

    fn run_wrapped_and_borrowed(self: ArcBorrow<'_, Wrapper<Self>>) -> u32 {
        self.task.id + 5
    }

    fn run_boxed(self: Pin<KBox<Self>>) -> u32 {
        self.id + 6
    }
}

#[test]
fn an_arc() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = Arc::try_new(Job::new(10, &DROPS), GFP_KERNEL).expect("there is memory");
    let task: Arc<dyn Task> = sized;
    assert_eq!((task.clone().run_shared(), DROPS.load(Ordering::Relaxed)), (11, 0));
    assert_eq!((task.run_shared(), DROPS.load(Ordering::Relaxed)), (11, 1));
}

#[test]
fn a_borrow_that_is_upgraded() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = Arc::try_new(Job::new(10, &DROPS), GFP_KERNEL).expect("there is memory");
    let task: Arc<dyn Task> = sized;
    assert_eq!((task.as_arc_borrow().run_borrowed(), DROPS.load(Ordering::Relaxed)), (12, 0));
}

#[test]
fn a_list_arc() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = ListArc::<_, 0>::try_new(Job::new(10, &DROPS), GFP_KERNEL).expect("there is memory");
    let task: ListArc<dyn Task> = sized;
    assert_eq!((task.run_listed(), DROPS.load(Ordering::Relaxed)), (13, 1));
}

#[test]
fn a_list_arc_and_a_borrow_of_a_wrapper() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = wrap(Job::new(10, &DROPS));
    let task: ListArc<Wrapper<dyn Task>> = sized;
    assert_eq!((task.as_arc_borrow().run_wrapped_and_borrowed(), DROPS.load(Ordering::Relaxed)), (15, 0));
    assert_eq!((task.run_wrapped(), DROPS.load(Ordering::Relaxed)), (14, 1));
}

#[test]
fn a_pinned_box() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = KBox::try_pin(Job::new(10, &DROPS), GFP_KERNEL).expect("there is memory");
    let task: Pin<KBox<dyn Task>> = sized;
    assert_eq!((task.run_boxed(), DROPS.load(Ordering::Relaxed)), (16, 1));
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
impl_list_arc_safe!(impl ListArcSafe<0> for Odd { tracked_by tracker: AtomicTracker; });

impl DeliverToRead for Odd {
    fn do_work(self: ListArc<Deliverable<Self>>) -> u32 {
        2 * *self.work.half + 1
    }
}

/// Work for a number.
fn work(number: u32) -> ListArc<Deliverable<dyn DeliverToRead>> {
    let links = ListLinksSelfPtr::new();
    if number % 2 == 0 {
        ListArc::try_new(Deliverable { links, work: Even(number) }, GFP_KERNEL).expect("there is memory")
    } else {
        let odd = Odd { tracker: AtomicTracker::new(), half: Box::new(number / 2) };
        ListArc::try_new(Deliverable { links, work: odd }, GFP_KERNEL).expect("there is memory")
    }
}

#[test]
fn a_todo_list_of_different_types_delivered_by_several_threads() {
    const EACH: u32 = 500;
    let init = Mutex::new(List::<Deliverable<dyn DeliverToRead>>::new());
    let memory = UniqueArc::try_new_uninit(GFP_KERNEL).expect("there is memory");
    let todo = Arc::from(memory.pin_init_with(init).expect("cannot fail"));

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
