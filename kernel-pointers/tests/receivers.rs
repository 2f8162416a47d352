//! Methods whose `self` is one of the kernel's pointers, called through `dyn`.

#![cfg(all(feature = "implicit", not(loom)))]
#![feature(arbitrary_self_types)]

use kernel_pointers::{Arc, ArcBorrow, GFP_KERNEL, KBox};
use std::ops::Deref;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};

trait Task: Send + Sync {
    fn run_shared(self: Arc<Self>) -> u32;
    fn run_borrowed(self: ArcBorrow<'_, Self>) -> u32;
    fn run_wrapped(self: Arc<Wrapper<Self>>) -> u32;
    fn run_wrapped_and_borrowed(self: ArcBorrow<'_, Wrapper<Self>>) -> u32;
    fn run_boxed(self: Pin<KBox<Self>>) -> u32;
}

struct Wrapper<T: ?Sized> {
    header: u32,
    task: T,
}

impl<T: ?Sized> Deref for Wrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.task
    }
}

/// Counts how many of its kind were dropped.
struct Job {
    id: u32,
    drops: &'static AtomicUsize,
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

    fn run_wrapped(self: Arc<Wrapper<Self>>) -> u32 {
        self.header + self.task.id
    }

    fn run_wrapped_and_borrowed(self: ArcBorrow<'_, Wrapper<Self>>) -> u32 {
        2 * self.header + self.task.id
    }

    fn run_boxed(self: Pin<KBox<Self>>) -> u32 {
        self.id + 6
    }
}

/// Claim: kernel-dispatch.
#[test]
fn an_arc() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = Arc::new(Job { id: 10, drops: &DROPS }, GFP_KERNEL).expect("there is memory");
    let task: Arc<dyn Task> = sized;
    assert_eq!((task.clone().run_shared(), DROPS.load(Ordering::Relaxed)), (11, 0));
    assert_eq!((task.run_shared(), DROPS.load(Ordering::Relaxed)), (11, 1));
}

/// Claim: kernel-dispatch.
#[test]
fn a_borrow_that_is_upgraded() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = Arc::new(Job { id: 10, drops: &DROPS }, GFP_KERNEL).expect("there is memory");
    let borrow: ArcBorrow<'_, dyn Task> = sized.as_arc_borrow();
    assert_eq!((borrow.run_borrowed(), DROPS.load(Ordering::Relaxed)), (12, 0));
}

/// Claim: kernel-dispatch.
#[test]
fn an_arc_and_a_borrow_of_a_wrapper() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let wrapper = Wrapper { header: 100, task: Job { id: 10, drops: &DROPS } };
    let sized = Arc::new(wrapper, GFP_KERNEL).expect("there is memory");
    let task: Arc<Wrapper<dyn Task>> = sized;
    assert_eq!((task.as_arc_borrow().run_wrapped_and_borrowed(), DROPS.load(Ordering::Relaxed)), (210, 0));
    assert_eq!((task.run_wrapped(), DROPS.load(Ordering::Relaxed)), (110, 1));
}

/// Claim: kernel-dispatch.
#[test]
fn a_pinned_box() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let sized = KBox::pin(Job { id: 10, drops: &DROPS }, GFP_KERNEL).expect("there is memory");
    let task: Pin<KBox<dyn Task>> = sized;
    assert_eq!((task.run_boxed(), DROPS.load(Ordering::Relaxed)), (16, 1));
}
